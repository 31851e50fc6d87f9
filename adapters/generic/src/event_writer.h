#pragma once

#include "options.h"

namespace rodedraad::generic {

/// Makes an event (NL GOV profile for CloudEvents 1.1, structured) of a message whose body becomes
/// its data. Throws sdk::BadMessage. Nothing of the case stands in an attribute of the event.
sdk::Message as_event(const Options& options, const sdk::EncodeRequest& request,
                      sdk::Message message);

}  // namespace rodedraad::generic
