#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "rodedraad/config/config.h"

/// The forms of single values.
namespace rodedraad::config {

/// A whole number without sign, of at most nine digits.
std::optional<int> parse_count(std::string_view text);

/// "2" or "1.5".
std::optional<double> parse_decimal(std::string_view text);

/// "20/s", "100/m" or "500/h", as a number per second.
std::optional<double> parse_rate(std::string_view text);

/// "10 weeks", "1 day", "3 working-days".
std::optional<Length> parse_length(std::string_view text);

/// "true" or "false".
std::optional<bool> parse_boolean(std::string_view text);

/// Bytes: "65536", "16k", "8M", "1G".
std::optional<std::uint64_t> parse_size(std::string_view text);

/// Lower-case letters, digits, hyphens and dots.
bool is_id(std::string_view text);

/// Twenty digits (Logius, OIN-Stelsel).
bool is_oin(std::string_view text);

/// "02:00" as time since midnight.
std::optional<std::chrono::milliseconds> parse_time(std::string_view text);

/// Scheme and host of a URL; port and path may follow.
struct UrlParts {
  std::string_view scheme;
  std::string_view host;  ///< without the brackets of an IPv6 address
};
std::optional<UrlParts> parse_url(std::string_view text);

/// The host of "host:port"; nothing when it is no address.
std::optional<std::string_view> address_host(std::string_view text);

/// Whether the host is this machine only.
bool is_loopback(std::string_view host);

}  // namespace rodedraad::config
