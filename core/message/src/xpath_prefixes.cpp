#include "xpath_prefixes.h"

#include <algorithm>

#include "xml_name.h"

namespace rodedraad::message {

std::vector<std::string_view> xpath_prefixes(std::string_view xpath) {
  std::vector<std::string_view> prefixes;
  std::size_t i = 0;
  while (i < xpath.size()) {
    if (xpath[i] == '"' || xpath[i] == '\'') {
      i = std::min(xpath.find(xpath[i], i + 1), xpath.size() - 1) + 1;
      continue;
    }
    const std::size_t length = name_prefix(xpath.substr(i));
    if (length == 0) {
      ++i;
      continue;
    }
    const std::string_view name = xpath.substr(i, length);
    i += length;
    const std::string_view rest = xpath.substr(i);
    if (rest.starts_with("::")) {  // an axis
      i += 2;
    } else if (rest.starts_with(':')) {
      prefixes.push_back(name);
      i += 1 + name_prefix(rest.substr(1));
    }
  }
  return prefixes;
}

}  // namespace rodedraad::message
