#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rodedraad::participatiewet {

/// The day of a date or date-time of a partner, YYYY-MM-DD: "2026-01-19", "2026-01-19T09:30:00" and
/// "20260119" are the same day. Nothing when there is none.
std::optional<std::string> day_of(std::string_view text);

/// So many days later; \p day is YYYY-MM-DD and exists.
std::string days_after(std::string_view day, int days);

}  // namespace rodedraad::participatiewet
