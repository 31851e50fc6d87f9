#pragma once

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rodedraad::http {

/// Host and port of a URL. An IPv6 address has no brackets here.
struct Authority {
  std::string host;
  std::optional<std::uint16_t> port;

  /// As a Host header or log line has it: "127.0.0.1:9101", "[::1]:9101".
  std::string text() const;
};

/// Reads "host", "host:port" or "[address]:port"; nothing when it is none of these.
std::optional<Authority> parse_authority(std::string_view text);

/// The addresses of \p host when it is this machine itself, else nothing. No name service is asked:
/// localhost is loopback by definition (RFC 6761 section 6.3), whatever a hosts file says, so
/// unencrypted bytes cannot leave the machine.
std::vector<boost::asio::ip::address> loopback_addresses(std::string_view host);

/// The address of \p host when it is one, or localhost; no name service is asked.
std::optional<boost::asio::ip::address> literal_address(std::string_view host);

}  // namespace rodedraad::http
