#pragma once

#include <cstddef>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/message/tree.h"

namespace rodedraad::message {

/// Builds a tree from the events of a parser and keeps it within limits. Memory that runs out is a
/// std::bad_alloc, never a tree with holes.
class TreeBuilder {
 public:
  explicit TreeBuilder(const Limits& limits);

  /// A new last child of the node that is open; an empty node when a limit is passed.
  pugi::xml_node add(const char* name);

  /// Makes \p node the open node; false when a limit is passed.
  bool enter(pugi::xml_node node);
  void leave() { open_.pop_back(); }

  /// Counts something that is no element, such as an attribute; false when a limit is passed.
  bool count();

  /// The limit that was passed, as a sentence; empty when none was.
  const std::string& refusal() const { return refusal_; }

  pugi::xml_node open_node() const { return open_.back().node; }
  bool at_top() const { return open_.size() == 1; }
  bool has_children() const { return open_.back().children != 0; }

  Tree take() { return Tree{std::move(document_)}; }

  static void attribute(pugi::xml_node node, const char* name, std::string_view value);
  static void text(pugi::xml_node node, std::string_view value);

 private:
  struct Level {
    pugi::xml_node node;
    std::size_t children = 0;
  };

  Limits limits_;
  std::unique_ptr<pugi::xml_document> document_;
  std::vector<Level> open_;
  std::size_t nodes_ = 0;
  std::string refusal_;
};

}  // namespace rodedraad::message
