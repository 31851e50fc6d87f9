#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Identifiers of persons, as the law and the basic registration write them. Always text: a number
/// would lose leading zeros.
namespace rodedraad::sdk {

/// Whether \p text is a burgerservicenummer: nine digits that pass the 11-proof (weights 9..2 and
/// -1), not all zero. Source: Besluit BSN; worked example 999990019.
bool is_bsn(std::string_view text);

/// The V-nummer as ten digits. DUO sends it as an integer since Notificatie 1.7.0, so leading zeros
/// come back here. Nothing when \p text is not 1 to 10 digits, or is all zero.
std::optional<std::string> v_nummer(std::string_view text);

/// Whether \p text is a municipality code: four digits (CBS).
bool is_gemeentecode(std::string_view text);

/// Whether \p text is an RFC 4122 UUID in the 8-4-4-4-12 form, of any version.
bool is_uuid(std::string_view text);

/// Whether \p text is an RFC 3339 date-time with an offset ("2026-03-02T09:15:27+01:00").
bool is_date_time(std::string_view text);

/// Whether \p text is a calendar date YYYY-MM-DD that exists.
bool is_date(std::string_view text);

}  // namespace rodedraad::sdk
