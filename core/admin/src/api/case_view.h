#pragma once

#include <boost/json.hpp>
#include <string>

#include "context.h"
#include "request.h"

namespace rodedraad::admin {

/// How a case is shown to one person.
struct CaseSight {
  const Person& person;
  bool unveiled = false;   ///< values that identify are in clear
  model::Instant until{};  ///< of that
};

/// The whole case: what is known and who said it, terms, who got what on which ground, work, and
/// all of it on a time line. Values of a law for which the person has no right are not in it.
boost::json::object view_of_case(store::CaseFile whole, store::Reader& reader,
                                 const config::Config& config, const CaseSight& sight,
                                 model::Instant now);

}  // namespace rodedraad::admin
