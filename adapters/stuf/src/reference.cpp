#include "rodedraad/stuf/reference.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::stuf {

namespace {

/// FNV-1a, then the finish of SplitMix64, so that ids that differ in one bit differ everywhere.
std::uint64_t mixed(std::string_view text, std::uint64_t seed) {
  std::uint64_t hash = 14695981039346656037ULL ^ seed;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1099511628211ULL;
  }
  hash ^= hash >> 30U;
  hash *= 0xbf58476d1ce4e5b9ULL;
  hash ^= hash >> 27U;
  hash *= 0x94d049bb133111ebULL;
  return hash ^ (hash >> 31U);
}

std::string lower(std::string_view text) {
  std::string lowered{text};
  std::transform(lowered.begin(), lowered.end(), lowered.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lowered;
}

/// Sixteen hex digits.
void append_hex(std::string& out, std::uint64_t value) {
  for (int shift = 60; shift >= 0; shift -= 4) {
    out += "0123456789abcdef"[(value >> static_cast<unsigned>(shift)) & 0xfU];
  }
}

std::string uuid_of(std::string_view text) {
  std::string hex;
  append_hex(hex, mixed(text, 0));
  append_hex(hex, mixed(text, 0x9e3779b97f4a7c15ULL));
  for (const std::size_t at : {8U, 13U, 18U, 23U}) hex.insert(at, 1, '-');
  return hex;
}

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

}  // namespace

std::string reference(std::string_view id) {
  std::string uuid = sdk::is_uuid(id) ? lower(id) : uuid_of(id);
  // Of a UUID of another version only the six bits change that say which version it is.
  uuid[14] = '4';
  const auto digit = static_cast<unsigned>(uuid[19] <= '9' ? uuid[19] - '0' : uuid[19] - 'a' + 10);
  uuid[19] = "89ab"[digit & 3U];
  return uuid;
}

std::string short_reference(std::string_view id) {
  constexpr std::string_view alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  constexpr std::size_t length = 12;
  auto left = mixed(lower(id), 0);
  std::string text;
  for (std::size_t i = 0; i < length; ++i) {
    text += alphabet[left % alphabet.size()];
    left /= alphabet.size();
  }
  return text;
}

bool is_reference(std::string_view text) {
  if (!sdk::is_uuid(text) || text[14] != '4') return false;
  if (std::string_view{"89ab"}.find(text[19]) == std::string_view::npos) return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return c == '-' || is_hex(c); });
}

}  // namespace rodedraad::stuf
