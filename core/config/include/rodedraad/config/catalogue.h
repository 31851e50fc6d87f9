#pragma once

#include <string>
#include <string_view>
#include <vector>

/// What the installed plugins say of themselves, as the checker needs it. Filled by the plugin
/// host.
namespace rodedraad::config {

enum class SettingType {
  text,
  number,
  duration,
  boolean,
  url,
  folder,
  address,
  size,
  mapping,
  file
};

struct SettingInfo {
  std::string name;
  SettingType type = SettingType::text;
  bool required = false;
  bool secret = false;
  std::string default_value;
  std::string nl, en;
};

/// The path of a want that stands for what the template of the connection's mapping carries.
inline constexpr std::string_view kTemplateFields = "*";

struct Want {
  std::string path;
  bool required = false;
};

struct KindInfo {
  std::string name;
  bool incoming = false;
  bool best_effort = false;
  bool idempotent = false;
  bool opens_case = false;
  std::string nl, en;
  std::vector<Want> wants;
  bool relates = false;   ///< also looked at in the light of what its source said before
  bool vets = false;      ///< vetted before it is made
  bool responds = false;  ///< only the adapter itself asks for it
  std::vector<std::string> consults;  ///< paths that vetting looks at; they do not travel
};

struct PluginInfo {
  std::string name;
  std::string version;
  std::string licence;
  std::string nl, en;
  bool transport = false;  ///< otherwise an adapter
  std::vector<SettingInfo> settings;
  std::vector<KindInfo> kinds;
  std::string file;        ///< the library
  std::string sha256;      ///< of the library, lower-case hex
  bool isolated = false;   ///< runs in a process of its own
  std::string allowed_by;  ///< "own", "sha256", or "signature" and the number of its key

  /// The kind of this name that comes in, or goes out; a plugin may have both.
  const KindInfo* reads(std::string_view kind_name) const;
  const KindInfo* writes(std::string_view kind_name) const;
  const SettingInfo* setting(std::string_view setting_name) const;
};

struct Catalogue {
  std::vector<PluginInfo> plugins;

  const PluginInfo* transport(std::string_view name) const;
  const PluginInfo* adapter(std::string_view name) const;
};

}  // namespace rodedraad::config
