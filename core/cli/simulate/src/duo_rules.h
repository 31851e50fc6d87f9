#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/simulate/story.h"

/// What DUO demands of a registration, in the words that it refuses with. Each function gives every
/// rule that is broken; none when the registration may be made.
namespace rodedraad::simulate {

/// A request to register something.
struct Registration {
  const Person& person;
  std::string_view bron;  ///< OIN of the municipality
  const Record& body;
  std::chrono::sys_days today;
};

/// A first or changed PIP.
std::vector<std::string> broken_by_pip(const Registration& registration);

/// Whether a PIP may be withdrawn.
std::vector<std::string> broken_by_withdrawn_pip(const Person& person);

/// The result of PVT or MAP. \p name is "pvt" or "map", \p date_member that of its date.
std::vector<std::string> broken_by_result(const Registration& registration, std::string_view name,
                                          std::string_view date_member);

/// The current offer of an institution to the person; null when there is none.
const Record* offer_of(const Person& person, std::string_view institution);

/// An offer of an institution; \p institution is what DUO has of it, or null.
std::vector<std::string> broken_by_offer(const Registration& registration,
                                         const Record* institution);

/// Hours at an institution; \p offer is the offer of that institution that DUO has, \p hours the
/// hours there that it has; null when it has none.
std::vector<std::string> broken_by_hours(const Registration& registration,
                                         const Record* institution, const Record* offer,
                                         const Record* hours);

}  // namespace rodedraad::simulate
