#pragma once

#include <cstdint>

#include "rodedraad/sdk/adapter.h"

namespace rodedraad::json_api {

/// The Retry-After header in milliseconds when it gives seconds (RFC 9110 section 10.2.3). A date,
/// or more than a day, counts as no advice: the hub's own schedule is used.
std::uint32_t retry_after_ms(const sdk::Answer& answer);

/// Whether the status says that the same request may succeed later: 408, 425, 429 and 5xx.
bool is_transient(int status);

/// What the answer of a partner that speaks problem details (RFC 9457) means. The text is the
/// partner's own: the detail, followed by the pointer and detail of each error.
sdk::Judgement judge(const sdk::Answer& answer);

}  // namespace rodedraad::json_api
