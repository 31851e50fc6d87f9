#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report.h"
#include "rodedraad/config/finding.h"
#include "source.h"

/// The parsed tree of a configuration file: what pugixml has, plus the place of everything.
namespace rodedraad::config {

struct Word {
  std::string value;
  Place place;
};

/// The value of an attribute or the text of an element, without the space around it.
struct Text {
  std::string value;
  Place place;
  std::string_view raw;  ///< as it stands in the file
  const Source* source = nullptr;
  bool secret = false;  ///< came from a secret store: never shown
  bool failed = false;  ///< its variable or secret is missing, which was reported
  std::vector<std::string> variables = {};  ///< that were filled in

  /// The words of a list, each with its place.
  std::vector<Word> words() const;
};

struct Attribute {
  std::string name;
  Place place;
  Text text;
};

struct Element {
  std::string name;
  Place place;
  std::vector<Attribute> attributes;
  std::vector<Element> children;
  Text text;

  const Attribute* attribute(std::string_view attribute_name) const;
  /// The value of an attribute; empty when it is absent.
  std::string value(std::string_view attribute_name) const;
  /// Where the value of an attribute is, or else where the element is.
  const Place& place_of(std::string_view attribute_name) const;
  /// The words of an attribute that is a list; none when it is absent.
  std::vector<Word> words(std::string_view attribute_name) const;
  const Element* child(std::string_view child_name) const;
  std::vector<const Element*> all(std::string_view child_name) const;
};

/// Parses a file whose root must be \p root in the configuration's name space; the root's name
/// space declarations are left out. Nothing when it is not well-formed, or another root. \p source
/// must outlive the tree.
std::optional<Element> parse(const Source& source, std::string_view root, Report& report);

}  // namespace rodedraad::config
