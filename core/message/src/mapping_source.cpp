#include "mapping_source.h"

#include <algorithm>
#include <tuple>

#include "error_place.h"
#include "start_tag.h"
#include "utf8.h"

namespace rodedraad::message {
namespace {

const std::vector<Namespace>& configuration() {
  static const std::vector<Namespace> kSpaces{{"", "urn:rodedraad:config:1"}};
  return kSpaces;
}

/// Byte offsets are only good in UTF-8.
Parsed read_utf8(std::string_view text, ElementOffsets& offsets) {
  if (const std::size_t good = utf8_prefix(text); good < text.size()) {
    return tl::unexpected(error_at(text, good, "not UTF-8"));
  }
  return read_xml(text, configuration(), {}, &offsets);
}

bool contains_word(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const std::size_t space = list.find(' ');
    if (list.substr(0, space) == word) return true;
    if (space == std::string_view::npos) return false;
    list.remove_prefix(space + 1);
  }
  return false;
}

template <class Action>
void for_each_word(std::string_view list, const Action& action) {
  while (!list.empty()) {
    const std::size_t space = std::min(list.find(' '), list.size());
    action(std::string{list.substr(0, space)});
    list.remove_prefix(std::min(space + 1, list.size()));
  }
}

std::string commas(std::string_view list) {
  std::string text;
  for_each_word(list, [&](const std::string& word) { text += (text.empty() ? "" : ", ") + word; });
  return text;
}

bool is_foreign(std::string_view name) { return name.find(':') != std::string_view::npos; }

}  // namespace

MappingSource::MappingSource(std::string_view text)
    : text_(text), tree_(read_utf8(text, offsets_)) {
  if (!tree_) {
    findings_.push_back({tree_.error().line, tree_.error().column, tree_.error().text});
    return;
  }
  root_ = tree_->root();
}

void MappingSource::check(pugi::xml_node element, const ElementShape& shape) {
  check_attributes(element, shape);
  check_children(element, shape);
}

void MappingSource::check_attributes(pugi::xml_node element, const ElementShape& shape) {
  const std::string name = element.name();
  for (const pugi::xml_attribute attribute : element.attributes()) {
    const std::string_view known = attribute.name();
    // What xml:lang or xsi:schemaLocation says is for editors.
    if (is_foreign(known)) continue;
    const bool required = contains_word(shape.required, known);
    if (!required && !contains_word(shape.optional, known)) {
      std::string expected{shape.required};
      if (!shape.optional.empty()) expected += (expected.empty() ? "" : " ");
      expected += shape.optional;
      report(element, known,
             "unknown attribute " + std::string{known} + "; " + name + " has: " + commas(expected));
    } else if (*attribute.value() == '\0' && !contains_word(shape.may_be_empty, known)) {
      report(element, known, std::string{known} + " is empty");
    }
  }
  for_each_word(shape.required, [&](const std::string& required) {
    if (!element.attribute(required.c_str())) {
      report(element, name + " has no attribute " + required);
    }
  });
}

void MappingSource::check_children(pugi::xml_node element, const ElementShape& shape) {
  const std::string name = element.name();
  for (const pugi::xml_node child : element.children()) {
    if (child.type() != pugi::node_element) {
      report(element, "text in " + name + ", which has none");
    } else if (!contains_word(shape.children, child.name())) {
      report(child, "unknown element " + std::string{child.name()} + " in " + name +
                        (shape.children.empty() ? ", which has none"
                                                : ", which has: " + commas(shape.children)));
    }
  }
}

void MappingSource::report(pugi::xml_node element, std::string_view attribute, std::string text) {
  const std::size_t tag = offsets_.at(element.internal_object());
  const std::size_t offset = attribute.empty() ? tag : attribute_offset(text_, tag, attribute);
  const ParseError error = error_at(text_, offset, std::move(text));
  findings_.push_back({error.line, error.column, error.text});
}

std::vector<MappingFinding> MappingSource::take_findings() {
  std::stable_sort(findings_.begin(), findings_.end(),
                   [](const MappingFinding& a, const MappingFinding& b) {
                     return std::tie(a.line, a.column) < std::tie(b.line, b.column);
                   });
  return std::move(findings_);
}

}  // namespace rodedraad::message
