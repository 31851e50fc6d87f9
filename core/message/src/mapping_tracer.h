#pragma once

#include <set>
#include <string>
#include <vector>

#include "mapping_rules.h"
#include "rule_reading.h"

namespace rodedraad::message {

/// Keeps what the rules of a mapping do with one message.
class MappingTracer {
 public:
  /// These XPath were evaluated at this node.
  void looked_at(const std::vector<std::string>& xpaths, pugi::xml_node context);
  void looked_for(const std::string& xpath, pugi::xml_node context);

  /// A rule made the identifier or fact with this index.
  void add(Traced::What what, std::size_t index, const RuleText& rule, const Reading& reading);

  /// All of it, with what was not looked at below \p root.
  Trace take(pugi::xml_node root);

 private:
  void read(const pugi::xpath_node& node);

  Trace trace_;
  std::set<const void*> read_;  ///< by internal_object()
};

}  // namespace rodedraad::message
