#include "rodedraad/config/catalogue.h"

#include <algorithm>

namespace rodedraad::config {

namespace {

template <class T>
const T* named(const std::vector<T>& all, std::string_view name) {
  const auto found = std::ranges::find(all, name, &T::name);
  return found == all.end() ? nullptr : &*found;
}

const KindInfo* kind(const std::vector<KindInfo>& kinds, std::string_view name, bool incoming) {
  const auto found = std::ranges::find_if(
      kinds, [&](const KindInfo& info) { return info.incoming == incoming && info.name == name; });
  return found == kinds.end() ? nullptr : &*found;
}

const PluginInfo* plugin(const Catalogue& catalogue, std::string_view name, bool transport) {
  const auto found = std::ranges::find_if(catalogue.plugins, [&](const PluginInfo& info) {
    return info.transport == transport && info.name == name;
  });
  return found == catalogue.plugins.end() ? nullptr : &*found;
}

}  // namespace

const KindInfo* PluginInfo::reads(std::string_view kind_name) const {
  return kind(kinds, kind_name, true);
}

const KindInfo* PluginInfo::writes(std::string_view kind_name) const {
  return kind(kinds, kind_name, false);
}

const SettingInfo* PluginInfo::setting(std::string_view setting_name) const {
  return named(settings, setting_name);
}

const PluginInfo* Catalogue::transport(std::string_view name) const {
  return plugin(*this, name, true);
}

const PluginInfo* Catalogue::adapter(std::string_view name) const {
  return plugin(*this, name, false);
}

}  // namespace rodedraad::config
