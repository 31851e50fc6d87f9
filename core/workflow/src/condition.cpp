#include <algorithm>
#include <iterator>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "rodedraad/model/date.h"
#include "rodedraad/workflow/decide.h"

namespace rodedraad::workflow {

namespace {

using config::Condition;
using model::Date;
using Kind = Condition::Kind;
using Test = Condition::Test;
using Reasons = std::vector<std::string>;

bool compares_dates(Test test) {
  return test == Test::before || test == Test::after || test == Test::on_or_before ||
         test == Test::on_or_after;
}

bool compare(Test test, const Date& a, const Date& b) {
  switch (test) {
    case Test::before:
      return a.before(b);
    case Test::after:
      return a.after(b);
    case Test::on_or_before:
      return a.on_or_before(b);
    case Test::on_or_after:
      return a.on_or_after(b);
    default:
      return false;
  }
}

void add_date(std::vector<Date>& dates, std::string_view text) {
  if (auto date = Date::parse(text)) dates.push_back(*date);
}

/// What the field is compared with: one date, or the dates that another field has.
std::vector<Date> other_dates(const Condition& test, const model::Case& file,
                              std::chrono::year_month_day day) {
  std::vector<Date> dates;
  for (const auto& value : test.values) {
    if (test.value_is_path) {
      for (const auto* fact : model::current_each(file, value)) add_date(dates, fact->value);
    } else if (value == "today") {
      dates.emplace_back(day);
    } else {
      add_date(dates, value);
    }
  }
  return dates;
}

bool listed(const Condition& test, std::string_view value) {
  return std::find(test.values.begin(), test.values.end(), value) != test.values.end();
}

bool any_date(const Condition& test, const std::vector<const model::Fact*>& facts,
              const std::vector<Date>& others) {
  return std::any_of(facts.begin(), facts.end(), [&](const model::Fact* fact) {
    const auto date = Date::parse(fact->value);
    return date && std::any_of(others.begin(), others.end(),
                               [&](const Date& other) { return compare(test.test, *date, other); });
  });
}

bool outcome(const Condition& test, const std::vector<const model::Fact*>& facts,
             const model::Case& file, std::chrono::year_month_day day) {
  if (compares_dates(test.test)) {
    return !facts.empty() && any_date(test, facts, other_dates(test, file, day));
  }
  if (test.test == Test::present) return !facts.empty();
  if (test.test == Test::absent) return facts.empty();
  return std::any_of(facts.begin(), facts.end(),
                     [&](const model::Fact* fact) { return listed(test, fact->value); });
}

std::string_view relation(Test test) {
  switch (test) {
    case Test::equals:
      return "";
    case Test::in:
      return "één van ";
    case Test::before:
      return "vóór ";
    case Test::after:
      return "na ";
    case Test::on_or_before:
      return "op of vóór ";
    case Test::on_or_after:
      return "op of na ";
    default:
      return "";
  }
}

/// What the test found, in the words of the configuration: nothing that the case says is quoted.
std::string phrase(const Condition& test, bool known, bool result) {
  if (!known) return test.path + " is niet bekend";
  if (test.test == Test::present || test.test == Test::absent) return test.path + " is bekend";
  const bool today = test.values.size() == 1 && test.values.front() == "today";
  return fmt::format("{} is {}{}{}", test.path, result ? "" : "niet ", relation(test.test),
                     today ? "vandaag" : fmt::format("{}", fmt::join(test.values, ", ")));
}

bool test_holds(const Condition& test, const model::Case& file, std::chrono::year_month_day day,
                Reasons* why) {
  const auto facts = model::current_each(file, test.path);
  const bool result = outcome(test, facts, file, day);
  if (why != nullptr) why->push_back(phrase(test, !facts.empty(), result));
  return result;
}

/// Looks for a child with outcome \p decisive. When there is one, it alone decided; otherwise all
/// children together did.
bool some_child(const Condition& condition, bool decisive, const model::Case& file,
                std::chrono::year_month_day day, Reasons* why) {
  Reasons all;
  for (const auto& child : condition.children) {
    Reasons own;
    if (holds(child, file, day, why == nullptr ? nullptr : &own) == decisive) {
      if (why != nullptr) std::move(own.begin(), own.end(), std::back_inserter(*why));
      return true;
    }
    std::move(own.begin(), own.end(), std::back_inserter(all));
  }
  if (why != nullptr) std::move(all.begin(), all.end(), std::back_inserter(*why));
  return false;
}

}  // namespace

bool holds(const Condition& condition, const model::Case& file, std::chrono::year_month_day day,
           std::vector<std::string>* why) {
  switch (condition.kind) {
    case Kind::all:
      return !some_child(condition, false, file, day, why);
    case Kind::any:
      return some_child(condition, true, file, day, why);
    case Kind::negate:
      return some_child(condition, false, file, day, why);
    case Kind::test:
      return test_holds(condition, file, day, why);
  }
  return false;
}

}  // namespace rodedraad::workflow
