#pragma once

#include "official_schema.h"
#include "options.h"
#include "releases.h"
#include "rodedraad/message/mapping.h"
#include "rodedraad/sdk/adapter.h"

namespace rodedraad::wmo {

/// What the parts of the adapter need to understand a message. Borrows.
struct Understanding {
  const message::Mapping& mapping;
  const Releases& releases;
  const OfficialSchemas& schemas;
  const Options& options;
};

/// Identifiers and, of a message that is judged by its content alone, the outcome: a return
/// message says all it has to say here, a heen message that breaks the rules is answered with 0001.
sdk::Decoded decode_message(const sdk::Message& message, const Understanding& with);

/// Facts of a heen message that is not rejected, and the return message; what a fault message is
/// about.
sdk::Decoded relate_message(const sdk::Message& message, const sdk::Known& known,
                            const Understanding& with);

}  // namespace rodedraad::wmo
