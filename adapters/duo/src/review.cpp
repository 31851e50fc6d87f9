#include "review.h"

#include <algorithm>
#include <utility>

#include "calendar.h"

namespace rodedraad::duo {

namespace {

const std::string* find(const std::vector<sdk::FieldValue>& fields, std::string_view path,
                        std::string_view key) {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const sdk::FieldValue& field) {
    return field.path == path && field.key == key;
  });
  return found == fields.end() ? nullptr : &found->value;
}

}  // namespace

const std::string* Situation::value(std::string_view path, std::string_view key) const {
  // What travels is what counts: it may differ from the case when a person chose it.
  const auto* const carried = find(request_.fields, path, key);
  return carried != nullptr ? carried : find(known_.fields, path, key);
}

const std::string* Situation::date(std::string_view path) const {
  const auto* const text = value(path);
  return text != nullptr && parse_day(*text) ? text : nullptr;
}

Holds Situation::is(std::string_view path, std::string_view wanted) const {
  const auto* const text = value(path);
  return text == nullptr ? Holds{} : Holds{*text == wanted};
}

Holds not_before(const std::string* date, const std::string* limit) {
  if (date == nullptr) return true;
  return limit == nullptr ? Holds{} : Holds{*date >= *limit};
}

Holds not_after(const std::string* date, const std::string* limit) {
  if (date == nullptr) return true;
  return limit == nullptr ? Holds{} : Holds{*date <= *limit};
}

void Review::demand(const Rule& rule, Holds holds) {
  if (!holds) {
    note("duo-niet-te-controleren", rule.where,
         "Niet te controleren: " + std::string{rule.unchecked} + ".");
  } else if (!*holds) {
    findings_.push_back({sdk::Severity::error, std::string{rule.code}, std::string{rule.where},
                         std::string{rule.said} + " " + std::string{rule.correct}});
  }
}

void Review::note(std::string_view code, std::string_view where, std::string text) {
  findings_.push_back(
      {sdk::Severity::note, std::string{code}, std::string{where}, std::move(text)});
}

}  // namespace rodedraad::duo
