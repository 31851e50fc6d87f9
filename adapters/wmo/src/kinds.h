#pragma once

#include <array>
#include <span>
#include <string_view>

/// The messages of iWmo that concern a person's case (codelijst COD002-VEKT).
namespace rodedraad::wmo {

struct Kind {
  std::string_view name;      ///< of the message for the hub: "wmo305"
  std::string_view function;  ///< in the GGk envelope, and of the XSD: "WMO305"
  std::string_view code;      ///< BerichtCode
  std::string_view retour;    ///< the kind that answers it; of a retour: the kind it answers
  bool is_retour;
  bool from_municipality;  ///< Afzender is the municipality; a retour copies it from its heen
};

std::span<const Kind> kinds();

/// Null when there is none.
const Kind* find_kind(std::string_view name);
const Kind* find_function(std::string_view function);

/// The names of all kinds, sorted as in kinds(), without the StUF messages.
std::span<const std::string_view> kind_names();

inline constexpr std::string_view kFo01 = "fo01";
inline constexpr std::string_view kFo03 = "fo03";
inline constexpr std::string_view kBv03 = "bv03";

}  // namespace rodedraad::wmo
