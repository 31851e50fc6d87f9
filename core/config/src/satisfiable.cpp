#include "satisfiable.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "rodedraad/model/field_table.h"
#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::config {

namespace {

using Kind = Condition::Kind;
using Test = Condition::Test;

/// A test that must come out this way.
struct Literal {
  const Condition* test;
  bool holds;
};

/// Tests that together make a condition come out as wanted.
using Way = std::vector<Literal>;
using Ways = std::vector<Way>;

/// Beyond this many ways nothing is concluded.
constexpr std::size_t kMostWays = 256;

using MaybeWays = std::optional<Ways>;

MaybeWays ways(const Condition& condition, bool holds);

/// All children come out so: every combination of their ways.
MaybeWays ways_of_all(std::span<const Condition* const> children, bool holds) {
  Ways out{{}};
  for (const auto* child : children) {
    const auto more = ways(*child, holds);
    if (!more || out.size() * more->size() > kMostWays) return std::nullopt;
    Ways combined;
    for (const auto& left : out) {
      for (const auto& right : *more) {
        combined.push_back(left);
        combined.back().insert(combined.back().end(), right.begin(), right.end());
      }
    }
    out = std::move(combined);
  }
  return out;
}

/// One child comes out so.
MaybeWays ways_of_any(std::span<const Condition* const> children, bool holds) {
  Ways out;
  for (const auto* child : children) {
    auto more = ways(*child, holds);
    if (!more || out.size() + more->size() > kMostWays) return std::nullopt;
    std::ranges::move(*more, std::back_inserter(out));
  }
  return out;
}

MaybeWays ways(const Condition& condition, bool holds) {
  std::vector<const Condition*> children;
  for (const auto& child : condition.children) children.push_back(&child);
  switch (condition.kind) {
    case Kind::all:
      return holds ? ways_of_all(children, true) : ways_of_any(children, false);
    case Kind::any:
      return holds ? ways_of_any(children, true) : ways_of_all(children, false);
    case Kind::negate:
      return holds ? ways_of_any(children, false) : ways_of_all(children, true);
    case Kind::test:
      return Ways{{{&condition, holds}}};
  }
  return std::nullopt;
}

bool compares(Test test) {
  return test != Test::present && test != Test::absent && test != Test::equals && test != Test::in;
}

/// Whether a date that is so to one moment can also be so to the same moment.
bool go_together(Test a, Test b) {
  const auto pair = [&](Test x, Test y) { return (a == x && b == y) || (a == y && b == x); };
  return !pair(Test::before, Test::after) && !pair(Test::before, Test::on_or_after) &&
         !pair(Test::after, Test::on_or_before);
}

bool meets(std::string_view date, Test test, std::string_view other) {
  switch (test) {
    case Test::before:
      return date < other;
    case Test::after:
      return date > other;
    case Test::on_or_before:
      return date <= other;
    case Test::on_or_after:
      return date >= other;
    default:
      return true;
  }
}

/// What the tests on one field leave for it.
class Room {
 public:
  explicit Room(std::string_view path) : field_(model::find_field(path)) {
    repeats_ = field_ != nullptr && field_->repeats();
    if (field_ == nullptr) return;
    if (field_->type == model::Type::boolean) possible_ = {"true", "false"};
    for (const auto code : field_->codes) possible_.emplace(code);
  }

  /// \returns the earlier test that this one cannot stand beside; itself when it cannot hold alone.
  const Condition* add(const Literal& literal) {
    const auto& test = *literal.test;
    const auto* clashing = add_presence(literal);
    if (test.test == Test::equals || test.test == Test::in) add_values(literal);
    if (clashing == nullptr && literal.holds && compares(test.test)) clashing = add_order(test);
    if (clashing == nullptr && !has_room()) clashing = last_ == nullptr ? &test : last_;
    last_ = &test;
    return clashing;
  }

 private:
  const Condition* add_presence(const Literal& literal) {
    const auto test = literal.test->test;
    if (!literal.holds && test != Test::present && test != Test::absent) return nullptr;
    const bool there = (test == Test::absent) != literal.holds;
    auto& mine = there ? present_ : absent_;
    const auto* other = there ? absent_ : present_;
    mine = literal.test;
    return other;
  }

  void add_values(const Literal& literal) {
    const std::set<std::string> values(literal.test->values.begin(), literal.test->values.end());
    if (!literal.holds) {
      excluded_.insert(values.begin(), values.end());
    } else if (repeats_ || claims_.empty()) {
      claims_.push_back(values);
    } else {
      std::erase_if(claims_.front(), [&](const auto& value) { return !values.contains(value); });
    }
  }

  const Condition* add_order(const Condition& test) {
    if (repeats_ || test.values.empty()) return nullptr;
    const auto& other = test.values.front();
    for (const auto* earlier : orders_) {
      const bool same = earlier->values.front() == other;
      const bool dates = sdk::is_date(earlier->values.front()) && sdk::is_date(other);
      if (same && !go_together(earlier->test, test.test)) return earlier;
      if (!same && dates && !overlap(*earlier, test)) return earlier;
    }
    orders_.push_back(&test);
    return nullptr;
  }

  /// Whether some day meets both, their dates being different.
  static bool overlap(const Condition& a, const Condition& b) {
    const auto is_lower = [](Test test) {
      return test == Test::after || test == Test::on_or_after;
    };
    if (is_lower(a.test) == is_lower(b.test)) return true;
    const auto& lower = is_lower(a.test) ? a : b;
    const auto& upper = is_lower(a.test) ? b : a;
    return lower.values.front() < upper.values.front();
  }

  bool has_room() const {
    if (present_ != nullptr && !possible_.empty() && !leaves_one_of(possible_)) return false;
    return std::ranges::all_of(claims_, [&](const auto& claim) { return leaves_one_of(claim); });
  }

  bool leaves_one_of(const std::set<std::string>& values) const {
    return std::ranges::any_of(values, [&](const std::string& value) {
      if (excluded_.contains(value)) return false;
      return std::ranges::all_of(orders_, [&](const Condition* order) {
        const auto& other = order->values.front();
        return !sdk::is_date(other) || meets(value, order->test, other);
      });
    });
  }

  const model::Field* field_;
  bool repeats_ = false;
  std::set<std::string> possible_;             ///< of a code or boolean; empty: anything
  std::vector<std::set<std::string>> claims_;  ///< one of each; one set when there is one value
  std::set<std::string> excluded_;
  std::vector<const Condition*> orders_;
  const Condition* present_ = nullptr;
  const Condition* absent_ = nullptr;
  const Condition* last_ = nullptr;
};

Clash clash_of(const Condition& test, const Condition& other) {
  if (&test == &other) {
    return {test.place, fmt::format("`{}` can never meet this test", test.path)};
  }
  return {test.place, fmt::format("`{}` cannot meet this test and the one on line {} at once",
                                  test.path, other.place.line)};
}

/// The field that a test needs and that nothing says.
std::optional<Clash> unsaid(const Literal& literal, const Said& said) {
  const auto& test = *literal.test;
  if (!said || literal.holds == (test.test == Test::absent)) return std::nullopt;
  if (!literal.holds && test.test != Test::absent) return std::nullopt;
  std::string_view missing;
  if (!said(test.path)) missing = test.path;
  if (test.value_is_path && !test.values.empty() && !said(test.values.front())) {
    missing = test.values.front();
  }
  if (missing.empty()) return std::nullopt;
  return Clash{test.place, fmt::format("no mapping makes `{}`, which this test needs", missing)};
}

std::optional<Clash> clash_in(const Way& way, const Said& said) {
  std::map<std::string_view, Room> rooms;
  for (const auto& literal : way) {
    if (auto found = unsaid(literal, said)) return found;
    auto& room = rooms.try_emplace(literal.test->path, literal.test->path).first->second;
    if (const auto* other = room.add(literal)) return clash_of(*literal.test, *other);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Clash> clash(std::span<const Condition* const> conditions, const Said& said) {
  const auto all = ways_of_all(conditions, true);
  if (!all) return std::nullopt;
  std::optional<Clash> first;
  for (const auto& way : *all) {
    auto found = clash_in(way, said);
    if (!found) return std::nullopt;
    if (!first) first = std::move(found);
  }
  if (first) return first;
  return Clash{conditions.empty() ? Place{} : conditions.front()->place,
               "there is nothing of which one could hold"};
}

}  // namespace rodedraad::config
