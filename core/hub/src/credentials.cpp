#include "rodedraad/hub/credentials.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

namespace rodedraad::hub {

namespace {

using crypto::Credential;
using std::chrono::days;

/// From here on it is told, at the latest; and from here on every day.
constexpr days kEarly{60};
constexpr std::uintmax_t kMostBytes = std::uintmax_t{4} << 20U;

using Findings = std::vector<config::Finding>;

std::vector<std::filesystem::path> files_of(const std::filesystem::path& path) {
  std::error_code failed;
  if (!std::filesystem::is_directory(path, failed)) return {path};
  std::vector<std::filesystem::path> result;
  for (const auto& entry : std::filesystem::directory_iterator(path, failed)) {
    if (entry.is_regular_file(failed)) result.push_back(entry.path());
  }
  std::ranges::sort(result);
  return result;
}

std::string content(const std::filesystem::path& file) {
  std::error_code failed;
  if (std::filesystem::file_size(file, failed) > kMostBytes || failed) return {};
  std::ifstream in{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

void add_held(const config::PluginUse& use, const std::string& used_by,
              const config::Catalogue& catalogue, std::vector<HeldCredential>& all) {
  const auto* plugin = catalogue.transport(use.name);
  for (const auto& setting : use.settings) {
    const auto* known = plugin == nullptr ? nullptr : plugin->setting(setting.name);
    if (known == nullptr || known->type != config::SettingType::file) continue;
    for (const auto& file : files_of(setting.value)) {
      for (auto& each : crypto::read_credentials(content(file))) {
        all.push_back({std::move(each), file, setting, used_by});
      }
    }
  }
}

class Look {
 public:
  explicit Look(std::chrono::sys_seconds now) : now_(now) {}

  void at(const HeldCredential& held) { tell(held.setting, held.file, held.credential); }

  Findings take() { return std::move(findings_); }

 private:
  void tell(const config::Setting& setting, const std::filesystem::path& file,
            const Credential& credential) {
    if (credential.kind == Credential::Kind::private_key) {
      tell_shared(setting, credential.key);
    } else {
      tell_end(setting, file, credential);
    }
  }

  /// One key may not be the server's and sign as well: who gets hold of it would have both, and the
  /// authorities of PKIoverheid give out a certificate for one purpose only.
  void tell_shared(const config::Setting& setting, const std::string& key) {
    const auto [first, fresh] = roles_.try_emplace(key, setting.name);
    if (fresh || first->second == setting.name) return;
    findings_.push_back(
        {config::Severity::warning, setting.place, "key-shared",
         fmt::format("the settings `{}` and `{}` use the same key; give each purpose a key and a "
                     "certificate of its own",
                     first->second, setting.name)});
  }

  void tell_end(const config::Setting& setting, const std::filesystem::path& file,
                const Credential& credential) {
    const bool list = credential.kind == Credential::Kind::revocation_list;
    const auto left = std::chrono::floor<days>(credential.ends - now_);
    // A list lives for days: only one that has ended is out of the ordinary.
    if (credential.ends > now_ && (list || left > kEarly)) return;
    const auto what =
        fmt::format("{} in {} (setting `{}`)", list ? "the revocation list" : "the certificate",
                    file.filename().string(), setting.name);
    if (credential.ends <= now_) {
      // One of several authorities may end; the hub's own certificate may not.
      const bool own = setting.name.ends_with("certificate");
      findings_.push_back({own ? config::Severity::error : config::Severity::warning, setting.place,
                           list ? "revocation-list-ended" : "certificate-ended",
                           what + (list ? " has ended; fetch the new one from the authority"
                                        : " has ended; put the new one in its place")});
    } else {
      findings_.push_back(
          {config::Severity::warning, setting.place, "certificate-ends",
           fmt::format("{} ends in {} days; ask for a new one", what, left.count())});
    }
  }

  std::chrono::sys_seconds now_;
  std::map<std::string, std::string> roles_;  ///< key → the setting that has it
  Findings findings_;
};

}  // namespace

std::vector<HeldCredential> held_credentials(const config::Config& config,
                                             const config::Catalogue& catalogue) {
  std::vector<HeldCredential> all;
  for (const auto& listener : config.hub.listeners) {
    add_held(listener.transport, listener.id, catalogue, all);
  }
  for (const auto& connection : config.connections) {
    if (connection.transport) add_held(*connection.transport, connection.id, catalogue, all);
  }
  return all;
}

Findings look_at_credentials(const config::Config& config, const config::Catalogue& catalogue,
                             std::chrono::sys_seconds now) {
  Look look{now};
  for (const auto& held : held_credentials(config, catalogue)) look.at(held);
  return look.take();
}

}  // namespace rodedraad::hub
