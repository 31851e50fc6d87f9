#pragma once

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>
#include <string_view>
#include <vector>

#include "scenario_window.h"

namespace rodedraad::hub {

/// What is in a row, in one Dutch sentence without values of the case.
std::string in_words(const store::DeliveryRow& row);
std::string in_words(const store::TaskRow& row);
std::string in_words(const store::DeadlineRow& row);
std::string in_words(const store::MessageRow& row);
std::string in_words(const workflow::RuleOutcome& outcome);

/// Whether \p part stands somewhere in \p text.
inline bool holds_text(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// Rows in words, on one line.
template <class Rows>
std::string listed(const Rows& rows) {
  std::vector<std::string> words;
  words.reserve(rows.size());
  for (const auto* row : rows) words.push_back(in_words(*row));
  return words.empty() ? "niets" : fmt::format("{}", fmt::join(words, " | "));
}

/// All that happened, one sentence each.
std::vector<std::string> in_words(const Window& window);

}  // namespace rodedraad::hub
