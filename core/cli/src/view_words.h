#pragma once

#include <boost/json.hpp>
#include <ostream>
#include <string_view>

/// How a view is read: a member that is not there is an empty text or list.
namespace rodedraad::cli {

std::string_view text(const boost::json::object& object, std::string_view key);
const boost::json::array& list(const boost::json::object& object, std::string_view key);
bool truth(const boost::json::object& object, std::string_view key);

/// A state, or what happened, in the words of the handbook.
std::string_view in_dutch(std::string_view state);

/// " (…)" when there is something to say.
void aside(std::ostream& out, std::string_view words);

}  // namespace rodedraad::cli
