#pragma once

#include <string_view>
#include <vector>

#include "rodedraad/message/tree.h"

/// StUF 03.01 (Standaard Uitwisseling Formaat), as far as free messages need it. Trees are parsed
/// with the prefixes below, whatever the message calls them.
namespace rodedraad::stuf {

inline constexpr std::string_view kNamespace = "http://www.egem.nl/StUF/StUF0301";
inline constexpr std::string_view kSoap11 = "http://schemas.xmlsoap.org/soap/envelope/";
inline constexpr std::string_view kSoap12 = "http://www.w3.org/2003/05/soap-envelope";
inline constexpr std::string_view kInstance = "http://www.w3.org/2001/XMLSchema-instance";

/// StUF, soap (of both versions), xsi, and the earlier StUF versions as "StUF-old".
std::vector<message::Namespace> namespaces();

}  // namespace rodedraad::stuf
