#include "base_url.h"

#include <algorithm>

#include "rodedraad/sdk/errors.h"

namespace rodedraad::http {

void require_loopback(const std::string& setting, const Authority& authority) {
  if (!loopback_addresses(authority.host).empty()) return;
  throw sdk::BadSetting(setting,
                        authority.host +
                            " is not this machine: it needs TLS, which is not available yet; HTTP "
                            "without TLS works on loopback only (127.0.0.0/8, ::1, localhost)");
}

BaseUrl read_url(const std::string& setting, std::string_view text) {
  constexpr std::string_view scheme = "http://";
  if (text.starts_with("https://")) {
    throw sdk::BadSetting(setting,
                          "https needs TLS, which is not available yet; use http on loopback");
  }
  if (!text.starts_with(scheme)) {
    throw sdk::BadSetting(setting, "is not a URL that starts with http://");
  }
  const auto rest = text.substr(scheme.size());
  const auto slash = std::min(rest.find('/'), rest.size());
  const auto authority = parse_authority(rest.substr(0, slash));
  if (!authority || authority->port == 0) {
    throw sdk::BadSetting(setting, "has no valid host and port, such as http://127.0.0.1:9101");
  }
  const auto path = rest.substr(slash);
  for (const char c : path) {
    if (c <= ' ' || c > '~' || c == '?' || c == '#') {
      throw sdk::BadSetting(setting,
                            "has a query, a fragment or a character that a path cannot have");
    }
  }
  require_loopback(setting, *authority);
  return BaseUrl{*authority, std::string{path}};
}

}  // namespace rodedraad::http
