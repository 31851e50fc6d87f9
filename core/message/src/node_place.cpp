#include <algorithm>
#include <vector>

#include "rodedraad/message/tree.h"

namespace rodedraad::message {
namespace {

/// From the document element to \p node.
std::vector<pugi::xml_node> way_to(pugi::xml_node node) {
  std::vector<pugi::xml_node> way;
  for (; node.type() == pugi::node_element; node = node.parent()) way.push_back(node);
  std::reverse(way.begin(), way.end());
  return way;
}

std::size_t elements_before(pugi::xml_node node, bool of_same_name) {
  std::size_t count = 0;
  const std::string_view name = node.name();
  for (auto other = node.previous_sibling(); other; other = other.previous_sibling()) {
    if (other.type() != pugi::node_element) continue;
    if (!of_same_name || name == other.name()) ++count;
  }
  return count;
}

bool has_other_of_its_name(pugi::xml_node node) {
  return node.previous_sibling(node.name()) || node.next_sibling(node.name());
}

void append_token(std::string& pointer, std::string_view name) {
  pointer += '/';
  for (const char c : name) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
}

std::string_view member_name(pugi::xml_node member) {
  const pugi::xml_attribute written = member.attribute("name");
  return written ? written.value() : member.name();
}

std::string xpath_to(pugi::xml_node node) {
  std::string path;
  for (const pugi::xml_node step : way_to(node)) {
    path += '/';
    path += step.name();
    if (has_other_of_its_name(step)) {
      path += '[' + std::to_string(elements_before(step, true) + 1) + ']';
    }
  }
  return path;
}

std::string cell_of(const std::vector<pugi::xml_node>& way) {
  if (way.size() < 2) return {};
  std::string place = "line ";
  place += way[1].attribute("line").value();
  if (way.size() > 2) {
    place += ", ";
    place += way[2].name();
  }
  return place;
}

}  // namespace

std::string pointer(pugi::xml_node node) {
  const auto way = way_to(node);
  std::string result;
  for (std::size_t i = 1; i < way.size(); ++i) {
    if (std::string_view{way[i - 1].attribute("type").value()} == "array") {
      append_token(result, std::to_string(elements_before(way[i], false)));
    } else {
      append_token(result, member_name(way[i]));
    }
  }
  return result;
}

std::string place(pugi::xml_node node) {
  const auto way = way_to(node);
  if (way.empty()) return {};
  const std::string_view root = way.front().name();
  if (root == "json" && way.front().attribute("type")) return pointer(node);
  if (root == "csv") return cell_of(way);
  return xpath_to(node);
}

}  // namespace rodedraad::message
