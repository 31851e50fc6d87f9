#include <algorithm>

#include <fmt/format.h>

#include "counting.h"
#include "repetition.h"
#include "rodedraad/config/may_shift.h"
#include "rodedraad/model/date.h"
#include "rodedraad/workflow/condition.h"
#include "rodedraad/workflow/deadline.h"
#include "suspension.h"

namespace rodedraad::workflow {

namespace {

using config::DeadlineRule;
using config::DeadlineSet;
using std::chrono::days;
using std::chrono::sys_days;

/// What one rule makes of its start day.
struct Count {
  const DeadlineRule* rule = nullptr;
  year_month_day start;
  year_month_day strict;
  year_month_day due;
  std::string reason;
  std::optional<year_month_day> standing_still;
};

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::optional<year_month_day> full_day(const model::Case& file, std::string_view path,
                                       std::string_view key) {
  const auto* fact = model::current(file, path, key_of(path, key));
  if (fact == nullptr) return std::nullopt;
  const auto date = model::Date::parse(fact->value);
  return date ? date->day() : std::nullopt;
}

bool in_force(const DeadlineRule& rule, year_month_day day) {
  // Canonical dates sort as text.
  const auto text = model::Date{day}.text();
  return rule.from <= text && (rule.to.empty() || text <= rule.to);
}

/// Whether what is known began with the event of this rule.
bool began_with(const DeadlineRule& rule, const DeadlineSet& set, const Term& known) {
  const auto same = std::find_if(set.rules.begin(), set.rules.end(),
                                 [&](const auto& other) { return other.id == known.rule; });
  if (same == set.rules.end()) return false;
  return same->start == rule.start || contains(same->extends, rule.id);
}

/// The terms of one deadline for one repetition of its start event.
class Counting {
 public:
  Counting(const DeadlineSet& set, const model::Case& file, year_month_day today,
           std::string_view key, const Term* known)
      : set_(set),
        file_(file),
        key_(key),
        known_(known),
        periods_(standstills(set.suspensions, file, today)) {}

  /// The first rule that applies, lengthened by those that extend it.
  std::optional<Count> base() const {
    for (const auto& rule : set_.rules) {
      if (!rule.extends.empty()) continue;
      if (auto counted = count(rule)) return counted;
    }
    return std::nullopt;
  }

  /// \p base, or a rule that extends it when that ends later.
  Count extended(const Count& base) const {
    auto result = base;
    for (const auto& rule : set_.rules) {
      if (!contains(rule.extends, base.rule->id)) continue;
      const auto counted = count(rule);
      if (!counted || counted->due <= result.due) continue;
      result = *counted;
      result.reason = fmt::format("verlengd tot {} na {} ({})", in_words(rule.length),
                                  in_words(counted->start), rule.article);
      if (!counted->reason.empty()) result.reason += "; " + counted->reason;
    }
    return result;
  }

 private:
  std::optional<Count> count(const DeadlineRule& rule) const {
    const auto start = start_of(rule);
    if (!start || !in_force(rule, *start) || !holds(rule.when, file_, *start)) return std::nullopt;
    const auto first = rule.start_counts ? *start : year_month_day{sys_days{*start} + days{1}};
    const bool shift = rule.shift && config::may_shift(rule.length);
    Count result{&rule, *start, last_day(*start, rule.length, rule.start_counts), {}, {}, {}};
    auto longer = lengthen(first, result.strict, rule.length, shift, periods_);
    result.due = longer.last;
    result.reason = std::move(longer.reason);
    result.standing_still = longer.standing_still;
    if (shift) {
      std::string moved;
      result.due = under_termijnenwet(first, longer.last, rule.length, moved);
      if (!result.reason.empty() && !moved.empty()) result.reason += "; ";
      result.reason += moved;
    }
    return result;
  }

  std::optional<year_month_day> start_of(const DeadlineRule& rule) const {
    auto start = full_day(file_, rule.start, key_);
    if (start && rule.never_restarts && known_ != nullptr && known_->start < *start &&
        began_with(rule, set_, *known_)) {
      start = known_->start;
    }
    return start;
  }

  const DeadlineSet& set_;
  const model::Case& file_;
  std::string_view key_;
  const Term* known_;
  std::vector<Standstill> periods_;
};

/// Lets the end that the partner gives count. Our own count, when there is one, is in \p term.
void take_given(const DeadlineSet& set, const model::Case& file, year_month_day today,
                const model::Fact& fact, year_month_day given, bool counted, Term& term) {
  term.given = given;
  term.differs = counted && given != term.due && holds(set.compare, file, today);
  if (!counted) {
    term.start = given;
    for (const auto& rule : set.rules) {
      if (const auto start = full_day(file, rule.start, term.key)) {
        term.start = *start;
        break;
      }
    }
    term.strict_due = given;
  } else if (given != term.due) {
    term.shift_reason =
        given == term.strict_due ? "" : fmt::format("einddatum zoals {} die gaf", fact.source);
  }
  term.due = given;
}

bool mentions(const config::Condition& condition, std::string_view path) {
  if (condition.path == path || (condition.value_is_path && contains(condition.values, path))) {
    return true;
  }
  return std::any_of(condition.children.begin(), condition.children.end(),
                     [&](const auto& child) { return mentions(child, path); });
}

}  // namespace

std::optional<Term> compute(const DeadlineSet& set, const model::Case& whole, year_month_day today,
                            std::string_view key, const Term* known) {
  if (set.rules.empty()) return std::nullopt;
  const auto file = seen_from(set, whole, key);
  const Counting counting{set, file, today, key, known};
  const auto base = counting.base();
  const auto given = set.given.empty() ? std::nullopt : full_day(file, set.given, key);
  if (!base && !given) return std::nullopt;

  Term term;
  term.deadline = set.id;
  term.key = key;
  term.title = set.title;
  const auto* rule = base ? base->rule : &set.rules.front();
  term.met_by = rule->met_by;
  term.met_after_start = rule->met_after_start;
  if (base) {
    const auto end = counting.extended(*base);
    rule = end.rule;
    term.start = base->start;
    term.strict_due = base->strict;
    term.due = end.due;
    term.shift_reason = end.reason;
    term.suspended_since = end.standing_still;
  }
  term.rule = rule->id;
  term.article = rule->article;
  if (given) {
    const auto* fact = model::current(file, set.given, key_of(set.given, key));
    take_given(set, file, today, *fact, *given, base.has_value(), term);
  }
  // What was met in time keeps its meaning.
  const bool met = state(term, file, today) == DeadlineState::met;
  if (!met && set.lapses && holds(*set.lapses, file, today)) {
    term.lapsed = true;
    term.lapse_reason = set.lapse_reason;
  }
  return term;
}

std::vector<Term> compute_each(const DeadlineSet& set, const model::Case& file,
                               year_month_day today, std::span<const Term> known) {
  std::vector<Term> terms;
  for (const auto& key : repetitions(set, file)) {
    const auto before = std::find_if(known.begin(), known.end(), [&](const Term& term) {
      return term.deadline == set.id && term.key == key;
    });
    auto term = compute(set, file, today, key, before == known.end() ? nullptr : &*before);
    if (term) terms.push_back(std::move(*term));
  }
  return terms;
}

bool concerns(const DeadlineSet& set, std::string_view path) {
  if (set.given == path || mentions(set.compare, path)) return true;
  if (set.lapses && mentions(*set.lapses, path)) return true;
  const auto stops = [&](const config::Suspension& each) {
    return each.from == path || each.until == path;
  };
  if (std::any_of(set.suspensions.begin(), set.suspensions.end(), stops)) return true;
  return std::any_of(set.rules.begin(), set.rules.end(), [&](const DeadlineRule& rule) {
    return rule.start == path || mentions(rule.when, path);
  });
}

}  // namespace rodedraad::workflow
