#include "proposals.h"

#include <array>

#include "bulks.h"
#include "config_files.h"
#include "configurations.h"
#include "input.h"
#include "laws.h"
#include "masking.h"
#include "rodedraad/hub/log.h"
#include "rodedraad/message/difference.h"
#include "routes.h"
#include "views.h"

/// /v1/voorstellen
namespace rodedraad::admin {

namespace json = boost::json;

namespace {

constexpr std::array<std::pair<ProposalKind, std::string_view>, 4> kKinds{
    {{ProposalKind::edit, "bewerken"},
     {ProposalKind::bulk, "bulk"},
     {ProposalKind::erase, "wissen"},
     {ProposalKind::widen, "grondslag-verruimen"}}};

/// What nobody decides about is not done any more after this.
constexpr std::chrono::hours kLasts{7 * 24};

std::optional<ProposalKind> kind_of(std::string_view word) {
  for (const auto& [kind, known] : kKinds) {
    if (known == word) return kind;
  }
  return std::nullopt;
}

std::string_view state_of(const store::ProposalRow& row, model::Instant now) {
  if (row.state == "agreed") return "akkoord";
  if (row.state == "refused") return "afgewezen";
  return row.at + kLasts <= now ? "verlopen" : "wacht";
}

/// Whether this person could have asked for it: an edited delivery is of the laws of its purpose.
bool has_right(const Request& request, Workplace& work, const Context& context,
               const store::ProposalRow& row) {
  const auto kind = kind_of(row.kind);
  if (!kind || !request.person.may(right_for(*kind), {}, row.municipality)) return false;
  if (*kind != ProposalKind::edit) return true;
  const auto delivery = work.reader.delivery(row.object);
  const auto setup = context.setup();
  return delivery &&
         may_with_delivery(request.person, right_for(*kind), setup->config(), *delivery);
}

bool may_decide(const Request& request, Workplace& work, const Context& context,
                const store::ProposalRow& row, model::Instant now) {
  return state_of(row, now) == "wacht" && row.asked_by != request.person.account &&
         has_right(request, work, context, row);
}

std::string sentence(const store::ProposalRow& row) {
  switch (kind_of(row.kind).value_or(ProposalKind::edit)) {
    case ProposalKind::edit:
      return "Aflevering " + row.object + " bewerkt versturen";
    case ProposalKind::bulk:
      return "Veel berichten tegelijk: " + row.object;
    case ProposalKind::erase:
      return "Zaak " + row.object + " wissen";
    case ProposalKind::widen:
      return "Een configuratie laten gelden waarin een grondslag ruimer wordt";
  }
  return {};
}

json::object view(const Request& request, Workplace& work, const Context& context,
                  const store::ProposalRow& row) {
  const auto now = context.clock.now();
  return {{"id", row.id},
          {"soort", row.kind},
          {"object", row.object},
          {"gemeente", row.municipality},
          {"zin", sentence(row)},
          {"reden", row.why},
          {"door", row.asked_by},
          {"moment", utc(row.at)},
          {"stand", json::string{state_of(row, now)}},
          {"besluitDoor", or_null(row.decided_by)},
          {"besluitOp", or_null(row.decided_at)},
          {"mag", may_decide(request, work, context, row, now)}};
}

sdk::Answer all(const Request& request, Workplace& work, const Context& context) {
  auto input = Input::of_query(request);
  const auto state = input.word("stand", {"wacht", "akkoord", "afgewezen", "verlopen"});
  const auto cursor = input.cursor();
  const auto limit = input.how_many();
  if (auto refusal = input.refusal()) return *refusal;
  const auto scope = scope_of(request, Right::metadata);
  if (!scope) return forbidden();
  const auto now = context.clock.now();
  const char* stored = state == "akkoord"     ? "agreed"
                       : state == "afgewezen" ? "refused"
                       : state.empty()        ? ""
                                              : "open";
  auto page = work.search.proposals(stored, *scope, cursor, limit);
  std::erase_if(page.lines, [&](const store::ProposalRow& row) {
    return !state.empty() && state_of(row, now) != state;
  });
  return reply(page_of(
      page, [&](const store::ProposalRow& row) { return view(request, work, context, row); }));
}

std::optional<store::ProposalRow> wanted(const Request& request, Workplace& work) {
  auto row = work.search.proposal(request.id());
  if (!row || !request.person.may(Right::metadata, {}, row->municipality)) return std::nullopt;
  return row;
}

sdk::Answer show(const Request& request, Workplace& work, Context& context) {
  const auto row = wanted(request, work);
  if (!row) return not_found();
  auto result = view(request, work, context, *row);
  if (row->kind == word_of(ProposalKind::edit) && has_right(request, work, context, *row)) {
    // Who decides has to see what changes: in clear only who may unmask.
    const bool clear = request.person.may(Right::unmask, {}, row->municipality);
    if (auto refusal = recorded(request, context, clear ? "delivery.unmask" : "delivery.read",
                                row->object, row->municipality, "voorstel " + row->id)) {
      return *refusal;
    }
    json::array lines;
    if (const auto delivery = work.reader.delivery(row->object)) {
      for (const auto& line : message::difference(delivery->message.body, row->content)) {
        lines.push_back(json::string{clear ? line : form_of(line)});
      }
    }
    result["verschil"] = std::move(lines);
  } else if (row->kind == word_of(ProposalKind::widen)) {
    json::array lines;
    for (const auto& line : lines_of(row->content)) lines.push_back(json::string{line});
    result["verschil"] = std::move(lines);
  }
  return reply(result);
}

/// Writes down what was decided, once: nothing when somebody was first.
bool decided(Context& context, const Request& request, store::ProposalRow row, const char* state) {
  row.state = state;
  row.decided_by = request.person.account;
  row.decided_at = context.clock.now();
  auto record = record_of(request, context, "proposal.decide", row.id, row.municipality, state);
  return context.hub.write([row, record](store::Transaction& transaction) {
    transaction.put_proposal(row);
    transaction.audit(record);
  });
}

void edit(Context& context, const Request& request, const store::ProposalRow& row,
          const Answered& answered) {
  hub::Decision decision;
  decision.delivery = row.object;
  decision.verdict = hub::Verdict::edit;
  decision.content = row.content;
  decision.actor = {request.person.origin, row.asked_by + ", akkoord " + request.person.account,
                    row.why};
  const auto why_not =
      context.hub.deliverer().decide(decision, [answered](const std::string& too_late) {
        answered(too_late.empty() ? nothing() : problem(409, "Te laat", too_late));
      });
  if (!why_not.empty()) answered(not_now(why_not));
}

void carry_out(Context& context, const Request& request, const store::ProposalRow& row,
               const Answered& answered) {
  switch (*kind_of(row.kind)) {
    case ProposalKind::edit:
      return edit(context, request, row, answered);
    case ProposalKind::bulk:
      context.bulks.approve(row.object, request.person.account);
      return answered(nothing());
    case ProposalKind::erase: {
      const auto refusal = context.hub.order({hub::CaseOrder::What::erase, row.object, row.why,
                                              row.asked_by + ", akkoord " + request.person.account,
                                              request.person.origin});
      return answered(refusal.empty() ? nothing() : problem(409, "Niet uitgevoerd", refusal));
    }
    case ProposalKind::widen:
      return activate(context, row.object, request.person.origin,
                      row.asked_by + ", akkoord " + request.person.account, answered);
  }
}

/// The proposal, when this person may decide about it now; else the answer.
std::optional<store::ProposalRow> to_decide(const Request& request, Workplace& work,
                                            const Context& context, const Answered& answered) {
  auto row = wanted(request, work);
  if (!row) {
    answered(not_found());
    return std::nullopt;
  }
  const auto now = context.clock.now();
  if (state_of(*row, now) != "wacht") {
    answered(not_now("Over dit voorstel is al besloten, of het is verlopen."));
    return std::nullopt;
  }
  if (row->asked_by == request.person.account) {
    answered(problem(403, "Vier ogen", "Dit is uw eigen voorstel: iemand anders moet besluiten."));
    return std::nullopt;
  }
  if (!may_decide(request, work, context, *row, now)) {
    answered(forbidden());
    return std::nullopt;
  }
  return row;
}

void agree(const Request& request, Workplace& work, Context& context, const Answered& answered) {
  auto input = Input::of_body(request);
  input.text("reden");
  if (auto refusal = input.refusal()) return answered(*refusal);
  const auto row = to_decide(request, work, context, answered);
  if (!row) return;
  if (!decided(context, request, *row, "agreed")) return answered(unrecorded());
  carry_out(context, request, *row, answered);
}

void refuse(const Request& request, Workplace& work, Context& context, const Answered& answered) {
  auto input = Input::of_body(request);
  input.text("reden", Input::Need::required);
  if (auto refusal = input.refusal()) return answered(*refusal);
  const auto row = to_decide(request, work, context, answered);
  if (!row) return;
  if (!decided(context, request, *row, "refused")) return answered(unrecorded());
  if (row->kind == word_of(ProposalKind::bulk)) context.bulks.refuse(row->object);
  answered(nothing());
}

}  // namespace

std::string_view word_of(ProposalKind kind) {
  for (const auto& [known, word] : kKinds) {
    if (known == kind) return word;
  }
  return {};
}

Right right_for(ProposalKind kind) {
  switch (kind) {
    case ProposalKind::bulk:
      return Right::resend;
    case ProposalKind::widen:
      return Right::configure;
    case ProposalKind::edit:
    case ProposalKind::erase:
      break;
  }
  return Right::edit;
}

sdk::Answer propose(const Request& request, Context& context, const Proposal& proposal) {
  store::ProposalRow row;
  row.id = context.hub.fresh_id();
  row.kind = word_of(proposal.kind);
  row.object = proposal.object;
  row.municipality = proposal.municipality;
  row.content = proposal.content;
  row.asked_by = request.person.account;
  row.why = hub::mask(proposal.why);
  row.at = context.clock.now();
  auto record =
      record_of(request, context, "proposal.make", row.id, row.municipality, std::string{row.kind});
  if (!context.hub.write([row, record](store::Transaction& transaction) {
        transaction.put_proposal(row);
        transaction.audit(record);
      })) {
    return unrecorded();
  }
  return reply(json::object{{"voorstel", row.id}}, 202);
}

void add_proposals(Router& router, Context& context) {
  router.add("GET", "/v1/voorstellen", Right::metadata,
             [&](const auto& request, auto& work) { return all(request, work, context); });
  router.add("GET", "/v1/voorstellen/{id}", Right::metadata,
             [&](const auto& request, auto& work) { return show(request, work, context); });
  router.defer("POST", "/v1/voorstellen/{id}/_akkoord", Door::signed_in,
               [&](const auto& request, auto& work, auto answered) {
                 agree(request, work, context, answered);
               });
  router.defer("POST", "/v1/voorstellen/{id}/_afwijzen", Door::signed_in,
               [&](const auto& request, auto& work, auto answered) {
                 refuse(request, work, context, answered);
               });
}

}  // namespace rodedraad::admin
