#include "rodedraad/stuf/faults.h"

#include <algorithm>
#include <array>

#include "rodedraad/message/tree.h"

namespace rodedraad::stuf {

namespace {

/// StUF 03.01, table of fault codes; in the order in which a receiver checks.
constexpr std::array kFaults{
    FaultKind{"StUF001", "server", "Versie StUF-standaard niet ondersteund", true},
    FaultKind{"StUF004", "server", "Sectormodel niet ondersteund", true},
    FaultKind{"StUF007", "server", "Versie sectormodel niet ondersteund", true},
    FaultKind{"StUF010", "client", "Ontvanger onbekend", true},
    FaultKind{"StUF013", "client", "Zender onbekend", true},
    FaultKind{"StUF016", "client", "Combinatie zender en referentienummer niet uniek", true},
    FaultKind{"StUF019", "client", "Tijdstip bericht niet groter dan dat van een eerder bericht",
              true},
    FaultKind{"StUF022", "client", "Berichtcode onbekend", true},
    FaultKind{"StUF025", "server", "Berichtcode niet ondersteund", true},
    FaultKind{"StUF028", "client", "Entiteittype onbekend", true},
    FaultKind{"StUF031", "server", "Entiteittype niet ondersteund", true},
    FaultKind{"StUF034", "client", "Functie onbekend", true},
    FaultKind{"StUF037", "server", "Functie niet ondersteund", true},
    FaultKind{"StUF040", "server",
              "Combinatie van berichtcode, entiteittype en functie niet ondersteund", true},
    FaultKind{"StUF043", "client", "Crossreferentienummer onbekend", true},
    FaultKind{"StUF046", "server", "Opslaan van het bericht niet mogelijk", true},
    FaultKind{"StUF049", "server", "Proces voor afhandelen bericht niet beschikbaar", false},
    FaultKind{"StUF052", "client", "Zender niet geautoriseerd voor gevraagde actie", false},
    FaultKind{"StUF055", "client", "Berichtbody is niet conform schema in sectormodel", false},
    FaultKind{"StUF058", "server", "Proces voor afhandelen bericht geeft fout", false},
    FaultKind{"StUF061", "client", "Antwoord later dan gevraagd", false}};

const FaultKind* find(std::string_view code) {
  const auto* const found = std::find_if(kFaults.begin(), kFaults.end(),
                                         [&](const FaultKind& kind) { return kind.code == code; });
  return found == kFaults.end() ? nullptr : found;
}

std::string part(pugi::xml_node body, const char* name, const char* capital) {
  auto text = message::text(body, name);
  if (text.empty()) text = message::text(body, capital);
  return std::string{text};
}

}  // namespace

const FaultKind& fault_kind(std::string_view code) {
  const auto* const found = find(code);
  return found == nullptr ? *find("StUF058") : *found;
}

bool is_fault_code(std::string_view code) { return find(code) != nullptr; }

Fault read_fault(pugi::xml_node message) {
  auto body = message.child("StUF:body");
  if (!body) body = message.child("StUF:Body");
  return {part(body, "StUF:code", "StUF:Code"), part(body, "StUF:plek", "StUF:Plek"),
          part(body, "StUF:omschrijving", "StUF:Omschrijving"),
          part(body, "StUF:details", "StUF:Details")};
}

}  // namespace rodedraad::stuf
