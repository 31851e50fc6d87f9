#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The hub's log: one JSON line per event on standard error. Events have names and fields; there is
/// no call that takes a message, a body or a field of a case.
namespace rodedraad::hub {

enum class LogLevel { debug, info, warn, error };

using LogFields = std::vector<std::pair<std::string_view, std::string_view>>;

/// Sets the lowest level that is written: "debug", "info", "warn" or "error". Throws
/// std::invalid_argument.
void set_log_level(std::string_view level);

/// Writes one line: time (UTC), level, event and fields; control characters are escaped, so that a
/// field cannot start a second line. Digit runs that pass the 11-proof of a BSN are masked. [any]
void log(LogLevel level, std::string_view event, const LogFields& fields = {});

/// \p text with every run of exactly nine digits that passes the 11-proof replaced by "[bsn]".
std::string mask(std::string_view text);

}  // namespace rodedraad::hub
