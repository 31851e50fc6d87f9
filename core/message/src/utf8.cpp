#include "utf8.h"

#include <cstdint>
#include <cstring>

#include "rodedraad/message/tree.h"

namespace rodedraad::message {
namespace {

/// What may follow a lead byte: how many bytes, and the range of the first of them. That range is
/// what keeps out overlong forms, surrogates and everything above U+10FFFF.
struct Lead {
  std::size_t following;
  unsigned char low;
  unsigned char high;
};

constexpr Lead lead(unsigned char byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {1, 0x80, 0xBF};
  if (byte == 0xE0) return {2, 0xA0, 0xBF};
  if (byte == 0xED) return {2, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {2, 0x80, 0xBF};
  if (byte == 0xF0) return {3, 0x90, 0xBF};
  if (byte >= 0xF1 && byte <= 0xF3) return {3, 0x80, 0xBF};
  if (byte == 0xF4) return {3, 0x80, 0x8F};
  return {0, 0, 0};
}

bool eight_ascii(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return (word & 0x8080808080808080U) == 0;
}

}  // namespace

std::size_t utf8_prefix(std::string_view bytes) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  std::size_t i = 0;
  while (i < bytes.size()) {
    if (bytes.size() - i >= 8 && eight_ascii(bytes.data() + i)) {
      i += 8;
      continue;
    }
    if (at(i) < 0x80) {
      ++i;
      continue;
    }
    const Lead form = lead(at(i));
    if (form.following == 0 || bytes.size() - i <= form.following) return i;
    if (at(i + 1) < form.low || at(i + 1) > form.high) return i;
    for (std::size_t k = 2; k <= form.following; ++k) {
      if ((at(i + k) & 0xC0U) != 0x80) return i;
    }
    i += form.following + 1;
  }
  return i;
}

bool is_utf8(std::string_view bytes) { return utf8_prefix(bytes) == bytes.size(); }

std::string_view without_bom(std::string_view bytes) {
  constexpr std::string_view kBom = "\xEF\xBB\xBF";
  return bytes.starts_with(kBom) ? bytes.substr(kBom.size()) : bytes;
}

}  // namespace rodedraad::message
