#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <iostream>
#include <iterator>

#include "commands.h"
#include "folder_check.h"
#include "installation.h"
#include "rodedraad/config/scenarios.h"
#include "rodedraad/hub/bad_config.h"
#include "rodedraad/hub/context.h"
#include "rodedraad/hub/credentials.h"
#include "rodedraad/hub/location.h"
#include "rodedraad/store/reader.h"

namespace rodedraad::cli {

namespace {

namespace json = boost::json;

void add(std::vector<config::Finding>& findings, config::Place place, std::string code,
         std::string text) {
  findings.push_back({config::Severity::error, std::move(place), std::move(code), std::move(text)});
}

/// Whether the transport takes its settings, and the folders it works in are there. Nothing is
/// started: a running hub may be using the same port or folder.
void check_transport(const hub::PluginHost& plugins, const config::PluginUse& use,
                     std::span<const std::filesystem::path> plugin_folders,
                     std::vector<config::Finding>& findings) {
  const auto transport = plugins.make_transport(
      use.name, hub::settings_of(use), [](const sdk::Message&, const hub::Transport::Answered&) {});
  if (!transport) add(findings, use.place, "transport-refuses", transport.error().text);
  const auto* plugin = plugins.catalogue().transport(use.name);
  for (const auto& setting : use.settings) {
    const auto* known = plugin == nullptr ? nullptr : plugin->setting(setting.name);
    if (known == nullptr || known->type != config::SettingType::folder) continue;
    auto found = check_folder(setting, plugin_folders);
    findings.insert(findings.end(), std::make_move_iterator(found.begin()),
                    std::make_move_iterator(found.end()));
  }
}

/// What only this machine can tell.
void check_environment(const Installation& installation, const hub::PluginHost& plugins,
                       const Place& place, std::vector<config::Finding>& findings) {
  const auto& config = installation.config();
  auto folders = hub::own_plugin_folders();
  for (const auto& others : config.hub.plugin_folders) folders.emplace_back(others.folder);
  for (const auto& listener : config.hub.listeners) {
    check_transport(plugins, listener.transport, folders, findings);
  }
  for (const auto& connection : config.connections) {
    if (connection.transport) check_transport(plugins, *connection.transport, folders, findings);
  }
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  for (auto& finding : hub::look_at_credentials(config, plugins.catalogue(), now)) {
    findings.push_back(std::move(finding));
  }
  try {
    hub::make_adapters(plugins, config);
  } catch (const hub::BadConfig& problem) {
    findings.push_back(problem.finding());
  }
  if (config.hub.keys.master.empty() && config.hub.keys.folder.empty()) {
    findings.push_back(
        {config::Severity::warning,
         {"hub.xml", 0, 0},
         "key-beside-store",
         "the master key lies in the data folder, beside what it protects: who copies the folder "
         "can read everything; give <keys folder=...> a place of its own, or <keys master=...> a "
         "file, a systemd credential or a command"});
  }
  if (place.data.empty()) return;
  try {
    const auto location = hub::location_of(config.hub, place.data);
    if (location.exists()) const store::Reader usable{location};
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
