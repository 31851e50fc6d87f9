#pragma once

#include <pugixml.hpp>
#include <string>

namespace rodedraad::wmo {

/// Which data class of a message \p node is, without prefixes and with a number for each step:
/// "Client[1]/StartProducten[1]/StartProduct[2]". Equal in a heen message and in its retour.
std::string class_path(pugi::xml_node node);

}  // namespace rodedraad::wmo
