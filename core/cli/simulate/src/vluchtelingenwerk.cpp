#include "vluchtelingenwerk.h"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "rodedraad/message/tree.h"

namespace rodedraad::simulate {

namespace {

bool names_bsn(pugi::xml_node node) {
  // parse_json keeps a name that is no XML name in an attribute.
  std::string name = node.attribute("name") ? node.attribute("name").value() : node.name();
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (name == "bsn" || name == "burgerservicenummer") return true;
  return std::any_of(node.begin(), node.end(), names_bsn);
}

}  // namespace

std::string Vluchtelingenwerk::problem(pugi::xml_node message) const {
  if (names_bsn(message)) return "Er staat een BSN in; VluchtelingenWerk mag dat niet krijgen.";
  if (message::text(message, "berichttype").empty()) return "Het berichttype ontbreekt.";
  if (message::text(message.child("client"), "vnummer").empty()) {
    return "Het V-nummer van de cliënt ontbreekt.";
  }
  return {};
}

}  // namespace rodedraad::simulate
