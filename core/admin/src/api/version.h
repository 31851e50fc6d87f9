#pragma once

namespace rodedraad::admin {

/// Of the program.
inline constexpr const char* kProgramVersion = RODEDRAAD_VERSION;

}  // namespace rodedraad::admin
