#pragma once

#include <span>
#include <string_view>

#include "rodedraad/config/config.h"
#include "rodedraad/store/rows.h"
#include "rodedraad/store/search_rows.h"

/// Why something lies at the dead-letter desk, and what probably helps: so that an administrator
/// with a thousand of them sees the three things that are wrong.
namespace rodedraad::hub {

struct Cause {
  std::string_view code;   ///< "onbereikbaar"; for filters and for programs
  std::string_view what;   ///< Dutch, a sentence
  std::string_view fix;    ///< Dutch: what to do, most likely
  std::string_view owner;  ///< Dutch: who can mend it
};

/// All there are.
std::span<const Cause> causes();

/// \p last_outcome is that of the last attempt, as AttemptRow has it; empty: there was none.
const Cause& cause_of(const store::DeliveryRow& row, std::string_view last_outcome);
/// Of a message that came in.
const Cause& cause_of(const store::MessageRow& row);
/// Of one line of a list of messages at the desk. Damage only who opens the row sees.
const Cause& cause_of(const store::MessageLine& line);
/// The same of deliveries; nothing when this one needs no person.
const Cause* cause_of(const store::DeliveryLine& line, const config::Config& config);
/// Of a delivery that waits for a connection that the configuration does not have any more.
const Cause& cause_of_missing_connection();
/// Of a message that waits for too long until its person is known.
const Cause& cause_of_unknown_person();

/// How the reason begins of what stopped in an adapter.
inline constexpr std::string_view kAdapterStopped = "adapter ";

}  // namespace rodedraad::hub
