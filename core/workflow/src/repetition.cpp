#include "repetition.h"

#include <algorithm>

#include "rodedraad/model/field_table.h"

namespace rodedraad::workflow {

namespace {

std::string_view entity(std::string_view path) { return path.substr(0, path.find('.')); }

/// Whether the two fields say something about one thing that repeats.
bool repeat_together(std::string_view a, std::string_view b) {
  const auto* first = model::find_field(a);
  const auto* second = model::find_field(b);
  return first != nullptr && second != nullptr && first->repeats() && entity(a) == entity(b) &&
         first->key == second->key;
}

}  // namespace

std::set<std::string> repetitions(const config::DeadlineSet& set, const model::Case& file) {
  std::set<std::string> keys;
  for (const auto& rule : set.rules) {
    const auto* field = model::find_field(rule.start);
    if (field == nullptr || !field->repeats()) {
      keys.insert("");
      continue;
    }
    for (const auto* fact : model::current_each(file, rule.start)) keys.insert(fact->key);
  }
  return keys;
}

model::Case seen_from(const config::DeadlineSet& set, const model::Case& file,
                      std::string_view key) {
  auto seen = file;
  if (key.empty()) return seen;
  std::erase_if(seen.facts, [&](const model::Fact& fact) {
    return fact.key != key &&
           std::any_of(set.rules.begin(), set.rules.end(), [&](const config::DeadlineRule& rule) {
             return repeat_together(rule.start, fact.path);
           });
  });
  return seen;
}

std::string_view key_of(std::string_view path, std::string_view key) {
  const auto* field = model::find_field(path);
  return field != nullptr && field->repeats() ? key : std::string_view{};
}

}  // namespace rodedraad::workflow
