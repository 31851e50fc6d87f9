#pragma once

#include <string>
#include <string_view>

#include "authority.h"

namespace rodedraad::http {

/// The partner's side of an outgoing connection.
struct BaseUrl {
  Authority authority;
  std::string path;  ///< before every target
};

/// Throws sdk::BadSetting for \p setting when \p authority is not this machine: without TLS no byte
/// leaves it.
void require_loopback(const std::string& setting, const Authority& authority);

/// Reads "http://host:port/path"; throws sdk::BadSetting for \p setting.
BaseUrl read_url(const std::string& setting, std::string_view text);

}  // namespace rodedraad::http
