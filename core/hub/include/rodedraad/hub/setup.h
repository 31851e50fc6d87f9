#pragma once

#include <memory>
#include <mutex>

#include "rodedraad/config/config.h"
#include "rodedraad/hub/context.h"
#include "rodedraad/hub/ids.h"
#include "rodedraad/hub/plugin_host.h"
#include "rodedraad/model/clock.h"
#include "rodedraad/workflow/decide.h"

namespace rodedraad::hub {

/// One configuration, ready to work under: with its adapters and its rules. Immutable; any thread.
class Setup {
 public:
  /// Takes over the adapters of \p earlier of which plugin and settings are the same: an adapter
  /// that was given up stays given up. \p clock and \p ids outlive it. Throws BadConfig as
  /// make_adapters does.
  Setup(config::Config config, const PluginHost& plugins, const model::Clock& clock, Ids& ids,
        const Setup* earlier = nullptr);
  Setup(const Setup&) = delete;
  Setup& operator=(const Setup&) = delete;

  const config::Config& config() const { return config_; }
  const Context& context() const { return context_; }

 private:
  config::Config config_;
  config::Catalogue catalogue_;
  Adapters adapters_;
  workflow::RuleBook rules_;
  Context context_;
};

using SetupPtr = std::shared_ptr<const Setup>;

/// Where the Setup of now is. Who has something to do takes it once, at the start, and keeps to it
/// until it is done: what it does happens under one revision. [any thread]
class Setups {
 public:
  explicit Setups(SetupPtr first) : now_(std::move(first)) {}

  SetupPtr now() const {
    const std::lock_guard lock(mutex_);
    return now_;
  }
  /// \returns the one of before.
  SetupPtr swap(SetupPtr next) {
    const std::lock_guard lock(mutex_);
    now_.swap(next);
    return next;
  }

 private:
  mutable std::mutex mutex_;
  SetupPtr now_;
};

}  // namespace rodedraad::hub
