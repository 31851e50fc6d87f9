#include "suwi_stand.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "suwi_check.h"

namespace rodedraad::participatiewet::suwi {

namespace {

std::string_view value(pugi::xml_node node) {
  const std::string_view text = node.child_value();
  constexpr std::string_view white = " \t\r\n";
  const auto first = text.find_first_not_of(white);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(white) + 1 - first);
}

std::string_view value(pugi::xml_node parent, const char* name) {
  return value(parent.child(name));
}

/// A Datum; empty when it is absent or all zero. Dates compare as text.
std::string_view datum(pugi::xml_node parent, const char* name) {
  const auto text = value(parent, name);
  return text.find_first_not_of('0') == std::string_view::npos ? std::string_view{} : text;
}

void mark(pugi::xml_node node, const char* name, std::string_view text = "ja") {
  node.append_attribute(name).set_value(text.data(), text.size());
}

/// An attribute of that name can only be the sender's, and no schema has any.
void wipe(pugi::xml_node node) {
  for (const char* const name : {"telt", "status", "bekend"}) {
    while (node.remove_attribute(name)) {
    }
  }
  for (auto child : node.children()) {
    if (child.type() == pugi::node_element) wipe(child);
  }
}

struct Application {
  pugi::xml_node node;
  std::string_view day;
};

struct Benefit {
  pugi::xml_node node;
  std::string_view begin;
  std::string_view end;
};

/// The benefit of a person, by the order of what happened: a benefit that runs counts; one that
/// ended counts until a newer application.
class Standing {
 public:
  Standing(pugi::xml_node client, const message::Mapping& mapping) : mapping_(mapping) {
    for (const auto node : client.children("AanvraagUitkering")) {
      if (counts(node)) applications_.push_back({node, datum(node, "DatAanvraagUitkering")});
    }
    for (const auto node : client.children("Uitkeringsverhouding")) {
      if (counts(node)) {
        benefits_.push_back({node, datum(node, "DatBUitkeringsverhouding"),
                             datum(node, "DatEUitkeringsverhouding")});
      }
    }
  }

  void mark_in(pugi::xml_node client) const {
    const auto* const benefit = latest_benefit();
    const auto* const newest = latest_application({});
    const auto* application = newest;
    const bool overtaken = benefit != nullptr && newest != nullptr && !benefit->end.empty() &&
                           newest->day > benefit->end;
    std::string status;
    if (benefit != nullptr && !overtaken) {
      application = latest_application(benefit->begin);
      mark(benefit->node, "telt");
      status = benefit->end.empty() ? "toegekend" : "beeindigd";
    } else if (newest != nullptr) {
      status = decision(newest->node);
    }
    if (application != nullptr) mark(application->node, "telt");
    if (!status.empty()) mark(client, "status", status);
  }

 private:
  bool counts(pugi::xml_node node) const {
    const auto act = value(node.child("SzWet"), "CdSzWet");
    return !mapping_.lookup("bijzonder", act).has_value();
  }

  const Benefit* latest_benefit() const {
    const Benefit* latest = nullptr;
    for (const auto& benefit : benefits_) {
      if (latest == nullptr || later(benefit, *latest)) latest = &benefit;
    }
    return latest;
  }

  /// One that runs is later than one that ended; then the end, then the begin.
  static bool later(const Benefit& a, const Benefit& b) {
    if (a.end.empty() != b.end.empty()) return a.end.empty();
    if (a.end != b.end) return a.end > b.end;
    return a.begin > b.begin;
  }

  /// The last one, or the last one up to this day.
  const Application* latest_application(std::string_view up_to) const {
    const Application* latest = nullptr;
    for (const auto& application : applications_) {
      if (!up_to.empty() && application.day > up_to) continue;
      if (latest == nullptr || application.day >= latest->day) latest = &application;
    }
    return latest;
  }

  /// Empty when the code of the decision is not in the table: then it is not known what it says.
  std::string decision(pugi::xml_node application) const {
    const auto decided = application.child("BeslissingOpAanvraagUitkering");
    const auto code = value(decided, "CdBeslissingOpAanvraagUitkering");
    if (code.empty()) return decided ? "" : "aangevraagd";
    return mapping_.lookup("beslissing", code).value_or("");
  }

  const message::Mapping& mapping_;
  std::vector<Application> applications_;
  std::vector<Benefit> benefits_;
};

struct Coded {
  std::string_view element;
  std::string_view table;
};

constexpr std::array kCodes{Coded{"CdSzWet", "wet"},
                            Coded{"CdBeslissingOpAanvraagUitkering", "beslissing"},
                            Coded{"CdAanleidingEindeBijstandUitk", "redenEinde"},
                            Coded{"CdVrijstellingArbeidsplichtBijst", "vrijstelling"},
                            Coded{"CdRedenMaatregelMbtBijstandUitk", "redenMaatregel"},
                            Coded{"CdTypeRvGsd", "voorziening"},
                            Coded{"CdVerblijfstitel", "verblijfscode"},
                            Coded{"CdStatusAanvraagUitkering", "aanvraagstatus"},
                            Coded{"Geslacht", "geslacht"}};

/// Of these the case takes nothing over, so that their codes do not matter.
bool is_left_out(std::string_view name) {
  constexpr std::array<std::string_view, 4> names{"Vordering", "SpecifiekeGegevensBijzBijstand",
                                                  "VerblijfstitelHistorisch", "Fraude"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

void mark_codes(pugi::xml_node parent, const message::Mapping& mapping,
                std::vector<sdk::Finding>& findings) {
  for (auto child : parent.children()) {
    if (child.type() != pugi::node_element || is_left_out(child.name())) continue;
    const auto* const coded = std::find_if(kCodes.begin(), kCodes.end(), [&](const Coded& c) {
      return c.element == std::string_view{child.name()};
    });
    if (coded == kCodes.end()) {
      mark_codes(child, mapping, findings);
      continue;
    }
    const auto code = value(child);
    if (code.empty()) continue;
    if (mapping.lookup(coded->table, code)) {
      mark(child, "bekend");
    } else {
      findings.push_back({sdk::Severity::warning, "pw-code-onbekend", message::place(child),
                          "Deze code staat niet in tabel " + std::string{coded->table} +
                              " van de mapping; zij blijft staan zoals zij is."});
    }
  }
}

/// What a case cannot hold of a date is taken off it.
void trim_dates(pugi::xml_node parent, std::vector<sdk::Finding>& findings) {
  for (auto child : parent.children()) {
    if (child.type() != pugi::node_element || is_left_out(child.name())) continue;
    const std::string_view name = child.name();
    const std::string text{value(child)};
    if ((!name.starts_with("Dat") && name != "Geboortedat") || !is_datum(text)) {
      trim_dates(child, findings);
      continue;
    }
    const bool no_year = text.starts_with("0000") && text != "00000000";
    const bool no_month = !no_year && text.substr(4, 2) == "00" && text.substr(6) != "00";
    if (!no_year && !no_month) continue;
    child.text().set((no_year ? "00000000" : text.substr(0, 4) + "0000").c_str());
    findings.push_back({sdk::Severity::warning, "pw-datum-onvolledig", message::place(child),
                        no_year ? "Van deze datum is het jaar onbekend; zij wordt niet overgenomen."
                                : "Van deze datum is de maand onbekend; alleen het jaar telt."});
  }
}

}  // namespace

void prepare(pugi::xml_node client, const message::Mapping& mapping,
             std::vector<sdk::Finding>& findings) {
  wipe(client);
  trim_dates(client, findings);
  mark_codes(client, mapping, findings);
  Standing{client, mapping}.mark_in(client);
  const auto secret = client.child("CdBrpGegevensGeheim");
  if (const auto code = value(secret); !code.empty() && code != "0") {
    findings.push_back({sdk::Severity::warning, "pw-geheimhouding", message::place(secret),
                        "Voor deze persoon geldt geheimhouding in de BRP; de mapping laat het "
                        "adres weg."});
  }
}

}  // namespace rodedraad::participatiewet::suwi
