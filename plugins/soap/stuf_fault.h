#pragma once

#include "envelope.h"
#include "rodedraad/sdk/message.h"

namespace rodedraad::soap {

/// The Fault for an answer that is no success. The body of a StUF error message (Fo01, Fo02, Fo03)
/// says itself whose fault it is and what (StUF 03.01 protocol bindings, section on SOAP faults);
/// for others the status tells. \p has_xml: the answer's body is XML.
Fault fault_of(const sdk::Answer& answer, bool has_xml);

}  // namespace rodedraad::soap
