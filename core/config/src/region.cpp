#include <fmt/format.h>

#include <algorithm>

#include "names.h"
#include "reading.h"
#include "shapes.h"

namespace rodedraad::config {

namespace {

/// Days are ISO dates, so they compare as text; an empty end is never past.
bool overlap(const Mandate& a, const Mandate& b) {
  return (b.to.empty() || a.from <= b.to) && (a.to.empty() || b.from <= a.to);
}

void check_overlap(const Municipality& municipality, const Mandate& mandate, Report& report) {
  for (const auto& other : municipality.mandates) {
    if (other.task != mandate.task || !overlap(other, mandate)) continue;
    report.error(mandate.place, "mandate-overlap",
                 fmt::format("in {} the task `{}` is given twice in one period; it overlaps line "
                             "{}: end that one before this one starts",
                             municipality.name, mandate.task, other.place.line));
    return;
  }
}

void read_mandates(const Element& element, Municipality& municipality, Reading& reading) {
  check_period(element, reading.report);
  for (const auto* who : {"by", "through"}) {
    const auto* attribute = element.attribute(who);
    const auto& organisations = reading.config.region.organisations;
    if (attribute == nullptr || reading.config.region.organisation(attribute->text.value)) continue;
    reading.report.error(
        attribute->text.place, "organisation-unknown",
        no_such("organisation", attribute->text.value, names_of(organisations, &Organisation::id)));
  }
  for (const auto& task : element.words("name")) {
    Mandate mandate{task.value,
                    element.value("by"),
                    element.value("from"),
                    element.value("to"),
                    element.value("mandate"),
                    task.place,
                    element.value("through")};
    check_overlap(municipality, mandate, reading.report);
    municipality.mandates.push_back(std::move(mandate));
  }
}

Municipality read_municipality(const Element& element, Reading& reading) {
  const Region& region = reading.config.region;
  check_unique(region.municipalities, &Municipality::code, element.attribute("code"),
               reading.report);
  check_unique(region.municipalities, &Municipality::oin, element.attribute("oin"), reading.report);
  Municipality out;
  out.code = element.value("code");
  out.name = element.value("name");
  out.oin = element.value("oin");
  out.place = element.place;
  for (const auto* task : element.all("task")) read_mandates(*task, out, reading);
  return out;
}

}  // namespace

void read_region(const Element& root, Reading& reading) {
  check(root, region_shape(), reading.report);
  Region& region = reading.config.region;
  region.name = root.value("name");
  for (const auto* each : root.all("organisation")) {
    check_unique(region.organisations, &Organisation::id, each->attribute("id"), reading.report);
    region.organisations.push_back(
        {each->value("id"), each->value("name"), each->value("oin"), each->place});
  }
  for (const auto* each : root.all("municipality")) {
    region.municipalities.push_back(read_municipality(*each, reading));
  }
  reading.region_known = true;
}

void check_period(const Element& element, Report& report) {
  const auto to = element.value("to");
  if (to.empty() || element.value("from") <= to) return;
  report.error(element.place_of("to"), "period-reversed",
               "the period ends before it starts; `to` is the last day, inclusive");
}

void check_task(const Word& task, Reading& reading) {
  if (!reading.region_known) return;
  std::set<std::string> tasks;
  for (const auto& municipality : reading.config.region.municipalities) {
    for (const auto& mandate : municipality.mandates) tasks.insert(mandate.task);
  }
  if (tasks.contains(task.value)) return;
  reading.report.error(task.place, "task-unknown",
                       "no municipality has this task: " +
                           no_such("task", task.value, {tasks.begin(), tasks.end()}));
}

}  // namespace rodedraad::config
