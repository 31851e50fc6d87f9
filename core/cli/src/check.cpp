#include <unistd.h>

#include <algorithm>
#include <boost/json.hpp>
#include <iostream>
#include <iterator>

#include "commands.h"
#include "installation.h"
#include "rodedraad/config/scenarios.h"
#include "rodedraad/hub/context.h"
#include "rodedraad/store/reader.h"

namespace rodedraad::cli {

namespace {

namespace json = boost::json;

void add(std::vector<config::Finding>& findings, config::Place place, std::string code,
         std::string text) {
  findings.push_back({config::Severity::error, std::move(place), std::move(code), std::move(text)});
}

std::vector<sdk::Pair> settings_of(const config::PluginUse& use) {
  std::vector<sdk::Pair> settings;
  for (const auto& setting : use.settings) settings.push_back({setting.name, setting.value});
  return settings;
}

/// Whether the transport takes its settings, and the folders it works in are there. Nothing is
/// started: a running hub may be using the same port or folder.
void check_transport(const hub::PluginHost& plugins, const config::PluginUse& use,
                     std::vector<config::Finding>& findings) {
  const auto transport = plugins.make_transport(
      use.name, settings_of(use), [](const sdk::Message&, const hub::Transport::Answered&) {});
  if (!transport) add(findings, use.place, "transport-refuses", transport.error().text);
  const auto* plugin = plugins.catalogue().transport(use.name);
  for (const auto& setting : use.settings) {
    const auto* known = plugin == nullptr ? nullptr : plugin->setting(setting.name);
    if (known == nullptr || known->type != config::SettingType::folder) continue;
    if (::access(setting.value.c_str(), R_OK | W_OK | X_OK) != 0) {
      add(findings, setting.place, "folder-unusable",
          "folder " + setting.value +
              " is not there or cannot be written: make it, and give it to "
              "the user that runs the hub");
    }
  }
}

/// What only this machine can tell.
void check_environment(const Installation& installation, const hub::PluginHost& plugins,
                       const Place& place, std::vector<config::Finding>& findings) {
  const auto& config = installation.config();
  for (const auto& listener : config.hub.listeners) {
    check_transport(plugins, listener.transport, findings);
  }
  for (const auto& connection : config.connections) {
    if (connection.transport) check_transport(plugins, *connection.transport, findings);
  }
  try {
    hub::make_adapters(plugins, config);
  } catch (const std::runtime_error& problem) {
    add(findings, {"connections", 0, 0}, "adapter-refuses", problem.what());
  }
  if (place.data.empty()) return;
  try {
    const auto location = store::Location::from_url(config.hub.store_url, place.data);
    if (std::filesystem::exists(location.file)) const store::Reader usable{location};
  } catch (const store::StoreError& problem) {
    add(findings, {"hub.xml", 0, 0}, "store-unusable", problem.what());
  }
}

json::array view(const std::vector<config::Finding>& findings) {
  json::array result;
  for (const auto& finding : findings) {
    result.push_back(json::object{
        {"severity", finding.severity == config::Severity::error ? "error" : "warning"},
        {"file", finding.place.file},
        {"line", finding.place.line},
        {"column", finding.place.column},
        {"code", finding.code},
        {"text", finding.text}});
  }
  return result;
}

}  // namespace

int check(const Place& place, const CheckOptions& options) {
  const model::SystemClock clock;
  Installation installation{clock, place.config, place.set};
  auto findings = installation.loaded().findings;
  const auto& config = installation.loaded().config;
  auto scenarios = config::load_scenarios(place.config, config ? &*config : nullptr,
                                          installation.plugins().catalogue());
  findings.insert(findings.end(), std::make_move_iterator(scenarios.findings.begin()),
                  std::make_move_iterator(scenarios.findings.end()));
  if (options.environment && installation.loaded().config) {
    check_environment(installation, installation.plugins(), place, findings);
  }
  const auto errors = std::count_if(findings.begin(), findings.end(), [](const auto& finding) {
    return finding.severity == config::Severity::error;
  });
  if (place.json) {
    std::cout << json::serialize(view(findings)) << '\n';
  } else {
    for (const auto& finding : findings) std::cerr << config::to_string(finding) << '\n';
    if (findings.empty()) {
      std::cout << place.config.string() << ": in orde, revisie " << installation.config().revision
                << '\n';
    } else {
      std::cerr << errors << " fouten, " << findings.size() - static_cast<std::size_t>(errors)
                << " waarschuwingen\n";
    }
  }
  const bool bad = errors > 0 || (options.deny_warnings && !findings.empty());
  return bad ? kBadConfig : kOk;
}

}  // namespace rodedraad::cli
