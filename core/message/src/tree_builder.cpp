#include "tree_builder.h"

#include <new>

namespace rodedraad::message {
namespace {

void require(bool done) {
  if (!done) throw std::bad_alloc();
}

}  // namespace

TreeBuilder::TreeBuilder(const Limits& limits)
    : limits_(limits), document_(std::make_unique<pugi::xml_document>()) {
  open_.push_back(Level{document_->root()});
}

pugi::xml_node TreeBuilder::add(const char* name) {
  if (!count()) return {};
  if (++open_.back().children > limits_.width) {
    refusal_ = "a node has more than " + std::to_string(limits_.width) + " children";
    return {};
  }
  const pugi::xml_node node = open_.back().node.append_child(name);
  require(!node.empty() && (*name == '\0' || *node.name() != '\0'));
  return node;
}

bool TreeBuilder::enter(pugi::xml_node node) {
  if (open_.size() > limits_.depth) {
    refusal_ = "more than " + std::to_string(limits_.depth) + " levels deep";
    return false;
  }
  open_.push_back(Level{node});
  return true;
}

bool TreeBuilder::count() {
  if (++nodes_ <= limits_.nodes) return true;
  refusal_ = "more than " + std::to_string(limits_.nodes) + " nodes";
  return false;
}

void TreeBuilder::attribute(pugi::xml_node node, const char* name, std::string_view value) {
  pugi::xml_attribute attribute = node.append_attribute(name);
  require(!attribute.empty() && attribute.set_value(value.data(), value.size()));
}

void TreeBuilder::text(pugi::xml_node node, std::string_view value) {
  if (value.empty()) return;
  pugi::xml_node text = node.append_child(pugi::node_pcdata);
  require(!text.empty() && text.set_value(value.data(), value.size()));
}

}  // namespace rodedraad::message
