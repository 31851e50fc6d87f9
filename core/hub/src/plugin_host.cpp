#include "rodedraad/hub/plugin_host.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

#include "rodedraad/hub/log.h"
#include "rodedraad/plugin/allowed.h"
#include "rodedraad/plugin/contained.h"
#include "rodedraad/plugin/isolated.h"
#include "rodedraad/plugin/library.h"
#include "rodedraad/sdk/text.h"

namespace rodedraad::hub {

namespace {

/// The libraries of a folder, by name; nothing when it cannot be read.
std::optional<std::vector<std::filesystem::path>> libraries_in(
    const std::filesystem::path& folder) {
  std::error_code failed;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
    if (entry.path().extension() == ".so") files.push_back(entry.path());
  }
  if (failed) return std::nullopt;
  std::sort(files.begin(), files.end());
  return files;
}

/// Loads every library of the folder; \returns what is said of those that cannot be used.
template <class Load>
std::vector<std::string> load_each(const std::filesystem::path& folder, const Load& load) {
  const auto files = libraries_in(folder);
  if (!files) return {"plugin folder " + folder.string() + " cannot be read"};
  std::vector<std::string> problems;
  for (const auto& file : *files) {
    if (auto problem = load(file); !problem.empty()) problems.push_back(std::move(problem));
  }
  return problems;
}

/// Loads a library into this process, where it stays: also its descriptor, for the loader knows
/// libraries by name, and a second one under the same number would be taken for the first. The same
/// bytes are loaded once, however often the configuration is read again.
tl::expected<plugin::Library, std::string> load_here(
    const std::shared_ptr<const plugin::SealedFile>& library) {
  struct Kept {
    std::shared_ptr<const plugin::SealedFile> bytes;
    tl::expected<plugin::Library, std::string> library;
  };
  static auto* const kept = new std::map<std::string, Kept>;  // by SHA-256
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  auto known = kept->find(library->sha256());
  if (known == kept->end()) {
    auto loaded = plugin::load_library(library->descriptor(), library->file().filename().string());
    known = kept->emplace(library->sha256(), Kept{library, std::move(loaded)}).first;
  }
  return known->second.library;
}

}  // namespace

std::vector<std::string> PluginHost::load(std::span<const std::filesystem::path> folders) {
  std::vector<std::string> problems;
  for (const auto& folder : folders) {
    for (auto& problem : load_each(folder, [&](const auto& file) { return load_file(file); })) {
      problems.push_back(std::move(problem));
    }
  }
  return problems;
}

std::vector<std::string> PluginHost::load(const config::PluginFolder& folder) {
  return load_each(folder.folder, [&](const auto& file) { return load_other(file, folder); });
}

std::string PluginHost::refuse(const std::filesystem::path& file, const std::string& why) {
  if (why.empty()) return {};
  refused_.push_back({file, why});
  return "plugin " + file.filename().string() + " is not used: " + why;
}

std::string PluginHost::load_file(const std::filesystem::path& file) {
  const auto library = plugin::SealedFile::read(file);
  if (!library) return refuse(file, library.error());
  auto loaded = load_here(*library);
  if (!loaded) return refuse(file, loaded.error());
  loaded->info.allowed_by = "own";
  return refuse(file, take_up({*library, loaded->plugin}, std::move(loaded->info)));
}

std::string PluginHost::load_other(const std::filesystem::path& file,
                                   const config::PluginFolder& folder) {
  const auto library = plugin::SealedFile::read(file);
  if (!library) return refuse(file, library.error());
  const auto allowed = plugin::permission(**library, folder);
  if (!allowed) return refuse(file, allowed.error());
  Installed installed{*library, nullptr};
  config::PluginInfo info;
  if (allowed->isolated) {
    auto described = plugin::describe_isolated(**library);
    if (!described) return refuse(file, described.error());
    if (described->info.transport) {
      return refuse(file,
                    "it is a transport, which cannot do without the network: when you trust it, "
                    "allow it by its SHA-256 with isolation=\"none\" and a reason");
    }
    if (!described->landlock) {
      log(LogLevel::warn, "plugin.no-landlock",
          {{"plugin", described->info.name},
           {"text",
            "this kernel cannot keep a plugin from files while it is loaded; after that the "
            "filter of system calls does"}});
    }
    info = std::move(described->info);
    info.isolated = true;
  } else {
    auto loaded = load_here(*library);
    if (!loaded) return refuse(file, loaded.error());
    installed.plugin = loaded->plugin;
    info = std::move(loaded->info);
  }
  if (!allowed->name.empty() && allowed->name != info.name) {
    return refuse(file, "it was allowed as " + allowed->name + " and calls itself " + info.name +
                            "; put its own name in <allow>");
  }
  info.allowed_by = allowed->why;
  return refuse(file, take_up(std::move(installed), std::move(info)));
}

std::string PluginHost::take_up(Installed installed, config::PluginInfo info) {
  if (find(info.name, info.transport) != nullptr) {
    return std::string{"there already is "} + (info.transport ? "a transport" : "an adapter") +
           " called " + info.name;
  }
  info.file = installed.library->file().string();
  info.sha256 = installed.library->sha256();
  installed_.push_back(std::move(installed));
  catalogue_.plugins.push_back(std::move(info));
  return {};
}

const PluginHost::Installed* PluginHost::find(std::string_view name, bool transport) const {
  for (std::size_t i = 0; i < installed_.size(); ++i) {
    const auto& info = catalogue_.plugins[i];
    if (info.name == name && info.transport == transport) return &installed_[i];
  }
  return nullptr;
}

namespace {

LogLevel to_level(std::int32_t level) {
  switch (level) {
    case RD_LOG_DEBUG:
      return LogLevel::debug;
    case RD_LOG_INFO:
      return LogLevel::info;
    case RD_LOG_WARN:
      return LogLevel::warn;
    default:
      return LogLevel::error;
  }
}

void log_from_plugin(std::int32_t level, rd_str event, const rd_pair* fields, std::size_t n) {
  LogFields owned;
  owned.reserve(n);
  for (std::size_t i = 0; i < n; ++i) {
    owned.emplace_back(sdk::view(fields[i].name), sdk::view(fields[i].value));
  }
  log(to_level(level), sdk::view(event), owned);
}

/// A clock and a log, in which the plugin is named. The clock outlives every plugin.
plugin::Surroundings surroundings(const model::Clock& clock, std::string name) {
  return {[&clock] { return clock.now().time_since_epoch().count(); },
          [name = std::move(name)](std::int32_t level, std::string_view event,
                                   std::span<const sdk::Pair> fields) {
            LogFields shown{{"plugin", name}};
            for (const auto& field : fields) shown.emplace_back(field.name, field.value);
            log(to_level(level), event, shown);
          }};
}

/// The files that settings name, which the plugin reads when it is made.
std::vector<std::string> files_in(std::span<const sdk::Pair> settings,
                                  const config::PluginInfo& info) {
  std::vector<std::string> result;
  for (const auto& setting : settings) {
    const auto* known = info.setting(setting.name);
    if (known != nullptr && known->type == config::SettingType::file && !setting.value.empty()) {
      result.push_back(setting.value);
    }
  }
  return result;
}

}  // namespace

PluginResult<std::unique_ptr<Adapter>> PluginHost::make_adapter(
    std::string_view name, std::span<const sdk::Pair> settings,
    std::chrono::milliseconds deadline) const {
  const auto* found = find(name, false);
  if (found == nullptr) {
    return tl::unexpected(plugin::broken("there is no adapter called " + std::string{name}));
  }
  const bool isolated = found->plugin == nullptr;
  auto around = surroundings(clock_, std::string{name});
  auto calls = isolated ? plugin::make_isolated(found->library, settings,
                                                files_in(settings, *catalogue_.adapter(name)),
                                                std::move(around), deadline)
                        : plugin::make_direct(*found->plugin->adapter, settings, std::move(around));
  if (!calls) return tl::unexpected(std::move(calls.error()));
  return std::make_unique<Adapter>(std::string{name}, std::move(*calls), isolated);
}

PluginResult<std::unique_ptr<Transport>> PluginHost::make_transport(
    std::string_view name, std::span<const sdk::Pair> settings, Transport::Accept accept,
    Transport::TurnsAway turns_away) const {
  const auto* found = find(name, true);
  if (found == nullptr) {
    return tl::unexpected(plugin::broken("there is no transport called " + std::string{name}));
  }
  const auto& table = *found->plugin->transport;
  auto transport = std::make_unique<Transport>(std::string{name}, table);
  transport->accept_ = std::move(accept);
  transport->turns_away_ = std::move(turns_away);
  transport->clock_ = &clock_;
  transport->host_ = std::make_unique<rd_host>();
  auto& host = *transport->host_;
  host.struct_size = sizeof(rd_host);
  host.abi_minor = RD_ABI_MINOR;
  host.ctx = transport.get();
  host.log = [](void*, std::int32_t level, rd_str event, const rd_pair* fields, std::size_t n) {
    log_from_plugin(level, event, fields, n);
  };
  host.now_ms = [](void* ctx) -> std::int64_t {
    return static_cast<Transport*>(ctx)->clock_->now().time_since_epoch().count();
  };
  host.accept = [](void* ctx, const rd_message* message, rd_answer_fn done, void* done_ctx) {
    static_cast<Transport*>(ctx)->accept_(sdk::copy(*message),
                                          [done, done_ctx](const sdk::Answer& a) {
                                            const sdk::Lent lent{a};
                                            done(done_ctx, lent.answer());
                                          });
  };
  if (transport->turns_away_) {
    host.turns_away = [](void* ctx, const rd_message* head, rd_answer_fn done,
                         void* done_ctx) -> std::int32_t {
      const auto refused = static_cast<Transport*>(ctx)->turns_away_(
          sdk::copy(*head), [done, done_ctx](const sdk::Answer& a) {
            const sdk::Lent lent{a};
            done(done_ctx, lent.answer());
          });
      return refused ? 1 : 0;
    };
  }
  const auto lent = sdk::lend(settings);
  rd_error error{};
  error.struct_size = sizeof error;
  const auto status = plugin::contained(error, [&] {
    return table.create(&host, lent.data(), lent.size(), &transport->self_, &error);
  });
  if (status != RD_OK) return tl::unexpected(plugin::error_of(status, error));
  return transport;
}

std::vector<std::filesystem::path> own_plugin_folders() {
  std::error_code failed;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", failed);
  const auto root = program.parent_path().parent_path() / "lib" / "rodedraad";
  return {root / "plugins", root / "adapters"};
}

}  // namespace rodedraad::hub
