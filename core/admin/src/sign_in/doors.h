#pragma once

#include <optional>

#include "sign_in.h"

namespace rodedraad::admin {

/// Whether a request is about log-in, accounts or roles.
bool is_for_sign_in(const sdk::Message& message);

/// The answer to such a request.
sdk::Answer answer_sign_in(SignIn& sign_in, sdk::Message message);

}  // namespace rodedraad::admin
