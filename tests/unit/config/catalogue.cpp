#include "catalogue.h"

#include <utility>

namespace rodedraad::config {

namespace {

SettingInfo setting(std::string name, SettingType type, bool required = false) {
  return {std::move(name), type, required, false, "", "Een instelling.", "A setting."};
}

SettingInfo secret(std::string name) {
  return {std::move(name), SettingType::text, false, true, "", "Een geheim.", "A secret."};
}

KindInfo in(std::string name) {
  KindInfo out;
  out.name = std::move(name);
  out.incoming = true;
  return out;
}

KindInfo out(std::string name, std::vector<Want> wants) {
  KindInfo made;
  made.name = std::move(name);
  made.wants = std::move(wants);
  return made;
}

Want needs(std::string path) { return {std::move(path), true}; }
Want may_have(std::string path) { return {std::move(path), false}; }

PluginInfo transport(std::string name, std::vector<SettingInfo> settings) {
  PluginInfo made;
  made.name = std::move(name);
  made.transport = true;
  made.settings = std::move(settings);
  return made;
}

PluginInfo adapter(std::string name, std::vector<KindInfo> kinds) {
  PluginInfo made;
  made.name = std::move(name);
  made.settings = {setting("mapping", SettingType::mapping, true),
                   setting("oin", SettingType::text)};
  made.kinds = std::move(kinds);
  return made;
}

PluginInfo http() {
  return transport(
      "http",
      {setting("address", SettingType::address), setting("url", SettingType::url),
       setting("timeout", SettingType::duration), setting("max-body", SettingType::size),
       setting("max-header", SettingType::size), setting("max-connections", SettingType::number),
       setting("keep", SettingType::number), setting("certificate", SettingType::file),
       setting("key", SettingType::file), setting("clients", SettingType::file),
       secret("password")});
}

PluginInfo files() {
  return transport(
      "files",
      {setting("folder", SettingType::folder, true), setting("poll", SettingType::duration),
       setting("quiet", SettingType::duration), setting("max-file", SettingType::size),
       setting("accept", SettingType::text), setting("archive", SettingType::text)});
}

PluginInfo duo() {
  std::vector<KindInfo> kinds{in("notificatie")};
  kinds.back().opens_case = true;
  for (const auto* content : {"inburgeringsplicht", "doelgroep", "examenresultaten",
                              "gratispogingen", "inburgeringstermijn", "pip", "pvt"}) {
    kinds.push_back(in(content));
    kinds.push_back(out(std::string(content) + ".opvragen", {needs("inburgeraar.bsn")}));
  }
  kinds.push_back(out(
      "pvt.registreren",
      {needs("inburgeraar.bsn"), may_have("pvt.datumOndertekening"), may_have("pvt.verwijtbaar")}));
  kinds.push_back(out("pip.registreren", {needs("inburgeraar.bsn"), needs("pip.dagtekening"),
                                          needs("pip.leerroute")}));
  return adapter("duo", std::move(kinds));
}

PluginInfo vluchtelingenwerk() {
  return adapter("vluchtelingenwerk",
                 {in("vwn.begeleiding"), in("vwn.pvt"), in("vwn.activiteit"), in("vwn.signaal"),
                  in("levering"), in("levering.rij"),
                  out("verzoek-begeleiding",
                      {needs("inburgeraar.vNummer"), may_have("inburgeraar.bsn"),
                       may_have("inburgeraar.achternaam"), may_have("inburgeraar.adres")}),
                  out("levering.resultaat", {})});
}

PluginInfo participatiewet() {
  return adapter("participatiewet",
                 {in("pw.aanvraag"), in("pw.besluit"), in("pw.beeindiging"), in("pw.ontzorgen"),
                  in("pw.voorziening"), in("pw.maatregel"),
                  out("ontzorgen.starten", {needs("inburgeraar.bsn"), needs("bijstand.startdatum"),
                                            may_have("bijstand.zaaknummer")})});
}

}  // namespace

Catalogue installed_plugins() {
  return {{http(), files(), duo(), vluchtelingenwerk(), participatiewet()}};
}

}  // namespace rodedraad::config
