#include "rodedraad/sdk/settings.h"

#include <array>
#include <charconv>
#include <limits>
#include <optional>
#include <utility>

#include "rodedraad/sdk/errors.h"

namespace rodedraad::sdk {

namespace {

using Unit = std::pair<std::string_view, std::uint64_t>;

constexpr std::array<Unit, 5> kTimes{
    {{"ms", 1}, {"s", 1000}, {"m", 60'000}, {"h", 3'600'000}, {"d", 86'400'000}}};
constexpr std::array<Unit, 4> kSizes{
    {{"", 1}, {"k", 1U << 10U}, {"M", 1U << 20U}, {"G", 1U << 30U}}};
constexpr std::array<Unit, 1> kPlain{{{"", 1}}};

/// A whole number followed directly by one of the units. Bounded to what a signed 64-bit count
/// holds, because durations are signed.
std::optional<std::uint64_t> amount(std::string_view text, std::span<const Unit> units) {
  std::uint64_t count = 0;
  const auto* const end = text.data() + text.size();
  const auto [rest, problem] = std::from_chars(text.data(), end, count);
  if (problem != std::errc{}) return std::nullopt;
  const std::string_view written{rest, static_cast<std::size_t>(end - rest)};
  for (const auto& [unit, factor] : units) {
    if (unit != written) continue;
    if (count > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) / factor) {
      return std::nullopt;
    }
    return count * factor;
  }
  return std::nullopt;
}

std::uint64_t read(std::string_view name, std::string_view text, std::span<const Unit> units,
                   const char* wanted) {
  const auto value = amount(text, units);
  if (!value) throw BadSetting(std::string{name}, wanted);
  return *value;
}

}  // namespace

std::string_view Settings::find(std::string_view name) const {
  const auto* value = sdk::find(pairs_, name);
  return value == nullptr ? std::string_view{} : std::string_view{*value};
}

std::string Settings::text(std::string_view name, std::string_view fallback) const {
  const auto* value = sdk::find(pairs_, name);
  return value == nullptr ? std::string{fallback} : *value;
}

std::string Settings::required(std::string_view name) const {
  const auto value = find(name);
  if (value.empty()) throw BadSetting(std::string{name}, "this setting is required");
  return std::string{value};
}

std::chrono::milliseconds Settings::duration(std::string_view name,
                                             std::chrono::milliseconds fallback) const {
  const auto text = find(name);
  if (text.empty()) return fallback;
  const auto count =
      read(name, text, kTimes, "not a duration; write for example 250ms, 10s, 2m, 6h or 3d");
  return std::chrono::milliseconds{static_cast<std::int64_t>(count)};
}

std::uint64_t Settings::size(std::string_view name, std::uint64_t fallback) const {
  const auto text = find(name);
  return text.empty()
             ? fallback
             : read(name, text, kSizes, "not a size; write for example 512, 16k, 8M or 1G");
}

std::uint64_t Settings::number(std::string_view name, std::uint64_t fallback) const {
  const auto text = find(name);
  return text.empty() ? fallback : read(name, text, kPlain, "not a whole number");
}

bool Settings::boolean(std::string_view name, bool fallback) const {
  const auto text = find(name);
  if (text.empty()) return fallback;
  if (text != "true" && text != "false") {
    throw BadSetting(std::string{name}, "neither true nor false");
  }
  return text == "true";
}

}  // namespace rodedraad::sdk
