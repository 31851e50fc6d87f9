#pragma once

#include <string>
#include <string_view>

namespace rodedraad::stuf {

/// A reference number in the form of a UUID version 4 in lower case, which the GGk demands. The
/// same \p id (an id of the hub) gives the same number, another id another.
std::string reference(std::string_view id);

/// The same as twelve digits and capitals, for identifications of at most twelve positions.
std::string short_reference(std::string_view id);

/// Whether \p text is a UUID version 4 in lower case (ggk0210, referentienummer).
bool is_reference(std::string_view text);

}  // namespace rodedraad::stuf
