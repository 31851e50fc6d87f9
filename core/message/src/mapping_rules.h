#pragma once

#include <functional>
#include <map>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "rodedraad/message/mapping.h"

namespace rodedraad::message {

struct CodeTable {
  bool keeps_unknown = false;
  std::map<std::string, std::string, std::less<>> rows;

  const std::string* find(std::string_view code) const {
    const auto row = rows.find(code);
    return row == rows.end() ? nullptr : &row->second;
  }
};

// An empty query stands for an attribute that is not there.

struct FieldRule {
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
  std::string type;
  pugi::xpath_query select;
  pugi::xpath_query when;
  bool required = false;
};

/// A message or an each.
struct BlockRule {
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
};

/// Reads a mapping file; all its mistakes at once, in their order.
tl::expected<MappingRules, std::vector<MappingFinding>> compile_rules(std::string_view text);

}  // namespace rodedraad::message
