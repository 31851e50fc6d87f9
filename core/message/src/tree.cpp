#include "rodedraad/message/tree.h"

namespace rodedraad::message {

std::string_view text(pugi::xml_node parent, const char* child) {
  return parent.child(child).child_value();
}

}  // namespace rodedraad::message
