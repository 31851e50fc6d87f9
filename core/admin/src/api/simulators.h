#pragma once

#include <boost/json.hpp>

#include "context.h"
#include "rodedraad/store/reader.h"

namespace rodedraad::admin {

/// What can play the partner of a connection, and whether it does so now; null when nothing can.
boost::json::value simulator_of(const config::Config& config, const config::Connection& connection,
                                store::Reader& reader);

}  // namespace rodedraad::admin
