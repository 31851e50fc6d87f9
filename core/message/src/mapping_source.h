#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "mapping_rules.h"
#include "rodedraad/message/tree.h"
#include "xml_reader.h"

namespace rodedraad::message {

/// What may stand in an element; each list has its names separated by spaces.
struct ElementShape {
  std::string_view required;           ///< attributes
  std::string_view optional;           ///< attributes
  std::string_view children;           ///< elements
  std::string_view may_be_empty = {};  ///< attributes
};

/// The text of a mapping file with its tree, and the mistakes found in it.
class MappingSource {
 public:
  /// Reads the text; when it is no XML the only finding says so, and root() is empty.
  explicit MappingSource(std::string_view text);

  /// The document element; elements of the name space of configuration have no prefix.
  pugi::xml_node root() const { return root_; }

  /// Reports what does not fit the shape.
  void check(pugi::xml_node element, const ElementShape& shape);

  /// Reports \p text at the attribute, or at the element when it has no such attribute.
  void report(pugi::xml_node element, std::string_view attribute, std::string text);
  void report(pugi::xml_node element, std::string text) { report(element, {}, std::move(text)); }

  /// The findings in the order of the text.
  std::vector<MappingFinding> take_findings();

 private:
  void check_attributes(pugi::xml_node element, const ElementShape& shape);
  void check_children(pugi::xml_node element, const ElementShape& shape);

  std::string_view text_;
  ElementOffsets offsets_;
  Parsed tree_;
  pugi::xml_node root_;
  std::vector<MappingFinding> findings_;
};

}  // namespace rodedraad::message
