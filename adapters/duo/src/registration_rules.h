#pragma once

#include "review.h"

/// What DUO demands of a registration, before it is sent. Source: the rules in DUO's README (June
/// 2026) for PIP, Inburgeringsaanbod, MAP and PVT, and Gevolgde Uren; DUO has no rules for the
/// other registrations.
namespace rodedraad::duo {

/// Adds what the rules for this kind of request say; nothing for a kind without rules.
void check_registration(const Situation& situation, Review& review);

}  // namespace rodedraad::duo
