#include "traject.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "reader.h"
#include "rodedraad/message/tree.h"

namespace rodedraad::schuldhulp {

namespace {

using message::text;

constexpr std::string_view kUnknownStart = "onbekend";

/// What tells a client from another one.
std::string identity_of(pugi::xml_node client) {
  const auto bsn = text(client, "Burgerservicenummer");
  if (!bsn.empty()) return std::string{bsn};
  std::string identity;
  for (const auto* const name :
       {"Geboortedatum", "Geslachtsaanduiding", "Postcode", "Huisnummer"}) {
    identity += std::string{text(client, name)} + "|";
  }
  return loosely(identity);
}

std::string start_of(pugi::xml_node traject) {
  const auto own = text(traject, "startdatum");
  if (!own.empty()) return std::string{own};
  const std::array<std::string_view, 5> others{
      text(traject.child("aanmelding"), "startdatum"), text(traject.child("intake"), "startdatum"),
      text(traject.child("intake"), "beschikkingsdatum"), text(traject, "toekenningsdatum"),
      text(traject.child("stabilisatie"), "startdatum")};
  std::string_view first;
  for (const auto other : others) {
    if (!other.empty() && (first.empty() || other < first)) first = other;
  }
  return std::string{first.empty() ? kUnknownStart : first};
}

bool is_there(pugi::xml_node phase) { return static_cast<bool>(phase.first_child()); }

/// Whether a phase has begun: it is there, and its first day is not in the future.
bool begun(pugi::xml_node phase, const char* day_of, std::string_view day) {
  return is_there(phase) && text(phase, day_of) <= day;
}

bool passed(pugi::xml_node phase, const char* day_of, std::string_view day) {
  const auto date = text(phase, day_of);
  return !date.empty() && date <= day;
}

}  // namespace

std::string fingerprint(std::string_view text) {
  // FNV-1a; to tell contents apart, not to hide them.
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (int shift = 60; shift >= 0; shift -= 4) out += digits[(hash >> shift) & 0xFU];
  return out;
}

std::string traject_key(std::string_view municipality, pugi::xml_node traject) {
  std::vector<std::string> clients;
  for (const auto client : traject.child("client").children("item")) {
    clients.push_back(identity_of(client));
  }
  std::string key = std::string{municipality} + "/" + start_of(traject);
  if (clients.size() < 2) return key;
  std::sort(clients.begin(), clients.end());
  std::string all;
  for (const auto& client : clients) all += client + "\n";
  constexpr std::size_t shown = 4;
  return key + "/samen-" + fingerprint(all).substr(0, shown);
}

std::optional<TrajectKey> TrajectKey::parse(std::string_view key) {
  const auto first = key.find('/');
  if (first == std::string_view::npos) return std::nullopt;
  const auto second = key.find('/', first + 1);
  TrajectKey result{std::string{key.substr(0, first)},
                    std::string{key.substr(first + 1, second - first - 1)},
                    {}};
  if (second != std::string_view::npos) result.clients = key.substr(second + 1);
  return result;
}

std::string_view status_of(pugi::xml_node traject, std::string_view day) {
  std::string_view status = "aangemeld";
  const auto intake = traject.child("intake");
  const auto decision = text(intake, "beschikkingssoort");
  if (passed(traject, "toekenningsdatum", day)) status = "toegelaten";
  if (!decision.empty() && text(intake, "beschikkingsdatum") <= day) {
    status = decision == "Afwijzingsbeschikking" ? "afgewezen" : "toegelaten";
  }
  if (begun(traject.child("stabilisatie"), "startdatum", day)) status = "stabilisatie";
  const auto scheme = traject.child("schuldregeling");
  if (begun(scheme, "datum", day) && !passed(scheme, "afgewezen", day) &&
      !passed(scheme, "ingetrokken", day)) {
    status = "schuldregeling";
  }
  if (begun(traject.child("oplossing"), "startdatum", day)) status = "oplossing";
  const bool ended =
      begun(traject.child("uitstroom"), "datum", day) || passed(traject, "einddatum", day);
  if (ended && status != "afgewezen") status = "beeindigd";
  const auto aftercare = traject.child("nazorg");
  if (begun(aftercare, "startdatum", day)) {
    status = passed(aftercare, "einddatum", day) ? "beeindigd" : "nazorg";
  }
  return status;
}

std::optional<long long> debt_of(pugi::xml_node traject) {
  if (const auto total = traject.child("totaalSchuldbedragBijAanvangSchuld")) {
    return total.text().as_llong();
  }
  std::optional<long long> sum;
  for (const auto debt : traject.child("schulden").children("item")) {
    if (!debt.child("bedrag")) continue;
    sum = sum.value_or(0) + debt.child("bedrag").text().as_llong();
  }
  return sum;
}

std::string_view band_of(long long euros) {
  struct Band {
    long long below;
    std::string_view name;
  };
  constexpr std::array bands{Band{5'000, "tot-5000"}, Band{15'000, "5000-tot-15000"},
                             Band{30'000, "15000-tot-30000"}, Band{50'000, "30000-tot-50000"},
                             Band{100'000, "50000-tot-100000"}};
  for (const auto& band : bands) {
    if (euros < band.below) return band.name;
  }
  return "100000-of-meer";
}

}  // namespace rodedraad::schuldhulp
