#include "rodedraad/workflow/decide.h"

#include <algorithm>
#include <map>
#include <optional>
#include <variant>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "rodedraad/workflow/deadline.h"
#include "rodedraad/workflow/purpose.h"

namespace rodedraad::workflow {

namespace {

bool writes(const config::Catalogue& catalogue, const config::Connection& connection,
            std::string_view message) {
  if (!connection.may_send(message)) return false;
  const auto* adapter = catalogue.adapter(connection.adapter.name);
  return adapter != nullptr && adapter->writes(message) != nullptr;
}

/// What the text after \p prefix is, when \p to starts with it.
std::optional<std::string_view> after(std::string_view to, std::string_view prefix) {
  if (!to.starts_with(prefix)) return std::nullopt;
  return to.substr(prefix.size());
}

/// One evaluation of rules for one case.
class Decider {
 public:
  Decider(const config::Config& config, const config::Catalogue& catalogue, const model::Case& file,
          std::chrono::year_month_day day)
      : config_(config), catalogue_(catalogue), file_(file), day_(day) {}

  void look(const config::Workflow& workflow, const config::Rule& rule, const std::string& name,
            const Event& event, const std::set<std::string>& fired) {
    const auto* purpose = config_.purpose(rule.purpose);
    const Sight sight = [&](std::string_view path) {
      return out_of_sight(workflow.law, purpose, file_, path, day_);
    };
    RuleOutcome outcome{workflow.id, rule.id, describe(event), false, {}, {}};
    std::vector<std::string> why;
    if (event.kind == config::Trigger::Kind::changed) {
      if (auto hidden = sight(event.name); !hidden.empty()) why.push_back(std::move(hidden));
    }
    outcome.fired = why.empty() && holds(rule.when, file_, day_, &why, &outcome.tests, sight);
    if (outcome.fired && rule.once && fired.contains(name)) {
      outcome.fired = false;
      why.emplace_back("deze regel werkt één keer per dossier en deed dat al");
    }
    why.insert(why.begin(), outcome.event);
    outcome.why = fmt::format("{}", fmt::join(why, "; "));
    const bool fires = outcome.fired;
    decisions_.outcomes.push_back(std::move(outcome));
    if (fires) fire(workflow, rule, name);
  }

  Decisions take() && { return std::move(decisions_); }

 private:
  /// Where a message goes and why, or what a person has to do because it cannot go.
  struct Way {
    const config::Connection* connection;
    std::string chosen;
  };
  using Destination = std::variant<Way, TaskDecision>;

  void fire(const config::Workflow& workflow, const config::Rule& rule, const std::string& name) {
    if (rule.once) decisions_.fired_once.push_back(name);
    for (const auto& send : rule.sends) {
      if (!decide_send(name, send)) continue;
      for (const auto& await : send.awaits) decide_await(workflow, name, await);
    }
    for (const auto& start : rule.starts) decide_deadline(start.deadline);
    for (const auto& stop : rule.stops) decisions_.stops.push_back({stop.deadline, stop.because});
    for (const auto& task : rule.tasks) decide_task(workflow, name, task);
    if (!rule.close.empty()) decisions_.close = rule.close;
    if (rule.reopen) decisions_.reopen = true;
  }

  bool decide_send(const std::string& rule, const config::Send& send) {
    auto destination = destination_of(rule, send);
    if (auto* task = std::get_if<TaskDecision>(&destination)) {
      decisions_.tasks.push_back(std::move(*task));
      return false;
    }
    auto& way = std::get<Way>(destination);
    const auto& connection = *way.connection;
    const auto* purpose = config_.purpose(send.purpose);
    auto closed = purpose == nullptr ? fmt::format(
                                           "grondslag '{}' bestaat niet. Vul purposes.xml aan, of "
                                           "verstrek de gegevens op een andere grond",
                                           send.purpose)
                                     : not_in_force(*purpose, day_);
    if (!closed.empty()) {
      decisions_.tasks.push_back(
          by_hand(rule, fmt::format("Bericht '{}' is niet gemaakt: {}.", send.message, closed),
                  connection.organisation));
      return false;
    }
    decisions_.sends.push_back({rule, send.message, connection.id, connection.organisation,
                                purpose->id, purpose->article, std::move(way.chosen), send.with});
    return true;
  }

  static TaskDecision by_hand(const std::string& rule, std::string title, std::string organisation,
                              std::string role = {}) {
    TaskDecision task;
    task.rule = rule;
    task.title = std::move(title);
    task.organisation = std::move(organisation);
    task.role = std::move(role);
    return task;
  }

  Destination destination_of(const std::string& rule, const config::Send& send) const {
    if (const auto id = after(send.to, "connection:")) return by_connection(rule, send, *id);
    return by_task(rule, send, after(send.to, "task:").value_or(send.to));
  }

  Destination by_connection(const std::string& rule, const config::Send& send,
                            std::string_view id) const {
    const auto* connection = config_.connection(id);
    if (connection != nullptr && writes(catalogue_, *connection, send.message)) {
      return Way{connection, fmt::format("de regel noemt koppeling {}", id)};
    }
    return by_hand(rule,
                   fmt::format("Bericht '{}' kan niet over koppeling '{}': breng de gegevens op "
                               "een andere manier over.",
                               send.message, id),
                   connection == nullptr ? std::string{} : connection->organisation);
  }

  Destination by_task(const std::string& rule, const config::Send& send,
                      std::string_view task) const {
    const auto* mandate = mandate_for(config_.region, file_.municipality, task, day_);
    const auto* place = config_.region.municipality(file_.municipality);
    const auto* organisation =
        mandate == nullptr ? nullptr : config_.region.organisation(mandate->executor());
    if (organisation == nullptr) {
      return by_hand(rule,
                     fmt::format("Bericht '{}' heeft geen ontvanger: niemand heeft in {} de taak "
                                 "'{}'. Bepaal wie haar heeft en geef het zelf door.",
                                 send.message, municipality_name(), task),
                     {}, std::string{task});
    }
    const auto connection = std::find_if(config_.connections.begin(), config_.connections.end(),
                                         [&](const config::Connection& candidate) {
                                           return candidate.organisation == organisation->id &&
                                                  writes(catalogue_, candidate, send.message);
                                         });
    if (connection != config_.connections.end()) {
      return Way{&*connection, describe(config_.region, *place, *mandate)};
    }
    return by_hand(rule,
                   fmt::format("{} heeft de taak '{}' maar geen koppeling voor bericht '{}': breng "
                               "de gegevens op een andere manier over.",
                               organisation->name, task, send.message),
                   organisation->id, std::string{task});
  }

  void decide_deadline(const std::string& id) {
    auto& ids = decisions_.deadlines;
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  }

  void decide_await(const config::Workflow& workflow, const std::string& rule,
                    const config::Await& await) {
    AwaitDecision decision;
    decision.name = workflow.id + '/' + await.id;
    decision.rule = rule;
    decision.title = await.title.empty() ? "Bevestiging " + await.id : await.title;
    decision.by_message = await.field.empty();
    decision.met_by = decision.by_message ? await.message : await.field;
    decision.due = shifted(last_day(day_, await.within));
    decisions_.awaits.push_back(std::move(decision));
  }

  void decide_task(const config::Workflow& workflow, const std::string& rule,
                   const config::TaskAction& action) {
    const auto* organisation =
        organisation_for(config_.region, file_.municipality, action.task, day_);
    TaskDecision task;
    task.rule = rule;
    task.title = action.title;
    task.text = action.text;
    task.role = action.task;
    if (!action.id.empty()) task.name = workflow.id + '/' + action.id;
    if (action.due) task.due = shifted(last_day(day_, *action.due));
    if (organisation != nullptr) {
      task.organisation = organisation->id;
    } else {
      task.title +=
          fmt::format(" (niemand heeft in {} de taak '{}')", municipality_name(), action.task);
    }
    decisions_.tasks.push_back(std::move(task));
  }

  std::string municipality_name() const {
    const auto* place = config_.region.municipality(file_.municipality);
    return place == nullptr ? "gemeente " + file_.municipality : place->name;
  }

  const config::Config& config_;
  const config::Catalogue& catalogue_;
  const model::Case& file_;
  std::chrono::year_month_day day_;
  Decisions decisions_;
};

}  // namespace

Decisions RuleBook::decide(const model::Case& file, std::span<const Event> events,
                           const std::set<std::string>& fired, std::chrono::year_month_day day,
                           bool closed, const std::set<std::string>& but_not) const {
  // The first event that wakes a rule speaks for all.
  std::map<std::size_t, const Event*> woken;
  for (const auto& event : events) {
    for (const auto number : listening(event)) woken.emplace(number, &event);
  }
  Decider decider{config_, catalogue_, file, day};
  for (const auto& [number, event] : woken) {
    const auto& entry = entries_[number];
    if ((closed && !entry.rule->on_closed) || but_not.contains(entry.name)) continue;
    decider.look(*entry.workflow, *entry.rule, entry.name, *event, fired);
  }
  return std::move(decider).take();
}

}  // namespace rodedraad::workflow
