#include <fmt/format.h>

#include <array>
#include <utility>

#include "names.h"
#include "reading.h"
#include "rodedraad/model/field_table.h"
#include "shapes.h"
#include "triggers.h"
#include "values.h"

namespace rodedraad::config {

namespace {

DeadlineAction read_deadline_action(const Element& element, Reading& reading) {
  const auto* id = element.attribute("deadline");
  if (id != nullptr && reading.deadlines_known &&
      reading.config.deadline(id->text.value) == nullptr) {
    reading.report.error(
        id->text.place, "deadline-unknown",
        no_such("deadline", id->text.value, names_of(reading.config.deadlines, &DeadlineSet::id)));
  }
  return {element.value("deadline"), element.place, element.value("because")};
}

void check_by(const Element& element, Reading& reading) {
  if (const auto* by = element.attribute("by")) {
    check_task({by->text.value, by->text.place}, reading);
  }
}

/// What is written over several lines in the file, as one.
std::string prose(const Text& text) {
  std::string result;
  for (const auto& word : text.words()) result += (result.empty() ? "" : " ") + word.value;
  return result;
}

TaskAction read_task(const Element& element, Reading& reading) {
  check_by(element, reading);
  TaskAction out;
  out.title = element.value("title");
  out.task = element.value("by");
  out.place = element.place;
  out.id = element.value("id");
  if (element.attribute("due") != nullptr) out.due = parse_length(element.value("due"));
  out.text = prose(element.text);
  return out;
}

Await read_await(const Element& element, Reading& reading) {
  Await out;
  out.id = element.value("id");
  out.field = element.value("field");
  out.message = element.value("message");
  out.within = parse_length(element.value("within")).value_or(out.within);
  out.title = element.value("title");
  out.task = element.value("by");
  out.text = prose(element.text);
  out.place = element.place;
  check_by(element, reading);
  if (out.field.empty() == out.message.empty()) {
    reading.report.error(element.place, "await-what",
                         "say what the answer is: either `field`, a path that gets a new value, or "
                         "`message`, an incoming kind");
  }
  if (out.title.empty() != out.task.empty()) {
    reading.report.error(element.place, "await-task",
                         "a person who has to act on silence needs both `title` and `by`");
  }
  return out;
}

Send read_send(const Element& element, Reading& reading) {
  check_send(element, reading);
  Send out;
  out.message = element.value("message");
  out.to = element.value("to");
  out.purpose = element.value("purpose");
  out.place = element.place;
  for (const auto* each : element.all("with")) {
    const auto path = each->value("field");
    const auto* field = model::find_field(path);
    const auto problem =
        field == nullptr ? std::string_view{} : model::value_problem(*field, each->text.value);
    if (!problem.empty()) {
      reading.report.error(
          each->text.place, "value-impossible",
          fmt::format("`{}` can never have the value `{}`: {}", path, each->text.value, problem));
    }
    out.with.emplace_back(path, each->text.value);
  }
  for (const auto* each : element.all("await")) {
    check_unique(out.awaits, &Await::id, each->attribute("id"), reading.report);
    out.awaits.push_back(read_await(*each, reading));
  }
  return out;
}

void check_rule_purpose(const Element& element, Reading& reading) {
  const auto* purpose = element.attribute("purpose");
  if (purpose == nullptr || !reading.purposes_known ||
      reading.config.purpose(purpose->text.value) != nullptr) {
    return;
  }
  reading.report.error(
      purpose->text.place, "purpose-unknown",
      no_such("purpose", purpose->text.value, names_of(reading.config.purposes, &Purpose::id)));
}

bool has_effect(const Rule& rule) {
  return !rule.sends.empty() || !rule.starts.empty() || !rule.stops.empty() ||
         !rule.tasks.empty() || !rule.close.empty() || rule.reopen;
}

Rule read_rule(const Element& element, const std::string& workflow, Reading& reading) {
  Rule out;
  out.id = element.value("id");
  out.place = element.place;
  out.once = element.value("once") == "true";
  out.on_closed = element.value("on-closed") == "true";
  out.purpose = element.value("purpose");
  check_rule_purpose(element, reading);
  out.on = read_triggers(element, workflow, reading);
  out.when = read_condition(element.child("when"), reading);
  for (const auto* each : element.all("send")) out.sends.push_back(read_send(*each, reading));
  for (const auto* each : element.all("start")) {
    out.starts.push_back(read_deadline_action(*each, reading));
  }
  for (const auto* each : element.all("stop")) {
    out.stops.push_back(read_deadline_action(*each, reading));
  }
  for (const auto* each : element.all("task")) out.tasks.push_back(read_task(*each, reading));
  if (const auto* close = element.child("close")) out.close = close->value("because");
  out.reopen = element.child("reopen") != nullptr;
  if (!has_effect(out)) {
    reading.report.error(element.place, "rule-without-effect",
                         "this rule does nothing; give it <send>, <start>, <stop>, <task>, <close> "
                         "or <reopen>, or take it away");
  }
  if (out.reopen && !out.on_closed) {
    reading.report.error(element.place, "reopen-unreachable",
                         "only a closed case can be opened again, and this rule does not look at "
                         "those; add on-closed=\"true\"");
  }
  return out;
}

}  // namespace

void read_workflow(const Element& root, Reading& reading) {
  check(root, workflow_shape(), reading.report);
  auto& workflows = reading.config.workflows;
  check_unique(workflows, &Workflow::id, root.attribute("id"), reading.report);
  Workflow out{root.value("id"), root.value("law"), {}, root.place};
  for (const auto* each : root.all("rule")) {
    check_unique(out.rules, &Rule::id, each->attribute("id"), reading.report);
    out.rules.push_back(read_rule(*each, out.id, reading));
  }
  workflows.push_back(std::move(out));
}

}  // namespace rodedraad::config
