#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rodedraad::stuf {

/// A moment as StUF writes it: JJJJMMDDhhmmssSSS, the clock in the Netherlands.
std::string tijdstip(std::int64_t ms_since_1970);

/// The moment in a UUID version 7 (RFC 9562), in ms since 1970; nothing for other texts. What is
/// derived from an id stays the same when it is asked for again.
std::optional<std::int64_t> moment_of(std::string_view uuid);

/// An RFC 3339 date-time in ms since 1970; nothing when it is none.
std::optional<std::int64_t> moment_of_date_time(std::string_view text);

/// The day in the Netherlands, YYYY-MM-DD.
std::string dutch_day(std::int64_t ms_since_1970);

}  // namespace rodedraad::stuf
