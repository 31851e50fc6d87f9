#pragma once

#include <functional>
#include <map>
#include <pugixml.hpp>
#include <span>
#include <string>
#include <vector>

#include "rodedraad/message/mapping.h"
#include "template_rules.h"

namespace rodedraad::message {

// An empty query stands for an attribute that is not there.

/// What a rule looks like in its file.
struct RuleText {
  std::size_t file = 0;  ///< as MappingFinding::file
  std::size_t line = 0;
  std::string select;               ///< as written; empty: a constant
  std::string table;                ///< id
  std::vector<std::string> others;  ///< the other XPath of the rule
};

struct FieldRule {
  RuleText text;
  std::string path;
  std::string constant;  ///< the value when there is no select
  pugi::xpath_query select;
  pugi::xpath_query when;
  pugi::xpath_query from;
  pugi::xpath_query to;
  pugi::xpath_query key;
  pugi::xpath_query withdrawn;
  const CodeTable* table = nullptr;
  std::string form;  ///< empty: no date
  std::string period_form = "yyyy-mm-dd";
  bool exclusive = false;
  bool to_exclusive = false;
  bool required = false;
  bool withdraws_absent = false;
};

struct IdentifierRule {
  RuleText text;
  std::string type;
  pugi::xpath_query select;
  pugi::xpath_query when;
  bool required = false;
};

/// A message or an each.
struct BlockRule {
  RuleText text;  ///< of an each
  pugi::xpath_query select;
  pugi::xpath_query key;
  pugi::xpath_query when;
  std::vector<IdentifierRule> identifiers;
  std::vector<FieldRule> fields;
  std::vector<BlockRule> each;
};

/// A mapping file, compiled.
struct MappingRules {
  std::string adapter;
  std::vector<Namespace> namespaces;
  std::map<std::string, CodeTable, std::less<>> tables;  // node-based: rules point into it
  std::map<std::string, BlockRule, std::less<>> messages;
  std::map<std::string, TemplateRule, std::less<>> templates;
};

/// Reads a mapping file and the overlays over it; all their mistakes at once, in their order.
tl::expected<MappingRules, std::vector<MappingFinding>> compile_rules(
    std::span<const std::string_view> texts);

}  // namespace rodedraad::message
