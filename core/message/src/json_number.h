#pragma once

#include <compare>
#include <string>
#include <string_view>

namespace rodedraad::message {

/// A JSON number as it was written, compared without rounding: 1, 1.0 and 10e-1 are equal.
class JsonNumber {
 public:
  /// \p literal is a number of RFC 8259.
  explicit JsonNumber(std::string_view literal);

  /// Whether it has no fraction: 1.0 is whole.
  bool is_whole() const { return exponent_ >= 0; }

  /// Whether this is a whole number of times \p divisor; false when either is too large or too fine
  /// to tell.
  bool is_multiple_of(const JsonNumber& divisor) const;

  /// The same text for equal numbers.
  std::string canonical() const;

  std::strong_ordering operator<=>(const JsonNumber& other) const;
  bool operator==(const JsonNumber& other) const = default;

 private:
  bool negative_ = false;
  std::string digits_;  ///< without zeros before or after; empty for zero
  long exponent_ = 0;   ///< of the last digit
};

}  // namespace rodedraad::message
