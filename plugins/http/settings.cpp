#include "settings.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <string_view>
#include <utility>

#include "base_url.h"
#include "rodedraad/sdk/errors.h"
#include "rodedraad/sdk/settings.h"

namespace rodedraad::http {

namespace {

using Unit = std::pair<std::string_view, std::uint64_t>;

constexpr std::uint64_t kMost = std::uint64_t{1} << 40U;
constexpr std::array kDurations{Unit{"ms", 1}, Unit{"s", 1'000}, Unit{"m", 60'000},
                                Unit{"h", 3'600'000}};
constexpr std::array kSizes{Unit{"", 1}, Unit{"k", std::uint64_t{1} << 10U},
                            Unit{"M", std::uint64_t{1} << 20U}, Unit{"G", std::uint64_t{1} << 30U}};
constexpr std::array kNumbers{Unit{"", 1}};

/// A whole number with one of the units behind it.
std::optional<std::uint64_t> amount(std::string_view text, std::span<const Unit> units) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || value > kMost) return std::nullopt;
  const auto unit_name = text.substr(static_cast<std::size_t>(end - text.data()));
  for (const auto& [name, factor] : units) {
    if (name == unit_name)
      return value > kMost / factor ? std::nullopt : std::optional{value * factor};
  }
  return std::nullopt;
}

class Reader {
 public:
  explicit Reader(std::span<const sdk::Pair> settings) : settings_(settings) {}

  const std::string* text(std::string_view name) const {
    const auto* value = sdk::find(settings_, name);
    return value == nullptr || value->empty() ? nullptr : value;
  }

  void duration(std::string_view name, std::chrono::milliseconds& value) const {
    if (const auto given = read(name, kDurations, 1, "a duration such as 10s or 200ms")) {
      value = std::chrono::milliseconds{*given};
    }
  }

  void size(std::string_view name, std::size_t least, std::size_t& value) const {
    if (const auto given = read(name, kSizes, least, "a size such as 16k or 8M")) value = *given;
  }

  void number(std::string_view name, std::size_t least, std::size_t& value) const {
    if (const auto given = read(name, kNumbers, least, "a whole number")) value = *given;
  }

 private:
  std::optional<std::uint64_t> read(std::string_view name, std::span<const Unit> units,
                                    std::uint64_t least, const char* shape) const {
    const auto* given = text(name);
    if (given == nullptr) return std::nullopt;
    const auto value = amount(*given, units);
    if (!value || *value < least) {
      throw sdk::BadSetting(std::string{name}, "\"" + *given + "\" is not " + shape +
                                                   " of at least " + std::to_string(least));
    }
    return value;
  }

  std::span<const sdk::Pair> settings_;
};

Authority read_address(const std::string& text) {
  const auto authority = parse_authority(text);
  if (!authority || !authority->port) {
    throw sdk::BadSetting("address", "\"" + text + "\" is not host:port, such as 127.0.0.1:8080");
  }
  return *authority;
}

/// Plain HTTP stays on this machine; TLS may listen on any of its addresses.
void check_address(const Settings& settings) {
  const auto& host = settings.address->host;
  if (!literal_address(host)) {
    throw sdk::BadSetting("address", host +
                                         " is not an address of this machine: give numbers, "
                                         "such as 127.0.0.1:8080 or 0.0.0.0:8443");
  }
  if (settings.server_tls || !loopback_addresses(host).empty()) return;
  throw sdk::BadSetting("address",
                        host +
                            " can be reached by other machines, and what is not "
                            "encrypted does not leave this one: set certificate and key");
}

std::string text_of(const Reader& reader, std::string_view name) {
  const auto* value = reader.text(name);
  return value == nullptr ? std::string{} : *value;
}

/// What both sides of TLS have in common.
TlsFiles read_tls(const Reader& reader) {
  TlsFiles result;
  result.crl = text_of(reader, "crl");
  const auto policy = text_of(reader, "crl-policy");
  if (!policy.empty() && policy != "refuse" && policy != "warn") {
    throw sdk::BadSetting("crl-policy", "is not refuse or warn");
  }
  result.crl_needed = policy != "warn";
  const auto least = text_of(reader, "tls");
  if (!least.empty() && least != "1.2" && least != "1.3") {
    throw sdk::BadSetting("tls", "is not 1.2 or 1.3");
  }
  result.only_tls_13 = least == "1.3";
  return result;
}

void read_tls_files(const Reader& reader, Settings& settings) {
  const auto common = read_tls(reader);
  settings.client_tls = common;
  settings.client_tls.certificate = text_of(reader, "client-certificate");
  settings.client_tls.key = text_of(reader, "client-key");
  settings.client_tls.trust = text_of(reader, "ca");
  auto server = common;
  server.certificate = text_of(reader, "certificate");
  server.key = text_of(reader, "key");
  server.trust = text_of(reader, "clients");
  if (!server.certificate.empty() || !server.key.empty()) {
    settings.server_tls = std::move(server);
  } else if (!server.trust.empty()) {
    throw sdk::BadSetting("certificate", "is missing, and clients needs it");
  }
}

}  // namespace

Settings read_settings(std::span<const sdk::Pair> settings) {
  const Reader reader{settings};
  Settings result;
  if (const auto* allow = reader.text("allow")) result.allow = read_networks(*allow);
  read_tls_files(reader, result);
  if (const auto* address = reader.text("address")) {
    result.address = read_address(*address);
    check_address(result);
  }
  if (const auto* url = reader.text("url")) {
    result.url = read_url("url", *url, result.allow);
    while (result.url->path.ends_with('/')) result.url->path.pop_back();
  }
  if (!result.address && !result.url) {
    throw sdk::BadSetting("address",
                          "neither address nor url is set: give address to receive, url "
                          "to send, or both");
  }
  reader.duration("timeout", result.timeout);
  reader.duration("idle", result.idle);
  reader.size("max-body", 1, result.max_body);
  reader.size("max-header", 256, result.max_header);
  reader.number("max-connections", 1, result.max_connections);
  reader.number("keep", 0, result.keep);
  result.tells_peer = sdk::Settings{settings}.boolean("peer", false);
  result.credentials = read_credentials(settings, result.allow);
  if (result.credentials.auth != Auth::none && !result.url) {
    throw sdk::BadSetting("auth", "credentials are for sending, and there is no url to send to");
  }
  return result;
}

}  // namespace rodedraad::http
