#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rodedraad/admin/person.h"
#include "rodedraad/sdk/message.h"

namespace rodedraad::admin {

/// What somebody asks of the Admin API.
struct Request {
  sdk::Message message;
  Person person;
  std::map<std::string, std::string, std::less<>> parts;  ///< {id} of the route
  std::vector<std::pair<std::string, std::string>> query;

  const std::string& part(std::string_view name) const { return parts.find(name)->second; }
  const std::string& id() const { return part("id"); }
};

/// The path of a target, and its query with everything decoded. What cannot be decoded is left as
/// it is.
std::string path_of(std::string_view target);
std::vector<std::pair<std::string, std::string>> query_of(std::string_view target);

}  // namespace rodedraad::admin
