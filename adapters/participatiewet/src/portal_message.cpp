#include "portal_message.h"

#include "portal_nodes.h"

namespace rodedraad::participatiewet {

std::string_view kind_by_content(pugi::xml_node root) {
  if (webintake_in(root)) return kWebintake;
  if (focus_in(root)) return kFocus;
  return {};
}

}  // namespace rodedraad::participatiewet
