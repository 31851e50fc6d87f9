#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "names.h"
#include "reading.h"
#include "values.h"

namespace rodedraad::config {

namespace {

/// The setting that every adapter gets from the hub: the OIN of the partner.
constexpr std::string_view kOin = "oin";

/// A setting with its declaration and the element it was read from.
struct Given {
  const SettingInfo& info;
  const Element& element;
  const Text& text() const { return element.text; }
};

void invalid(const Given& given, std::string_view should, Report& report) {
  const auto value =
      given.text().secret || given.info.secret ? "its value" : "`" + given.text().value + "`";
  report.error(
      given.text().place, "setting-invalid",
      fmt::format("the setting `{}` must be {}; {} is not", given.info.name, should, value));
}

void check_type(const Given& given, Report& report) {
  const auto& value = given.text().value;
  switch (given.info.type) {
    case SettingType::text:
    case SettingType::folder:
    case SettingType::mapping:
    case SettingType::file:
      return;
    case SettingType::number:
      if (!parse_count(value)) invalid(given, "a whole number", report);
      return;
    case SettingType::duration:
      if (!parse_duration(value)) invalid(given, "a duration such as `10s` or `6h`", report);
      return;
    case SettingType::boolean:
      if (!parse_boolean(value)) invalid(given, "`true` or `false`", report);
      return;
    case SettingType::url:
      if (!parse_url(value)) invalid(given, "a URL such as `http://127.0.0.1:9101`", report);
      return;
    case SettingType::address:
      if (!address_host(value)) invalid(given, "an address `host:port`", report);
      return;
    case SettingType::size:
      if (!parse_size(value))
        invalid(given, "a size in bytes such as `65536`, `16k` or `8M`", report);
      return;
  }
}

/// Whether the transport speaks HTTP: soap does so too.
bool is_http(const PluginInfo& plugin) {
  return plugin.transport && (plugin.name == "http" || plugin.name == "soap");
}

/// Plain HTTP may not leave the machine, in either direction.
void check_http(const Given& given, Report& report) {
  const auto& value = given.text().value;
  if (given.info.type == SettingType::url) {
    const auto parts = parse_url(value);
    if (!parts) return;
    if (parts->scheme == "http" && !is_loopback(parts->host)) {
      report.error(given.text().place, "http-not-secure",
                   "this is plain HTTP to another machine; use https");
    }
  }
}

/// The same for listening, which is plain HTTP without a certificate.
void check_listening(const Element& parent, const PluginUse& use, Report& report) {
  if (has_setting(use, "certificate")) return;
  const auto settings = parent.all("setting");
  const auto address = std::ranges::find_if(
      settings, [](const auto* each) { return each->value("name") == "address"; });
  if (address == settings.end()) return;
  const Text& text = (*address)->text;
  const auto host = address_host(text.value);
  if (text.failed || !host || is_loopback(*host)) return;
  report.error(text.place, "http-not-secure",
               "this is plain HTTP for other machines; give a certificate and its key, or listen "
               "on 127.0.0.1");
}

/// Replaces the name of a mapping by its text.
std::string mapping_text(const Given& given, const PluginInfo& plugin, Reading& reading) {
  const auto& id = given.text().value;
  const auto found = reading.mappings.find(id);
  if (found == reading.mappings.end()) {
    std::vector<std::string> names;
    for (const auto& each : reading.mappings) names.push_back(each.first);
    reading.report.error(given.text().place, "mapping-unknown",
                         fmt::format("there is no file mappings/{}.xml{}", id, hint(id, names)));
    return {};
  }
  MappingFile& mapping = found->second;
  mapping.used = true;
  if (mapping.adapter != plugin.name) {
    reading.report.error(given.text().place, "mapping-of-other-adapter",
                         fmt::format("mappings/{}.xml is for the adapter `{}`, not for `{}`", id,
                                     mapping.adapter, plugin.name));
  }
  return mapping.text;
}

/// The place of a file or folder that a setting names: below the configuration folder unless it is
/// absolute.
std::vector<std::string> names_for(const PluginInfo& plugin) {
  auto names = names_of(plugin.settings, &SettingInfo::name);
  if (!plugin.transport) std::erase(names, kOin);
  return names;
}

void read_setting(const Element& element, const PluginInfo& plugin, PluginUse& out,
                  Reading& reading) {
  Report& report = reading.report;
  const auto name = element.value("name");
  const auto names = names_for(plugin);
  if (!plugin.transport && name == kOin) {
    report.error(element.place, "setting-reserved",
                 "the hub gives the adapter this itself; write the partner's OIN as the attribute "
                 "`oin` of <connection> or <organisation>");
    return;
  }
  if (std::ranges::find(names, name) == names.end()) {
    report.error(
        element.place_of("name"), "setting-unknown",
        fmt::format("{} `{}` has no setting `{}`{}", plugin.transport ? "transport" : "adapter",
                    plugin.name, name, hint(name, names)));
    return;
  }
  if (std::ranges::find(out.settings, name, &Setting::name) != out.settings.end()) {
    report.error(element.place, "setting-repeated",
                 fmt::format("the setting `{}` is given before; leave one out", name));
    return;
  }
  const Given given{*plugin.setting(name), element};
  std::string value = element.text.value;
  if (element.text.failed) {
    out.settings.push_back({name, std::move(value), element.place});
    return;
  }
  // Other settings without a value count as not given, so that a variable can switch them off.
  if (value.empty() && given.info.type != SettingType::text) return;
  check_type(given, report);
  if (given.info.secret && !element.text.secret && !value.empty()) {
    warn_secret_in_clear(element.text, fmt::format("the secret `{}`", name), reading);
  }
  if (is_http(plugin)) check_http(given, report);
  if (given.info.type == SettingType::mapping) value = mapping_text(given, plugin, reading);
  if (given.info.type == SettingType::file) value = file_path(given.text(), reading);
  out.settings.push_back({name, std::move(value), element.place});
}

/// Whether the plugin needs the setting for this use: to listen it needs an address, to send a URL.
bool is_needed(const SettingInfo& setting, Use use) {
  return setting.required || (use == Use::listen && setting.type == SettingType::address) ||
         (use == Use::send && setting.type == SettingType::url);
}

void check_missing(const PluginUse& out, const PluginInfo& plugin, Use use, Report& report) {
  for (const auto& setting : plugin.settings) {
    if (!is_needed(setting, use) ||
        std::ranges::find(out.settings, setting.name, &Setting::name) != out.settings.end()) {
      continue;
    }
    report.error(out.place, "setting-missing",
                 fmt::format("{} `{}` needs the setting `{}`: {}",
                             plugin.transport ? "transport" : "adapter", plugin.name, setting.name,
                             setting.en));
  }
}

const PluginInfo* find_plugin(const Attribute& name, Use use, Reading& reading) {
  const bool transport = use != Use::adapt;
  const auto& catalogue = reading.catalogue;
  const auto* found =
      transport ? catalogue.transport(name.text.value) : catalogue.adapter(name.text.value);
  if (found != nullptr) return found;
  std::vector<std::string> installed;
  for (const auto& each : catalogue.plugins) {
    if (each.transport == transport) installed.push_back(each.name);
  }
  const std::string_view what = transport ? "transport" : "adapter";
  reading.report.error(
      name.text.place, fmt::format("{}-unknown", what),
      fmt::format(
          "there is no {} `{}`; installed are: {}{}", what, name.text.value,
          installed.empty() ? "none" : list(installed),
          did_you_mean(name.text.value, installed) ? hint(name.text.value, installed) : ""));
  return nullptr;
}

}  // namespace

bool has_setting(const PluginUse& use, std::string_view name) {
  return std::ranges::find(use.settings, name, &Setting::name) != use.settings.end();
}

std::string file_path(const Text& text, Reading& reading) {
  const auto path = reading.folder / text.value;
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    reading.report.error(text.place, "file-missing",
                         fmt::format("there is no file or folder `{}`; a relative name starts at "
                                     "the configuration folder",
                                     text.value));
  }
  return std::filesystem::absolute(path, error).string();
}

void warn_secret_in_clear(const Text& text, std::string_view what, Reading& reading) {
  reading.secret_variables.insert(text.variables.begin(), text.variables.end());
  reading.report.warning(
      text.place, "secret-in-clear",
      fmt::format("{} can be read here; write secret://file/NAME or secret://env/NAME", what));
}

PluginUse read_plugin_use(const Element& parent, std::string_view attribute, Use use,
                          Reading& reading) {
  PluginUse out{parent.value(attribute), {}, parent.place};
  const auto* name = parent.attribute(attribute);
  const auto* plugin = name == nullptr ? nullptr : find_plugin(*name, use, reading);
  if (plugin == nullptr) return out;
  for (const auto* each : parent.all("setting")) {
    if (each->attribute("name") != nullptr) read_setting(*each, *plugin, out, reading);
  }
  check_missing(out, *plugin, use, reading.report);
  if (is_http(*plugin)) check_listening(parent, out, reading.report);
  return out;
}

}  // namespace rodedraad::config
