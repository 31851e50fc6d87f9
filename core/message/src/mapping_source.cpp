#include "mapping_source.h"

#include <algorithm>
#include <new>
#include <tuple>

#include "error_place.h"
#include "mapping_overlay.h"
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

MappingSource::MappingSource(std::span<const std::string_view> texts)
    : texts_(texts.begin(), texts.end()) {
  bool readable = !texts_.empty();
  for (std::size_t file = 0; file < texts_.size(); ++file) readable = read(file) && readable;
  if (!readable) return;
  root_ = trees_.front().root();
  for (std::size_t file = 1; file < texts_.size(); ++file)
    put_over(root_, trees_[file].root(), *this);
}

bool MappingSource::read(std::size_t file) {
  ElementOffsets offsets;
  Parsed parsed = read_utf8(texts_[file], offsets);
  if (!parsed) {
    const ParseError& error = parsed.error();
    findings_.push_back({error.line, error.column, error.text, file});
    return false;
  }
  trees_.push_back(*std::move(parsed));
  for (const auto& [node, offset] : offsets) spots_[node] = {file, offset};
  const pugi::xml_node root = trees_.back().root();
  if (std::string_view{root.name()} != "mapping") {
    report(root, "this is no mapping of name space urn:rodedraad:config:1");
    return false;
  }
  if (file == 0 && root.attribute("extends")) {
    report(root, "extends", "this is an overlay; it needs the mapping that it extends");
    return false;
  }
  if (file > 0 && !root.attribute("extends")) {
    report(root, "an overlay says with extends which mapping it is for");
  }
  return true;
}

std::size_t MappingSource::line(pugi::xml_node element) const {
  const Spot& spot = spots_.at(element.internal_object());
  return error_at(texts_[spot.file], spot.offset, {}).line;
}

std::size_t MappingSource::file(pugi::xml_node element) const {
  return spots_.at(element.internal_object()).file;
}

void MappingSource::copy(pugi::xml_node original, pugi::xml_node parent, pugi::xml_node before) {
  const pugi::xml_node made =
      before ? parent.insert_copy_before(original, before) : parent.append_copy(original);
  if (!made) throw std::bad_alloc();
  remember_copies(original, made);
}

void MappingSource::remember_copies(pugi::xml_node original, pugi::xml_node copy) {
  const auto spot = spots_.find(original.internal_object());
  if (spot != spots_.end()) spots_[copy.internal_object()] = Spot{spot->second};
  auto made = copy.first_child();
  for (const pugi::xml_node child : original.children()) {
    remember_copies(child, made);
    made = made.next_sibling();
  }
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
      if (std::string_view{child.value()}.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        continue;
      }
      report(element, "text in " + name + ", which has none");
    } else if (!contains_word(shape.children, child.name())) {
      report(child, "unknown element " + std::string{child.name()} + " in " + name +
                        (shape.children.empty() ? ", which has none"
                                                : ", which has: " + commas(shape.children)));
    }
  }
}

void MappingSource::report(pugi::xml_node element, std::string_view attribute, std::string text) {
  const Spot spot = spots_.at(element.internal_object());
  const std::string_view source = texts_[spot.file];
  const std::size_t offset =
      attribute.empty() ? spot.offset : attribute_offset(source, spot.offset, attribute);
  const ParseError error = error_at(source, offset, std::move(text));
  findings_.push_back({error.line, error.column, error.text, spot.file});
}

std::vector<MappingFinding> MappingSource::take_findings() {
  std::stable_sort(findings_.begin(), findings_.end(),
                   [](const MappingFinding& a, const MappingFinding& b) {
                     return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
                   });
  return std::move(findings_);
}

}  // namespace rodedraad::message
