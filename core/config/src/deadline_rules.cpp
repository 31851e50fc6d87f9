#include "deadline_rules.h"

#include <algorithm>

#include <fmt/format.h>

#include "rodedraad/model/field_table.h"

namespace rodedraad::config {

namespace {

const DeadlineRule* find(const DeadlineSet& set, std::string_view id) {
  const auto found = std::find_if(set.rules.begin(), set.rules.end(),
                                  [&](const DeadlineRule& rule) { return rule.id == id; });
  return found == set.rules.end() ? nullptr : &*found;
}

std::vector<std::string> ids_but(const DeadlineSet& set, std::string_view id) {
  std::vector<std::string> ids;
  for (const auto& rule : set.rules) {
    if (rule.id != id && rule.extends.empty()) ids.push_back(rule.id);
  }
  return ids;
}

void check_extends(const Element& element, const DeadlineRule& rule, const DeadlineSet& set,
                   Report& report) {
  for (const auto& word : element.words("extends")) {
    const auto* other = find(set, word.value);
    if (other == nullptr) {
      report.error(word.place, "rule-unknown",
                   no_such("rule of this deadline", word.value, ids_but(set, rule.id)));
    } else if (!other->extends.empty()) {
      report.error(
          word.place, "extends-invalid",
          fmt::format("`{}` {}; name the rule that sets the term in the first place", word.value,
                      other == &rule ? "is this rule itself" : "itself extends a rule"));
    }
  }
}

void check_never_restarts(const Element& element, const DeadlineRule& rule, Report& report) {
  if (!rule.never_restarts || rule.extends.empty()) return;
  report.warning(element.place_of("never-restarts"), "never-restarts-useless",
                 "a rule that extends does not start a term, so it cannot restart one either; put "
                 "`never-restarts` on the rule that it extends");
}

/// A rule that starts at the day the partner gives for the end says nothing that `given` does not.
void check_start_at_given(const Element& element, const DeadlineRule& rule, const DeadlineSet& set,
                          Report& report) {
  if (set.given.empty() || rule.start != set.given) return;
  report.warning(
      element.place_of("start"), "given-as-start",
      fmt::format("`{}` is the end that the partner gives, and counts anyway; let the rule start "
                  "at the event from which the hub can count, or leave it out",
                  rule.start));
}

bool unconditional(const DeadlineRule& rule) {
  return rule.when.kind == Condition::Kind::all && rule.when.children.empty();
}

bool covers(const DeadlineRule& earlier, const DeadlineRule& later) {
  // Dates sort as text.
  const bool until = earlier.to.empty() || (!later.to.empty() && later.to <= earlier.to);
  return earlier.start == later.start && earlier.from <= later.from && until;
}

void check_reachable(const DeadlineSet& set, std::size_t index, Report& report) {
  const auto& rule = set.rules[index];
  if (!rule.extends.empty() || rule.start.empty()) return;
  for (std::size_t i = 0; i < index; ++i) {
    const auto& earlier = set.rules[i];
    if (!earlier.extends.empty() || !unconditional(earlier) || !covers(earlier, rule)) continue;
    report.warning(
        rule.place, "deadline-rule-unreachable",
        fmt::format("rule `{}` never applies: `{}` on line {} comes first, starts at the "
                    "same day, has no condition and is in force all that time; put "
                    "this one above it, or give that one an end or a condition",
                    rule.id, earlier.id, earlier.place.line));
    return;
  }
}

}  // namespace

void check_deadline_rules(const Element& deadline, const DeadlineSet& set, Report& report) {
  const auto elements = deadline.all("rule");
  for (std::size_t i = 0; i < set.rules.size(); ++i) {
    check_extends(*elements[i], set.rules[i], set, report);
    check_never_restarts(*elements[i], set.rules[i], report);
    check_start_at_given(*elements[i], set.rules[i], set, report);
    check_reachable(set, i, report);
  }
  if (const auto* compare = deadline.child("compare"); compare != nullptr && set.given.empty()) {
    report.error(compare->place, "compare-without-given",
                 "there is nothing to compare with; name the end that the partner gives with "
                 "`given` on <deadline>, or leave <compare> out");
  }
}

void check_date_field(const Element& element, std::string_view attribute, Report& report) {
  const auto* found = element.attribute(attribute);
  if (found == nullptr) return;
  const auto* field = model::find_field(found->text.value);
  if (field == nullptr || field->type == model::Type::date) return;
  report.error(found->text.place, "field-not-date",
               fmt::format("`{}` must be the path of a date, but `{}` is a {}", attribute,
                           field->path, model::to_string(field->type)));
}

void check_suspension(const Element& element, Report& report) {
  check_date_field(element, "from", report);
  check_date_field(element, "until", report);
  const auto* from = model::find_field(element.value("from"));
  const auto* until = model::find_field(element.value("until"));
  if (from == nullptr || until == nullptr || from->key == until->key) return;
  report.error(element.place_of("until"), "suspension-not-paired",
               fmt::format("`{}` and `{}` do not repeat by the same key, so that the hub cannot "
                           "tell which end belongs to which start",
                           from->path, until->path));
}

}  // namespace rodedraad::config
