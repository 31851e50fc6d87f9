#pragma once

#include <string>
#include <string_view>

#include "rodedraad/sdk/message.h"

namespace rodedraad::simulate {

/// The path of a request, without its query.
std::string_view path_of(const sdk::Message& request);

/// An answer without a body.
sdk::Answer empty_answer(int status);

sdk::Answer json_answer(int status, std::string body);

}  // namespace rodedraad::simulate
