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

  /// Canonical text YYYY-MM-DD, with 00 for an unknown part. Nothing when it is no date; a known
  /// day in an unknown month is no date.
  static std::optional<Date> parse(std::string_view text);

  bool complete() const { return month_ != 0 && day_ != 0; }
  /// The day; nothing when a part is unknown.
  std::optional<std::chrono::year_month_day> day() const;
  std::string text() const;

  /// Certainly before, or on the same day, or after: false when an unknown part leaves it open.
  bool before(const Date& other) const { return latest() < other.earliest(); }
  bool on_or_before(const Date& other) const { return latest() <= other.earliest(); }
  bool after(const Date& other) const { return other.before(*this); }
  bool on_or_after(const Date& other) const { return other.on_or_before(*this); }
  /// The same text. Two dates with the same unknown part need not be the same day.
  bool operator==(const Date&) const = default;

 private:
  Date(int year, unsigned month, unsigned day) : year_(year), month_(month), day_(day) {}

  /// The first and the last day that this can be.
  std::chrono::year_month_day earliest() const;
  std::chrono::year_month_day latest() const;

  int year_;
  unsigned month_;
  unsigned day_;
};

}  // namespace rodedraad::model
