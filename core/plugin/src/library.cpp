#include "rodedraad/plugin/library.h"

#include <boost/dll/shared_library.hpp>
#include <vector>

#include "rodedraad/sdk/text.h"

namespace rodedraad::plugin {

namespace {

constexpr const char* kEntry = "rodedraad_plugin_v1";

/// Boost.DLL appends the text of errno, which says nothing here; the loader's own words come first.
std::string loader_words(const std::exception& problem, const std::string& shown_as,
                         const std::string& name) {
  std::string text = problem.what();
  for (auto at = text.find(shown_as); at != std::string::npos; at = text.find(shown_as)) {
    text.replace(at, shown_as.size(), name);
  }
  return text;
}

config::PluginInfo describe(const rd_plugin& plugin) {
  using sdk::view;
  config::PluginInfo info;
  info.name = view(plugin.name);
  info.version = view(plugin.version);
  info.licence = view(plugin.licence);
  info.nl = view(plugin.nl);
  info.en = view(plugin.en);
  info.transport = plugin.transport != nullptr;
  for (std::size_t i = 0; i < plugin.setting_count; ++i) {
    const auto& setting = *plugin.settings[i];
    info.settings.push_back({std::string{view(setting.name)},
                             static_cast<config::SettingType>(setting.type), setting.required != 0,
                             setting.secret != 0, std::string{view(setting.default_value)},
                             std::string{view(setting.nl)}, std::string{view(setting.en)}});
  }
  for (std::size_t i = 0; i < plugin.kind_count; ++i) {
    const auto& kind = *plugin.kinds[i];
    config::KindInfo known;
    known.name = view(kind.name);
    known.incoming = kind.direction == RD_IN;
    known.best_effort = kind.support == RD_BEST_EFFORT;
    known.idempotent = kind.idempotent != 0;
    known.opens_case = kind.opens_case != 0;
    known.nl = view(kind.nl);
    known.en = view(kind.en);
    for (std::size_t w = 0; w < kind.want_count; ++w) {
      known.wants.push_back({std::string{view(kind.wants[w].path)}, kind.wants[w].required != 0});
    }
    if (RD_HAS(&kind, rd_kind, responds)) {
      known.relates = kind.relates != 0;
      known.vets = kind.vets != 0;
      known.responds = kind.responds != 0;
      for (std::size_t c = 0; c < kind.consult_count; ++c) {
        known.consults.emplace_back(view(kind.consults[c]));
      }
    }
    info.kinds.push_back(std::move(known));
  }
  return info;
}

/// Why the table breaks the contract; empty when it does not.
std::string contract_problem(const rd_plugin& plugin) {
  if (plugin.abi_major != RD_ABI_MAJOR) {
    return "it was built for contract " + std::to_string(plugin.abi_major) + "." +
           std::to_string(plugin.abi_minor) + " and this hub speaks " +
           std::to_string(RD_ABI_MAJOR) + "." + std::to_string(RD_ABI_MINOR) +
           "; ask its supplier for a version for contract " + std::to_string(RD_ABI_MAJOR);
  }
  // NOLINTNEXTLINE(bugprone-sizeof-expression): the size of a pointer is meant
  if (!RD_HAS(&plugin, rd_plugin, adapter)) {
    return "its description is shorter than contract 1.0; ask its supplier for a complete build";
  }
  if ((plugin.transport == nullptr) == (plugin.adapter == nullptr)) {
    return "it must be either a transport or an adapter; this is a mistake of its supplier";
  }
  const bool complete =
      plugin.transport != nullptr
          ? RD_HAS(plugin.transport, rd_transport, destroy) &&
                plugin.transport->create != nullptr && plugin.transport->start != nullptr &&
                plugin.transport->address != nullptr && plugin.transport->send != nullptr &&
                plugin.transport->stop != nullptr && plugin.transport->destroy != nullptr
          : RD_HAS(plugin.adapter, rd_adapter, destroy) && plugin.adapter->create != nullptr &&
                plugin.adapter->admit != nullptr && plugin.adapter->reply != nullptr &&
                plugin.adapter->decode != nullptr && plugin.adapter->encode != nullptr &&
                plugin.adapter->judge != nullptr && plugin.adapter->destroy != nullptr;
  if (!complete) return "its table lacks a function; this is a mistake of its supplier";
  if (sdk::view(plugin.name).empty()) return "it has no name; this is a mistake of its supplier";
  return {};
}

/// Handles stay here until the process ends: unloading is never safe once a plugin ran.
std::vector<boost::dll::shared_library>& loaded_for_ever() {
  static auto* const libraries = new std::vector<boost::dll::shared_library>;
  return *libraries;
}

}  // namespace

tl::expected<Library, std::string> load_library(int descriptor, const std::string& name) {
  const std::string shown_as = "/proc/self/fd/" + std::to_string(descriptor);
  try {
    boost::dll::shared_library library(
        shown_as, boost::dll::load_mode::rtld_now | boost::dll::load_mode::rtld_local);
    if (!library.has(kEntry)) {
      return tl::unexpected(std::string{"it does not export "} + kEntry +
                            "; it is no plugin of this hub");
    }
    const auto& plugin = library.get<const rd_plugin>(kEntry);
    loaded_for_ever().push_back(library);
    if (auto problem = contract_problem(plugin); !problem.empty()) {
      return tl::unexpected(std::move(problem));
    }
    return Library{&plugin, describe(plugin)};
  } catch (const std::exception& problem) {
    return tl::unexpected("the loader says: " + loader_words(problem, shown_as, name));
  }
}

}  // namespace rodedraad::plugin
