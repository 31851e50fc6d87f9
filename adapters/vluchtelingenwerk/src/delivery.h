#pragma once

#include <string_view>

#include "rodedraad/message/mapping.h"
#include "rodedraad/sdk/adapter.h"

/// A CSV file of VluchtelingenWerk (a levering), and one row of it (a levering.rij): recordtype BEG
/// for begeleiding and PVT for the participatieverklaringstraject.
namespace rodedraad::vluchtelingenwerk {

/// Whether the file is CSV with the agreed columns; what its rows say is looked at row by row.
sdk::Admission admit_delivery(const sdk::Message& message);

/// One part per row, each a CSV of the agreed header and that row, with the line of the original in
/// the header "rij".
sdk::Decoded decode_delivery(const sdk::Message& message);

/// \p today is YYYY-MM-DD; a participatieverklaring cannot have been signed later.
sdk::Admission admit_row(const sdk::Message& message, const message::Mapping& mapping,
                         std::string_view today);

sdk::Decoded decode_row(const sdk::Message& message, const message::Mapping& mapping);

}  // namespace rodedraad::vluchtelingenwerk
