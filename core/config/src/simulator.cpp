#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "reading.h"
#include "values.h"

namespace rodedraad::config {

namespace {

constexpr std::string_view kUrl = "url";
/// The texts and files that say how messages travel or whom the hub believes. Every other text and
/// file may be a way to prove itself to the partner, and stays with the partner.
constexpr std::array<std::string_view, 5> kTexts{"to", "from", "action", "response-action",
                                                 "security"};
constexpr std::array<std::string_view, 5> kForTls{"allow", "ca", "crl", "crl-policy", "tls"};

template <class Names>
bool among(const Names& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

bool goes_along(const SettingInfo& info, bool over_tls) {
  switch (info.type) {
    case SettingType::number:
    case SettingType::duration:
    case SettingType::boolean:
    case SettingType::size:
      return !info.secret;
    case SettingType::text:
    case SettingType::file:
      return !info.secret && (among(kTexts, info.name) || (over_tls && among(kForTls, info.name)));
    case SettingType::url:
    case SettingType::folder:
    case SettingType::address:
    case SettingType::mapping:
      break;
  }
  return false;
}

/// \returns the parts of the address when it is one that may be sent to.
std::optional<UrlParts> check_address(const Text& url, Report& report) {
  auto parts = parse_url(url.value);
  if (!parts || (parts->scheme != "http" && parts->scheme != "https")) {
    report.error(url.place, "url-invalid",
                 fmt::format("`{}` is not an address such as `http://127.0.0.1:9101`", url.value));
    return std::nullopt;
  }
  if (parts->scheme == "http" && !is_loopback(parts->host)) {
    report.error(url.place, "http-not-secure",
                 "this is plain HTTP to another machine; use https, or run the simulator on this "
                 "machine");
    return std::nullopt;
  }
  return parts;
}

}  // namespace

std::optional<PluginUse> read_simulator(const Element& connection, const Connection& read,
                                        Reading& reading) {
  const auto* element = connection.child("simulator");
  const auto* url = element == nullptr ? nullptr : element->attribute(kUrl);
  if (url == nullptr || url->text.failed || url->text.value.empty()) return std::nullopt;
  const auto parts = check_address(url->text, reading.report);
  const auto* plugin = read.transport ? reading.catalogue.transport(read.transport->name) : nullptr;
  if (!read.transport || (plugin != nullptr && plugin->setting(kUrl) == nullptr)) {
    reading.report.error(element->place, "simulator-unreachable",
                         "a simulator takes the place of the `url` of the <transport>, and this "
                         "connection sends to none; leave <simulator> out");
    return std::nullopt;
  }
  if (!parts || plugin == nullptr) return std::nullopt;
  PluginUse out{read.transport->name,
                {{std::string{kUrl}, url->text.value, url->text.place}},
                element->place};
  for (const auto& setting : read.transport->settings) {
    const auto* info = plugin->setting(setting.name);
    if (info != nullptr && goes_along(*info, parts->scheme == "https")) {
      out.settings.push_back(setting);
    }
  }
  return out;
}

}  // namespace rodedraad::config
