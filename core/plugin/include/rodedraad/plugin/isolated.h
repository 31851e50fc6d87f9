#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "rodedraad/config/catalogue.h"
#include "rodedraad/plugin/calls.h"
#include "rodedraad/plugin/sealed_file.h"

/// Plugins in a process of their own, which has no network, no files and limits, so that whatever
/// they do harms the message in hand and nothing else.
namespace rodedraad::plugin {

/// What a library says of itself, said in a process of its own.
struct Described {
  config::PluginInfo info;
  bool landlock = false;  ///< the kernel also kept it from files while it was loaded
};

/// Loads the library in a process of its own and asks what it is. \returns why it cannot be used,
/// in words for an administrator.
tl::expected<Described, std::string> describe_isolated(const SealedFile& library);

/// Times a call is tried again, in a new process, when the plugin fell over it. Then the message is
/// to blame.
inline constexpr int kTries = 3;

/// An instance in processes of its own: as many as there are threads that call it at once. A call
/// has \p deadline in all; then its process is killed. \p readable are the files that the settings
/// name, which can be read while the instance is made and never after.
Result<std::unique_ptr<AdapterCalls>> make_isolated(std::shared_ptr<const SealedFile> library,
                                                    std::span<const sdk::Pair> settings,
                                                    std::vector<std::string> readable,
                                                    Surroundings surroundings,
                                                    std::chrono::milliseconds deadline);

}  // namespace rodedraad::plugin
