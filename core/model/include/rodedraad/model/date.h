#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace rodedraad::model {

/// A calendar date of which month or day may be unknown ("2026-00-00"), as the basic registration
/// and SuwiML have them. A value of its own: it is never completed to a guessed day.
class Date {
 public:
  /// A full date. Throws std::invalid_argument when it does not exist.
  explicit Date(std::chrono::year_month_day day);

  /// Canonical text YYYY-MM-DD, with 00 for an unknown part. Nothing when it is no date; a known day
  /// in an unknown month is no date.
  static std::optional<Date> parse(std::string_view text);

  bool complete() const { return month_ != 0 && day_ != 0; }
  /// The day; nothing when a part is unknown.
  std::optional<std::chrono::year_month_day> day() const;
  std::string text() const;

  /// Certainly before: false when an unknown part leaves it open.
  bool before(const Date& other) const;
  /// Certainly after: false when an unknown part leaves it open.
  bool after(const Date& other) const { return other.before(*this); }
  bool operator==(const Date&) const = default;

 private:
  Date(int year, unsigned month, unsigned day) : year_(year), month_(month), day_(day) {}
  int year_;
  unsigned month_;
  unsigned day_;
};

}  // namespace rodedraad::model
