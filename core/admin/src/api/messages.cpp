#include "content_view.h"
#include "input.h"
#include "laws.h"
#include "routes.h"
#include "scenario_copy.h"
#include "steps.h"
#include "views.h"
#include "words.h"

/// /v1/berichten: messages that came in.
namespace rodedraad::admin {

namespace json = boost::json;

namespace {

const std::initializer_list<std::string_view> kStates{"ontvangen", "verwerkt", "wacht",
                                                      "geweigerd", "dubbel",   "mislukt"};

sdk::Answer all(const Request& request, Workplace& work, const Context& context) {
  auto input = Input::of_query(request);
  store::MessageQuery query;
  query.connection = input.text("koppeling");
  query.kind = input.text("soort");
  if (const auto state = message_state_of(input.word("stand", kStates))) query.states = {*state};
  const auto municipality = input.municipality();
  query.case_id = input.text("zaak");
  query.key = input.text("sleutel");
  query.id = input.text("id");
  query.from = input.moment("van");
  query.until = input.moment("tot");
  const auto cursor = input.cursor();
  const auto limit = input.how_many();
  if (auto refusal = input.refusal()) return *refusal;
  auto scope = scope_of(request, Right::metadata, municipality);
  if (!scope) return forbidden();
  query.municipalities = std::move(*scope);
  const auto setup = context.setup();
  auto page = work.search.messages(query, cursor, limit);
  std::erase_if(page.lines, [&](const store::MessageLine& line) {
    return !may_with_message(request.person, Right::metadata, setup->config(), line.connection,
                             line.municipality);
  });
  return reply(page_of(page, [](const store::MessageLine& line) { return view(line); }));
}

std::optional<store::MessageRow> wanted(const Request& request, Workplace& work, Right right,
                                        const config::Config& config) {
  auto row = work.reader.message(request.id());
  if (!row ||
      !may_with_message(request.person, right, config, row->connection, row->municipality)) {
    return std::nullopt;
  }
  return row;
}

/// The message before or after it in what this person may see.
json::value neighbour(const Request& request, Workplace& work, const store::MessageRow& row,
                      bool later) {
  auto scope = scope_of(request, Right::metadata);
  if (!scope) return nullptr;
  return or_null(work.search.neighbour(row.seq, later, *scope));
}

sdk::Answer show(const Request& request, Workplace& work, const Context& context) {
  const auto setup = context.setup();
  const auto& config = setup->config();
  const auto row = wanted(request, work, Right::metadata, config);
  if (!row) return not_found();
  auto result = view(*row);
  result["sleutel"] = row->idempotency_key;
  result["bevindingen"] = findings_of(*row);
  result["stappen"] = steps_of(*row);
  json::array deliveries;
  for (const auto& delivery : work.reader.deliveries_of_message(row->message.id)) {
    if (may_with_delivery(request.person, Right::metadata, config, delivery)) {
      deliveries.push_back(view(delivery, config));
    }
  }
  result["afleveringen"] = std::move(deliveries);
  json::array parts;
  for (const auto& part : work.reader.parts(row->message.id)) parts.push_back(view(part));
  result["delen"] = std::move(parts);
  result["vorige"] = neighbour(request, work, *row, false);
  result["volgende"] = neighbour(request, work, *row, true);
  result["toegewezenAan"] = or_null(work.reader.setting("toegewezen/" + row->message.id));
  json::array may;
  const auto allowed = [&](Right right) {
    return may_with_message(request.person, right, config, row->connection, row->municipality);
  };
  const bool stuck = row->state == store::MessageState::failed ||
                     (row->state == store::MessageState::parked && row->case_id.empty());
  if (stuck && allowed(Right::resend)) may.push_back("opnieuw");
  if (allowed(Right::content)) may.push_back("inhoud");
  if (allowed(Right::unmask)) may.push_back("ontmaskeren");
  result["mag"] = std::move(may);
  return reply(result);
}

sdk::Answer content(const Request& request, Workplace& work, Context& context) {
  const auto setup = context.setup();
  const auto row = wanted(request, work, Right::content, setup->config());
  if (!row) return not_found();
  const auto& id = row->message.id;
  if (auto refusal = recorded(request, context, "message.read", id, row->municipality)) {
    return *refusal;
  }
  const auto until = context.unveilings.until(request.person.account, id, context.clock.now());
  return reply(content_of(*row, setup->context(), until));
}

sdk::Answer unveil_one(const Request& request, Workplace& work, Context& context) {
  const auto setup = context.setup();
  const auto row = wanted(request, work, Right::unmask, setup->config());
  if (!row) return not_found();
  return unveil(request, context, "message", row->message.id, row->municipality);
}

sdk::Answer again(const Request& request, Workplace& work, Context& context) {
  auto input = Input::of_body(request);
  input.text("reden");
  input.text("door");
  if (auto refusal = input.refusal()) return *refusal;
  const auto setup = context.setup();
  const auto row = wanted(request, work, Right::resend, setup->config());
  if (!row) return not_found();
  if (!context.hub.record(record_of(request, context, "message.again", row->message.id,
                                    row->municipality, "asked"))) {
    return unrecorded();
  }
  context.hub.processor().again(row->message.id);
  return nothing(202);
}

sdk::Answer assign(const Request& request, Workplace& work, Context& context) {
  auto input = Input::of_body(request);
  const auto to = input.text("aan");
  if (auto refusal = input.refusal()) return *refusal;
  const auto setup = context.setup();
  const auto row = wanted(request, work, Right::resend, setup->config());
  if (!row) return not_found();
  auto record = record_of(request, context, "message.assign", row->message.id, row->municipality,
                          to.empty() ? "nobody" : to);
  const auto name = "toegewezen/" + row->message.id;
  if (!context.hub.write([&](store::Transaction& transaction) {
        transaction.put_setting(name, to);
        transaction.audit(record);
      })) {
    return unrecorded();
  }
  return nothing();
}

sdk::Answer as_scenario(const Request& request, Workplace& work, Context& context) {
  const auto setup = context.setup();
  const auto row = wanted(request, work, Right::content, setup->config());
  if (!row) return not_found();
  if (auto refusal =
          recorded(request, context, "message.read", row->message.id, row->municipality)) {
    return *refusal;
  }
  auto scenario = scenario_of(*row, setup->context());
  if (scenario.is_null()) {
    return not_now("Van een bericht dat geen JSON of XML is, kan geen scenario worden gemaakt.");
  }
  return reply(scenario);
}

}  // namespace

void add_messages(Router& router, Context& context) {
  router.add("GET", "/v1/berichten", Right::metadata,
             [&](const auto& request, auto& work) { return all(request, work, context); });
  router.add("GET", "/v1/berichten/{id}", Right::metadata,
             [&](const auto& request, auto& work) { return show(request, work, context); });
  router.add("GET", "/v1/berichten/{id}/inhoud", Right::content,
             [&](const auto& request, auto& work) { return content(request, work, context); });
  router.add("POST", "/v1/berichten/{id}/_onthul", Right::unmask,
             [&](const auto& request, auto& work) { return unveil_one(request, work, context); });
  router.add("POST", "/v1/berichten/{id}/_opnieuw", Right::resend,
             [&](const auto& request, auto& work) { return again(request, work, context); });
  router.add("PUT", "/v1/berichten/{id}/toewijzing", Right::resend,
             [&](const auto& request, auto& work) { return assign(request, work, context); });
  router.add("GET", "/v1/berichten/{id}/scenario", Right::content,
             [&](const auto& request, auto& work) { return as_scenario(request, work, context); });
}

}  // namespace rodedraad::admin
