#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rodedraad/model/clock.h"
#include "rodedraad/sdk/adapter.h"
#include "rodedraad/sdk/message.h"

/// How lists and bytes lie in one column.
namespace rodedraad::store {

std::string headers_to_text(const std::vector<sdk::Pair>& headers);
std::vector<sdk::Pair> headers_from_text(std::string_view text);

std::string findings_to_text(const std::vector<sdk::Finding>& findings);
std::vector<sdk::Finding> findings_from_text(std::string_view text);

std::string paths_to_text(const std::vector<std::string>& paths);
std::vector<std::string> paths_from_text(std::string_view text);

using Pairs = std::vector<std::pair<std::string, std::string>>;
std::string pairs_to_text(const Pairs& withheld);
Pairs pairs_from_text(std::string_view text);

inline std::int64_t to_number(model::Instant instant) { return instant.time_since_epoch().count(); }

inline model::Instant to_instant(std::int64_t number) {
  return model::Instant{std::chrono::milliseconds{number}};
}

/// Days since 1970 UTC, for what need not know which day the law counts.
inline std::int64_t day_number(model::Instant instant) {
  return std::chrono::floor<std::chrono::days>(instant).time_since_epoch().count();
}

}  // namespace rodedraad::store
