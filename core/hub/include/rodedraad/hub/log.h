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

/// Writes one line of JSON in printable ASCII: time (UTC), level, event and fields. Everything else
/// is escaped, so that no field can start a second line, colour a terminal or turn the direction of
/// the text. The six of BIO2 8.15.01 (action, object, result, origin, actor, time) are on every
/// line; what the caller does not say is the event, "-", "-", "hub", "hub". Values pass mask().
/// [any]
void log(LogLevel level, std::string_view event, const LogFields& fields = {});

/// \p text with every BSN replaced by "[bsn]": nine digits that pass the 11-proof, together, or in
/// groups as people write them (3-3-3, 4-2-3, 2-2-2-3, 4-5) with dots, spaces or hyphens between
/// them; full-width digits too.
std::string mask(std::string_view text);

}  // namespace rodedraad::hub
