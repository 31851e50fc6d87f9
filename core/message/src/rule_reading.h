#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>

#include "mapping_rules.h"
#include "rodedraad/sdk/adapter.h"

namespace rodedraad::message {

/// What a rule makes of a message: a value, nothing at all, or a value that cannot be used.
struct Reading {
  std::string value;  ///< empty: absent, or not usable
  std::optional<sdk::Finding> finding;
  pugi::xpath_node at = {};  ///< what was selected; empty when it was computed or constant
  std::string code = {};     ///< the row of the table that was used

  bool unusable() const { return finding && finding->severity == sdk::Severity::error; }
};

/// The value of a field, in the canonical form of its type.
Reading read_field(const FieldRule& rule, pugi::xml_node context);

/// The first day of the validity of a field; empty when the rule has no from.
Reading read_from(const FieldRule& rule, pugi::xml_node context);

/// The last day of the validity of a field, inclusive.
Reading read_to(const FieldRule& rule, pugi::xml_node context);

Reading read_identifier(const IdentifierRule& rule, pugi::xml_node context);

/// The key of a repetition; empty when a part of the message for it is absent.
std::string read_key(const pugi::xpath_query& key, pugi::xml_node context);

sdk::Finding finding(std::string_view code, pugi::xml_node at, std::string text);

}  // namespace rodedraad::message
