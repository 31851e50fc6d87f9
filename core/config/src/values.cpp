#include "values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace rodedraad::config {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_digit);
}

bool is_port(std::string_view text) {
  const auto port = parse_count(text);
  return port && *port <= 65535;
}

/// Splits "host:port" or "[::1]:port"; the port may be absent.
struct Authority {
  std::string_view host;
  std::optional<std::string_view> port;
};

std::optional<Authority> parse_authority(std::string_view text) {
  Authority out;
  std::string_view rest;
  if (text.starts_with('[')) {
    const auto close = text.find(']');
    if (close == std::string_view::npos) return std::nullopt;
    out.host = text.substr(1, close - 1);
    rest = text.substr(close + 1);
  } else {
    const auto colon = std::min(text.find(':'), text.size());
    out.host = text.substr(0, colon);
    rest = text.substr(colon);
  }
  if (out.host.empty() || out.host.find_first_of(" \t@") != std::string_view::npos) {
    return std::nullopt;
  }
  if (rest.empty()) return out;
  if (rest.front() != ':' || !is_port(rest.substr(1))) return std::nullopt;
  out.port = rest.substr(1);
  return out;
}

}  // namespace

std::optional<int> parse_count(std::string_view text) {
  if (!is_digits(text) || text.size() > 9) return std::nullopt;
  int out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

std::optional<double> parse_decimal(std::string_view text) {
  const auto point = std::min(text.find('.'), text.size());
  const auto whole = parse_count(text.substr(0, point));
  if (!whole) return std::nullopt;
  if (point == text.size()) return *whole;
  const auto digits = text.substr(point + 1);
  const auto fraction = parse_count(digits);
  if (!fraction) return std::nullopt;
  double scale = 1;
  for (std::size_t i = 0; i < digits.size(); ++i) scale *= 10;
  return *whole + *fraction / scale;
}

std::optional<double> parse_rate(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto count = parse_decimal(text.substr(0, slash));
  const auto unit = text.substr(slash + 1);
  if (!count || *count <= 0) return std::nullopt;
  if (unit == "s") return *count;
  if (unit == "m") return *count / 60;
  if (unit == "h") return *count / 3600;
  return std::nullopt;
}

std::optional<milliseconds> parse_duration(std::string_view text) {
  using namespace std::chrono_literals;
  static constexpr std::array<std::pair<std::string_view, milliseconds>, 5> kUnits{
      {{"ms", 1ms}, {"s", 1s}, {"m", 1min}, {"h", 1h}, {"d", 24h}}};
  const auto unit_start = std::min(text.find_first_not_of("0123456789"), text.size());
  const auto count = parse_count(text.substr(0, unit_start));
  const auto* const unit = std::ranges::find(kUnits, text.substr(unit_start),
                                             &std::pair<std::string_view, milliseconds>::first);
  if (!count || unit == kUnits.end()) return std::nullopt;
  return *count * unit->second;
}

std::optional<Length> parse_length(std::string_view text) {
  using Unit = Length::Unit;
  static constexpr std::array<std::pair<std::string_view, Unit>, 10> kUnits{
      {{"day", Unit::days},
       {"days", Unit::days},
       {"working-day", Unit::working_days},
       {"working-days", Unit::working_days},
       {"week", Unit::weeks},
       {"weeks", Unit::weeks},
       {"month", Unit::months},
       {"months", Unit::months},
       {"year", Unit::years},
       {"years", Unit::years}}};
  const auto space = text.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const auto count = parse_count(text.substr(0, space));
  const auto* const unit =
      std::ranges::find(kUnits, text.substr(space + 1), &std::pair<std::string_view, Unit>::first);
  if (!count || *count > 1000 || unit == kUnits.end()) return std::nullopt;
  return Length{*count, unit->second};
}

std::optional<bool> parse_boolean(std::string_view text) {
  if (text == "true") return true;
  if (text == "false") return false;
  return std::nullopt;
}

std::optional<std::uint64_t> parse_size(std::string_view text) {
  constexpr std::string_view kUnits = "kMG";
  const auto unit = text.empty() ? std::string_view::npos : kUnits.find(text.back());
  if (unit != std::string_view::npos) text.remove_suffix(1);
  const auto count = parse_count(text);
  if (!count) return std::nullopt;
  const auto shift = unit == std::string_view::npos ? 0U : 10U * (static_cast<unsigned>(unit) + 1U);
  return static_cast<std::uint64_t>(*count) << shift;
}

bool is_id(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-' || c == '.';
  });
}

bool is_oin(std::string_view text) { return text.size() == 20 && is_digits(text); }

std::optional<UrlParts> parse_url(std::string_view text) {
  const auto scheme_end = text.find("://");
  if (scheme_end == std::string_view::npos || scheme_end == 0) return std::nullopt;
  UrlParts out;
  out.scheme = text.substr(0, scheme_end);
  const auto rest = text.substr(scheme_end + 3);
  auto authority = rest.substr(0, rest.find_first_of("/?#"));
  if (const auto at = authority.rfind('@'); at != std::string_view::npos) {
    authority = authority.substr(at + 1);
  }
  const auto parsed = parse_authority(authority);
  if (!parsed) return std::nullopt;
  out.host = parsed->host;
  return out;
}

std::optional<std::string_view> address_host(std::string_view text) {
  const auto parsed = parse_authority(text);
  if (!parsed || !parsed->port) return std::nullopt;
  return parsed->host;
}

bool is_loopback(std::string_view host) {
  if (host == "localhost" || host.ends_with(".localhost") || host == "::1") return true;
  // Only a numeric address: 127.example.org is somebody else's host.
  return host.starts_with("127.") &&
         host.find_first_not_of("0123456789.") == std::string_view::npos;
}

std::optional<std::chrono::milliseconds> parse_time(std::string_view text) {
  const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
  if (text.size() != 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4)) {
    return std::nullopt;
  }
  const int hour = (text[0] - '0') * 10 + (text[1] - '0');
  const int minute = (text[3] - '0') * 10 + (text[4] - '0');
  if (hour > 23 || minute > 59) return std::nullopt;
  return std::chrono::hours{hour} + std::chrono::minutes{minute};
}

}  // namespace rodedraad::config
