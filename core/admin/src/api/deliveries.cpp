#include <algorithm>

#include "content_view.h"
#include "decisions.h"
#include "input.h"
#include "laws.h"
#include "proposals.h"
#include "rodedraad/hub/desk_list.h"
#include "rodedraad/hub/log.h"
#include "routes.h"
#include "views.h"
#include "words.h"

/// /v1/afleveringen: messages that go out.
namespace rodedraad::admin {

namespace json = boost::json;

namespace {

sdk::Answer all(const Request& request, Workplace& work, const Context& context) {
  auto input = Input::of_query(request);
  const auto setup = context.setup();
  const auto cause = input.text("oorzaak");
  auto query = cause.empty() ? store::DeliveryQuery{}
                             : hub::deliveries_at_desk(work.search, setup->config(), cause,
                                                       context.clock.now());
  query.connection = input.text("koppeling");
  query.kind = input.text("soort");
  const auto word = input.text("stand");
  const auto state = delivery_state_of(word);
  if (!word.empty() && !state) input.wrong("stand", "is geen stand van een aflevering");
  if (state) query.states = {*state};
  const auto municipality = input.municipality();
  query.case_id = input.text("zaak");
  query.desk = input.flag("opBureau").value_or(false) || query.desk;
  query.from = input.moment("van");
  query.until = input.moment("tot");
  const auto cursor = input.cursor();
  const auto limit = input.how_many();
  if (auto refusal = input.refusal()) return *refusal;
  auto scope = scope_of(request, Right::metadata, municipality);
  if (!scope) return forbidden();
  query.municipalities = std::move(*scope);
  auto page = work.search.deliveries(query, cursor, limit);
  std::erase_if(page.lines, [&](const store::DeliveryLine& line) {
    const auto* found = hub::cause_of(line, setup->config());
    return !may_with_delivery(request.person, Right::metadata, setup->config(), line) ||
           (!cause.empty() && (found == nullptr || found->code != cause));
  });
  return reply(page_of(page, [&](const auto& line) { return view(line, setup->config()); }));
}

std::optional<store::DeliveryRow> wanted(const Request& request, Workplace& work, Right right,
                                         const config::Config& config) {
  auto row = work.reader.delivery(request.id());
  if (!row || !may_with_delivery(request.person, right, config, *row)) return std::nullopt;
  return row;
}

/// What this person can do with it, as the address of the action ends.
json::array possible(const Request& request, const config::Config& config,
                     const store::DeliveryRow& row) {
  json::array may;
  const auto allowed = [&](Right right) {
    return may_with_delivery(request.person, right, config, row);
  };
  for (const auto& [verdict, action] : kDecisions) {
    hub::Decision decision;
    decision.delivery = row.message.id;
    decision.verdict = verdict;
    decision.actor = {request.person.origin, request.person.account, "?"};
    decision.content = row.message.body + " ";
    const auto right = verdict == hub::Verdict::edit ? Right::edit : Right::resend;
    if (allowed(right) && hub::refusal(row, decision).empty()) {
      may.push_back(json::string{action.substr(2)});
    }
  }
  if (allowed(Right::content)) may.push_back("inhoud");
  if (allowed(Right::unmask)) may.push_back("ontmaskeren");
  return may;
}

sdk::Answer show(const Request& request, Workplace& work, const Context& context) {
  const auto setup = context.setup();
  const auto& config = setup->config();
  const auto row = wanted(request, work, Right::metadata, config);
  if (!row) return not_found();
  const auto attempts = work.reader.attempts(row->message.id);
  auto result = view(*row, config);
  if (row->desk) {
    const auto outcome = attempts.empty() ? std::string{} : attempts.back().outcome;
    result["oorzaak"] = json::string{hub::cause_of(*row, outcome).code};
  }
  result["pogingen"] = view(attempts);
  result["mag"] = possible(request, config, *row);
  return reply(result);
}

sdk::Answer content(const Request& request, Workplace& work, Context& context) {
  const auto setup = context.setup();
  const auto row = wanted(request, work, Right::content, setup->config());
  if (!row) return not_found();
  const auto& id = row->message.id;
  if (auto refusal = recorded(request, context, "delivery.read", id, row->municipality)) {
    return *refusal;
  }
  const auto until = context.unveilings.until(request.person.account, id, context.clock.now());
  return reply(content_of(*row, until));
}

sdk::Answer unveil_one(const Request& request, Workplace& work, Context& context) {
  const auto setup = context.setup();
  const auto row = wanted(request, work, Right::unmask, setup->config());
  if (!row) return not_found();
  return unveil(request, context, "delivery", row->message.id, row->municipality);
}

/// What is decided, out of a request.
struct Asked {
  hub::Decision decision;
  std::optional<sdk::Answer> refusal;
};

Asked read(const Request& request, hub::Verdict verdict) {
  auto input = Input::of_body(request);
  Asked asked;
  auto& decision = asked.decision;
  decision.delivery = request.id();
  decision.verdict = verdict;
  const auto need = [](bool needed) {
    return needed ? Input::Need::required : Input::Need::optional;
  };
  const bool edits = verdict == hub::Verdict::edit;
  const auto by = input.text("door", need(request.person.command));
  const auto why = input.text("reden", need(edits || verdict == hub::Verdict::cancel));
  decision.content = input.text("inhoud", need(edits), std::size_t{8} << 20U);
  decision.not_before = input.moment("vanaf");
  asked.refusal = input.refusal();
  decision.actor = {request.person.origin, by_of(request, by), hub::mask(why)};
  return asked;
}

void carry_out(const Request& request, Context& context, const store::DeliveryRow& row,
               const hub::Decision& decision, const Answered& answered) {
  auto record =
      record_of(request, context, "delivery.decide", decision.delivery, row.municipality, "asked");
  if (!context.hub.record(std::move(record))) return answered(unrecorded());
  const auto why_not =
      context.hub.deliverer().decide(decision, [answered](const std::string& too_late) {
        answered(too_late.empty() ? nothing() : problem(409, "Te laat", too_late));
      });
  if (!why_not.empty()) answered(not_now(why_not));
}

void decide(const Request& request, Workplace& work, Context& context, hub::Verdict verdict,
            const Answered& answered) {
  auto asked = read(request, verdict);
  if (asked.refusal) return answered(*asked.refusal);
  const auto setup = context.setup();
  const bool edits = verdict == hub::Verdict::edit;
  const auto row = wanted(request, work, edits ? Right::edit : Right::resend, setup->config());
  if (!row) return answered(not_found());
  if (!edits || request.person.command) {
    return carry_out(request, context, *row, asked.decision, answered);
  }
  if (const auto why_not = hub::refusal(*row, asked.decision); !why_not.empty()) {
    return answered(not_now(why_not));
  }
  Proposal proposal{ProposalKind::edit, row->message.id, row->municipality, asked.decision.content,
                    asked.decision.actor.why};
  answered(propose(request, context, proposal));
}

}  // namespace

void add_deliveries(Router& router, Context& context) {
  router.add("GET", "/v1/afleveringen", Right::metadata,
             [&](const auto& request, auto& work) { return all(request, work, context); });
  router.add("GET", "/v1/afleveringen/{id}", Right::metadata,
             [&](const auto& request, auto& work) { return show(request, work, context); });
  router.add("GET", "/v1/afleveringen/{id}/inhoud", Right::content,
             [&](const auto& request, auto& work) { return content(request, work, context); });
  router.add("POST", "/v1/afleveringen/{id}/_onthul", Right::unmask,
             [&](const auto& request, auto& work) { return unveil_one(request, work, context); });
  for (const auto& [verdict, action] : kDecisions) {
    const auto right = verdict == hub::Verdict::edit ? Right::edit : Right::resend;
    router.defer("POST", "/v1/afleveringen/{id}" + std::string{action}, right,
                 [&context, verdict = verdict](const auto& request, auto& work, auto answered) {
                   decide(request, work, context, verdict, answered);
                 });
  }
}

}  // namespace rodedraad::admin
