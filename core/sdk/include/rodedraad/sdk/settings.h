#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "rodedraad/sdk/message.h"

/// Reads what an administrator set for an instance, so that every plugin understands durations and
/// sizes alike and complains about them in the same words.
namespace rodedraad::sdk {

/// Lives as long as the pairs it was made from. Every function returns \p fallback for a setting
/// that is absent or empty and throws BadSetting, naming the setting, for one that cannot be read.
class Settings {
 public:
  explicit Settings(std::span<const Pair> pairs) : pairs_(pairs) {}

  /// The text as written; an empty one counts.
  std::string text(std::string_view name, std::string_view fallback = {}) const;
  /// Throws BadSetting when the setting is absent or empty.
  std::string required(std::string_view name) const;
  /// "250ms", "10s", "2m", "6h", "3d".
  std::chrono::milliseconds duration(std::string_view name,
                                     std::chrono::milliseconds fallback) const;
  /// Bytes: "512", "16k", "8M", "1G" (powers of 1024).
  std::uint64_t size(std::string_view name, std::uint64_t fallback) const;
  std::uint64_t number(std::string_view name, std::uint64_t fallback) const;
  /// "true" or "false".
  bool boolean(std::string_view name, bool fallback) const;

 private:
  std::string_view find(std::string_view name) const;

  std::span<const Pair> pairs_;
};

}  // namespace rodedraad::sdk
