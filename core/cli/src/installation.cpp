#include "installation.h"

#include <iostream>

namespace rodedraad::cli {

config::Variables variables_from(const std::vector<std::string>& assignments) {
  config::Variables result;
  for (const auto& assignment : assignments) {
    const auto split = assignment.find('=');
    if (split == 0 || split == std::string::npos) {
      throw Stop(kUsage, "--set needs NAME=VALUE, not \"" + assignment + "\"");
    }
    result.set[assignment.substr(0, split)] = assignment.substr(split + 1);
  }
  return result;
}

Installation::Installation(const model::Clock& clock, const std::filesystem::path& config,
                           const std::vector<std::string>& assignments)
    : plugins_(clock) {
  const auto variables = variables_from(assignments);
  const auto tell = [](const std::vector<std::string>& problems) {
    for (const auto& problem : problems) std::cerr << problem << '\n';
  };
  tell(plugins_.load(hub::own_plugin_folders()));
  if (config.empty()) return;
  loaded_ = config::load(config, variables, plugins_.catalogue());
  if (loaded_.plugin_folders.empty()) return;
  for (const auto& folder : loaded_.plugin_folders) tell(plugins_.load(folder));
  loaded_ = config::load(config, variables, plugins_.catalogue());
}

config::Loaded Installation::load(const std::filesystem::path& folder,
                                  const std::vector<std::string>& assignments) const {
  return config::load(folder, variables_from(assignments), plugins_.catalogue());
}

const config::Config& Installation::config() const {
  if (!loaded_.config) {
    std::string text;
    for (const auto& finding : loaded_.findings) text += config::to_string(finding) + '\n';
    text += "the configuration cannot be used: mend what is said above";
    throw Stop(kBadConfig, text);
  }
  return *loaded_.config;
}

}  // namespace rodedraad::cli
