#include "text_forms.h"

#include <array>
#include <boost/json.hpp>
#include <utility>

namespace rodedraad::store {

namespace {

namespace json = boost::json;

json::array rows(std::string_view text) {
  return text.empty() ? json::array{} : json::parse({text.data(), text.size()}).as_array();
}

std::string cell(const json::value& row, std::size_t column) {
  const auto& text = row.as_array().at(column).as_string();
  return {text.data(), text.size()};
}

/// Pairs as [["a","b"], ...]; nothing as empty text.
template <class List, class Split>
std::string list_to_text(const List& pairs, Split split) {
  if (pairs.empty()) return {};
  std::array<unsigned char, 2048> buffer{};  // more is taken from elsewhere
  json::monotonic_resource memory{buffer.data(), buffer.size()};
  json::array result(&memory);
  for (const auto& pair : pairs) {
    const auto [first, second] = split(pair);
    json::array both(&memory);
    both.emplace_back(first);
    both.emplace_back(second);
    result.push_back(std::move(both));
  }
  return json::serialize(result);
}

}  // namespace

std::string headers_to_text(const std::vector<sdk::Pair>& headers) {
  return list_to_text(headers, [](const sdk::Pair& header) {
    return std::pair{std::string_view{header.name}, std::string_view{header.value}};
  });
}

std::vector<sdk::Pair> headers_from_text(std::string_view text) {
  std::vector<sdk::Pair> result;
  for (const auto& row : rows(text)) result.push_back({cell(row, 0), cell(row, 1)});
  return result;
}

std::string pairs_to_text(const Pairs& pairs) {
  return list_to_text(pairs, [](const auto& pair) {
    return std::pair{std::string_view{pair.first}, std::string_view{pair.second}};
  });
}

Pairs pairs_from_text(std::string_view text) {
  Pairs result;
  for (const auto& row : rows(text)) result.emplace_back(cell(row, 0), cell(row, 1));
  return result;
}

std::string findings_to_text(const std::vector<sdk::Finding>& findings) {
  if (findings.empty()) return {};
  json::array result;
  for (const auto& finding : findings) {
    result.push_back(json::array{static_cast<int>(finding.severity), json::string{finding.code},
                                 json::string{finding.where}, json::string{finding.text}});
  }
  return json::serialize(result);
}

std::vector<sdk::Finding> findings_from_text(std::string_view text) {
  std::vector<sdk::Finding> result;
  for (const auto& row : rows(text)) {
    result.push_back({static_cast<sdk::Severity>(row.as_array().at(0).to_number<int>()),
                      cell(row, 1), cell(row, 2), cell(row, 3)});
  }
  return result;
}

std::string paths_to_text(const std::vector<std::string>& paths) {
  std::string result;
  for (const auto& path : paths) {
    if (!result.empty()) result += ' ';
    result += path;
  }
  return result;
}

std::vector<std::string> paths_from_text(std::string_view text) {
  std::vector<std::string> result;
  while (!text.empty()) {
    const auto end = text.find(' ');
    result.emplace_back(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return result;
}

}  // namespace rodedraad::store
