#include <algorithm>
#include <array>
#include <set>

#include "check.h"
#include "rodedraad/model/field_table.h"
#include "rodedraad/sdk/settings.h"
#include "rodedraad/sdk/text.h"
#include "subject.h"

// What the plugin says of itself: the checker, the catalogue and the handbook are made from it.
namespace rodedraad::certify {

namespace {

using sdk::view;

std::string quoted(rd_str text) { return "`" + std::string{view(text)} + "`"; }

std::vector<const rd_setting*> settings_of(const rd_plugin& plugin) {
  return {plugin.settings, plugin.settings + plugin.setting_count};
}

std::vector<const rd_kind*> kinds_of(const rd_plugin& plugin) {
  return {plugin.kinds, plugin.kinds + plugin.kind_count};
}

bool has_1_1(const rd_kind& kind) { return RD_HAS(&kind, rd_kind, responds); }

void named(rd_str name, std::string_view what, std::set<std::string_view>& seen) {
  if (view(name).empty())
    throw Failed("een " + std::string{what} + " heeft geen naam; geef er een");
  if (!seen.insert(view(name)).second) {
    throw Failed("twee " + std::string{what} + "en heten " + quoted(name) + "; hernoem er een");
  }
}

void names_unique(Subject& subject) {
  const auto& plugin = subject.plugin();
  if (view(plugin.name).empty()) throw Failed("de plugin heeft geen naam; vul name");
  if (view(plugin.version).empty()) throw Failed("de plugin heeft geen versie; vul version");
  if (view(plugin.licence).empty()) throw Failed("de plugin heeft geen licentie; vul licence");
  std::set<std::string_view> seen;
  for (const auto* setting : settings_of(plugin)) named(setting->name, "instelling", seen);
}

void kinds_unique(Subject& subject) {
  // What is read and what is written are looked up apart, so both may have the partner's name.
  std::set<std::string_view> read;
  std::set<std::string_view> written;
  for (const auto* kind : kinds_of(subject.plugin())) {
    named(kind->name, "berichtsoort", kind->direction == RD_IN ? read : written);
    if (kind->direction != RD_IN && kind->direction != RD_OUT) {
      throw Failed(quoted(kind->name) + " heeft geen geldige richting; gebruik RD_IN of RD_OUT");
    }
    if (kind->support != RD_SUPPORTED && kind->support != RD_BEST_EFFORT) {
      throw Failed(quoted(kind->name) + " heeft geen geldige mate van ondersteuning");
    }
  }
  if (subject.plugin().adapter != nullptr && read.empty() && written.empty()) {
    throw Failed("de adapter noemt geen enkele berichtsoort; beschrijf wat hij leest en schrijft");
  }
}

void two_languages(rd_str nl, rd_str en, const std::string& of) {
  if (view(nl).empty()) throw Failed("de Nederlandse tekst van " + of + " ontbreekt; vul nl");
  if (view(en).empty()) throw Failed("de Engelse tekst van " + of + " ontbreekt; vul en");
}

void every_text_in_two_languages(Subject& subject) {
  const auto& plugin = subject.plugin();
  two_languages(plugin.nl, plugin.en, "de plugin");
  for (const auto* setting : settings_of(plugin)) {
    two_languages(setting->nl, setting->en, "de instelling " + quoted(setting->name));
  }
  for (const auto* kind : kinds_of(plugin)) {
    two_languages(kind->nl, kind->en, "de berichtsoort " + quoted(kind->name));
  }
}

void check_default(const rd_setting& setting) {
  const std::array pairs{
      sdk::Pair{std::string{view(setting.name)}, std::string{view(setting.default_value)}}};
  const sdk::Settings given{pairs};
  const auto name = view(setting.name);
  try {
    if (setting.type == RD_NUMBER) static_cast<void>(given.number(name, 0));
    if (setting.type == RD_DURATION) static_cast<void>(given.duration(name, {}));
    if (setting.type == RD_BOOLEAN) static_cast<void>(given.boolean(name, false));
    if (setting.type == RD_SIZE) static_cast<void>(given.size(name, 0));
  } catch (const std::exception&) {
    throw Failed("de standaardwaarde van " + quoted(setting.name) +
                 " past niet bij haar soort; verbeter een van beide");
  }
}

void settings_typed(Subject& subject) {
  for (const auto* setting : settings_of(subject.plugin())) {
    if (setting->type < RD_TEXT || setting->type > RD_FILE) {
      throw Failed("de soort van de instelling " + quoted(setting->name) +
                   " bestaat niet; gebruik een van rd_setting_type");
    }
    if (setting->required != 0 && !view(setting->default_value).empty()) {
      throw Failed("de instelling " + quoted(setting->name) +
                   " is verplicht en heeft een standaardwaarde; kies een van beide");
    }
    if (setting->secret != 0 && !view(setting->default_value).empty()) {
      throw Failed("het geheim " + quoted(setting->name) +
                   " heeft een standaardwaarde, die iedereen kan lezen; haal haar weg");
    }
    check_default(*setting);
  }
}

void known_field(rd_str path, const rd_kind& kind) {
  if (model::find_field(view(path)) == nullptr) {
    throw Failed(quoted(kind.name) + " noemt het veld " + quoted(path) +
                 ", dat een zaak niet heeft; zie de velden in het handboek");
  }
}

void wants_name_known_fields(Subject& subject) {
  for (const auto* kind : kinds_of(subject.plugin())) {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < kind->want_count; ++i) {
      const auto& want = kind->wants[i];
      if (!seen.insert(view(want.path)).second) {
        throw Failed(quoted(kind->name) + " noemt het veld " + quoted(want.path) + " twee keer");
      }
      if (view(want.path) != "*") {
        known_field(want.path, *kind);
      } else if (want.required != 0) {
        throw Failed(quoted(kind->name) + " maakt `*` verplicht; dat kan alleen voor een veld");
      }
    }
    if (kind->direction == RD_IN && kind->want_count > 0) {
      throw Failed(quoted(kind->name) + " komt binnen en noemt toch velden die het nodig heeft");
    }
  }
}

void consults_name_known_fields(Subject& subject) {
  for (const auto* kind : kinds_of(subject.plugin())) {
    if (!has_1_1(*kind)) continue;
    for (std::size_t i = 0; i < kind->consult_count; ++i) known_field(kind->consults[i], *kind);
    if (kind->consult_count > 0 && kind->vets == 0) {
      throw Failed(quoted(kind->name) + " raadpleegt velden maar wordt niet beoordeeld; zet vets");
    }
  }
}

void relates_and_vets_have_functions(Subject& subject) {
  const auto& table = *subject.plugin().adapter;
  const bool relate = RD_HAS(&table, rd_adapter, relate) && table.relate != nullptr;
  const bool vet = RD_HAS(&table, rd_adapter, vet) && table.vet != nullptr;
  for (const auto* kind : kinds_of(subject.plugin())) {
    if (!has_1_1(*kind)) continue;
    if (kind->relates != 0 && (kind->direction != RD_IN || !relate)) {
      throw Failed(quoted(kind->name) + " heeft relates" +
                   (relate ? " maar gaat uit" : " en de tabel heeft geen functie relate"));
    }
    if (kind->vets != 0 && (kind->direction != RD_OUT || !vet)) {
      throw Failed(quoted(kind->name) + " heeft vets" +
                   (vet ? " maar komt binnen" : " en de tabel heeft geen functie vet"));
    }
    if (kind->responds != 0 && kind->direction != RD_OUT) {
      throw Failed(quoted(kind->name) + " heeft responds maar komt binnen");
    }
  }
}

constexpr std::array kChecks{
    Check{"names-unique", "descriptor", On::any, false, names_unique},
    Check{"every-text-in-two-languages", "descriptor", On::any, false, every_text_in_two_languages},
    Check{"settings-typed", "descriptor", On::any, false, settings_typed},
    Check{"kinds-unique", "descriptor", On::any, false, kinds_unique},
    Check{"wants-name-known-fields", "descriptor", On::adapter, false, wants_name_known_fields},
    Check{"consults-name-known-fields", "descriptor", On::adapter, false,
          consults_name_known_fields},
    Check{"relates-and-vets-have-functions", "descriptor", On::adapter, false,
          relates_and_vets_have_functions}};

}  // namespace

std::span<const Check> descriptor_checks() { return kChecks; }

}  // namespace rodedraad::certify
