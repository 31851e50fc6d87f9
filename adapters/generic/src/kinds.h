#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace rodedraad::generic {

/// What a partner's message can be. A kind is a name that workflows know; what it means to a
/// partner is in its mapping.
inline constexpr std::array<std::string_view, 8> kIncoming{
    "bericht",   "melding",    "melding.afgesloten", "doorverwijzing",
    "voortgang", "aanmelding", "dossierverzoek",     "dossier"};

/// A message that is split.
inline constexpr std::string_view kBatch = "levering";

constexpr bool is_incoming(std::string_view kind) {
  return std::find(kIncoming.begin(), kIncoming.end(), kind) != kIncoming.end();
}

}  // namespace rodedraad::generic
