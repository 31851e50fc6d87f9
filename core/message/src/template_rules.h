#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "code_table.h"

/// A template of a mapping file, compiled.
namespace rodedraad::message {

/// Where a value comes from and what is done with it.
struct TemplateValue {
  enum class From { nothing, field, constant, request, key };
  From from = From::nothing;
  std::string text;      ///< the path, the constant, or the name of what the request has
  std::size_t part = 0;  ///< of a key, from 1; 0: all of it
  const CodeTable* table = nullptr;
  std::string form;  ///< empty: no date
  bool optional = false;
};

/// An element, an attribute, or a repetition.
struct TemplateNode {
  enum class Kind { element, attribute, each };
  enum class Type { object, array, string, number, boolean };
  Kind kind = Kind::element;
  std::string name;  ///< with its prefix; of an each: the name of the element for its key, or empty
  Type type = Type::string;
  TemplateValue value;  ///< of an each: the field that repeats
  std::vector<TemplateNode> children;
};

struct TemplateHeader {
  std::string name;
  TemplateValue value;
};

/// A target is text and values in turn.
struct TemplatePiece {
  std::string text;
  TemplateValue value;  ///< from nothing: only text
};

struct TemplateRule {
  enum class Format { none, json, xml, csv };
  Format format = Format::none;
  std::string method;
  std::vector<TemplatePiece> target;
  std::string media_type;
  std::vector<TemplateHeader> headers;
  bool root_is_array = false;   ///< json
  char separator = ';';         ///< csv
  bool byte_order_mark = true;  ///< csv
  std::vector<std::pair<std::string, std::string>>
      namespaces;  ///< xml: prefix and name that are used
  std::vector<TemplateNode> nodes;
};

}  // namespace rodedraad::message
