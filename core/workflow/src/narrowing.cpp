#include "rodedraad/workflow/narrowing.h"

#include <fmt/format.h>

#include <algorithm>

#include "rodedraad/model/field_table.h"

namespace rodedraad::workflow {

namespace {

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_health(const std::string& path) {
  const auto* field = model::find_field(path);
  return field != nullptr && field->sensitivity == model::Sensitivity::health;
}

/// Whether the value itself may travel.
bool value_allowed(const config::Purpose& now, const std::string& path) {
  return contains(now.allow, path) && !contains(now.refer, path) && !is_health(path);
}

}  // namespace

std::string outgrown(const config::Purpose& now, const Accepted& accepted) {
  if (!contains(now.recipients, accepted.recipient)) {
    return fmt::format("{} geeft geen grond meer om gegevens te delen met '{}'", now.article,
                       accepted.recipient);
  }
  for (const auto& path : accepted.fields) {
    // Of health data a value never travels (Wi2021 art. 37).
    const bool reference = contains(accepted.references, path) || is_health(path);
    if (value_allowed(now, path) || (reference && contains(now.refer, path))) continue;
    return fmt::format("{} staat niet meer toe {} te delen", now.article, path);
  }
  return {};
}

config::Purpose narrowed(const config::Purpose& now, const Accepted& accepted) {
  config::Purpose result = now;
  const auto keep_accepted = [&](std::vector<std::string>& paths) {
    std::erase_if(paths, [&](const auto& path) { return !contains(accepted.fields, path); });
  };
  keep_accepted(result.allow);
  keep_accepted(result.refer);
  for (const auto& path : accepted.references) {
    if (value_allowed(now, path)) result.refer.push_back(path);
  }
  return result;
}

}  // namespace rodedraad::workflow
