#pragma once

#include <boost/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/sdk/message.h"

/// Answers of the Admin API. What every answer has, such as API-Version, is added by finish().
namespace rodedraad::admin {

/// Something that is wrong with the input.
struct InvalidParam {
  std::string name;
  std::string reason;  ///< Dutch; no value
};

sdk::Answer reply(const boost::json::value& value, int status = 200);
/// Without content.
sdk::Answer nothing(int status = 204);

/// Problem details (RFC 9457; NLGov API Design Rules, /core/error-handling). Title and detail are
/// Dutch.
sdk::Answer problem(int status, std::string_view title, std::string_view detail,
                    const std::vector<InvalidParam>& wrong = {});

sdk::Answer not_found();
sdk::Answer forbidden();
/// 409: what is asked cannot be done now; \p why in a sentence.
sdk::Answer not_now(std::string_view why);
/// 503: the audit log takes nothing, so nothing may be done or shown.
sdk::Answer unrecorded();

/// The headers that every answer has (NLGov API Design Rules, /core/transport/security-headers and
/// /core/version-header). \p encrypted: the listener speaks TLS.
void finish(sdk::Answer& answer, bool encrypted);

}  // namespace rodedraad::admin
