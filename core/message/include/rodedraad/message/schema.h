#pragma once

#include <filesystem>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "rodedraad/sdk/adapter.h"

/// Checks against a partner's published schema, where an administrator has it. A schema is compiled
/// once; nothing is ever fetched from a network.
namespace rodedraad::message {

/// Where a message deviates from its schema. The text names the rule, never a value.
using Deviations = std::vector<sdk::Finding>;

/// An XML Schema 1.0, through libxml2. Immutable and thread-safe.
class XmlSchema {
 public:
  /// \p file and what it includes must lie below the folder \p root (include and import are local
  /// files only). \returns why it cannot be used, with file and line.
  static tl::expected<XmlSchema, std::string> load(const std::filesystem::path& file,
                                                   const std::filesystem::path& root);
  XmlSchema(XmlSchema&&) noexcept;
  XmlSchema& operator=(XmlSchema&&) noexcept;
  ~XmlSchema();

  /// All deviations, each with line and the name of the element; at most \p most. The bytes must
  /// have passed parse_xml: what that refuses never gets here.
  Deviations check(std::string_view bytes, std::size_t most = 50) const;

 private:
  struct Compiled;
  explicit XmlSchema(std::unique_ptr<Compiled> compiled);
  std::unique_ptr<Compiled> compiled_;
};

/// A JSON Schema 2020-12 (also reads draft-07 files). Immutable and thread-safe. What it cannot
/// check it does not load: an unknown keyword, a $ref to another document, unevaluatedProperties
/// and its like. Formats date, date-time, time, uuid and email are checked; others are annotations.
class JsonSchema {
 public:
  /// \returns every reason why it cannot be used, a line each with its JSON pointer.
  static tl::expected<JsonSchema, std::string> load(const std::filesystem::path& file);
  /// The same from text, for tests.
  static tl::expected<JsonSchema, std::string> compile(std::string_view text);
  JsonSchema(JsonSchema&&) noexcept;
  JsonSchema& operator=(JsonSchema&&) noexcept;
  ~JsonSchema();

  /// All deviations, each with a JSON pointer; at most \p most. The bytes must have passed
  /// parse_json.
  Deviations check(std::string_view bytes, std::size_t most = 50) const;
  /// The same of a tree that parse_json made.
  Deviations check(pugi::xml_node root, std::size_t most = 50) const;

 private:
  struct Compiled;
  explicit JsonSchema(std::unique_ptr<Compiled> compiled);
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace rodedraad::message
