#include "participatiewet.h"

#include "rodedraad/message/tree.h"
#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::simulate {

std::string Participatiewet::problem(pugi::xml_node message) const {
  if (message::text(message, "berichttype").empty()) return "Het berichttype ontbreekt.";
  if (!sdk::is_bsn(message::text(message, "bsn"))) return "Het BSN ontbreekt of klopt niet.";
  return {};
}

}  // namespace rodedraad::simulate
