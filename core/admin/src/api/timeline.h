#pragma once

#include <boost/json.hpp>
#include <vector>

#include "rodedraad/config/config.h"
#include "rodedraad/store/rows.h"

namespace rodedraad::admin {

/// What happened in a case over all laws and systems, the oldest first. Tells nothing of what
/// messages say.
boost::json::array timeline(const store::CaseFile& whole,
                            const std::vector<store::DeliveryRow>& deliveries,
                            const std::vector<store::MessageRow>& messages,
                            const std::vector<store::TaskRow>& tasks, const config::Config& config);

}  // namespace rodedraad::admin
