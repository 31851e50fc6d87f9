#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "authority.h"
#include "networks.h"

namespace rodedraad::http {

/// The partner's side of an outgoing connection.
struct BaseUrl {
  bool secure = false;  ///< https
  Authority authority;
  std::string path;  ///< before every target
};

/// Reads "https://host:port/path", or "http://" on this machine: without TLS no byte leaves it. An
/// address that is not public must be in \p allowed. Throws sdk::BadSetting for \p setting.
BaseUrl read_url(const std::string& setting, std::string_view text,
                 const std::vector<Network>& allowed);

}  // namespace rodedraad::http
