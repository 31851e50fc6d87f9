#include "coverage.h"

#include <fmt/format.h>

#include <string_view>

namespace rodedraad::hub {

namespace {

const config::Rule* rule_of(const config::Config& config, std::string_view name) {
  for (const auto& workflow : config.workflows) {
    if (!name.starts_with(workflow.id + '/')) continue;
    for (const auto& rule : workflow.rules) {
      if (name.substr(workflow.id.size() + 1) == rule.id) return &rule;
    }
  }
  return nullptr;
}

/// The line that said who does a task, on the day it was needed.
void add_mandate(const config::Config& config, const std::string& municipality,
                 const std::string& task, model::Instant at, Coverage& coverage) {
  const auto* line = workflow::mandate_for(config.region, municipality, task, model::dutch_day(at));
  if (line != nullptr) coverage.mandates.insert(line);
}

void add_send(const config::Config& config, const store::DeliveryRow& row, Coverage& coverage) {
  constexpr std::string_view by_task = "task:";
  if (!row.purpose.empty()) coverage.purposes.insert(row.purpose);
  const auto* rule = rule_of(config, row.rule);
  if (rule == nullptr) return;
  for (const auto& send : rule->sends) {
    if (send.message == row.message.kind && send.to.starts_with(by_task)) {
      add_mandate(config, row.municipality, send.to.substr(by_task.size()), row.created, coverage);
    }
  }
}

void add_outcome(const config::Config& config, const workflow::RuleOutcome& outcome,
                 Coverage& coverage) {
  const auto name = outcome.workflow + '/' + outcome.rule;
  const auto* rule = rule_of(config, name);
  if (rule == nullptr) return;
  if (!rule->purpose.empty()) coverage.purposes.insert(rule->purpose);
  if (!outcome.fired) return;
  coverage.rules.insert(name);
  // Also when nothing could be made: then a task says why not.
  for (const auto& send : rule->sends) coverage.purposes.insert(send.purpose);
}

}  // namespace

void add_coverage(const Rehearsal& rehearsal, Coverage& coverage) {
  const auto& config = rehearsal.context().config;
  for (const auto& row : rehearsal.deliveries()) add_send(config, row, coverage);
  for (const auto& plan : rehearsal.plans()) {
    for (const auto& outcome : plan.outcomes) add_outcome(config, outcome, coverage);
    for (const auto* rows : {&plan.tasks, &plan.task_updates}) {
      for (const auto& task : *rows) {
        if (task.role.empty() || plan.file == nullptr) continue;
        const auto at = rows == &plan.tasks ? task.created : plan.message.received;
        add_mandate(config, plan.file->file.municipality, task.role, at, coverage);
      }
    }
  }
}

std::vector<Untouched> untouched_rules(const config::Config& config, const Coverage& coverage) {
  std::vector<Untouched> result;
  for (const auto& workflow : config.workflows) {
    for (const auto& rule : workflow.rules) {
      const auto name = workflow.id + '/' + rule.id;
      if (!coverage.rules.contains(name)) result.push_back({name, rule.place});
    }
  }
  return result;
}

std::vector<Untouched> untouched_purposes(const config::Config& config, const Coverage& coverage) {
  std::vector<Untouched> result;
  for (const auto& purpose : config.purposes) {
    if (!coverage.purposes.contains(purpose.id)) result.push_back({purpose.id, purpose.place});
  }
  return result;
}

std::vector<Untouched> untouched_mandates(const config::Config& config, const Coverage& coverage) {
  std::vector<Untouched> result;
  for (const auto& municipality : config.region.municipalities) {
    for (const auto& line : municipality.mandates) {
      if (coverage.mandates.contains(&line)) continue;
      result.push_back(
          {fmt::format("{} in {}: {}, vanaf {}{}", line.task, municipality.name, line.executor(),
                       line.from, line.to.empty() ? "" : " tot en met " + line.to),
           line.place});
    }
  }
  return result;
}

}  // namespace rodedraad::hub
