#include <algorithm>

#include <fmt/format.h>

#include "rodedraad/workflow/decide.h"

namespace rodedraad::workflow {

namespace {

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Why this purpose keeps the field from this recipient; empty when it lets it through.
std::string objection(const config::Purpose& purpose, std::string_view recipient,
                      std::string_view path) {
  if (!contains(purpose.recipients, recipient)) {
    return fmt::format("{} geeft geen grond om gegevens te delen met '{}'", purpose.article,
                       recipient);
  }
  if (!contains(purpose.allow, path)) {
    return fmt::format("{} staat niet toe dit gegeven te delen", purpose.article);
  }
  return {};
}

}  // namespace

Filtered filter(const config::Purpose& purpose, std::string_view recipient,
                std::span<const config::Want> wants, const model::Case& file) {
  Filtered result;
  for (const auto& want : wants) {
    const auto facts = model::current_each(file, want.path);
    if (facts.empty()) continue;
    if (auto reason = objection(purpose, recipient, want.path); !reason.empty()) {
      result.withheld.push_back({want.path, std::move(reason)});
      continue;
    }
    for (const auto* fact : facts) result.allowed.push_back(*fact);
  }
  return result;
}

}  // namespace rodedraad::workflow
