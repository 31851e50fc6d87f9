#include <fmt/format.h>

#include "deadline_rules.h"
#include "reading.h"
#include "rodedraad/config/may_shift.h"
#include "shapes.h"
#include "values.h"

namespace rodedraad::config {

namespace {

void check_shift(const Element& element, const DeadlineRule& rule, Report& report) {
  if (!rule.shift || may_shift(rule.length)) return;
  report.warning(
      element.place_of("shift"), "shift-not-applicable",
      "the Algemene termijnenwet does not move terms of more than 90 days, 12 weeks or 3 "
      "months, or in years; leave `shift` out");
}

DeadlineRule read_rule(const Element& element, Reading& reading) {
  DeadlineRule out;
  out.id = element.value("id");
  out.from = element.value("from");
  out.to = element.value("to");
  out.article = element.value("article");
  out.start = element.value("start");
  out.start_counts = element.value("start-counts") == "true";
  out.length = parse_length(element.value("length")).value_or(Length{});
  out.shift = element.attribute("shift") != nullptr;
  out.met_by = element.value("met-by");
  out.met_after_start = element.value("met-after-start") == "true";
  out.never_restarts = element.value("never-restarts") == "true";
  for (auto& word : element.words("extends")) out.extends.push_back(std::move(word.value));
  out.when = read_condition(element.child("when"), reading);
  out.place = element.place;
  check_period(element, reading.report);
  check_date_field(element, "start", reading.report);
  check_date_field(element, "met-by", reading.report);
  check_shift(element, out, reading.report);
  return out;
}

Suspension read_suspension(const Element& element, Report& report) {
  check_suspension(element, report);
  return {element.value("from"), element.value("until"), element.value("article"), element.place};
}

DeadlineSet read_deadline(const Element& element, Reading& reading) {
  DeadlineSet out;
  out.id = element.value("id");
  out.title = element.value("title");
  out.task = element.value("task");
  if (const auto* task = element.attribute("task")) {
    check_task({task->text.value, task->text.place}, reading);
  }
  out.place = element.place;
  for (const auto* rule : element.all("rule")) {
    check_unique(out.rules, &DeadlineRule::id, rule->attribute("id"), reading.report);
    out.rules.push_back(read_rule(*rule, reading));
  }
  out.given = element.value("given");
  check_date_field(element, "given", reading.report);
  out.compare = read_condition(element.child("compare"), reading);
  for (const auto* suspend : element.all("suspend")) {
    out.suspensions.push_back(read_suspension(*suspend, reading.report));
  }
  if (const auto* lapse = element.child("lapse")) {
    out.lapses = read_condition(lapse, reading);
    out.lapse_reason = lapse->value("because");
  }
  check_deadline_rules(element, out, reading.report);
  for (const auto* warn : element.all("warn")) {
    if (const auto length = parse_length(warn->value("before"))) out.warnings.push_back(*length);
  }
  return out;
}

}  // namespace

void read_deadlines(const Element& root, Reading& reading) {
  check(root, deadlines_shape(), reading.report);
  auto& deadlines = reading.config.deadlines;
  for (const auto* each : root.all("deadline")) {
    check_unique(deadlines, &DeadlineSet::id, each->attribute("id"), reading.report);
    deadlines.push_back(read_deadline(*each, reading));
  }
  reading.deadlines_known = true;
}

bool may_shift(const Length& length) {
  switch (length.unit) {
    case Length::Unit::days:
    case Length::Unit::working_days:
      return length.count <= 90;
    case Length::Unit::weeks:
      return length.count <= 12;
    case Length::Unit::months:
      return length.count <= 3;
    case Length::Unit::years:
      return false;
  }
  return false;
}

}  // namespace rodedraad::config
