#pragma once

#include <string>
#include <vector>

#include "history_rules.h"
#include "opened.h"
#include "rodedraad/sdk/adapter.h"

namespace rodedraad::wmo {

/// What encode_retour needs: the heen message, and the RetourCode of each data class with a fault.
/// No faults means approved; a fault in "Header" means that only the header goes back.
sdk::Response retour_response(const Opened& heen, const std::string& body,
                              const std::vector<ClassFault>& faults);

/// The return message (IV028, IV032), in the GGk envelope when its heen message came in one.
/// Throws sdk::BadMessage.
sdk::Message encode_retour(const sdk::EncodeRequest& request, const std::string& application);

}  // namespace rodedraad::wmo
