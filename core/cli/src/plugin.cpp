#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <iostream>

#include "commands.h"
#include "installation.h"

namespace rodedraad::cli {

namespace json = boost::json;

namespace {

constexpr std::array kTypes{"text",   "number",  "duration", "boolean", "url",
                            "folder", "address", "size",     "mapping", "file"};

const char* type_of(const config::SettingInfo& setting) {
  return kTypes.at(static_cast<std::size_t>(setting.type));
}

/// Why it may be loaded, and where it runs.
std::string words(const config::PluginInfo& plugin) {
  constexpr std::string_view by_signature = "signature ";
  const std::string_view why{plugin.allowed_by};
  std::string text = why == "own" ? "eigen plugin"
                     : why == "sha256"
                         ? "toegelaten met SHA-256"
                         : "ondertekend met sleutel " +
                               std::string{why.substr(std::min(by_signature.size(), why.size()))};
  return text + (plugin.isolated ? ", in een eigen proces" : ", in de hub zelf");
}

json::object view(const config::PluginInfo& plugin) {
  json::array settings;
  for (const auto& setting : plugin.settings) {
    settings.push_back(json::object{{"name", setting.name},
                                    {"type", type_of(setting)},
                                    {"required", setting.required},
                                    {"secret", setting.secret},
                                    {"default", setting.default_value},
                                    {"nl", setting.nl},
                                    {"en", setting.en}});
  }
  json::array kinds;
  for (const auto& kind : plugin.kinds) {
    json::array wants;
    for (const auto& want : kind.wants) {
      wants.push_back(json::object{{"path", want.path}, {"required", want.required}});
    }
    kinds.push_back(json::object{{"name", kind.name},
                                 {"direction", kind.incoming ? "in" : "out"},
                                 {"support", kind.best_effort ? "best effort" : "supported"},
                                 {"idempotent", kind.idempotent},
                                 {"opensCase", kind.opens_case},
                                 {"nl", kind.nl},
                                 {"en", kind.en},
                                 {"wants", std::move(wants)}});
  }
  return {{"name", plugin.name},
          {"kind", plugin.transport ? "transport" : "adapter"},
          {"version", plugin.version},
          {"licence", plugin.licence},
          {"nl", plugin.nl},
          {"en", plugin.en},
          {"file", plugin.file},
          {"sha256", plugin.sha256},
          {"allowedBy", plugin.allowed_by},
          {"isolation", plugin.isolated ? "process" : "none"},
          {"settings", std::move(settings)},
          {"kinds", std::move(kinds)}};
}

/// The page of the handbook about one plugin. No file name or hash: these differ per machine.
void print_page(std::ostream& out, const config::PluginInfo& plugin) {
  out << "## " << (plugin.transport ? "Transport" : "Adapter") << " `" << plugin.name << "`\n\n"
      << plugin.nl << "\n\n";
  if (!plugin.settings.empty()) {
    out << "| instelling | soort | verplicht | standaard | betekenis |\n|---|---|---|---|---|\n";
    for (const auto& setting : plugin.settings) {
      out << "| `" << setting.name << "` | " << type_of(setting) << " | "
          << (setting.required ? "ja" : "nee") << " | "
          << (setting.default_value.empty() ? "" : "`" + setting.default_value + "`") << " | "
          << setting.nl << (setting.secret ? " (geheim)" : "") << " |\n";
    }
    out << '\n';
  }
  if (plugin.kinds.empty()) return;
  out << "| bericht | richting | betekenis | velden |\n|---|---|---|---|\n";
  for (const auto& kind : plugin.kinds) {
    out << "| `" << kind.name << "` | " << (kind.incoming ? "in" : "uit") << " | " << kind.nl
        << " | ";
    for (const auto& want : kind.wants) {
      out << '`' << want.path << '`' << (want.required ? " (verplicht) " : " ");
    }
    out << "|\n";
  }
  out << '\n';
}

void print(std::ostream& out, const config::PluginInfo& plugin) {
  out << (plugin.transport ? "transport " : "adapter ") << plugin.name << ' ' << plugin.version
      << " (" << plugin.licence << ")\n  " << plugin.nl << "\n  " << plugin.file << "\n  sha256 "
      << plugin.sha256 << "\n  " << words(plugin) << '\n';
  for (const auto& setting : plugin.settings) {
    out << "  instelling " << setting.name << " (" << type_of(setting)
        << (setting.required ? ", verplicht" : "") << (setting.secret ? ", geheim" : "")
        << (setting.default_value.empty() ? "" : ", standaard " + setting.default_value)
        << "): " << setting.nl << '\n';
  }
  for (const auto& kind : plugin.kinds) {
    out << "  bericht " << kind.name << (kind.incoming ? " (in): " : " (uit): ") << kind.nl << '\n';
  }
}

Installation plugins_of(const Place& place, const model::Clock& clock) {
  return Installation{clock, place.config, place.set};
}

}  // namespace

int plugin_list(const Place& place) {
  const model::SystemClock clock;
  auto installation = plugins_of(place, clock);
  json::array all;
  for (const auto& plugin : installation.plugins().catalogue().plugins) {
    if (place.json) {
      all.push_back(view(plugin));
    } else {
      std::cout << (plugin.transport ? "transport  " : "adapter    ") << plugin.name << "  "
                << plugin.version << "  " << plugin.nl << "\n           " << plugin.sha256 << "  "
                << words(plugin) << '\n';
    }
  }
  if (place.json) std::cout << json::serialize(all) << '\n';
  return kOk;
}

int plugin_describe(const Place& place, const std::string& name, bool markdown) {
  const model::SystemClock clock;
  auto installation = plugins_of(place, clock);
  bool found = false;
  for (const auto& plugin : installation.plugins().catalogue().plugins) {
    if (!name.empty() && plugin.name != name) continue;
    found = true;
    if (place.json) {
      std::cout << json::serialize(view(plugin)) << '\n';
    } else if (markdown) {
      print_page(std::cout, plugin);
    } else {
      print(std::cout, plugin);
    }
  }
  if (found) return kOk;
  std::cerr << "er is geen plugin die " << name << " heet; zie rodedraad plugin list\n";
  return kFound;
}

}  // namespace rodedraad::cli
