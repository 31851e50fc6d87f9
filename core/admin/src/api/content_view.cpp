#include "content_view.h"

#include <pugixml.hpp>

#include "masking.h"
#include "rodedraad/message/tree.h"
#include "rodedraad/model/field_table.h"
#include "views.h"

namespace rodedraad::admin {

namespace json = boost::json;

namespace {

constexpr std::size_t kMostNodes = 2'000;

std::string shown(std::string_view value, bool unveiled) {
  return unveiled ? std::string{value} : form_of(value);
}

std::string name_of(pugi::xml_node node) {
  const auto own = node.attribute("name");
  return own && std::string_view{node.name()} == "member" ? own.value() : node.name();
}

/// The leaves of a tree, with how to get there.
void add_leaves(pugi::xml_node node, const std::string& path, bool unveiled, bool is_json,
                json::array& leaves) {
  if (leaves.size() >= kMostNodes) return;
  if (!is_json) {
    for (const auto attribute : node.attributes()) {
      if (std::string_view{attribute.name()}.starts_with("xmlns")) continue;
      leaves.push_back(json::object{{"pad", path + "/@" + attribute.name()},
                                    {"waarde", shown(attribute.value(), unveiled)},
                                    {"gemaskeerd", !unveiled}});
    }
  }
  bool leaf = true;
  for (const auto child : node.children()) {
    if (child.type() != pugi::node_element) continue;
    leaf = false;
    add_leaves(child, path + '/' + name_of(child), unveiled, is_json, leaves);
  }
  if (!leaf) return;
  leaves.push_back(json::object{{"pad", path.empty() ? "/" : path},
                                {"waarde", shown(node.text().get(), unveiled)},
                                {"gemaskeerd", !unveiled}});
}

json::array tree_of(const std::string& body, bool unveiled) {
  json::array leaves;
  if (const auto parsed = message::parse_json(body)) {
    add_leaves(parsed->root(), "", unveiled, true, leaves);
  } else if (const auto xml = message::parse_xml(body)) {
    add_leaves(xml->root(), std::string{"/"} + xml->root().name(), unveiled, false, leaves);
  } else if (const auto csv = message::parse_csv(body)) {
    add_leaves(csv->root(), "", unveiled, false, leaves);
  }
  return leaves;
}

/// What the adapter of its connection makes of it, now.
json::array understood(const store::MessageRow& row, const hub::Context& context, bool unveiled) {
  json::array facts;
  const auto adapter = context.adapters.find(row.connection);
  if (adapter == context.adapters.end()) return facts;
  const auto decoded = adapter->second->decode(row.message);
  if (!decoded) return facts;
  for (const auto& fact : decoded->facts) {
    const auto& path = fact.field.path;
    const auto* field = model::find_field(path);
    const bool veiled = !unveiled && is_veiled(path);
    facts.push_back(json::object{
        {"pad", path},
        {"sleutel", fact.field.key},
        {"omschrijving", json::string{field == nullptr ? std::string_view{path} : field->name()}},
        {"waarde", veiled ? std::string{kVeil} : fact.field.value},
        {"gemaskeerd", veiled}});
  }
  return facts;
}

}  // namespace

json::object content_of(const store::MessageRow& row, const hub::Context& context,
                        const std::optional<model::Instant>& until) {
  const bool unveiled = until.has_value();
  const auto& body = row.message.body;
  return {{"mediatype", row.message.media_type},
          {"grootte", body.size()},
          {"voor", tree_of(body, unveiled)},
          {"na", understood(row, context, unveiled)},
          {"tekst", unveiled && message::is_utf8(body) ? json::value(body) : json::value(nullptr)},
          {"gemaskeerd", !unveiled},
          {"ontmaskerdTot", or_null(until.value_or(model::Instant{}))},
          {"gewist", body.empty() && !row.body_hash.empty()}};
}

json::object content_of(const store::DeliveryRow& row, const std::optional<model::Instant>& until) {
  const bool unveiled = until.has_value();
  const auto& body = row.message.body;
  const bool text = message::is_utf8(body);
  return {{"mediatype", row.message.media_type},
          {"tekst", !text      ? std::string{"(geen tekst)"}
                    : unveiled ? body
                               : form_of(body)},
          {"gemaskeerd", !unveiled},
          {"ontmaskerdTot", or_null(until.value_or(model::Instant{}))},
          {"gewist", body.empty() && row.state == store::DeliveryState::confirmed}};
}

}  // namespace rodedraad::admin
