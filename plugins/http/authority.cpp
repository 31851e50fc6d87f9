#include "authority.h"

#include <boost/beast/core/string.hpp>
#include <charconv>

namespace rodedraad::http {

namespace net = boost::asio;

namespace {

std::optional<std::uint16_t> parse_port(std::string_view text) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return port;
}

bool is_host(std::string_view text) {
  constexpr std::string_view allowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
  return !text.empty() && text.find_first_not_of(allowed) == std::string_view::npos;
}

bool is_ipv6(std::string_view text) {
  boost::system::error_code error;
  net::ip::make_address_v6(std::string{text}, error);
  return !error;
}

}  // namespace

std::string Authority::text() const {
  auto result = host.find(':') == std::string::npos ? host : '[' + host + ']';
  if (port) result += ':' + std::to_string(*port);
  return result;
}

std::optional<Authority> parse_authority(std::string_view text) {
  Authority result;
  std::string_view rest;
  if (text.starts_with('[')) {
    const auto close = text.find(']');
    if (close == std::string_view::npos) return std::nullopt;
    result.host = text.substr(1, close - 1);
    rest = text.substr(close + 1);
    if (!is_ipv6(result.host)) return std::nullopt;
  } else {
    const auto colon = std::min(text.find(':'), text.size());
    result.host = text.substr(0, colon);
    rest = text.substr(colon);
    if (!is_host(result.host)) return std::nullopt;
  }
  if (rest.empty()) return result;
  if (rest.front() != ':') return std::nullopt;
  result.port = parse_port(rest.substr(1));
  if (!result.port) return std::nullopt;
  return result;
}

std::vector<net::ip::address> loopback_addresses(std::string_view host) {
  if (boost::beast::iequals(host, "localhost")) {
    return {net::ip::address_v4::loopback(), net::ip::address_v6::loopback()};
  }
  boost::system::error_code error;
  const auto address = net::ip::make_address(std::string{host}, error);
  if (error || !address.is_loopback()) return {};
  return {address};
}

std::optional<net::ip::address> literal_address(std::string_view host) {
  if (const auto loopback = loopback_addresses(host); !loopback.empty()) return loopback.front();
  boost::system::error_code error;
  const auto address = net::ip::make_address(std::string{host}, error);
  return error ? std::nullopt : std::optional{address};
}

}  // namespace rodedraad::http
