#pragma once

#include "rodedraad/model/field_table.h"

/// Short words for the rows of the field table. A row reads: path, type, codes, key, sensitivity,
/// retention, authority, what it is.
namespace rodedraad::model::fields {

using enum Type;
using enum Sensitivity;
using enum Retention;

using Names = std::string_view[];

inline constexpr std::span<const std::string_view> kNone{};

// Whose word counts, strongest first. A source that is not listed counts less than one that is.
inline constexpr Names kPerson{"brp", "duo", "participatiewet", "wmo", "vluchtelingenwerk"};
inline constexpr Names kHousing{"brp", "participatiewet", "duo", "vluchtelingenwerk"};
inline constexpr Names kReachable{"participatiewet", "vluchtelingenwerk", "wijkteam", "duo"};
inline constexpr Names kDuo{"duo"};
inline constexpr Names kResidence{"duo", "participatiewet"};
inline constexpr Names kPvt{"vluchtelingenwerk", "duo"};
inline constexpr Names kGuidance{"vluchtelingenwerk"};
inline constexpr Names kNeighbourhood{"vluchtelingenwerk", "wijkteam"};
inline constexpr Names kBenefit{"participatiewet"};
// What the municipality itself establishes and DUO repeats: the last word counts, so that a new
// plan is not overruled by the one that DUO still has.
inline constexpr Names kMunicipality{"gemeente"};

}  // namespace rodedraad::model::fields
