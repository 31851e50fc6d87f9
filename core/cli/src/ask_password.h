#pragma once

#include <string>

namespace rodedraad::cli {

/// A password: asked twice on a terminal, without showing it, or the first line of standard input.
/// Throws Stop when there is none, or the two differ.
std::string ask_password();

}  // namespace rodedraad::cli
