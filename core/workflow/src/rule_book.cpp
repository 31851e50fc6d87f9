#include <algorithm>

#include <fmt/format.h>

#include "counting.h"
#include "rodedraad/model/date.h"
#include "rodedraad/workflow/deadline.h"
#include "rodedraad/workflow/decide.h"

namespace rodedraad::workflow {

namespace {

using config::Condition;
using Kind = config::Trigger::Kind;
using Day = std::chrono::year_month_day;
using std::chrono::days;
using std::chrono::sys_days;

void collect_today(const Condition& condition, std::set<std::string>& paths) {
  for (const auto& child : condition.children) collect_today(child, paths);
  const bool today = condition.kind == Condition::Kind::test && !condition.value_is_path &&
                     condition.values.size() == 1 && condition.values.front() == kToday;
  if (today) paths.insert(condition.path);
}

/// The days that a field of the case names in full.
std::vector<std::pair<Day, std::string>> days_of(const model::Case& file, std::string_view path) {
  std::vector<std::pair<Day, std::string>> result;
  for (const auto* fact : model::current_each(file, path)) {
    const auto date = model::Date::parse(fact->value);
    if (date && date->complete()) result.emplace_back(*date->day(), fact->key);
  }
  return result;
}

Day moment_of(const config::Trigger& trigger, Day day) {
  if (!trigger.offset) return day;
  return trigger.before ? day_before(day, *trigger.offset) : last_day(day, *trigger.offset);
}

std::string_view words(std::string_view moment) {
  constexpr std::pair<std::string_view, std::string_view> kWords[]{
      {"started", "gaat lopen"},
      {"moved", "krijgt een ander einde"},
      {"warning", "loopt bijna af"},
      {"over", "is verstreken"},
      {"met", "is gehaald"},
      {"stopped", "vervalt"},
      {"suspended", "staat stil"},
      {"resumed", "loopt weer"},
      {"differs", "telt anders dan de partner"}};
  const auto* const found = std::find_if(std::begin(kWords), std::end(kWords),
                                         [&](const auto& pair) { return pair.first == moment; });
  return found == std::end(kWords) ? moment : found->second;
}

std::string describe_date(const Event& event) {
  if (event.moment == kToday) return event.name + " is nu bereikt";
  if (!event.offset) return "de dag van " + event.name + " is er";
  return fmt::format("het is {} {} {}", in_words(*event.offset), event.before ? "voor" : "na",
                     event.name);
}

}  // namespace

std::string describe(const Event& event) {
  switch (event.kind) {
    case Kind::changed:
      return event.name + " is gewijzigd";
    case Kind::message:
      return "bericht " + event.name + " kwam binnen";
    case Kind::deadline:
      return fmt::format("termijn {} {}{}", event.name, words(event.moment),
                         event.offset ? " (nog " + in_words(*event.offset) + ")" : "");
    case Kind::date:
      return describe_date(event);
    case Kind::done:
      return "taak " + event.name + " is gedaan";
    case Kind::handover:
      return "taak " + event.name + " ging naar een andere organisatie";
    case Kind::awaited:
      return "bevestiging " + event.name + (event.moment == "silence" ? " bleef uit" : " kwam");
  }
  return event.name;
}

std::vector<Event> events_of(std::span<const model::Change> changes) {
  std::vector<Event> events;
  events.reserve(changes.size());
  for (const auto& change : changes) {
    events.push_back({Kind::changed, change.path, {}, change.key});
  }
  return events;
}

RuleBook::RuleBook(const config::Config& config, const config::Catalogue& catalogue)
    : config_(config), catalogue_(catalogue) {
  for (const auto& workflow : config.workflows) {
    for (const auto& rule : workflow.rules) {
      const auto number = entries_.size();
      auto& entry = entries_.emplace_back();
      entry.workflow = &workflow;
      entry.rule = &rule;
      entry.name = workflow.id + '/' + rule.id;
      collect_today(rule.when, entry.today);
      if (!entry.today.empty()) today_.push_back(number);
      for (const auto& trigger : rule.on) {
        const Listener listener{number, &trigger};
        listeners_.at(static_cast<std::size_t>(trigger.kind))[trigger.name].push_back(listener);
        if (trigger.kind == Kind::handover) handovers_.insert(trigger.name);
        if (trigger.kind == Kind::date) dates_.push_back(listener);
      }
    }
  }
}

std::vector<std::size_t> RuleBook::listening(const Event& event) const {
  std::vector<std::size_t> result;
  if (event.kind == Kind::date && event.moment == kToday) {
    for (const auto number : today_) {
      if (entries_[number].name == event.key) result.push_back(number);
    }
    return result;
  }
  const auto& listeners = listeners_.at(static_cast<std::size_t>(event.kind));
  const auto found = listeners.find(std::string_view{event.name});
  if (found == listeners.end()) return result;
  for (const auto& [number, trigger] : found->second) {
    const bool moment = trigger->moment.empty() || trigger->moment == event.moment;
    const bool offset = event.kind == Kind::date
                            ? trigger->offset == event.offset && trigger->before == event.before
                            : !trigger->offset || trigger->offset == event.offset;
    if (moment && offset) result.push_back(number);
  }
  return result;
}

std::vector<Event> RuleBook::dates(const model::Case& file, Day looked, Day today,
                                   std::span<const model::Change> changes) const {
  std::vector<Event> events;
  const auto add = [&](Event event) {
    if (std::find(events.begin(), events.end(), event) == events.end()) {
      events.push_back(std::move(event));
    }
  };
  const auto changed = [&](const std::string& path, const std::string& key) {
    return std::any_of(changes.begin(), changes.end(), [&](const model::Change& change) {
      return change.path == path && change.key == key;
    });
  };
  for (const auto& [number, trigger] : dates_) {
    for (const auto& [day, key] : days_of(file, trigger->name)) {
      const auto moment = moment_of(*trigger, day);
      if (moment > today || (moment <= looked && !changed(trigger->name, key))) continue;
      add({Kind::date, trigger->name, {}, key, trigger->offset, trigger->before});
    }
  }
  if (looked == today) return events;
  for (const auto number : today_) {
    const auto& entry = entries_[number];
    const auto& when = entry.rule->when;
    if (holds(when, file, looked) || !holds(when, file, today)) continue;
    add({Kind::date, *entry.today.begin(), std::string{kToday}, entry.name});
  }
  for (const auto& task : handovers_) {
    const auto* before = organisation_for(config_.region, file.municipality, task, looked);
    const auto* now = organisation_for(config_.region, file.municipality, task, today);
    if (before != nullptr && now != nullptr && before != now) {
      add({Kind::handover, task, {}, {}});
    }
  }
  return events;
}

std::optional<Day> RuleBook::next_date(const model::Case& file, Day today) const {
  std::optional<Day> next;
  const auto offer = [&](Day day) {
    if (day > today && (!next || day < *next)) next = day;
  };
  for (const auto& [number, trigger] : dates_) {
    for (const auto& [day, key] : days_of(file, trigger->name)) offer(moment_of(*trigger, day));
  }
  for (const auto number : today_) {
    for (const auto& path : entries_[number].today) {
      for (const auto& [day, key] : days_of(file, path)) {
        offer(day);
        offer(sys_days{day} + days{1});
      }
    }
  }
  // Tasks of persons move with a mandate too, so every change of the table counts.
  if (const auto* place = config_.region.municipality(file.municipality)) {
    for (const auto& mandate : place->mandates) {
      if (const auto from = model::Date::parse(mandate.from)) offer(*from->day());
      if (const auto to = model::Date::parse(mandate.to)) offer(sys_days{*to->day()} + days{1});
    }
  }
  return next;
}

}  // namespace rodedraad::workflow
