#pragma once

#include <boost/json.hpp>
#include <string>

#include "rodedraad/model/clock.h"

namespace rodedraad::admin {

/// The dossier of one person on paper (AVG art. 15): what is known, from whom, who received it and
/// on which ground. \p view is that of view_of_case, unveiled. Throws std::runtime_error when it
/// cannot be made, as when the letters are not installed.
std::string dossier_as_pdf(const boost::json::object& view, const std::string& region,
                           model::Instant now);

}  // namespace rodedraad::admin
