#pragma once

#include <pugixml.hpp>
#include <string_view>
#include <vector>

#include "rodedraad/sdk/adapter.h"

/// Where the parts of a portal's JSON stand.
namespace rodedraad::participatiewet {

/// The element that a webintake is about; empty when this is none.
pugi::xml_node webintake_in(pugi::xml_node root);

/// The element with soortProduct; empty when this is none.
pugi::xml_node focus_in(pugi::xml_node root);

inline bool has_type(pugi::xml_node node, std::string_view type) {
  return node.attribute("type").value() == type;
}

/// The items of a list; one object that stands where a list belongs counts as its only item, as
/// some translations of XML make it.
std::vector<pugi::xml_node> items_of(pugi::xml_node node);

/// Collects what is wrong; what may differ is an error only when strict.
class Complaints {
 public:
  explicit Complaints(bool strict)
      : severity_(strict ? sdk::Severity::error : sdk::Severity::warning) {}

  void differs(std::string code, pugi::xml_node parent, std::string_view member, std::string text);
  void wrong(std::string code, pugi::xml_node parent, std::string_view member, std::string text);
  void note(std::string code, pugi::xml_node at, std::string text);
  void warn(std::string code, pugi::xml_node parent, std::string_view member, std::string text);
  std::vector<sdk::Finding> take() { return std::move(findings_); }

 private:
  void add(sdk::Severity severity, std::string code, pugi::xml_node parent, std::string_view member,
           std::string text);

  sdk::Severity severity_;
  std::vector<sdk::Finding> findings_;
};

}  // namespace rodedraad::participatiewet
