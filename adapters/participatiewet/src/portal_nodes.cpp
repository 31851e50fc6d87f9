#include "portal_nodes.h"

#include <string>

#include "rodedraad/message/tree.h"

namespace rodedraad::participatiewet {

pugi::xml_node webintake_in(pugi::xml_node root) {
  if (const auto wrapped = root.child("werkprocesIntake").child("Webintake")) return wrapped;
  if (const auto bare = root.child("Webintake")) return bare;
  if (root.child("enrichedObject").child("client")) return root.child("enrichedObject");
  if (root.child("Client").child("BurgerServiceNr")) return root;
  if (root.child("brpData").child("Persoon") && root.child("bsn")) return root;
  return {};
}

pugi::xml_node focus_in(pugi::xml_node root) {
  if (root.child("soortProduct")) return root;
  if (root.child("content").child("soortProduct")) return root.child("content");
  if (has_type(root, "array")) {
    const auto first = root.first_child();
    if (first.child("soortProduct") && !first.next_sibling()) return first;
  }
  return {};
}

std::vector<pugi::xml_node> items_of(pugi::xml_node node) {
  if (has_type(node, "object")) return {node};
  const auto items = node.children("item");
  return {items.begin(), items.end()};
}

void Complaints::differs(std::string code, pugi::xml_node parent, std::string_view member,
                         std::string text) {
  add(severity_, std::move(code), parent, member, std::move(text));
}

void Complaints::wrong(std::string code, pugi::xml_node parent, std::string_view member,
                       std::string text) {
  add(sdk::Severity::error, std::move(code), parent, member, std::move(text));
}

void Complaints::note(std::string code, pugi::xml_node at, std::string text) {
  findings_.push_back(
      {sdk::Severity::note, std::move(code), message::pointer(at), std::move(text)});
}

void Complaints::warn(std::string code, pugi::xml_node parent, std::string_view member,
                      std::string text) {
  add(sdk::Severity::warning, std::move(code), parent, member, std::move(text));
}

void Complaints::add(sdk::Severity severity, std::string code, pugi::xml_node parent,
                     std::string_view member, std::string text) {
  auto where = message::pointer(parent) + "/" + std::string{member};
  findings_.push_back({severity, std::move(code), std::move(where), std::move(text)});
}

}  // namespace rodedraad::participatiewet
