#pragma once

#include "fields.h"

/// Debt help (Wet gemeentelijke schuldhulpverlening): where a traject stands, and early signals of
/// arrears. Amounts of debt stay with the source.
namespace rodedraad::model::fields {

inline constexpr Names kDebtHelp{"schuldhulp"};

inline constexpr Field kSchuldhulpFields[] = {
    {"schuldhulp.status", text, kNone, "traject", financial, five_years, kDebtHelp,
     "Stand van het schuldhulptraject."},
};

}  // namespace rodedraad::model::fields
