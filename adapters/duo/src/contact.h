#pragma once

#include <string_view>

/// What DUO accepts as the name, e-mail address and telephone number of a contact person. Source:
/// Contactpersoongegevens in the OpenAPI document Contactpersoon 1.0.0.
namespace rodedraad::duo {

/// At most 100 letters, spaces, apostrophes, dots and dashes: [\s'‘.\p{L}\p{Pd}]{0,100}. The
/// pattern has no anchors; it is taken to be about the whole name, as its length says.
bool is_contact_name(std::string_view text);

/// 4 to 241 characters.
bool is_contact_email(std::string_view text);

/// 3 to 22 characters:
/// ^(\+|[0-9])((\s|\s?(-|\(0\))\s?)?[0-9]){2,15}([,][1-9][0-9]{1,8})?$
bool is_contact_phone(std::string_view text);

}  // namespace rodedraad::duo
