#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "rodedraad/sdk/adapter.h"

/// Hours as the case keeps them (Gevolgde Uren 1.1.0). They repeat: the key of a total is
/// "gemeentecode/bekendTot", that of the hours at an institution
/// "gemeentecode/instellingsnummer/bekendTot", with DUO's own day: the first that is not counted.
namespace rodedraad::duo {

inline constexpr std::string_view kHoursAtInstitution = "uren.taallesKnmInstelling";

/// The parts of a key of hours at an institution.
struct InstitutionKey {
  std::string_view municipality;
  std::string_view institution;
  std::string_view known_until;
};

/// Nothing when the key has another form.
std::optional<InstitutionKey> read_institution_key(std::string_view key);

/// The total of this municipality that is known until the latest day; null when there is none. A
/// key without a day, or no key at all, counts as the earliest.
const sdk::FieldValue* own_total(std::span<const sdk::FieldValue> fields, std::string_view path,
                                 std::string_view municipality);

/// The hours of this municipality at the institution of the current offer, or, without an offer, at
/// the only one there is; of those, the ones that are known until the latest day. Null when there
/// are none. Throws sdk::BadMessage when there are several institutions and no offer tells which.
const sdk::FieldValue* own_hours(std::span<const sdk::FieldValue> fields,
                                 std::string_view municipality, const std::string* institution);

}  // namespace rodedraad::duo
