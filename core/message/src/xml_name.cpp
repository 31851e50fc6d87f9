#include "xml_name.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace rodedraad::message {
namespace {

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};

// Productions [4] and [4a] of XML 1.0, fifth edition, above ASCII.
constexpr std::array kStart{Range{0xC0, 0xD6},     Range{0xD8, 0xF6},     Range{0xF8, 0x2FF},
                            Range{0x370, 0x37D},   Range{0x37F, 0x1FFF},  Range{0x200C, 0x200D},
                            Range{0x2070, 0x218F}, Range{0x2C00, 0x2FEF}, Range{0x3001, 0xD7FF},
                            Range{0xF900, 0xFDCF}, Range{0xFDF0, 0xFFFD}, Range{0x10000, 0xEFFFF}};
constexpr std::array kFurther{Range{0xB7, 0xB7}, Range{0x300, 0x36F}, Range{0x203F, 0x2040}};

template <std::size_t N>
bool contains(const std::array<Range, N>& ranges, std::uint32_t c) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [c](Range range) { return c >= range.first && c <= range.last; });
}

/// Names in ASCII are nearly all there are, so these are looked up.
enum AsciiRole : unsigned char { kNone, kFurtherOnly, kAnywhere };

constexpr auto kAscii = [] {
  std::array<AsciiRole, 0x80> roles{};
  for (unsigned char c = 'a'; c <= 'z'; ++c) roles[c] = kAnywhere;
  for (unsigned char c = 'A'; c <= 'Z'; ++c) roles[c] = kAnywhere;
  for (unsigned char c = '0'; c <= '9'; ++c) roles[c] = kFurtherOnly;
  roles['_'] = kAnywhere;
  roles['-'] = kFurtherOnly;
  roles['.'] = kFurtherOnly;
  return roles;
}();

bool starts_name(std::uint32_t c) {
  return c < kAscii.size() ? kAscii[c] == kAnywhere : contains(kStart, c);
}

bool continues_name(std::uint32_t c) {
  return c < kAscii.size() ? kAscii[c] != kNone : contains(kStart, c) || contains(kFurther, c);
}

struct Character {
  std::uint32_t code;
  std::size_t length;
};

Character first_character(std::string_view utf8) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(utf8[i]));
  };
  const std::uint32_t head = byte(0);
  if (head < 0x80) return {head, 1};
  const std::size_t length = head < 0xE0 ? 2U : head < 0xF0 ? 3U : 4U;
  std::uint32_t code = head & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) code = (code << 6U) | (byte(i) & 0x3FU);
  return {code, length};
}

}  // namespace

std::size_t name_prefix(std::string_view utf8) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(utf8[at]); };
  if (utf8.empty() || (byte(0) < kAscii.size() && kAscii[byte(0)] != kAnywhere)) return 0;
  std::size_t i = 0;
  while (i < utf8.size() && byte(i) < kAscii.size() && kAscii[byte(i)] != kNone) ++i;
  while (i < utf8.size()) {
    const Character next = first_character(utf8.substr(i));
    if (i == 0 ? !starts_name(next.code) : !continues_name(next.code)) break;
    i += next.length;
  }
  return i;
}

bool is_name(std::string_view utf8) { return !utf8.empty() && name_prefix(utf8) == utf8.size(); }

}  // namespace rodedraad::message
