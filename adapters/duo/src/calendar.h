#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

/// Days as the case writes them (YYYY-MM-DD), and the day in the Netherlands of a moment. Text
/// order of such days is the order of days.
namespace rodedraad::duo {

/// Nothing for a day that does not exist or has an unknown part.
std::optional<std::chrono::sys_days> parse_day(std::string_view text);

std::string day_text(std::chrono::sys_days day);

/// The same day of the month, so many months further; the last day of a month that is shorter.
std::chrono::sys_days months_after(std::chrono::sys_days day, int months);

/// The Dutch day of an RFC 3339 moment ("2026-03-02T23:30:00Z" is 2026-03-03); nothing when it is
/// none. Summer time by Directive 2000/84/EC: from the last Sunday of March to that of October,
/// both at 01:00 UTC.
std::optional<std::string> dutch_day(std::string_view moment);

}  // namespace rodedraad::duo
