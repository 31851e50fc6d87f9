#include <map>

#include "input.h"
#include "laws.h"
#include "rodedraad/hub/deadlines.h"
#include "routes.h"
#include "views.h"

/// /v1/termijnen
namespace rodedraad::admin {

namespace json = boost::json;

namespace {

using Days = std::chrono::sys_days;

std::string title_of(const config::Config& config, const std::string& deadline) {
  for (const auto& set : config.deadlines) {
    if (set.id == deadline) return set.title;
  }
  return deadline;
}

json::object view(const store::TermLine& line, const config::Config& config, Days today) {
  return {{"zaak", line.case_id},
          {"gemeente", line.municipality},
          {"gemeenteNaam", name_of_municipality(config, line.municipality)},
          {"termijn", line.deadline},
          {"titel", line.title},
          {"regel", line.rule},
          {"artikel", line.article},
          {"uiterlijk", line.due},
          {"stand", line.late ? "te-laat" : "loopt"},
          {"dagen", (Days{hub::day_of(line.due)} - today).count()}};
}

sdk::Answer all(const Request& request, Workplace& work, const Context& context) {
  auto input = Input::of_query(request);
  const auto state = input.word("stand", {"te-laat", "loopt"});
  const auto municipality = input.municipality();
  store::TermQuery query;
  query.deadline = input.text("termijn");
  query.from = input.day("van");
  query.until = input.day("tot");
  const auto cursor = input.cursor();
  const auto limit = input.how_many();
  if (auto refusal = input.refusal()) return *refusal;
  const auto scope = scope_of(request, Right::metadata, municipality);
  if (!scope) return forbidden();
  query.municipalities = *scope;
  using State = store::TermQuery::State;
  query.state = state == "te-laat" ? State::late : state == "loopt" ? State::due : State::open;
  const Days today{model::dutch_day(context.clock.now())};
  query.today = hub::text_of(today);
  const auto setup = context.setup();
  auto page = work.search.terms(query, cursor, limit);
  std::erase_if(page.lines, [&](const store::TermLine& line) {
    return !may_with_term(request.person, Right::metadata, setup->config(), line.deadline,
                          line.municipality);
  });
  return reply(page_of(page, [&](const auto& line) { return view(line, setup->config(), today); }));
}

struct Group {
  std::string title;
  std::int64_t count = 0;
  std::int64_t late = 0;
};

json::array view(const std::map<std::string, Group>& groups) {
  json::array result;
  for (const auto& [key, group] : groups) {
    result.push_back(json::object{
        {"sleutel", key}, {"titel", group.title}, {"aantal", group.count}, {"teLaat", group.late}});
  }
  return result;
}

/// "2026-W48" (ISO 8601) of a Monday.
std::string week_of(Days monday) {
  const auto thursday = monday + std::chrono::days{3};
  const std::chrono::year_month_day day{thursday};
  const auto first = Days{day.year() / std::chrono::January / 1};
  const auto week = (thursday - first).count() / 7 + 1;
  return std::to_string(static_cast<int>(day.year())) + (week < 10 ? "-W0" : "-W") +
         std::to_string(week);
}

/// What is late for a year at most, and what ends within a year.
sdk::Answer count(const Request& request, Workplace& work, const Context& context) {
  const auto scope = scope_of(request, Right::metadata);
  if (!scope) return forbidden();
  const auto setup = context.setup();
  const auto& config = setup->config();
  const Days today{model::dutch_day(context.clock.now())};
  store::TermQuery query;
  query.municipalities = *scope;
  query.today = hub::text_of(today);
  std::map<std::string, Group> municipalities, deadlines;
  std::map<std::string, std::int64_t> weeks;
  using State = store::TermQuery::State;
  for (const auto state : {State::late, State::due}) {
    const bool late = state == State::late;
    query.state = state;
    query.from = hub::text_of(late ? today - std::chrono::days{365} : today);
    query.until =
        hub::text_of(late ? today - std::chrono::days{1} : today + std::chrono::days{365});
    for (const auto& each : work.search.term_counts(query)) {
      if (!may_with_term(request.person, Right::metadata, config, each.deadline,
                         each.municipality)) {
        continue;
      }
      auto& town = municipalities[each.municipality];
      town.title = name_of_municipality(config, each.municipality);
      auto& deadline = deadlines[each.deadline];
      deadline.title = title_of(config, each.deadline);
      for (auto* group : {&town, &deadline}) {
        group->count += each.count;
        group->late += late ? each.count : 0;
      }
      weeks[each.week] += each.count;
    }
  }
  json::array by_week;
  for (const auto& [monday, number] : weeks) {
    by_week.push_back(json::object{
        {"week", week_of(Days{hub::day_of(monday)})}, {"van", monday}, {"aantal", number}});
  }
  return reply(json::object{{"weken", std::move(by_week)},
                            {"gemeenten", view(municipalities)},
                            {"regels", view(deadlines)}});
}

}  // namespace

void add_terms(Router& router, Context& context) {
  router.add("GET", "/v1/termijnen", Right::metadata,
             [&](const auto& request, auto& work) { return all(request, work, context); });
  router.add("GET", "/v1/termijnen/_telling", Right::metadata,
             [&](const auto& request, auto& work) { return count(request, work, context); });
}

}  // namespace rodedraad::admin
