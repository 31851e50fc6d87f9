#include "hours.h"

#include "calendar.h"

namespace rodedraad::duo {

namespace {

/// What stands after the municipality in a key; nothing when the key is of another municipality.
std::optional<std::string_view> day_in(std::string_view key, std::string_view municipality) {
  if (key.empty()) return std::string_view{};
  if (!key.starts_with(municipality)) return std::nullopt;
  key.remove_prefix(municipality.size());
  if (key.empty()) return key;
  if (key.front() != '/') return std::nullopt;
  return key.substr(1);
}

}  // namespace

std::optional<InstitutionKey> read_institution_key(std::string_view key) {
  const auto first = key.find('/');
  const auto last = key.rfind('/');
  if (first == std::string_view::npos || first == last) return std::nullopt;
  const InstitutionKey parts{key.substr(0, first), key.substr(first + 1, last - first - 1),
                             key.substr(last + 1)};
  if (!parse_day(parts.known_until)) return std::nullopt;
  return parts;
}

const sdk::FieldValue* own_total(std::span<const sdk::FieldValue> fields, std::string_view path,
                                 std::string_view municipality) {
  const sdk::FieldValue* latest = nullptr;
  std::string_view latest_day;
  for (const auto& field : fields) {
    if (field.path != path) continue;
    const auto day = day_in(field.key, municipality);
    if (!day || (latest != nullptr && *day < latest_day)) continue;
    latest = &field;
    latest_day = *day;
  }
  return latest;
}

const sdk::FieldValue* own_hours(std::span<const sdk::FieldValue> fields,
                                 std::string_view municipality, const std::string* institution) {
  const sdk::FieldValue* latest = nullptr;
  InstitutionKey chosen;
  for (const auto& field : fields) {
    if (field.path != kHoursAtInstitution) continue;
    const auto key = read_institution_key(field.key);
    if (!key || key->municipality != municipality) continue;
    if (institution != nullptr && key->institution != *institution) continue;
    if (latest != nullptr && key->institution != chosen.institution) {
      throw sdk::BadMessage(
          std::string{kHoursAtInstitution} +
          ": er zijn uren bij meer dan één instelling; inburgeringsaanbod.instellingsnummer moet "
          "zeggen welke bedoeld is");
    }
    if (latest != nullptr && key->known_until < chosen.known_until) continue;
    latest = &field;
    chosen = *key;
  }
  return latest;
}

}  // namespace rodedraad::duo
