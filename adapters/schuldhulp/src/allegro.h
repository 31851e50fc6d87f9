#pragma once

#include <string_view>

#include "rodedraad/message/mapping.h"
#include "rodedraad/schuldhulp/adapter.h"
#include "rodedraad/sdk/adapter.h"

/// What the credit bank's package Allegro answers (SchuldHulpService, SOAP 1.1, document/literal),
/// in its envelope or bare. Its numbers lose leading zeros, and it writes "no date" as a date.
namespace rodedraad::schuldhulp {

sdk::Admission admit_allegro(const sdk::Message& message, const Options& options);

sdk::Decoded decode_allegro(const sdk::Message& message, const message::Mapping& mapping);

}  // namespace rodedraad::schuldhulp
