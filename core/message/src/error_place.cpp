#include "error_place.h"

#include <algorithm>
#include <utility>

namespace rodedraad::message {

ParseError error_at(std::string_view bytes, std::size_t offset, std::string text) {
  const std::string_view before = bytes.substr(0, std::min(offset, bytes.size()));
  const std::size_t newline = before.rfind('\n');
  const std::string_view line =
      newline == std::string_view::npos ? before : before.substr(newline + 1);
  const auto starts_character = [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80;
  };
  return ParseError{
      static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1,
      static_cast<std::size_t>(std::count_if(line.begin(), line.end(), starts_character)) + 1,
      std::move(text)};
}

}  // namespace rodedraad::message
