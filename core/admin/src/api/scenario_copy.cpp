#include "scenario_copy.h"

#include <map>
#include <pugixml.hpp>
#include <sstream>

#include "masking.h"
#include "rodedraad/hub/log.h"
#include "rodedraad/message/tree.h"
#include "rodedraad/model/field_table.h"

namespace rodedraad::admin {

namespace json = boost::json;

namespace {

/// The invented person; the number is of the range for tests.
constexpr std::string_view kBsn = "999990019";
constexpr std::string_view kNumber = "0000000001";
constexpr std::string_view kBirthday = "1990-01-01";

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// What stands for a value of a field of the person.
std::string invented(std::string_view path, const std::string& value) {
  if (path.ends_with(".bsn")) return std::string{kBsn};
  if (path.ends_with("vNummer")) return std::string{kNumber};
  const auto* field = model::find_field(path);
  if (field != nullptr && field->type == model::Type::date) return std::string{kBirthday};
  if (field != nullptr && field->type == model::Type::code) return value;
  return form_of(value);
}

std::string without_hyphens(std::string text) {
  std::erase(text, '-');
  return text;
}

/// What is replaced by what, wherever it stands.
using Invented = std::map<std::string, std::string>;

Invented invent(const store::MessageRow& row, const hub::Context& context) {
  Invented all;
  const auto adapter = context.adapters.find(row.connection);
  if (adapter == context.adapters.end()) return all;
  const auto decoded = adapter->second->decode(row.message);
  if (!decoded) return all;
  for (const auto& identifier : decoded->identifiers) {
    all[identifier.value] = identifier.type == "bsn" ? kBsn : kNumber;
  }
  for (const auto& fact : decoded->facts) {
    if (!is_veiled(fact.field.path) || fact.field.value.empty()) continue;
    const auto instead = invented(fact.field.path, fact.field.value);
    all[fact.field.value] = instead;
    // Partners write days without hyphens too.
    all[without_hyphens(fact.field.value)] = without_hyphens(instead);
  }
  return all;
}

/// A code, a number that is short, a day, a moment: it says nothing of who it is about.
bool is_plain(const std::string& value) {
  if (value.empty() || value == "true" || value == "false") return true;
  const bool word =
      value.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.:+TZ") == std::string::npos;
  if (value.size() <= 5) return word;
  const bool day = value.size() >= 10 && value[4] == '-' && value[7] == '-';
  return word && day && all_digits(value.substr(0, 4));
}

std::string harmless(const std::string& value, const Invented& invented) {
  const auto found = invented.find(value);
  if (found != invented.end()) return found->second;
  return is_plain(value) ? value : form_of(value);
}

json::value harmless_json(const json::value& value, const Invented& invented) {
  if (const auto* text = value.if_string()) {
    return json::string{harmless(std::string{*text}, invented)};
  }
  if (value.is_number()) {
    const auto as_text = json::serialize(value);
    const auto found = invented.find(as_text);
    if (found == invented.end()) {
      return as_text.size() <= 5 ? value : json::value(json::parse(form_of(as_text)));
    }
    json::error_code failed;
    auto number = json::parse(found->second, failed);
    return failed ? json::value(1) : number;
  }
  if (const auto* array = value.if_array()) {
    json::array result;
    for (const auto& each : *array) result.push_back(harmless_json(each, invented));
    return result;
  }
  if (const auto* object = value.if_object()) {
    json::object result;
    for (const auto& each : *object) result[each.key()] = harmless_json(each.value(), invented);
    return result;
  }
  return value;
}

void make_harmless(pugi::xml_node node, const Invented& invented) {
  for (auto attribute : node.attributes()) {
    if (std::string_view{attribute.name()}.starts_with("xmlns")) continue;
    attribute.set_value(harmless(attribute.value(), invented).c_str());
  }
  for (auto child : node.children()) {
    if (child.type() == pugi::node_pcdata) {
      child.set_value(harmless(child.value(), invented).c_str());
    } else {
      make_harmless(child, invented);
    }
  }
}

/// The body with the invented person; nothing when it is neither JSON nor XML.
std::string harmless_body(const std::string& body, const Invented& invented) {
  json::error_code failed;
  const auto value = json::parse(body, failed);
  if (!failed) return json::serialize(harmless_json(value, invented));
  const auto tree = message::parse_xml(body);
  if (!tree) return {};
  pugi::xml_document copy;
  copy.append_copy(tree->root());
  make_harmless(copy.document_element(), invented);
  std::ostringstream out;
  copy.print(out, "  ", pugi::format_default | pugi::format_no_declaration);
  return out.str();
}

}  // namespace

json::value scenario_of(const store::MessageRow& row, const hub::Context& context) {
  const auto body = hub::mask(harmless_body(row.message.body, invent(row, context)));
  if (body.empty()) return nullptr;
  const auto id = "bericht-" + row.message.id.substr(0, 8);

  pugi::xml_document document;
  auto scenarios = document.append_child("scenarios");
  scenarios.append_attribute("xmlns") = "urn:rodedraad:config:1";
  auto scenario = scenarios.append_child("scenario");
  scenario.append_attribute("id") = id.c_str();
  scenario.append_attribute("title") =
      ("Een bericht " + row.message.kind + " van " + row.connection).c_str();
  auto person = scenario.append_child("person");
  person.append_attribute("id") = "persoon";
  person.append_attribute("bsn") = kBsn.data();
  person.append_attribute("v-nummer") = kNumber.data();
  if (!row.municipality.empty()) {
    person.append_attribute("gemeente") = row.municipality.c_str();
  }
  auto step = scenario.append_child("step");
  step.append_attribute("at") = model::rfc3339(row.received).c_str();
  auto message = step.append_child("message");
  message.append_attribute("connection") = row.connection.c_str();
  if (row.message.method != "POST") {
    message.append_attribute("method") = row.message.method.c_str();
  }
  message.append_attribute("target") = hub::mask(row.message.target).c_str();
  if (!row.message.media_type.empty()) {
    message.append_attribute("media-type") = row.message.media_type.c_str();
  }
  message.append_child(pugi::node_pcdata).set_value(body.c_str());
  auto expect = step.append_child("expect");
  expect.append_child("received").append_attribute("state") = to_string(row.state).data();
  std::ostringstream out;
  document.print(out, "  ", pugi::format_default | pugi::format_no_declaration);
  return json::object{{"bestand", "scenarios/" + id + ".xml"}, {"xml", out.str()}};
}

}  // namespace rodedraad::admin
