#pragma once

#include <string>
#include <string_view>

namespace rodedraad::admin {

/// What is wrong with a name to log in by, Dutch; empty: nothing.
std::string trouble_with_name(std::string_view name);

/// What is wrong with a password of this account, Dutch; empty: nothing. Long is what counts (NIST
/// SP 800-63B section 5.1.1.2): nobody is asked for signs of a certain kind. \p least: characters.
std::string trouble_with_password(std::string_view password, std::string_view name, int least);

}  // namespace rodedraad::admin
