#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
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

/// A mapping with the overlays that are put over it: their texts, one tree of the whole in which
/// every element knows where it came from, and the mistakes found.
class MappingSource {
 public:
  /// Reads the texts, the mapping first; when one is no XML the findings say so, and root() is
  /// empty.
  explicit MappingSource(std::span<const std::string_view> texts);
  MappingSource(const MappingSource&) = delete;
  MappingSource& operator=(const MappingSource&) = delete;

  /// The document element of the whole; elements of the name space of configuration have no prefix.
  pugi::xml_node root() const { return root_; }

  /// The line of an element in its own text, and which text that is.
  std::size_t line(pugi::xml_node element) const;
  std::size_t file(pugi::xml_node element) const;

  /// Copies an element with all that is in it into \p parent, before \p before or, when that is
  /// empty, at the end. The copy knows where the original stood.
  void copy(pugi::xml_node original, pugi::xml_node parent, pugi::xml_node before);

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

  struct Spot {
    std::size_t file = 0;
    std::size_t offset = 0;
  };

  bool read(std::size_t file);
  void remember_copies(pugi::xml_node original, pugi::xml_node copy);

  std::vector<std::string_view> texts_;
  std::vector<Tree> trees_;
  std::unordered_map<const void*, Spot> spots_;  ///< by xml_node::internal_object()
  pugi::xml_node root_;
  std::vector<MappingFinding> findings_;
};

}  // namespace rodedraad::message
