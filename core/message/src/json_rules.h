#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

#include "json_number.h"

/// A JSON Schema as rules that can be walked without looking at its text again.
namespace rodedraad::message {

struct JsonRules;

/// A pattern of ECMA-262 with the text that it came from. Compiled for polynomial time: no pattern
/// of a schema and no text of a sender can make a match run away.
using Pattern = std::wregex;

/// One schema object, or the schemas true and false. Pointers are into the same JsonRuleBook.
struct JsonRules {
  bool never = false;                           ///< the schema false
  std::vector<std::string> types;               ///< empty: any
  std::optional<std::set<std::string>> values;  ///< enum, const; canonical
  std::optional<JsonNumber> minimum, maximum, above, below, multiple_of;
  std::optional<std::size_t> least_length, most_length;
  std::optional<std::size_t> least_items, most_items;
  std::optional<std::size_t> least_members, most_members;
  std::size_t least_contained = 1;
  std::optional<std::size_t> most_contained;
  bool unique_items = false;
  std::optional<Pattern> pattern;
  std::string format;

  std::vector<std::string> required;
  std::map<std::string, std::vector<std::string>, std::less<>> dependent_required;
  std::map<std::string, const JsonRules*, std::less<>> dependent_rules;
  std::map<std::string, const JsonRules*, std::less<>> members;
  std::vector<std::pair<Pattern, const JsonRules*>> pattern_members;
  const JsonRules* other_members = nullptr;
  const JsonRules* member_names = nullptr;

  std::vector<const JsonRules*> first_items;
  const JsonRules* other_items = nullptr;
  const JsonRules* contains = nullptr;

  const JsonRules* reference = nullptr;
  std::vector<const JsonRules*> all_of, any_of, one_of;
  const JsonRules* not_this = nullptr;
  const JsonRules* condition = nullptr;
  const JsonRules* then_rules = nullptr;
  const JsonRules* else_rules = nullptr;
};

/// All rules of one document; the first are those of the document itself.
struct JsonRuleBook {
  std::vector<std::unique_ptr<JsonRules>> rules;
};

/// Compiles the tree of a schema document. \returns all mistakes and what this cannot do, a line
/// each with its JSON pointer.
tl::expected<JsonRuleBook, std::string> compile_rules(pugi::xml_node document);

/// Equal JSON values have the same text: members sorted, numbers without their way of writing.
std::string canonical_json(pugi::xml_node value);

/// The name of a member as the message has it.
std::string_view json_member_name(pugi::xml_node member);

/// The characters of UTF-8 text.
std::wstring code_points(std::string_view text);

}  // namespace rodedraad::message
