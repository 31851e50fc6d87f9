#include "mapping_tracer.h"

#include <string_view>
#include <utility>

#include "xpath_reads.h"

namespace rodedraad::message {
namespace {

std::string place_of(const pugi::xpath_node& node) {
  if (!node) return {};
  if (node.attribute()) return place(node.parent()) + "/@" + node.attribute().name();
  return place(node.node().type() == pugi::node_element ? node.node() : node.node().parent());
}

/// What a parser adds to tell what stood there.
bool is_of_the_tree(pugi::xml_node node, pugi::xml_attribute attribute) {
  const std::string_view root = node.root().first_child().name();
  const std::string_view name = attribute.name();
  return (root == "json" && (name == "type" || name == "name")) ||
         (root == "csv" && name == "line");
}

bool has_child_elements(pugi::xml_node node) {
  return node.find_child([](pugi::xml_node child) { return child.type() == pugi::node_element; });
}

void collect_unread(pugi::xml_node node, const std::set<const void*>& read,
                    std::vector<std::string>& unread) {
  for (const pugi::xml_attribute attribute : node.attributes()) {
    if (is_of_the_tree(node, attribute) || *attribute.value() == '\0') continue;
    if (!read.contains(attribute.internal_object())) {
      unread.push_back(place(node) + "/@" + attribute.name());
    }
  }
  if (!has_child_elements(node)) {
    if (*node.child_value() != '\0' && !read.contains(node.internal_object())) {
      unread.push_back(place(node));
    }
    return;
  }
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_element) collect_unread(child, read, unread);
  }
}

}  // namespace

void MappingTracer::looked_at(const std::vector<std::string>& xpaths, pugi::xml_node context) {
  for (const std::string& xpath : xpaths) looked_for(xpath, context);
}

void MappingTracer::looked_for(const std::string& xpath, pugi::xml_node context) {
  for (const LocationPath& path : location_paths(xpath)) {
    const std::string query =
        path.in_predicate && !path.text.starts_with('/') ? ".//" + path.text : path.text;
    try {
      for (const pugi::xpath_node& node : context.select_nodes(query.c_str())) read(node);
    } catch (const pugi::xpath_exception&) {
      // No path after all: it reads nothing that could be told.
    }
  }
}

void MappingTracer::read(const pugi::xpath_node& node) {
  if (node.attribute()) {
    read_.insert(node.attribute().internal_object());
    return;
  }
  const pugi::xml_node element =
      node.node().type() == pugi::node_element ? node.node() : node.node().parent();
  read_.insert(element.internal_object());
}

void MappingTracer::add(Traced::What what, std::size_t index, const RuleText& rule,
                        const Reading& reading) {
  trace_.rules.push_back({what, index, rule.file, rule.line, rule.select, place_of(reading.at),
                          rule.table, reading.code});
}

Trace MappingTracer::take(pugi::xml_node root) {
  collect_unread(root, read_, trace_.unread);
  return std::move(trace_);
}

}  // namespace rodedraad::message
