#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "authority.h"
#include "credentials.h"
#include "networks.h"
#include "rodedraad/sdk/message.h"
#include "tls.h"

namespace rodedraad::http {

/// What the administrator set, checked. The defaults are those of the descriptor.
struct Settings {
  std::optional<Authority> address;  ///< listens here
  std::optional<BaseUrl> url;        ///< sends there
  std::chrono::milliseconds timeout{std::chrono::seconds{10}};
  std::chrono::milliseconds idle{std::chrono::seconds{60}};
  std::size_t max_body = std::size_t{8} << 20U;
  std::size_t max_header = std::size_t{16} << 10U;
  std::size_t max_connections = 1000;
  std::size_t keep = 4;
  bool tells_peer = false;             ///< in :peer, a name that no header from outside can have
  Credentials credentials;             ///< shown to the partner
  std::optional<TlsFiles> server_tls;  ///< without: plain HTTP, on loopback
  TlsFiles client_tls;                 ///< for https
  std::vector<Network> allow;          ///< networks that are not public and may be connected to

  bool needs_client_tls() const {
    return (url && url->secure) || (credentials.token_url && credentials.token_url->secure);
  }
};

/// Throws sdk::BadSetting. An empty text counts as not given.
Settings read_settings(std::span<const sdk::Pair> settings);

}  // namespace rodedraad::http
