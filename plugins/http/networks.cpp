#include "networks.h"

#include <algorithm>
#include <array>
#include <boost/asio/ip/address_v4.hpp>
#include <charconv>
#include <optional>
#include <string>

#include "rodedraad/sdk/errors.h"

namespace rodedraad::http {

namespace ip = boost::asio::ip;

namespace {

constexpr unsigned kMappedBits = 96;

ip::address_v6::bytes_type as_v6(const ip::address& address) {
  return address.is_v6() ? address.to_v6().to_bytes()
                         : ip::make_address_v6(ip::v4_mapped, address.to_v4()).to_bytes();
}

std::optional<Network> read_network(std::string_view text) {
  const auto slash = text.find('/');
  boost::system::error_code failed;
  const auto address = ip::make_address(std::string{text.substr(0, slash)}, failed);
  if (failed) return std::nullopt;
  Network result{as_v6(address), 128};
  if (slash == std::string_view::npos) return result;
  const unsigned most = address.is_v4() ? 32 : 128;
  const auto digits = text.substr(slash + 1);
  unsigned bits = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
  if (error != std::errc{} || end != digits.data() + digits.size() || bits > most) {
    return std::nullopt;
  }
  result.bits = bits + (address.is_v4() ? kMappedBits : 0);
  return result;
}

/// The IANA registries of special-purpose addresses (RFC 6890), and multicast.
const std::vector<Network>& special() {
  static const auto kNetworks = [] {
    constexpr std::array texts{
        "0.0.0.0/8",      "10.0.0.0/8",      "100.64.0.0/10",  "127.0.0.0/8",    "169.254.0.0/16",
        "172.16.0.0/12",  "192.0.0.0/24",    "192.0.2.0/24",   "192.88.99.0/24", "192.168.0.0/16",
        "198.18.0.0/15",  "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",    "::/96",
        "64:ff9b:1::/48", "100::/64",        "2001::/23",      "2001:db8::/32",  "fc00::/7",
        "fe80::/9",       "ff00::/8"};
    std::vector<Network> result;
    result.reserve(texts.size());
    for (const auto* const text : texts) result.push_back(*read_network(text));
    return result;
  }();
  return kNetworks;
}

/// The IPv4 address that a gateway takes out of \p address: NAT64 (RFC 6052) or 6to4 (RFC 3056).
std::optional<ip::address> inside(const ip::address& address) {
  static const auto kNat64 = *read_network("64:ff9b::/96");
  static const auto k6to4 = *read_network("2002::/16");
  const auto bytes = as_v6(address);
  const auto taken = [&](std::size_t at) -> ip::address {
    return ip::address_v4{{bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]}};
  };
  if (contains(kNat64, address)) return taken(12);
  if (contains(k6to4, address)) return taken(2);
  return std::nullopt;
}

}  // namespace

std::vector<Network> read_networks(std::string_view text) {
  constexpr std::string_view between = ", ";
  std::vector<Network> result;
  for (;;) {
    const auto start = text.find_first_not_of(between);
    if (start == std::string_view::npos) return result;
    text.remove_prefix(start);
    const auto word = text.substr(0, text.find_first_of(between));
    const auto network = read_network(word);
    if (!network) {
      throw sdk::BadSetting("allow", "\"" + std::string{word} +
                                         "\" is not an address or a network such as 10.0.0.0/8");
    }
    result.push_back(*network);
    text.remove_prefix(word.size());
  }
}

bool contains(const Network& network, const ip::address& address) {
  const auto bytes = as_v6(address);
  const auto whole = network.bits / 8;
  if (!std::equal(bytes.begin(), bytes.begin() + whole, network.address.begin())) return false;
  const auto rest = network.bits % 8;
  return rest == 0 || (bytes[whole] ^ network.address[whole]) >> (8 - rest) == 0;
}

bool is_public(const ip::address& address) {
  const auto hits = [&](const Network& network) { return contains(network, address); };
  if (std::any_of(special().begin(), special().end(), hits)) return false;
  const auto hidden = inside(address);
  return !hidden || is_public(*hidden);
}

bool may_connect(const ip::address& address, const std::vector<Network>& allowed) {
  return is_public(address) ||
         std::any_of(allowed.begin(), allowed.end(),
                     [&](const Network& network) { return contains(network, address); });
}

}  // namespace rodedraad::http
