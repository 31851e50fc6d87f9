#include "rodedraad/purposes/matrix.h"

#include <set>

#include "input.h"
#include "rodedraad/model/field_table.h"
#include "routes.h"
#include "views.h"

/// /v1/grondslagen and /v1/toestemmingen: who may get what, and why.
namespace rodedraad::admin {

namespace json = boost::json;

namespace {

json::object view(const config::Purpose& purpose) {
  return {{"id", purpose.id},
          {"artikel", purpose.article},
          {"activiteit", purpose.activity},
          {"vanWet", purpose.from_law},
          {"naarWet", purpose.to_law},
          {"velden", json::value_from(purpose.allow)},
          {"alleenVerwijzing", json::value_from(purpose.refer)},
          {"ontvangers", json::value_from(purpose.recipients)},
          {"geldigVan", or_null(purpose.since)},
          {"geldigTot", or_null(purpose.until)},
          {"toestemming", or_null(purpose.consent)},
          {"besluit", or_null(purpose.decision)},
          {"plaats", purpose.place.file + ':' + std::to_string(purpose.place.line)}};
}

sdk::Answer all(const Context& context) {
  const auto setup = context.setup();
  const auto& config = setup->config();
  json::array purposes;
  std::set<std::string> used;
  for (const auto& purpose : config.purposes) {
    purposes.push_back(view(purpose));
    used.insert(purpose.allow.begin(), purpose.allow.end());
    used.insert(purpose.refer.begin(), purpose.refer.end());
  }
  json::array fields;
  for (const auto& path : used) {
    const auto* field = model::find_field(path);
    if (field == nullptr) continue;
    fields.push_back(json::object{{"pad", path},
                                  {"omschrijving", json::string{field->name()}},
                                  {"klasse", json::string{model::to_string(field->sensitivity)}},
                                  {"wet", json::string{model::law_of(path)}}});
  }
  json::array organisations;
  for (const auto& organisation : config.region.organisations) {
    organisations.push_back(json::object{{"id", organisation.id}, {"naam", organisation.name}});
  }
  return reply(json::object{{"grondslagen", std::move(purposes)},
                            {"velden", std::move(fields)},
                            {"organisaties", std::move(organisations)},
                            {"revisie", config.revision}});
}

sdk::Answer annex(const Request& request, const Context& context) {
  auto input = Input::of_query(request);
  const auto form = input.word("vorm", {"csv", "markdown"});
  if (auto refusal = input.refusal()) return *refusal;
  const auto setup = context.setup();
  const auto matrix = purposes::matrix_of(setup->config(), setup->context().catalogue);
  const bool markdown = form == "markdown";
  return {200,
          markdown ? "text/markdown; charset=utf-8" : "text/csv; charset=utf-8",
          {{"Content-Disposition", markdown ? "attachment; filename=\"gegevensdeling.md\""
                                            : "attachment; filename=\"gegevensdeling.csv\""}},
          markdown ? purposes::markdown(matrix) : purposes::csv(matrix)};
}

/// What kinds of consent there are, and how much waits for each.
sdk::Answer consents(const Request& request, Workplace& work, const Context& context) {
  const auto scope = scope_of(request, Right::metadata);
  if (!scope) return forbidden();
  const auto setup = context.setup();
  std::map<std::string, std::vector<std::string>> by_subject;
  for (const auto& purpose : setup->config().purposes) {
    if (!purpose.consent.empty()) by_subject[purpose.consent].push_back(purpose.id);
  }
  std::map<std::string, std::int64_t> waiting;
  store::DeliveryQuery query;
  query.municipalities = *scope;
  query.states = {store::DeliveryState::parked};
  std::string cursor;
  do {
    const auto page = work.search.deliveries(query, cursor, store::Search::kMostLines);
    for (const auto& line : page.lines) {
      if (line.waits_for.starts_with("toestemming.")) ++waiting[line.purpose];
    }
    cursor = page.next;
  } while (!cursor.empty());
  json::array result;
  for (const auto& [subject, ids] : by_subject) {
    std::int64_t count = 0;
    for (const auto& id : ids) count += waiting[id];
    result.push_back(json::object{
        {"onderwerp", subject}, {"grondslagen", json::value_from(ids)}, {"wachtend", count}});
  }
  return reply(json::object{{"resultaten", std::move(result)}});
}

}  // namespace

void add_purposes(Router& router, Context& context) {
  router.add("GET", "/v1/grondslagen", Right::metadata,
             [&](const auto&, auto&) { return all(context); });
  router.add("GET", "/v1/grondslagen/_bijlage", Right::metadata,
             [&](const auto& request, auto&) { return annex(request, context); });
  router.add("GET", "/v1/toestemmingen", Right::metadata,
             [&](const auto& request, auto& work) { return consents(request, work, context); });
}

}  // namespace rodedraad::admin
