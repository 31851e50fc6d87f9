#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace rodedraad::stuf {

/// Whether \p root is a SOAP envelope.
bool is_soap(pugi::xml_node root);

/// The message in a SOAP envelope: the only child of its Body, null when there is not exactly one.
/// Without an envelope \p root itself.
pugi::xml_node content_of(pugi::xml_node root);

/// A document without XML declaration in a SOAP 1.1 envelope.
std::string in_soap(std::string_view document);

/// The same as a SOAP fault of StUF's binding: the message is the detail.
std::string in_soap_fault(std::string_view document, std::string_view place, std::string_view text);

}  // namespace rodedraad::stuf
