#pragma once

#include "rodedraad/json_api/receive.h"

namespace rodedraad::participatiewet {

/// The events pw.aanvraag, pw.besluit, pw.beeindiging, pw.ontzorgen, pw.voorziening, pw.maatregel.
extern const json_api::Agreement kAgreement;

}  // namespace rodedraad::participatiewet
