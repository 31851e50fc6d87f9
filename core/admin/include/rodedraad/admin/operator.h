#pragma once

#include <string>

namespace rodedraad::admin {

/// The headers in which a command says who gives it. Who has the token may say so.
inline constexpr const char* kOperatorHeader = "Rodedraad-Operator";
inline constexpr const char* kOriginHeader = "Rodedraad-Origin";

/// Who gives a command, and from where.
struct Operator {
  std::string name;    ///< the user of this machine; with sudo "jansen as rodedraad"
  std::string origin;  ///< "command", or "command from 10.1.2.3"
};

/// Of this process.
Operator this_operator();

}  // namespace rodedraad::admin
