#include "json_number.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>
#include <optional>

namespace rodedraad::message {

namespace {

/// An exponent beyond this makes no difference to any comparison that a schema can want.
constexpr long kMostExponent = 1'000'000;

long exponent_of(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  long value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc{}) return std::clamp(value, -kMostExponent, kMostExponent);
  return text.starts_with('-') ? -kMostExponent : kMostExponent;
}

std::optional<std::uint64_t> small(std::string_view digits, long zeros) {
  if (zeros < 0 || zeros > 18 || digits.size() + static_cast<std::size_t>(zeros) > 18) return {};
  std::uint64_t value = 0;
  for (const char digit : digits) value = value * 10 + static_cast<std::uint64_t>(digit - '0');
  for (long i = 0; i < zeros; ++i) value *= 10;
  return value;
}

}  // namespace

JsonNumber::JsonNumber(std::string_view literal) {
  negative_ = literal.starts_with('-');
  if (negative_) literal.remove_prefix(1);
  const auto mark = literal.find_first_of("eE");
  if (mark != std::string_view::npos) {
    exponent_ = exponent_of(literal.substr(mark + 1));
    literal = literal.substr(0, mark);
  }
  const auto point = literal.find('.');
  digits_ = literal.substr(0, point);
  if (point != std::string_view::npos) {
    digits_ += literal.substr(point + 1);
    exponent_ -= static_cast<long>(literal.size() - point - 1);
  }
  digits_.erase(0, std::min(digits_.find_first_not_of('0'), digits_.size()));
  while (digits_.ends_with('0')) {
    digits_.pop_back();
    ++exponent_;
  }
  if (digits_.empty()) {
    negative_ = false;
    exponent_ = 0;
  }
}

bool JsonNumber::is_multiple_of(const JsonNumber& divisor) const {
  if (digits_.empty()) return true;
  const long lowest = std::min(exponent_, divisor.exponent_);
  const auto by = small(divisor.digits_, divisor.exponent_ - lowest);
  const long zeros = exponent_ - lowest;
  constexpr long most_zeros = 1000;
  if (!by || *by == 0 || zeros > most_zeros) return false;
  std::uint64_t rest = 0;
  for (const char digit : digits_)
    rest = (rest * 10 + static_cast<std::uint64_t>(digit - '0')) % *by;
  for (long i = 0; i < zeros; ++i) rest = rest * 10 % *by;
  return rest == 0;
}

std::string JsonNumber::canonical() const {
  if (digits_.empty()) return "0";
  return (negative_ ? "-" : "") + digits_ + "e" + std::to_string(exponent_);
}

std::strong_ordering JsonNumber::operator<=>(const JsonNumber& other) const {
  const auto sign = [](const JsonNumber& number) {
    return number.digits_.empty() ? 0 : number.negative_ ? -1 : 1;
  };
  if (const auto order = sign(*this) <=> sign(other); order != 0 || digits_.empty()) return order;
  const auto magnitude = [](const JsonNumber& number) {
    return static_cast<long>(number.digits_.size()) + number.exponent_;
  };
  auto order = magnitude(*this) <=> magnitude(other);
  if (order == 0) order = digits_.compare(other.digits_) <=> 0;
  if (!negative_) return order;
  return order < 0 ? std::strong_ordering::greater : order > 0 ? std::strong_ordering::less : order;
}

}  // namespace rodedraad::message
