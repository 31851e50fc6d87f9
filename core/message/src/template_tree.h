#pragma once

#include <string>
#include <vector>

#include "template_value.h"

namespace rodedraad::message {

/// An element of a message to make: what a template says of it, and its value.
struct MadeNode {
  const TemplateNode* rule = nullptr;
  std::string name;
  std::string value;
  std::vector<MadeNode> children;
};

/// What the template makes of the values: repetitions are written out, what is optional and has no
/// value is left out. In a CSV every column stays, and the children of the top are its rows.
std::vector<MadeNode> make_tree(const TemplateRule& rule, TemplateValues& values);

}  // namespace rodedraad::message
