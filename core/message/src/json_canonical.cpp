#include <map>

#include "json_rules.h"
#include "rodedraad/message/json_writer.h"

namespace rodedraad::message {

std::string_view json_member_name(pugi::xml_node member) {
  const auto written = member.attribute("name");
  return written ? written.value() : member.name();
}

std::string canonical_json(pugi::xml_node value) {
  const std::string_view type{value.attribute("type").value()};
  if (type == "string") return json_string(value.text().get());
  if (type == "number") return JsonNumber{value.text().get()}.canonical();
  if (type == "boolean") return value.text().get();
  if (type == "null") return "null";
  std::string out;
  if (type == "array") {
    for (const auto item : value.children()) out += canonical_json(item) + ",";
    return "[" + out + "]";
  }
  std::map<std::string_view, pugi::xml_node> sorted;
  for (const auto member : value.children()) {
    if (member.type() == pugi::node_element) sorted.emplace(json_member_name(member), member);
  }
  for (const auto& [name, member] : sorted) {
    out += json_string(name) + ":" + canonical_json(member) + ",";
  }
  return "{" + out + "}";
}

std::wstring code_points(std::string_view text) {
  std::wstring points;
  points.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0xC0U) {
      const unsigned bits = byte >= 0xF0U   ? byte & 0x07U
                            : byte >= 0xE0U ? byte & 0x0FU
                                            : byte & 0x1FU;
      points += static_cast<wchar_t>(bits);
    } else if (byte >= 0x80U && !points.empty()) {
      points.back() =
          static_cast<wchar_t>((static_cast<unsigned>(points.back()) << 6U) | (byte & 0x3FU));
    } else {
      points += static_cast<wchar_t>(byte);
    }
  }
  return points;
}

}  // namespace rodedraad::message
