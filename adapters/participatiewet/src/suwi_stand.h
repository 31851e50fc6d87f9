#pragma once

#include <vector>

#include "rodedraad/message/mapping.h"
#include "suwi_answer.h"

/// What the mapping file cannot express about an answer is worked out here and written into the
/// tree, where the mapping selects it.
namespace rodedraad::participatiewet::suwi {

/// Writes into ClientSuwi:
///   Uitkeringsverhouding/@telt  the benefit that the person has, or had last
///   AanvraagUitkering/@telt     the application that belongs to it, or that came after its end
///   @status                     aangevraagd, toegekend, afgewezen, buiten-behandeling, beeindigd
///   @bekend                     on every code that its table has
/// Benefits and applications under an act of the table "bijzonder" do not count: they are not for
/// the costs of living. A code that its table does not have is a warning, and is kept. A date
/// without its year is left out, one without its month keeps its year, both with a warning.
void prepare(pugi::xml_node client, const message::Mapping& mapping,
             std::vector<sdk::Finding>& findings);

}  // namespace rodedraad::participatiewet::suwi
