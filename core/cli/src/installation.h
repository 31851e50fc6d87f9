#pragma once

#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "rodedraad/config/config.h"
#include "rodedraad/hub/plugin_host.h"
#include "rodedraad/model/clock.h"

namespace rodedraad::cli {

/// Exit codes, as in sysexits.h.
enum Exit {
  kOk = 0,
  kFound = 1,
  kUsage = 64,
  kBadData = 65,
  kUnavailable = 69,
  kBug = 70,
  kBadConfig = 78
};

/// Ends the program with a sentence on standard error.
class Stop : public std::runtime_error {
 public:
  Stop(Exit code, const std::string& text) : std::runtime_error(text), code_(code) {}
  Exit code() const { return code_; }

 private:
  Exit code_;
};

/// The program's plugins and one configuration folder.
class Installation {
 public:
  /// Loads the plugins beside the program and those of the folders in hub.xml. A library that
  /// cannot be used is reported on standard error and does not stop the others.
  Installation(const model::Clock& clock, const std::filesystem::path& config,
               const std::vector<std::string>& assignments);

  /// Reads and checks another folder with the plugins of this one. [any thread]
  config::Loaded load(const std::filesystem::path& folder,
                      const std::vector<std::string>& assignments) const;

  hub::PluginHost& plugins() { return plugins_; }
  const config::Loaded& loaded() const { return loaded_; }
  /// The same, which is then not here any more.
  config::Loaded take_loaded() { return std::move(loaded_); }
  /// The configuration; throws Stop with all findings when it has errors.
  const config::Config& config() const;

 private:
  hub::PluginHost plugins_;
  config::Loaded loaded_;
};

/// "NAME=VALUE" texts as variables. Throws Stop.
config::Variables variables_from(const std::vector<std::string>& assignments);

}  // namespace rodedraad::cli
