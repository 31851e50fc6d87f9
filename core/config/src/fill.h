#pragma once

#include <map>
#include <string>

#include "element.h"
#include "rodedraad/config/config.h"

namespace rodedraad::config {

/// Fills variables and secrets into parsed trees, never into the text of a file: a value can then
/// not become an element or an attribute.
class Filler {
 public:
  Filler(const Variables& variables, Report& report) : variables_(variables), report_(report) {}

  void fill(Element& element);

  /// The variables that were filled in, with their values.
  const std::map<std::string, std::string>& used() const { return used_; }

 private:
  void fill(Text& text);
  std::string filled(Text& text);

  const Variables& variables_;
  Report& report_;
  std::map<std::string, std::string> used_;
};

}  // namespace rodedraad::config
