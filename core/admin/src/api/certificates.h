#pragma once

#include <boost/json.hpp>
#include <map>
#include <string>

#include "rodedraad/hub/setup.h"

namespace rodedraad::admin {

/// For each listener and connection, how many days the certificate of its own or of its authorities
/// that ends first still holds; less than none when it has ended. Files are read again once a
/// minute. [any thread]
std::map<std::string, int> days_left_by_use(const hub::Setup& setup, model::Instant now);

/// Every certificate: what it is for, who uses it, until when, and what lies ready to follow it; of
/// \p used_by only, unless that is empty.
boost::json::array certificates(const hub::Setup& setup, model::Instant now,
                                const std::string& used_by = {});

}  // namespace rodedraad::admin
