#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rodedraad::soap {

/// "2026-03-02T09:15:27.000Z", for wsu:Created.
std::string utc_text(std::int64_t ms);

/// Reads an xsd:dateTime with a zone; nothing when it is none or has no zone.
std::optional<std::int64_t> read_utc(std::string_view text);

}  // namespace rodedraad::soap
