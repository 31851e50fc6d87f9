#include "base_url.h"

#include <algorithm>

#include "rodedraad/sdk/errors.h"

namespace rodedraad::http {

BaseUrl read_url(const std::string& setting, std::string_view text,
                 const std::vector<Network>& allowed) {
  constexpr std::string_view plain = "http://";
  constexpr std::string_view tls = "https://";
  BaseUrl result;
  result.secure = text.starts_with(tls);
  if (!result.secure && !text.starts_with(plain)) {
    throw sdk::BadSetting(setting, "is not a URL that starts with https:// or http://");
  }
  const auto rest = text.substr(result.secure ? tls.size() : plain.size());
  const auto slash = std::min(rest.find('/'), rest.size());
  const auto authority = parse_authority(rest.substr(0, slash));
  if (!authority || authority->port == 0) {
    throw sdk::BadSetting(setting, "has no valid host and port, such as https://partner.example");
  }
  result.authority = *authority;
  result.path = rest.substr(slash);
  for (const char c : result.path) {
    if (c <= ' ' || c > '~' || c == '?' || c == '#') {
      throw sdk::BadSetting(setting,
                            "has a query, a fragment or a character that a path cannot have");
    }
  }
  if (!loopback_addresses(authority->host).empty()) return result;
  if (!result.secure) {
    throw sdk::BadSetting(setting, authority->host +
                                       " is not this machine, and what is not encrypted does not "
                                       "leave it: use https");
  }
  const auto address = literal_address(authority->host);
  if (address && !may_connect(*address, allowed)) {
    throw sdk::BadSetting(setting, authority->host +
                                       " is not a public address: name its network in the setting "
                                       "allow if this is meant");
  }
  return result;
}

}  // namespace rodedraad::http
