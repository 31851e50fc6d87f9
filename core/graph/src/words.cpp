#include "words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "rodedraad/model/field_table.h"

namespace rodedraad::graph {

namespace {

using config::Condition;
using config::Length;

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_big(char c) { return c >= 'A' && c <= 'Z'; }
char upper(char c) { return is_small(c) ? static_cast<char>(c - 'a' + 'A') : c; }

std::string value_words(const Condition& test) {
  std::vector<std::string> values;
  for (const auto& value : test.values) {
    values.push_back(value == "today"   ? "vandaag"
                     : value == "true"  ? "ja"
                     : value == "false" ? "nee"
                                        : value);
  }
  return fmt::format("{}", fmt::join(values, " of "));
}

std::string test_words(const Condition& test) {
  const auto relation = [&](std::string_view words) {
    return fmt::format("{} is {}{}", test.path, words, value_words(test));
  };
  switch (test.test) {
    case Condition::Test::present:
      return test.path + " is bekend";
    case Condition::Test::absent:
      return test.path + " is niet bekend";
    case Condition::Test::equals:
    case Condition::Test::in:
      return relation("");
    case Condition::Test::before:
      return relation("vóór ");
    case Condition::Test::after:
      return relation("na ");
    case Condition::Test::on_or_before:
      return relation("op of vóór ");
    case Condition::Test::on_or_after:
      return relation("op of na ");
  }
  return test.path;
}

/// The condition in one line; \p inner: within another, so brackets are needed.
std::string words(const Condition& condition, bool inner) {
  switch (condition.kind) {
    case Condition::Kind::test:
      return test_words(condition);
    case Condition::Kind::negate:
      return condition.children.empty() ? std::string{}
                                        : "niet: " + words(condition.children.front(), true);
    case Condition::Kind::all:
    case Condition::Kind::any:
      break;
  }
  std::vector<std::string> parts;
  for (const auto& child : condition.children) parts.push_back(words(child, true));
  const auto joined =
      fmt::format("{}", fmt::join(parts, condition.kind == Condition::Kind::all ? " en " : " of "));
  return inner && parts.size() > 1 ? '(' + joined + ')' : joined;
}

}  // namespace

std::string as_words(std::string_view id) {
  constexpr std::array<std::string_view, 7> initials{"bsn", "duo", "knm", "map",
                                                     "pip", "pvt", "wmo"};
  std::string result;
  while (!id.empty()) {
    const auto end = std::min(id.find('-'), id.size());
    std::string word{id.substr(0, end)};
    id.remove_prefix(std::min(end + 1, id.size()));
    const bool shouts = std::find(initials.begin(), initials.end(), word) != initials.end();
    for (std::size_t i = 0; i < word.size(); ++i) {
      if (shouts || (result.empty() && i == 0)) word[i] = upper(word[i]);
    }
    result += (result.empty() ? "" : " ") + word;
  }
  return result;
}

std::string in_dutch(const Length& length) {
  const bool one = length.count == 1;
  const auto unit = [&]() -> std::string_view {
    switch (length.unit) {
      case Length::Unit::days:
        return one ? "dag" : "dagen";
      case Length::Unit::working_days:
        return one ? "werkdag" : "werkdagen";
      case Length::Unit::weeks:
        return one ? "week" : "weken";
      case Length::Unit::months:
        return one ? "maand" : "maanden";
      case Length::Unit::years:
        return "jaar";
    }
    return {};
  };
  return fmt::format("{} {}", length.count, unit());
}

std::string field_words(std::string_view path) {
  const auto* field = model::find_field(path);
  return field == nullptr ? std::string{path} : fmt::format("{} ({})", field->name(), path);
}

std::string field_in_sentence(std::string_view path) {
  auto result = field_words(path);
  const bool word = result.size() > 1 && is_big(result[0]) && !is_big(result[1]);
  if (word) result[0] = static_cast<char>(result[0] - 'A' + 'a');
  return result;
}

std::string_view law_name(std::string_view law) {
  using namespace std::string_view_literals;
  constexpr std::array names{std::pair{"wi2021"sv, "Wet inburgering 2021"sv},
                             std::pair{"participatiewet"sv, "Participatiewet"sv},
                             std::pair{"wgs"sv, "Wet gemeentelijke schuldhulpverlening"sv},
                             std::pair{"wmo"sv, "Wet maatschappelijke ondersteuning 2015"sv}};
  const auto found =
      std::find_if(names.begin(), names.end(), [&](const auto& name) { return name.first == law; });
  return found == names.end() ? law : found->second;
}

std::string executors(const config::Region& region, std::string_view task) {
  std::vector<std::string> names;
  for (const auto& municipality : region.municipalities) {
    for (const auto& mandate : municipality.mandates) {
      if (mandate.task != task) continue;
      const auto* organisation = region.organisation(mandate.executor());
      const auto& name = organisation == nullptr ? mandate.executor() : organisation->name;
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
  }
  return fmt::format("{}", fmt::join(names, "; "));
}

std::vector<std::string> condition_lines(const Condition& condition) {
  if (condition.kind != Condition::Kind::all) return {words(condition, false)};
  std::vector<std::string> lines;
  for (const auto& child : condition.children) lines.push_back(words(child, false));
  return lines;
}

std::string enumerate(const std::vector<std::string>& parts) {
  std::string result;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) result += i + 1 == parts.size() ? " en " : ", ";
    result += parts[i];
  }
  return result;
}

}  // namespace rodedraad::graph
