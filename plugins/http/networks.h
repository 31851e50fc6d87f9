#pragma once

#include <boost/asio/ip/address.hpp>
#include <string_view>
#include <vector>

/// Which addresses the hub may connect to (OWASP ASVS 5.0, 1.3.6 and 13.2.4): those of the public
/// internet, and the networks that the administrator names.
namespace rodedraad::http {

/// A network such as 10.0.0.0/8. An IPv4 network is kept as IPv6 (::ffff:0:0/96), so that one
/// comparison serves both.
struct Network {
  boost::asio::ip::address_v6::bytes_type address{};
  unsigned bits = 128;
};

/// "10.0.0.0/8, 192.168.1.5, fd00::/8"; throws sdk::BadSetting for the setting `allow`.
std::vector<Network> read_networks(std::string_view text);

bool contains(const Network& network, const boost::asio::ip::address& address);

/// Whether \p address belongs to everybody: not loopback, private, link-local, shared, multicast,
/// reserved, nor an IPv6 address that leads to such an IPv4 address.
bool is_public(const boost::asio::ip::address& address);

bool may_connect(const boost::asio::ip::address& address, const std::vector<Network>& allowed);

}  // namespace rodedraad::http
