#include <stdexcept>

#include "mapping_source.h"

namespace rodedraad::message {
namespace {

struct StringWriter : pugi::xml_writer {
  std::string text;
  void write(const void* data, std::size_t size) override {
    text.append(static_cast<const char*>(data), size);
  }
};

/// Attributes of other name spaces are for editors.
void take_away_foreign(pugi::xml_node node) {
  for (auto attribute = node.first_attribute(); attribute;) {
    const auto next = attribute.next_attribute();
    if (std::string_view{attribute.name()}.find(':') != std::string_view::npos) {
      node.remove_attribute(attribute);
    }
    attribute = next;
  }
  for (const pugi::xml_node child : node.children()) take_away_foreign(child);
}

}  // namespace

std::string merged_mapping(std::span<const std::string_view> texts) {
  if (texts.size() == 1) return std::string{texts.front()};
  MappingSource source(texts);
  pugi::xml_node root = source.root();
  if (!root) throw std::logic_error("merged_mapping: the texts have mistakes");
  take_away_foreign(root);
  root.prepend_attribute("xmlns").set_value("urn:rodedraad:config:1");
  StringWriter writer;
  root.print(writer, "  ", pugi::format_indent, pugi::encoding_utf8);
  return writer.text;
}

}  // namespace rodedraad::message
