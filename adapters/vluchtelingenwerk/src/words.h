#pragma once

#include <array>
#include <string_view>

/// The code lists that the JSON messages and the CSV share.
namespace rodedraad::vluchtelingenwerk {

using Words = std::string_view;

inline constexpr std::array<Words, 4> kFasen{"intake", "coaching_vestiging", "coaching_integratie",
                                             "nazorg"};
inline constexpr std::array<Words, 5> kTrajectStatussen{"aangemeld", "gestart", "onderbroken",
                                                        "afgerond", "voortijdig_beeindigd"};
inline constexpr std::array<Words, 6> kRedenenEinde{"doelen_behaald", "verhuizing", "geen_contact",
                                                    "geen_behoefte",  "overleden",  "overig"};
inline constexpr std::array<Words, 5> kPvtStatussen{"aangemeld", "gestart", "afgerond",
                                                    "ondertekend", "niet_voldaan"};

}  // namespace rodedraad::vluchtelingenwerk
