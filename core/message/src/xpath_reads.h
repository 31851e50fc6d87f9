#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rodedraad::message {

/// A location path that stands in an XPath.
struct LocationPath {
  std::string text;
  bool in_predicate = false;  ///< it starts at a node that another path found
};

/// The location paths in an XPath that is well-formed. What stands in a predicate is a path of its
/// own, and the path around it goes on without it.
std::vector<LocationPath> location_paths(std::string_view xpath);

}  // namespace rodedraad::message
