#include "rule_events.h"

#include <fmt/format.h>

#include <algorithm>

#include "rodedraad/model/field_table.h"

namespace rodedraad::config {

namespace {

using Kind = Trigger::Kind;

bool can_run(const DeadlineSet& set, const Reading& reading) {
  return is_said(reading, set.given) ||
         std::ranges::any_of(
             set.rules, [&](const DeadlineRule& rule) { return is_said(reading, rule.start); });
}

std::string no_moment(const DeadlineSet& set, const Trigger& trigger, const Made& made) {
  const auto& moment = trigger.moment;
  if (moment == "warning" && set.warnings.empty()) return "this deadline has no <warn>";
  if (moment == "met" && std::ranges::all_of(set.rules, [](const DeadlineRule& rule) {
        return rule.met_by.empty();
      })) {
    return "no rule of this deadline has met-by";
  }
  if ((moment == "suspended" || moment == "resumed") && set.suspensions.empty()) {
    return "this deadline has no <suspend>";
  }
  if (moment == "differs" && set.given.empty()) return "this deadline has no `given`";
  if (moment == "stopped" && !set.lapses && !made.closes && !made.stopped.contains(set.id)) {
    return "no rule stops this deadline, it has no <lapse>, and no rule closes a case";
  }
  return {};
}

std::string impossible_moment(const Trigger& trigger, const Made& made, const Reading& reading) {
  const auto* set = reading.config.deadline(trigger.name);
  if (set == nullptr) return {};  // was reported where it stands
  if (!made.started.contains(set->id)) return "no rule that can fire starts this deadline";
  if (!can_run(*set, reading)) return "no mapping makes a day on which this deadline starts";
  return no_moment(*set, trigger, made);
}

std::string missing(std::string_view what, const std::string& name,
                    const std::set<std::string>& known) {
  if (known.contains(name)) return {};
  return fmt::format("no rule that can fire has {} `{}`{}", what, name,
                     hint(name, {known.begin(), known.end()}));
}

}  // namespace

std::vector<RuleRef> rules_of(const Config& config) {
  std::vector<RuleRef> out;
  for (const auto& workflow : config.workflows) {
    for (const auto& rule : workflow.rules) out.push_back({&workflow, &rule});
  }
  return out;
}

void Made::add(const RuleRef& ref) {
  const auto in_workflow = [&](const std::string& id) { return ref.workflow->id + '/' + id; };
  for (const auto& start : ref.rule->starts) started.insert(start.deadline);
  for (const auto& stop : ref.rule->stops) stopped.insert(stop.deadline);
  for (const auto& task : ref.rule->tasks) {
    if (!task.id.empty()) done.insert(in_workflow(task.id));
  }
  for (const auto& send : ref.rule->sends) {
    for (const auto& await : send.awaits) awaits.insert(in_workflow(await.id));
  }
  closes = closes || !ref.rule->close.empty();
}

bool is_said(const Reading& reading, std::string_view path) {
  if (path == "inburgeraar.bsn" || path == "inburgeraar.vNummer") return true;
  // A field that does not exist was reported where it stands.
  if (!path.empty() && model::find_field(path) == nullptr) return true;
  return reading.produced.contains(std::string{path});
}

std::string impossible(const Trigger& trigger, const Made& made, const Reading& reading) {
  switch (trigger.kind) {
    case Kind::changed:
    case Kind::date:
      return is_said(reading, trigger.name) ? ""
                                            : fmt::format("no mapping makes `{}`", trigger.name);
    case Kind::message:
    case Kind::handover:
      return {};  // who does not exist was reported where it stands
    case Kind::deadline:
      return impossible_moment(trigger, made, reading);
    case Kind::done:
      return missing("a task", trigger.name, made.done);
    case Kind::awaited:
      return missing("an await", trigger.name, made.awaits);
  }
  return {};
}

}  // namespace rodedraad::config
