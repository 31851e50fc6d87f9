#pragma once

#include <string>
#include <vector>

#include "rodedraad/model/case.h"

/// Facts as the tests of this folder write them.
namespace rodedraad::model::testing {

inline Instant minute(int number) { return Instant{std::chrono::minutes{number}}; }

inline Fact fact(std::string path, std::string value, std::string source, int learnt,
                 std::string key = {}) {
  Fact result;
  result.path = std::move(path);
  result.key = std::move(key);
  result.value = std::move(value);
  result.source = std::move(source);
  result.message = "m-" + std::to_string(100 + learnt);
  result.learnt = minute(learnt);
  return result;
}

inline Fact withdrawn(Fact what) {
  what.withdrawn = true;
  return what;
}

/// Merges one fact.
inline std::vector<Change> merge_one(Case& file, const Fact& what) {
  return merge(file, std::vector{what});
}

inline std::string value_of(const Case& file, std::string_view path, std::string_view key = {}) {
  const auto* found = current(file, path, key);
  return found == nullptr ? "(none)" : found->value;
}

}  // namespace rodedraad::model::testing
