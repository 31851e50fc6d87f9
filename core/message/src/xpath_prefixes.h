#pragma once

#include <string_view>
#include <vector>

namespace rodedraad::message {

/// The name space prefixes that an XPath expression uses. pugixml compares whole names and would
/// let a prefix that nobody declared pass in silence: it selects nothing.
std::vector<std::string_view> xpath_prefixes(std::string_view xpath);

}  // namespace rodedraad::message
