#include "overview.h"

#include <algorithm>
#include <set>

#include "connection_state.h"
#include "desk_view.h"
#include "events.h"
#include "laws.h"
#include "rodedraad/hub/causes.h"
#include "rodedraad/hub/deadlines.h"
#include "routes.h"
#include "version.h"
#include "views.h"

/// /v1/overzicht: is all well?
namespace rodedraad::admin {

namespace json = boost::json;

namespace {

/// A term that ends within so many days is in danger when a message of its case is stuck.
constexpr int kDanger = 14;
constexpr std::size_t kShown = 20;
/// What there is more of than this, is not counted further.
constexpr std::int64_t kCounted = 1000;

std::string day_after(std::string_view today, int days) {
  return hub::text_of(std::chrono::sys_days{hub::day_of(today)} + std::chrono::days{days});
}

int days_until(const std::string& due, std::string_view today) {
  return static_cast<int>(
      (std::chrono::sys_days{hub::day_of(due)} - std::chrono::sys_days{hub::day_of(today)})
          .count());
}

/// Terms that will be missed because a message of their case is stuck at the desk.
json::array in_danger(Workplace& work, const config::Config& config, const Person& person,
                      const std::vector<std::string>& scope, const std::string& today) {
  store::DeliveryQuery query;
  query.municipalities = scope;
  query.desk = true;
  query.wanted = [&](const store::DeliveryLine& line) {
    return may_with_delivery(person, Right::metadata, config, line);
  };
  json::array result;
  std::set<std::string> seen;
  for (const auto& line : work.search.deliveries(query, {}, 200).lines) {
    if (line.case_id.empty() || !seen.insert(line.case_id).second) continue;
    store::CaseQuery of_case;
    of_case.today = today;
    of_case.number = line.case_id;
    const auto found = work.search.cases(of_case, {}, 1);
    if (found.lines.empty() || found.lines.front().next_due.empty()) continue;
    const auto& file = found.lines.front();
    if (file.next_due > day_after(today, kDanger)) continue;
    result.push_back(json::object{{"zaak", line.case_id},
                                  {"gemeente", line.municipality},
                                  {"termijn", file.next_term},
                                  {"titel", file.next_term},
                                  {"uiterlijk", file.next_due},
                                  {"dagen", days_until(file.next_due, today)},
                                  {"aflevering", line.id},
                                  {"koppeling", line.connection},
                                  {"reden", json::string{hub::cause_of(line, config)->what}}});
    if (result.size() == kShown) break;
  }
  return result;
}

void name_terms(json::array& terms, const config::Config& config) {
  for (auto& item : terms) {
    auto& term = item.get_object();
    for (const auto& set : config.deadlines) {
      if (set.id == std::string_view{term["termijn"].get_string()}) term["titel"] = set.title;
    }
  }
}

/// How many terms are late, end within a week, and run; counted over a year back and ahead.
struct TermCounts {
  std::int64_t late = 0, week = 0, running = 0;
};

TermCounts count_terms(Workplace& work, const config::Config& config, const Person& person,
                       const std::vector<std::string>& scope, const std::string& today) {
  TermCounts result;
  store::TermQuery query;
  query.municipalities = scope;
  query.today = today;
  const auto count = [&](store::TermQuery::State state, int from, int until) {
    query.state = state;
    query.from = day_after(today, from);
    query.until = day_after(today, until);
    std::int64_t all = 0;
    for (const auto& each : work.search.term_counts(query)) {
      const bool may =
          may_with_term(person, Right::metadata, config, each.deadline, each.municipality);
      all += may ? each.count : 0;
    }
    return all;
  };
  using State = store::TermQuery::State;
  result.late = count(State::late, -365, -1);
  result.week = count(State::due, 0, 6);
  result.running = count(State::due, 0, 365);
  return result;
}

struct TaskCounts {
  std::int64_t open = 0, late = 0, mine = 0;
  bool more = false;
};

TaskCounts count_tasks(Workplace& work, const config::Config& config, const Person& person,
                       const std::vector<std::string>& scope, const std::string& today) {
  TaskCounts result;
  store::TaskQuery query;
  query.municipalities = scope;
  std::string cursor;
  do {
    const auto page = work.search.tasks(query, cursor, store::Search::kMostLines);
    for (const auto& line : page.lines) {
      if (line.case_id.empty() ||
          !may_with_work(person, Right::metadata, config, line.rule, line.municipality)) {
        continue;
      }
      ++result.open;
      result.late += !line.due.empty() && line.due < today ? 1 : 0;
      result.mine += !person.account.empty() && line.claimed_by == person.account ? 1 : 0;
    }
    cursor = page.next;
  } while (!cursor.empty() && result.open < kCounted);
  result.more = !cursor.empty();
  return result;
}

std::string counted(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

/// The answer to: is all well?
struct Judgement {
  Verdict verdict = Verdict::well;
  std::string sentence = "Alles gaat goed.";
};

Judgement judge(const std::vector<std::string>& troubles,
                const std::vector<ConnectionState>& states, const json::array& desk,
                std::size_t in_danger) {
  if (!troubles.empty()) return {Verdict::trouble, "De hub neemt nu geen berichten aan."};
  const auto down = std::count_if(states.begin(), states.end(), [](const auto& state) {
    return state.verdict == Verdict::trouble;
  });
  if (down > 0) {
    return {Verdict::trouble,
            counted(static_cast<std::size_t>(down), "koppeling heeft", "koppelingen hebben") +
                " een storing."};
  }
  if (in_danger > 0) {
    return {Verdict::trouble, counted(in_danger, "termijn dreigt", "termijnen dreigen") +
                                  " te worden gemist doordat een bericht vastzit."};
  }
  std::int64_t lying = 0;
  for (const auto& group : desk) lying += group.at("aantal").as_int64();
  if (lying > 0) {
    return {Verdict::care,
            counted(static_cast<std::size_t>(lying), "bericht ligt", "berichten liggen") +
                " bij de storingen."};
  }
  const auto care = std::count_if(states.begin(), states.end(),
                                  [](const auto& state) { return state.verdict == Verdict::care; });
  if (care > 0) {
    return {Verdict::care,
            counted(static_cast<std::size_t>(care), "koppeling vraagt", "koppelingen vragen") +
                " aandacht."};
  }
  return {};
}

}  // namespace

json::object overview_of(const Context& context, Workplace& work,
                         const std::vector<std::string>& scope, const Person& person) {
  const auto today = hub::text_of(model::dutch_day(context.clock.now()));
  const auto states = connection_states(context, work.search, scope);
  const auto& config = states.setup->config();
  const auto troubles = context.hub.troubles();
  auto desk = desk_groups(work.search, config, person, scope, context.clock.now());
  auto danger = in_danger(work, config, person, scope, today);
  name_terms(danger, config);
  const auto terms = count_terms(work, config, person, scope, today);
  const auto tasks = count_tasks(work, config, person, scope, today);
  const auto judgement = judge(troubles, states.all, desk, danger.size());
  json::array connections;
  for (const auto& state : states.all) connections.push_back(view(state, config));
  return {{"moment", utc(context.clock.now())},
          {"revisie", config.revision},
          {"versie", kProgramVersion},
          {"oordeel", json::string{word_of(judgement.verdict)}},
          {"zin", judgement.sentence},
          {"klachten", json::value_from(troubles)},
          {"koppelingen", std::move(connections)},
          {"termijnen", json::object{{"teLaat", terms.late},
                                     {"dezeWeek", terms.week},
                                     {"lopend", terms.running},
                                     {"bedreigd", std::move(danger)}}},
          {"storingen", std::move(desk)},
          {"taken", json::object{{"open", tasks.open},
                                 {"teLaat", tasks.late},
                                 {"vanMij", tasks.mine},
                                 {"bovengrens", tasks.more}}},
          {"voorstellen", work.search.proposals("open", scope, {}, 200).lines.size()}};
}

void add_overview(Router& router, Context& context) {
  router.add("GET", "/v1/overzicht", Right::metadata, [&](const auto& request, auto& work) {
    const auto scope = scope_of(request, Right::metadata);
    if (!scope) return forbidden();
    return reply(overview_of(context, work, *scope, request.person));
  });
  router.defer("GET", "/v1/gebeurtenissen", Right::metadata,
               [&](const Request& request, Workplace&, const Answered& answered) {
                 context.events.listen(std::string{request.message.header("Last-Event-ID")},
                                       answered);
               });
}

}  // namespace rodedraad::admin
