#include "rodedraad/hub/plugin_host.h"

#include <algorithm>
#include <utility>

#include "contained.h"
#include "plugin_library.h"
#include "rodedraad/hub/log.h"
#include "rodedraad/sdk/text.h"

namespace rodedraad::hub {

std::vector<std::string> PluginHost::load(std::span<const std::filesystem::path> folders) {
  std::vector<std::string> problems;
  for (const auto& folder : folders) {
    std::error_code failed;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
      if (entry.path().extension() == ".so") files.push_back(entry.path());
    }
    if (failed) problems.push_back("plugin folder " + folder.string() + " cannot be read");
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
      if (auto problem = load_file(file); !problem.empty()) problems.push_back(std::move(problem));
    }
  }
  return problems;
}

std::string PluginHost::load_file(const std::filesystem::path& file) {
  auto library = load_library(file);
  if (!library) return library.error();
  if (find(library->info.name, library->info.transport) != nullptr) {
    return "plugin " + file.filename().string() + " is not used: there already is a " +
           (library->info.transport ? "transport" : "adapter") + " called " + library->info.name;
  }
  plugins_.push_back(library->plugin);
  catalogue_.plugins.push_back(std::move(library->info));
  return {};
}

const rd_plugin* PluginHost::find(std::string_view name, bool transport) const {
  const auto found = std::find_if(plugins_.begin(), plugins_.end(), [&](const rd_plugin* plugin) {
    return sdk::view(plugin->name) == name && (plugin->transport != nullptr) == transport;
  });
  return found == plugins_.end() ? nullptr : *found;
}

namespace {

struct HostContext {
  const model::Clock* clock;
  std::string plugin;
};

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

/// The host of adapters: a log and a clock. They accept nothing.
std::unique_ptr<rd_host> adapter_host(const model::Clock& clock) {
  auto host = std::make_unique<rd_host>();
  host->struct_size = sizeof(rd_host);
  host->abi_minor = RD_ABI_MINOR;
  // The clock outlives every plugin; the contract hands it back as the context it came from.
  host->ctx = const_cast<model::Clock*>(&clock);
  host->log = [](void*, std::int32_t level, rd_str event, const rd_pair* fields, std::size_t n) {
    log_from_plugin(level, event, fields, n);
  };
  host->now_ms = [](void* ctx) -> std::int64_t {
    return static_cast<const model::Clock*>(ctx)->now().time_since_epoch().count();
  };
  host->accept = nullptr;
  return host;
}

PluginError to_error(rd_status status, const rd_error& error) {
  const auto kind = status == RD_BAD_MESSAGE    ? PluginError::Kind::bad_message
                    : status == RD_UNAVAILABLE  ? PluginError::Kind::unavailable
                    : status == RD_BAD_SETTINGS ? PluginError::Kind::bad_setting
                                                : PluginError::Kind::broken;
  return PluginError{kind, error.text, error.where};
}

rd_error empty_error() {
  rd_error error{};
  error.struct_size = sizeof error;
  return error;
}

}  // namespace

PluginResult<std::unique_ptr<Adapter>> PluginHost::make_adapter(
    std::string_view name, std::span<const sdk::Pair> settings) const {
  const auto* plugin = find(name, false);
  if (plugin == nullptr) {
    return tl::unexpected(PluginError{
        PluginError::Kind::broken, "there is no adapter called " + std::string{name}, {}});
  }
  auto host = adapter_host(clock_);
  const auto lent = sdk::lend(settings);
  void* self = nullptr;
  auto error = empty_error();
  const auto status = contained(error, [&] {
    return plugin->adapter->create(host.get(), lent.data(), lent.size(), &self, &error);
  });
  if (status != RD_OK) return tl::unexpected(to_error(status, error));
  return std::make_unique<Adapter>(std::string{name}, *plugin->adapter, self, std::move(host));
}

PluginResult<std::unique_ptr<Transport>> PluginHost::make_transport(
    std::string_view name, std::span<const sdk::Pair> settings, Transport::Accept accept) const {
  const auto* plugin = find(name, true);
  if (plugin == nullptr) {
    return tl::unexpected(PluginError{
        PluginError::Kind::broken, "there is no transport called " + std::string{name}, {}});
  }
  auto transport = std::make_unique<Transport>(std::string{name}, *plugin->transport);
  transport->accept_ = std::move(accept);
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
  const auto lent = sdk::lend(settings);
  auto error = empty_error();
  const auto status = contained(error, [&] {
    return plugin->transport->create(&host, lent.data(), lent.size(), &transport->self_, &error);
  });
  if (status != RD_OK) return tl::unexpected(to_error(status, error));
  return transport;
}

std::vector<std::filesystem::path> own_plugin_folders() {
  std::error_code failed;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", failed);
  const auto root = program.parent_path().parent_path() / "lib" / "rodedraad";
  return {root / "plugins", root / "adapters"};
}

}  // namespace rodedraad::hub
