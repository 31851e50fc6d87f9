#include "request_proof.h"

#include <algorithm>
#include <array>

namespace rodedraad::admin {

namespace {

constexpr std::string_view kFrom = "console from ";
constexpr std::string_view kAttributes = "; Path=/; Secure; HttpOnly; SameSite=";

std::string set(std::string_view name, std::string_view value, std::string_view site) {
  return std::string{name}.append("=").append(value).append(kAttributes).append(site);
}

/// A host as Host has it, on this machine.
bool is_local(std::string_view host) {
  for (const std::string_view name : {"127.", "localhost", "[::1]"}) {
    if (host.starts_with(name)) return true;
  }
  return false;
}

}  // namespace

std::string_view cookie(const sdk::Message& message, std::string_view name) {
  auto rest = message.header("Cookie");
  while (!rest.empty()) {
    auto pair = rest.substr(0, rest.find(';'));
    rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
    pair.remove_prefix(std::min(pair.size(), pair.find_first_not_of(' ')));
    const auto is = pair.find('=');
    if (is != std::string_view::npos && pair.substr(0, is) == name) return pair.substr(is + 1);
  }
  return {};
}

std::string strict_cookie(std::string_view name, std::string_view value) {
  return set(name, value, "Strict");
}

std::string lax_cookie(std::string_view name, std::string_view value) {
  return set(name, value, "Lax") + "; Max-Age=600";
}

std::string no_cookie(std::string_view name) { return set(name, "", "Strict") + "; Max-Age=0"; }

bool is_unsafe(const sdk::Message& message) {
  constexpr std::array<std::string_view, 3> safe{"GET", "HEAD", "OPTIONS"};
  return std::ranges::find(safe, message.method) == safe.end();
}

bool is_of_our_page(const sdk::Message& message) {
  const auto site = message.header("Sec-Fetch-Site");
  if (!site.empty() && site != "same-origin") return false;
  const auto origin = message.header("Origin");
  if (origin.empty()) return true;
  const auto host = std::string{message.header("Host")};
  return !host.empty() && (origin == "https://" + host || origin == "http://" + host);
}

std::string own_address(const sdk::Message& message, bool encrypted) {
  const auto host = std::string{message.header("Host")};
  return (encrypted || !is_local(host) ? "https://" : "http://") + host;
}

std::string origin_of(const sdk::Message& message) {
  // No header that comes over the wire has such a name: our own listener put it there.
  const auto peer = message.header(":peer");
  return peer.empty() ? "console" : std::string{kFrom}.append(peer);
}

bool tells_machines_apart(const std::string& origin) {
  if (!origin.starts_with(kFrom)) return false;
  const auto peer = std::string_view{origin}.substr(kFrom.size());
  return !peer.starts_with("127.") && peer != "::1" && !peer.starts_with("::ffff:127.");
}

}  // namespace rodedraad::admin
