#include "packed.h"

#include <algorithm>
#include <array>

namespace rodedraad::files {

namespace {

using namespace std::string_view_literals;

constexpr std::array kBeginnings{"PK\x03\x04"sv,   "PK\x05\x06"sv,       "PK\x07\x08"sv,
                                 "\x1F\x8B"sv,     "\x1F\x9D"sv,         "\x1F\xA0"sv,
                                 "BZh"sv,          "\xFD\x37zXZ\0"sv,    "7z\xBC\xAF\x27\x1C"sv,
                                 "Rar!\x1A\x07"sv, "\x28\xB5\x2F\xFD"sv, "\x04\x22\x4D\x18"sv,
                                 "MSCF\0\0\0\0"sv};
constexpr std::string_view kTar = "ustar";
constexpr std::size_t kTarPlace = 257;

}  // namespace

bool is_packed(std::string_view content) {
  const bool begins =
      std::any_of(kBeginnings.begin(), kBeginnings.end(),
                  [&](std::string_view beginning) { return content.starts_with(beginning); });
  return begins || (content.size() > kTarPlace && content.substr(kTarPlace).starts_with(kTar));
}

}  // namespace rodedraad::files
