#include "rodedraad/stuf/base64.h"

#include <array>
#include <cstdint>

namespace rodedraad::stuf {

namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t kNone = 255;

constexpr auto kValues = [] {
  std::array<std::uint8_t, 256> values{};
  values.fill(kNone);
  for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
    values[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::uint8_t>(i);
  }
  return values;
}();

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

std::optional<std::string> from_base64(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3);
  std::uint32_t bits = 0;
  std::size_t digits = 0;
  std::size_t padding = 0;
  for (const char c : text) {
    if (is_space(c)) continue;
    if (c == '=') {
      ++padding;
      continue;
    }
    const auto value = kValues[static_cast<unsigned char>(c)];
    if (value == kNone || padding > 0) return std::nullopt;
    bits = (bits << 6U) | value;
    if (++digits % 4 == 0) {
      bytes += static_cast<char>((bits >> 16U) & 0xffU);
      bytes += static_cast<char>((bits >> 8U) & 0xffU);
      bytes += static_cast<char>(bits & 0xffU);
      bits = 0;
    }
  }
  if (padding > 2 || (digits + padding) % 4 != 0) return std::nullopt;
  // What the padding leaves over must be zero, or two texts would mean the same bytes.
  if (padding == 2) {
    if ((bits & 0xfU) != 0) return std::nullopt;
    bytes += static_cast<char>((bits >> 4U) & 0xffU);
  } else if (padding == 1) {
    if ((bits & 0x3U) != 0) return std::nullopt;
    bytes += static_cast<char>((bits >> 10U) & 0xffU);
    bytes += static_cast<char>((bits >> 2U) & 0xffU);
  }
  return bytes;
}

std::string to_base64(std::string_view bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t bits = 0;
    for (std::size_t j = 0; j < 3; ++j) {
      bits <<= 8U;
      if (i + j < bytes.size()) bits |= static_cast<unsigned char>(bytes[i + j]);
    }
    const std::size_t there = bytes.size() - i < 3 ? bytes.size() - i : 3;
    for (std::size_t j = 0; j < 4; ++j) {
      text += j <= there ? kAlphabet[(bits >> (18U - 6U * j)) & 0x3fU] : '=';
    }
  }
  return text;
}

}  // namespace rodedraad::stuf
