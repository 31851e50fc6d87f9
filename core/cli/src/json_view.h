#pragma once

#include <boost/json.hpp>

#include "rodedraad/config/config.h"
#include "rodedraad/model/clock.h"
#include "rodedraad/store/reader.h"

/// What the store holds, as the JSON that the commands print.
namespace rodedraad::cli {

boost::json::object message_view(const store::MessageRow& row);
boost::json::array findings_view(const store::MessageRow& row);
boost::json::object delivery_view(const store::DeliveryRow& row);
/// What stands with a delivery that waits for a connection that the configuration does not have.
inline constexpr const char* kConnectionGone =
    "wacht: deze koppeling staat niet meer in de configuratie";
/// The same, with every attempt, and what it waits for when its connection is gone.
boost::json::object delivery_view(const store::DeliveryRow& row, const config::Config& config,
                                  const std::vector<store::AttemptRow>& attempts);
boost::json::object task_view(const store::TaskRow& row);
/// The whole case, with the state of its deadlines on the day of \p now.
boost::json::object case_view(store::Reader& reader, const store::CaseFile& file,
                              model::Instant now);

}  // namespace rodedraad::cli
