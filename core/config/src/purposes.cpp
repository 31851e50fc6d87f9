#include <fmt/format.h>

#include "names.h"
#include "reading.h"
#include "shapes.h"

namespace rodedraad::config {

namespace {

std::vector<std::string> read_allowed(const Element& element, Reading& reading) {
  std::vector<std::string> out;
  const auto* allow = element.child("allow");
  if (allow == nullptr) return out;
  for (auto& word : allow->text.words()) out.push_back(std::move(word.value));
  if (out.empty()) {
    reading.report.error(allow->place, "purpose-empty",
                         "this purpose allows no field, so that nothing can be sent under it; name "
                         "the fields, or take the purpose away");
    return out;
  }
  check(allow->text, Form::fields, {}, reading.report);
  return out;
}

std::vector<std::string> read_recipients(const Element& element, Reading& reading) {
  std::vector<std::string> out;
  const auto* recipients = element.child("recipients");
  if (recipients == nullptr) return out;
  const Region& region = reading.config.region;
  for (const auto& word : recipients->text.words()) {
    if (reading.region_known && region.organisation(word.value) == nullptr) {
      reading.report.error(
          word.place, "recipient-unknown",
          no_such("organisation", word.value, names_of(region.organisations, &Organisation::id)));
    }
    out.push_back(word.value);
  }
  return out;
}

}  // namespace

void read_purposes(const Element& root, Reading& reading) {
  check(root, purposes_shape(), reading.report);
  auto& purposes = reading.config.purposes;
  for (const auto* each : root.all("purpose")) {
    check_unique(purposes, &Purpose::id, each->attribute("id"), reading.report);
    purposes.push_back({each->value("id"), each->value("article"), each->value("activity"),
                        each->value("from"), each->value("to"), read_allowed(*each, reading),
                        read_recipients(*each, reading), each->place});
  }
  reading.purposes_known = true;
}

}  // namespace rodedraad::config
