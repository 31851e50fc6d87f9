#include <algorithm>
#include <iterator>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "rodedraad/model/date.h"
#include "rodedraad/model/field_table.h"
#include "rodedraad/workflow/condition.h"

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

std::string expectation(const Condition& test) {
  if (test.test == Test::present) return "bekend";
  if (test.test == Test::absent) return "niet bekend";
  const bool today = test.values.size() == 1 && test.values.front() == "today";
  return fmt::format("{}{}", relation(test.test),
                     today ? "vandaag" : fmt::format("{}", fmt::join(test.values, ", ")));
}

/// What the test found, in the words of the configuration: nothing that the case says is quoted.
std::string phrase(const Condition& test, bool known, bool result) {
  if (!known) return test.path + " is niet bekend";
  if (test.test == Test::present || test.test == Test::absent) return test.path + " is bekend";
  return fmt::format("{} is {}{}", test.path, result ? "" : "niet ", expectation(test));
}

/// What may be shown of what a test saw.
std::string shown(const Condition& test, const std::vector<const model::Fact*>& facts) {
  if (facts.empty()) return "niet bekend";
  const auto* field = model::find_field(test.path);
  const bool secret = field == nullptr || field->type == model::Type::text ||
                      field->sensitivity == model::Sensitivity::identifying ||
                      field->sensitivity == model::Sensitivity::contact ||
                      field->sensitivity == model::Sensitivity::health;
  if (secret) return "bekend";
  std::vector<std::string_view> values;
  values.reserve(facts.size());
  for (const auto* fact : facts) values.push_back(fact->value);
  return fmt::format("{}", fmt::join(values, ", "));
}

/// One look at a case, with what it tells of it.
class Look {
 public:
  Look(const model::Case& file, std::chrono::year_month_day day, Reasons* why,
       std::vector<TestSeen>* seen, const Sight& sight)
      : file_(file), day_(day), why_(why), seen_(seen), sight_(sight) {}

  /// What a field that may not be looked at makes of it stays open.
  enum class Verdict { no, yes, open };

  Verdict judge(const Condition& condition) {
    switch (condition.kind) {
      case Kind::all:
        return children(condition, Verdict::no);
      case Kind::any:
        return children(condition, Verdict::yes);
      case Kind::negate:
        return opposite(children(condition, Verdict::no));
      case Kind::test:
        return judge_test(condition);
    }
    return Verdict::no;
  }

 private:
  std::string hidden(const Condition& test) const {
    if (!sight_) return {};
    auto reason = sight_(test.path);
    if (reason.empty() && test.value_is_path) reason = sight_(test.values.front());
    return reason;
  }

  static Verdict opposite(Verdict verdict) {
    return verdict == Verdict::open  ? Verdict::open
           : verdict == Verdict::yes ? Verdict::no
                                     : Verdict::yes;
  }

  Verdict judge_test(const Condition& test) {
    if (auto reason = hidden(test); !reason.empty()) {
      if (seen_ != nullptr) {
        seen_->push_back({test.path, expectation(test), "mag hier niet bekeken worden", false});
      }
      if (why_ != nullptr) why_->push_back(std::move(reason));
      return Verdict::open;
    }
    const auto facts = model::current_each(file_, test.path);
    const bool result = outcome(test, facts, file_, day_);
    if (seen_ != nullptr) {
      seen_->push_back({test.path, expectation(test), shown(test, facts), result});
    }
    if (why_ != nullptr) why_->push_back(phrase(test, !facts.empty(), result));
    return result ? Verdict::yes : Verdict::no;
  }

  /// A child with the verdict \p decisive decides alone. Otherwise all children together do.
  Verdict children(const Condition& condition, Verdict decisive) {
    const auto why_before = size(why_);
    const auto seen_before = size(seen_);
    auto result = opposite(decisive);
    for (const auto& child : condition.children) {
      const auto why_here = size(why_);
      const auto seen_here = size(seen_);
      const auto verdict = judge(child);
      if (verdict == Verdict::open) result = Verdict::open;
      if (verdict != decisive) continue;
      forget(why_, why_before, why_here);
      forget(seen_, seen_before, seen_here);
      return decisive;
    }
    return result;
  }

  template <class T>
  static std::size_t size(const std::vector<T>* list) {
    return list == nullptr ? 0 : list->size();
  }

  /// What other children said does not matter when one alone decided.
  template <class T>
  static void forget(std::vector<T>* list, std::size_t from, std::size_t to) {
    if (list == nullptr) return;
    list->erase(list->begin() + static_cast<std::ptrdiff_t>(from),
                list->begin() + static_cast<std::ptrdiff_t>(to));
  }

  const model::Case& file_;
  std::chrono::year_month_day day_;
  Reasons* why_;
  std::vector<TestSeen>* seen_;
  const Sight& sight_;
};

}  // namespace

bool holds(const Condition& condition, const model::Case& file, std::chrono::year_month_day day,
           std::vector<std::string>* why, std::vector<TestSeen>* seen, const Sight& sight) {
  Look look{file, day, why, seen, sight};
  return look.judge(condition) == Look::Verdict::yes;
}

}  // namespace rodedraad::workflow
