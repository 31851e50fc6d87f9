#pragma once

#include <functional>
#include <string>
#include <tl/expected.hpp>

#include "rodedraad/config/config.h"
#include "rodedraad/hub/plugin_host.h"

namespace rodedraad::admin {

/// Asks something of another machine and waits for the answer. \returns why there is none, without
/// anything of what was asked.
using Fetch = std::function<tl::expected<sdk::Answer, std::string>(
    const config::OpenId& provider, const std::string& url, sdk::Message message)>;

/// Over the hub's own http transport, with its rules: TLS to all but this machine, no redirects, no
/// address that is not public unless the configuration allows it. \p plugins outlives it.
Fetch fetch_with(const hub::PluginHost& plugins);

/// "https://login.example.nl:8443" of a URL, and the path and query behind it. Nothing for what is
/// no http or https URL, or names a user.
struct Address {
  std::string origin;
  std::string target;
};
std::optional<Address> split(std::string_view url);

}  // namespace rodedraad::admin
