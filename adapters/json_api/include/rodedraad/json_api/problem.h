#pragma once

#include "rodedraad/json_api/codes.h"
#include "rodedraad/sdk/adapter.h"

namespace rodedraad::json_api {

/// The answer to a message that was not taken in, as problem details (RFC 9457) with a member
/// "errors": [{"pointer", "code", "detail"}]. request.reply is neither accepted nor duplicate.
sdk::Answer problem(const sdk::ReplyRequest& request, const Codes& codes);

}  // namespace rodedraad::json_api
