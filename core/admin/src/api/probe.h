#pragma once

#include <boost/json.hpp>

#include "rodedraad/config/config.h"
#include "rodedraad/hub/plugin_host.h"

namespace rodedraad::admin {

/// Tries whether the partner of a connection can be reached, with its own transport and
/// credentials, by a request that asks for nothing of anybody. What the partner answers is an
/// answer, also when it refuses. Takes as long as the partner, at most ten seconds.
boost::json::object probe(const config::Connection& connection, const hub::PluginHost& plugins);

}  // namespace rodedraad::admin
