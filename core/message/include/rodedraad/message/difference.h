#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rodedraad::message {

/// What was changed in a text, line by line: "- " was there, "+ " is there now, "  " is the line
/// before or after it. JSON and XML are first set out over lines, so that one value is one line.
/// Empty when nothing but the layout differs.
std::vector<std::string> difference(std::string_view before, std::string_view after);

}  // namespace rodedraad::message
