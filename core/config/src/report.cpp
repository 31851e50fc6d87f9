#include "report.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <tuple>

#include "rodedraad/config/config.h"
#include "rodedraad/model/field_table.h"

namespace rodedraad::config {

namespace {

// More names than this help nobody to choose.
constexpr std::size_t kListed = 20;

}  // namespace

void Report::error(const Place& place, std::string_view code, std::string text) {
  findings_.push_back({Severity::error, place, std::string(code), std::move(text)});
}

void Report::warning(const Place& place, std::string_view code, std::string text) {
  findings_.push_back({Severity::warning, place, std::string(code), std::move(text)});
}

bool Report::has_errors() const {
  return std::ranges::any_of(
      findings_, [](const Finding& finding) { return finding.severity == Severity::error; });
}

std::vector<Finding> Report::take() {
  std::ranges::sort(findings_, [](const Finding& a, const Finding& b) {
    return std::tie(a.place, a.code, a.text) < std::tie(b.place, b.code, b.text);
  });
  findings_.erase(std::unique(findings_.begin(), findings_.end()), findings_.end());
  return std::move(findings_);
}

std::string list(const std::vector<std::string>& names) {
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string hint(std::string_view name, const std::vector<std::string>& names) {
  if (const auto meant = did_you_mean(name, names)) {
    return fmt::format("; did you mean `{}`?", *meant);
  }
  if (names.empty()) return "; none is defined";
  if (names.size() > kListed) return "";
  return "; choose from: " + list(names);
}

std::string no_such(std::string_view what, std::string_view name,
                    const std::vector<std::string>& names) {
  return fmt::format("there is no {} `{}`{}", what, name, hint(name, names));
}

std::string no_such_field(std::string_view path) {
  const auto entity = path.substr(0, path.find('.') + 1);
  std::vector<std::string> all;
  std::vector<std::string> siblings;
  for (const auto& field : model::field_table()) {
    all.emplace_back(field.path);
    if (!entity.empty() && field.path.starts_with(entity)) siblings.emplace_back(field.path);
  }
  const bool listed = !siblings.empty() && !did_you_mean(path, all);
  return no_such("case field", path, listed ? siblings : all);
}

}  // namespace rodedraad::config
