#include "class_path.h"

#include <string_view>

namespace rodedraad::wmo {

std::string class_path(pugi::xml_node node) {
  std::string path;
  // The document element itself has no place in the path.
  for (; node.parent().type() == pugi::node_element; node = node.parent()) {
    const std::string_view name = node.name();
    std::size_t number = 1;
    for (auto earlier = node.previous_sibling(node.name()); earlier;
         earlier = earlier.previous_sibling(node.name())) {
      ++number;
    }
    std::string step{name.substr(name.find(':') + 1)};
    step += "[" + std::to_string(number) + "]";
    if (!path.empty()) step += '/';
    path.insert(0, step);
  }
  return path;
}

}  // namespace rodedraad::wmo
