#include "duo_body.h"

#include <algorithm>
#include <charconv>
#include <pugixml.hpp>
#include <string>

#include "rodedraad/message/tree.h"
#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::simulate {

namespace {

bool is_number(const BodyRule& rule, std::string_view text) {
  int number = 0;
  const auto* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return error == std::errc{} && stop == end && number >= rule.least && number <= rule.most;
}

bool keeps(const BodyRule& rule, pugi::xml_node node) {
  const std::string_view json_type = node.attribute("type").value();
  const std::string_view text = node.text().get();
  switch (rule.type) {
    case Member::Type::boolean:
      return json_type == "boolean";
    case Member::Type::date:
      return json_type == "string" && sdk::is_date(text);
    case Member::Type::number:
      return json_type == "number" && is_number(rule, text);
    case Member::Type::text:
      break;
  }
  const auto size = static_cast<int>(text.size());
  return json_type == "string" && size >= rule.least && size <= rule.most &&
         (rule.codes.empty() ||
          std::find(rule.codes.begin(), rule.codes.end(), text) != rule.codes.end());
}

}  // namespace

std::optional<Record> read_body(const sdk::Message& request, std::span<const BodyRule> rules) {
  if (request.media_type != "application/json") return std::nullopt;
  const auto parsed = message::parse_json(request.body);
  if (!parsed || std::string_view{parsed->root().attribute("type").value()} != "object") {
    return std::nullopt;
  }
  Record record;
  for (const auto& rule : rules) {
    const auto node = parsed->root().child(std::string{rule.name}.c_str());
    if (!node && rule.required) return std::nullopt;
    if (!node) continue;
    if (!keeps(rule, node)) return std::nullopt;
    record.emplace(rule.name, node.text().get());
  }
  return record;
}

}  // namespace rodedraad::simulate
