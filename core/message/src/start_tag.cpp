#include "start_tag.h"

namespace rodedraad::message {

std::size_t attribute_offset(std::string_view xml, std::size_t tag, std::string_view name) {
  constexpr std::string_view kWhiteSpace = " \t\r\n";
  std::size_t i = xml.find_first_of(" \t\r\n>", tag);
  while (i < xml.size()) {
    i = xml.find_first_not_of(kWhiteSpace, i);
    if (i == std::string_view::npos || xml[i] == '>' || xml[i] == '/') break;
    const std::size_t equals = xml.find('=', i);
    const std::size_t quote = xml.find_first_of("\"'", i);
    if (equals == std::string_view::npos || quote == std::string_view::npos) break;
    const std::string_view found = xml.substr(i, equals - i);
    if (found.substr(0, found.find_first_of(kWhiteSpace)) == name) return i;
    const std::size_t end = xml.find(xml[quote], quote + 1);
    if (end == std::string_view::npos) break;
    i = end + 1;
  }
  return tag;
}

}  // namespace rodedraad::message
