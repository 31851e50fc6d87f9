#include "element.h"

#include <fmt/format.h>

#include <algorithm>
#include <pugixml.hpp>

#include "rodedraad/message/tree.h"

namespace rodedraad::config {

namespace {

constexpr std::string_view kNamespace = "urn:rodedraad:config:1";
constexpr std::string_view kSpace = " \t\r\n";

/// Turns a pugixml tree, parsed from the text of a source, into elements.
class Builder {
 public:
  explicit Builder(const Source& source) : source_(source) {}

  Element element(pugi::xml_node node) const {
    Element out;
    out.name = node.name();
    const auto name_offset = static_cast<std::size_t>(node.offset_debug());
    out.place = source_.at(name_offset - 1);
    // Names and values of attributes lie in the buffer that pugixml parsed, like the element's
    // name.
    const char* const buffer = node.name() - name_offset;
    for (const auto attribute : node.attributes()) {
      const auto start = static_cast<std::size_t>(attribute.name() - buffer);
      out.attributes.push_back(
          {attribute.name(), source_.at(start), attribute_text(attribute.value(), start)});
    }
    out.text = element_text(node);
    if (out.text.raw.empty()) out.text.place = out.place;
    for (const auto child : node.children()) {
      if (child.type() == pugi::node_element) out.children.push_back(element(child));
    }
    return out;
  }

 private:
  /// The text is well-formed, so after the name of an attribute there is a quoted value.
  Text attribute_text(std::string value, std::size_t name_offset) const {
    const std::string_view text = source_.text();
    const auto quote = text.find_first_of("\"'", name_offset);
    const auto end = text.find(text[quote], quote + 1);
    return make(value, quote + 1, end);
  }

  Text element_text(pugi::xml_node node) const {
    std::string value;
    std::optional<std::size_t> start;
    for (const auto child : node.children()) {
      if (child.type() != pugi::node_pcdata && child.type() != pugi::node_cdata) continue;
      value += child.value();
      if (!start) start = static_cast<std::size_t>(child.offset_debug());
    }
    if (!start) return {};
    return make(value, *start, source_.text().find("</", *start));
  }

  Text make(const std::string& value, std::size_t start, std::size_t end) const {
    Text out;
    const auto first = value.find_first_not_of(kSpace);
    const auto last = value.find_last_not_of(kSpace);
    if (first != std::string::npos) out.value = value.substr(first, last - first + 1);
    out.source = &source_;
    const std::string_view text = source_.text();
    start = std::min(text.find_first_not_of(kSpace, start), end);
    out.raw = text.substr(start, end - start);
    out.place = source_.at(start);
    return out;
  }

  const Source& source_;
};

bool is_technical(std::string_view attribute) {
  return attribute == "xmlns" || attribute.starts_with("xmlns:") || attribute.starts_with("xsi:") ||
         attribute.starts_with("xml:");
}

}  // namespace

std::vector<Word> Text::words() const {
  std::vector<Word> out;
  std::size_t searched = 0;
  for (std::size_t i = value.find_first_not_of(kSpace); i != std::string::npos;) {
    const auto end = std::min(value.find_first_of(kSpace, i), value.size());
    Word word{value.substr(i, end - i), place};
    // A word that came from a variable is not in the file: it gets the place of the whole text.
    if (const auto found = raw.find(word.value, searched);
        source != nullptr && found != std::string_view::npos) {
      word.place = source->at(static_cast<std::size_t>(raw.data() - source->text().data()) + found);
      searched = found + word.value.size();
    }
    out.push_back(std::move(word));
    i = value.find_first_not_of(kSpace, end);
  }
  return out;
}

const Attribute* Element::attribute(std::string_view attribute_name) const {
  const auto found = std::ranges::find(attributes, attribute_name, &Attribute::name);
  return found == attributes.end() ? nullptr : &*found;
}

std::string Element::value(std::string_view attribute_name) const {
  const auto* found = attribute(attribute_name);
  return found == nullptr ? "" : found->text.value;
}

const Place& Element::place_of(std::string_view attribute_name) const {
  const auto* found = attribute(attribute_name);
  return found == nullptr ? place : found->text.place;
}

std::vector<Word> Element::words(std::string_view attribute_name) const {
  const auto* found = attribute(attribute_name);
  return found == nullptr ? std::vector<Word>{} : found->text.words();
}

const Element* Element::child(std::string_view child_name) const {
  const auto found = std::ranges::find(children, child_name, &Element::name);
  return found == children.end() ? nullptr : &*found;
}

std::vector<const Element*> Element::all(std::string_view child_name) const {
  std::vector<const Element*> out;
  for (const auto& each : children) {
    if (each.name == child_name) out.push_back(&each);
  }
  return out;
}

std::optional<Element> parse(const Source& source, std::string_view root, Report& report) {
  const Place start{source.file(), 1, 1};
  if (!message::is_utf8(source.text())) {
    report.error(start, "file-not-utf8", "the file is not UTF-8; save it as UTF-8");
    return std::nullopt;
  }
  if (const auto strict = message::parse_xml(source.text()); !strict) {
    const auto& error = strict.error();
    report.error({source.file(), static_cast<int>(error.line), static_cast<int>(error.column)},
                 "xml-malformed", error.text);
    return std::nullopt;
  }
  // The strict parser has passed the bytes; this one only adds the offset of each node.
  pugi::xml_document document;
  const auto& text = source.text();
  if (const auto parsed =
          document.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
      !parsed) {
    report.error(source.at(static_cast<std::size_t>(parsed.offset)), "xml-malformed",
                 fmt::format("the file is not well-formed XML: {}", parsed.description()));
    return std::nullopt;
  }
  Element element = Builder(source).element(document.document_element());
  if (element.name != root || element.value("xmlns") != kNamespace) {
    report.error(element.place, "root-unknown",
                 fmt::format("the file must start with <{} xmlns=\"{}\">, without a prefix", root,
                             kNamespace));
    return std::nullopt;
  }
  std::erase_if(element.attributes, [](const Attribute& a) { return is_technical(a.name); });
  return element;
}

}  // namespace rodedraad::config
