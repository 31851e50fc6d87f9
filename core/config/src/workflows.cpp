#include <fmt/format.h>

#include "names.h"
#include "reading.h"
#include "rodedraad/model/field_table.h"
#include "shapes.h"

namespace rodedraad::config {

namespace {

/// The hub itself makes these of the identifiers of a message.
bool is_made_by_hub(std::string_view path) {
  return path == "inburgeraar.bsn" || path == "inburgeraar.vNummer";
}

std::vector<std::string> read_triggers(const Element& element, Reading& reading) {
  std::vector<std::string> out;
  for (const auto* on : element.all("on")) {
    for (auto& word : on->words("changed")) {
      if (reading.mappings_known && model::find_field(word.value) != nullptr &&
          !reading.produced.contains(word.value) && !is_made_by_hub(word.value)) {
        reading.report.warning(word.place, "trigger-unreachable",
                               fmt::format("no mapping makes `{}`, so that this never changes; map "
                                           "it, or leave it out",
                                           word.value));
      }
      out.push_back(std::move(word.value));
    }
  }
  return out;
}

DeadlineAction read_start(const Element& element, Reading& reading) {
  const auto* id = element.attribute("deadline");
  if (id != nullptr && reading.deadlines_known &&
      reading.config.deadline(id->text.value) == nullptr) {
    reading.report.error(
        id->text.place, "deadline-unknown",
        no_such("deadline", id->text.value, names_of(reading.config.deadlines, &DeadlineSet::id)));
  }
  return {element.value("deadline"), element.place};
}

TaskAction read_task(const Element& element, Reading& reading) {
  if (const auto* by = element.attribute("by")) {
    check_task({by->text.value, by->text.place}, reading);
  }
  return {element.value("title"), element.value("by"), element.place};
}

Rule read_rule(const Element& element, Reading& reading) {
  Rule out;
  out.id = element.value("id");
  out.place = element.place;
  out.once = element.value("once") == "true";
  out.on_changed = read_triggers(element, reading);
  out.when = read_condition(element.child("when"), reading);
  for (const auto* each : element.all("send")) {
    check_send(*each, reading);
    out.sends.push_back(
        {each->value("message"), each->value("to"), each->value("purpose"), each->place});
  }
  for (const auto* each : element.all("start")) out.starts.push_back(read_start(*each, reading));
  for (const auto* each : element.all("task")) out.tasks.push_back(read_task(*each, reading));
  if (out.sends.empty() && out.starts.empty() && out.tasks.empty()) {
    reading.report.error(element.place, "rule-without-effect",
                         "this rule does nothing; give it <send>, <start> or <task>, or take it "
                         "away");
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
    out.rules.push_back(read_rule(*each, reading));
  }
  workflows.push_back(std::move(out));
}

}  // namespace rodedraad::config
