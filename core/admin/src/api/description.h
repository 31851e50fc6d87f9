#pragma once

#include <string_view>

namespace rodedraad::admin {

/// The description of the Admin API (OpenAPI 3.1), api/openapi.json as it was built in.
std::string_view description();

}  // namespace rodedraad::admin
