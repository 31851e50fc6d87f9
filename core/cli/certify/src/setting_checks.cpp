#include <array>
#include <optional>

#include "adapter_under_test.h"
#include "check.h"
#include "rodedraad/sdk/text.h"
#include "subject.h"

// What the plugin does with what an administrator set.
namespace rodedraad::certify {

namespace {

using sdk::view;
using Settings = std::vector<sdk::Pair>;

constexpr std::string_view kSecret = "Kanariegeheim7";

Settings with(Settings settings, std::string_view name, std::optional<std::string> value) {
  std::erase_if(settings, [&](const auto& pair) { return pair.name == name; });
  if (value) settings.push_back({std::string{name}, std::move(*value)});
  return settings;
}

std::vector<const rd_setting*> settings_of(Subject& subject) {
  return {subject.plugin().settings, subject.plugin().settings + subject.plugin().setting_count};
}

std::string quoted(rd_str name) { return "`" + std::string{view(name)} + "`"; }

void defaults_create(Subject& subject) {
  const auto& settings = subject.settings();
  subject.doing("create met de gegeven instellingen");
  const auto made = make_once(subject, settings);
  if (made.status == RD_OK) return;
  throw Failed("create lukt niet met de gegeven instellingen" +
               (made.where.empty() ? std::string{} : " (" + made.where + ")") + ": " + made.text);
}

void missing_required_rejected(Subject& subject) {
  const auto& settings = subject.settings();
  bool any = false;
  for (const auto* setting : settings_of(subject)) {
    if (setting->required == 0) continue;
    any = true;
    subject.doing("create zonder de instelling " + quoted(setting->name));
    const auto made = make_once(subject, with(settings, view(setting->name), std::nullopt));
    if (made.status == RD_OK) {
      throw Failed("zonder de verplichte instelling " + quoted(setting->name) +
                   " lukt create toch; weiger met RD_BAD_SETTINGS (sdk::Settings::required)");
    }
    if (made.status != RD_BAD_SETTINGS || made.where != view(setting->name)) {
      throw Failed("zonder de verplichte instelling " + quoted(setting->name) +
                   " noemt de fout haar niet; geef RD_BAD_SETTINGS met haar naam in where");
    }
  }
  if (!any) throw Skipped("de plugin heeft geen verplichte instellingen");
}

/// What an administrator never means.
std::vector<std::string> garbage(Subject& subject) {
  using namespace std::string_literals;
  std::vector<std::string> values{"geen waarde van deze soort",
                                  "\0\0"s,
                                  "\xFF\xFE\xC0\xAF",
                                  "-1",
                                  "99999999999999999999999999",
                                  "1e999",
                                  "%s%n%x",
                                  "<a><b></a>",
                                  "{\"a\":",
                                  "../../../../etc/passwd",
                                  std::string(65536, 'A')};
  auto random = subject.random();
  for (int i = 0; i < 5; ++i) {
    std::string noise(1 + random() % 40, '\0');
    for (auto& c : noise) c = static_cast<char>(random() & 0xFFU);
    values.push_back(std::move(noise));
  }
  return values;
}

bool has_a_form(const rd_setting& setting) {
  return setting.type == RD_NUMBER || setting.type == RD_DURATION || setting.type == RD_BOOLEAN ||
         setting.type == RD_SIZE;
}

void names_a_setting(Subject& subject, const Made& made, const rd_setting& changed) {
  if (made.status != RD_BAD_SETTINGS) {
    throw Failed("een onzinnige waarde van " + quoted(changed.name) + " geeft status " +
                 std::to_string(made.status) + " (" + made.text.substr(0, 120) +
                 "); geef RD_BAD_SETTINGS (sdk::BadSetting)");
  }
  for (const auto* setting : settings_of(subject)) {
    if (made.where == view(setting->name)) return;
  }
  throw Failed("de fout over " + quoted(changed.name) +
               " noemt geen instelling; zet de naam in where, dan ziet de beheerder haar");
}

void garbage_rejected(Subject& subject) {
  const auto& settings = subject.settings();
  if (settings_of(subject).empty()) throw Skipped("de plugin heeft geen instellingen");
  const auto values = garbage(subject);
  for (const auto* setting : settings_of(subject)) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      subject.doing("create met onzinnige waarde " + std::to_string(i) + " van " +
                    quoted(setting->name));
      const auto made = make_once(subject, with(settings, view(setting->name), values[i]));
      if (made.status != RD_OK) {
        names_a_setting(subject, made, *setting);
      } else if (i == 0 && has_a_form(*setting)) {
        throw Failed("een onzinnige waarde van " + quoted(setting->name) +
                     " wordt aanvaard; lees haar in create met sdk::Settings");
      }
    }
  }
}

bool tells(const Made& made, std::string_view secret) {
  if (made.text.find(secret) != std::string::npos || made.where.find(secret) != std::string::npos) {
    return true;
  }
  for (const auto& line : made.logged) {
    if (line.find(secret) != std::string::npos) return true;
  }
  return false;
}

void secrets_not_in_error_text(Subject& subject) {
  const auto& settings = subject.settings();
  const std::array<std::string, 4> forms{std::string{kSecret}, std::string{kSecret} + ":\r\n",
                                         "http://" + std::string{kSecret} + "@",
                                         std::string(1, '\0') + std::string{kSecret}};
  bool any = false;
  for (const auto* secret : settings_of(subject)) {
    if (secret->secret == 0) continue;
    any = true;
    for (const auto& form : forms) {
      const auto base = with(settings, view(secret->name), form);
      subject.doing("create met een vreemd geheim " + quoted(secret->name));
      bool told = tells(make_once(subject, base), kSecret);
      for (const auto* other : settings_of(subject)) {
        if (other == secret) continue;
        told = told || tells(make_once(subject, with(base, view(other->name), "onzin")), kSecret);
      }
      if (told) {
        throw Failed("de waarde van het geheim " + quoted(secret->name) +
                     " staat in een foutmelding of in het log; noem alleen de naam");
      }
    }
  }
  if (!any) throw Skipped("de plugin heeft geen geheime instellingen");
  if (subject.output().find(kSecret) != std::string::npos) {
    throw Failed("de plugin drukt een geheim af; schrijf niets naar standaarduitvoer");
  }
}

constexpr std::array kChecks{
    Check{kDefaultsCreate, "settings", On::any, true, defaults_create},
    Check{"missing-required-rejected", "settings", On::any, true, missing_required_rejected},
    Check{"garbage-rejected", "settings", On::any, true, garbage_rejected},
    Check{"secrets-not-in-error-text", "settings", On::any, true, secrets_not_in_error_text}};

}  // namespace

std::span<const Check> setting_checks() { return kChecks; }

}  // namespace rodedraad::certify
