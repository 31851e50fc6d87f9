#pragma once

#include "rodedraad/message/mapping.h"
#include "rodedraad/sdk/adapter.h"
#include "suwi_service.h"

namespace rodedraad::participatiewet::suwi {

/// What Suwinet's answer to a question of \p service means. ClientSuwi and NietsGevonden are an
/// answer; a Fout is judged by its code (table "fwi" of the mapping), else by the words of its
/// text, else by the code of the SOAP fault.
sdk::Judgement judge(const Service& service, const sdk::Message& sent, const sdk::Answer& answer,
                     const message::Mapping& mapping);

}  // namespace rodedraad::participatiewet::suwi
