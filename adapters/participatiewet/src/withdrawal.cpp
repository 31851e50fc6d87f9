#include "withdrawal.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace rodedraad::participatiewet {

namespace {

/// A field that a picture decides about; with an origin only when that is what told it.
struct Owned {
  std::string_view path;
  std::string_view origin_path{};
  std::string_view origin{};
};

constexpr Owned benefit(std::string_view path) { return {path, "bijstand.bron", "suwinet"}; }
constexpr Owned measure(std::string_view path) { return {path, "maatregel.bron", "suwinet"}; }
constexpr Owned provision(std::string_view path) { return {path, "voorziening.bron", "suwinet"}; }
constexpr Owned process(std::string_view path) { return {path, "bijstand.bron", "focus"}; }

constexpr std::array kBijstand{
    benefit("bijstand.aanvraagdatum"),  benefit("bijstand.wet"),
    benefit("bijstand.status"),         benefit("bijstand.besluit"),
    benefit("bijstand.besluitdatum"),   benefit("bijstand.startdatum"),
    benefit("bijstand.einddatum"),      benefit("bijstand.redenEinde"),
    benefit("bijstand.partnerBsn"),     benefit("bijstand.bron"),
    Owned{"arbeidsplicht.vrijgesteld"}, Owned{"arbeidsplicht.vrijstelling"},
    Owned{"arbeidsplicht.tot"},         measure("maatregel.begindatum"),
    measure("maatregel.einddatum"),     measure("maatregel.reden"),
    measure("maatregel.bron")};

constexpr std::array kReintegratie{
    provision("voorziening.type"), provision("voorziening.omschrijving"),
    provision("voorziening.begindatum"), provision("voorziening.einddatum"),
    provision("voorziening.bron")};

constexpr std::array kBrp{
    Owned{"verblijfstitel.soort"},        Owned{"verblijfstitel.code"},
    Owned{"verblijfstitel.begindatum"},   Owned{"verblijfstitel.einddatum"},
    Owned{"inburgeraar.adres"},           Owned{"inburgeraar.postcode"},
    Owned{"inburgeraar.woonplaats"},      Owned{"inburgeraar.datumInschrijvingGemeente"},
    Owned{"inburgeraar.overlijdensdatum"}};

constexpr std::array kAanvraagstatus{Owned{"uwvAanvraag.wet"}, Owned{"uwvAanvraag.status"},
                                     Owned{"uwvAanvraag.besluit"},
                                     Owned{"uwvAanvraag.besluitdatum"}};

constexpr std::array kFocus{
    process("bijstand.aanvraagdatum"),   process("bijstand.wet"),
    process("bijstand.status"),          process("bijstand.besluit"),
    process("bijstand.besluitdatum"),    process("bijstand.verwachteBeslisdatum"),
    process("bijstand.wachtOpKlantTot"), process("bijstand.bron")};

std::span<const Owned> owned_by(std::string_view kind) {
  if (kind == "bijstandsregelingen") return kBijstand;
  if (kind == "reintegratie") return kReintegratie;
  if (kind == "brpdossier") return kBrp;
  if (kind == "aanvraagstatus") return kAanvraagstatus;
  if (kind == "focus.aanvragen") return kFocus;
  return {};
}

bool is_owned(std::span<const Owned> owned, const sdk::FieldValue& field, const sdk::Known& known) {
  return std::any_of(owned.begin(), owned.end(), [&](const Owned& one) {
    if (one.path != field.path) return false;
    if (one.origin_path.empty()) return true;
    const auto* const origin = known.find(one.origin_path, field.key);
    return origin != nullptr && *origin == one.origin;
  });
}

bool is_said(const sdk::Decoded& decoded, const sdk::FieldValue& field) {
  return std::any_of(decoded.facts.begin(), decoded.facts.end(), [&](const sdk::DecodedFact& fact) {
    return !fact.withdrawn && fact.field.path == field.path && fact.field.key == field.key;
  });
}

}  // namespace

std::vector<sdk::DecodedFact> withdraw_gone(std::string_view kind, const sdk::Known& known,
                                            const sdk::Decoded& decoded) {
  const auto owned = owned_by(kind);
  std::vector<sdk::DecodedFact> gone;
  for (const auto& field : known.fields) {
    if (!is_owned(owned, field, known) || is_said(decoded, field)) continue;
    gone.push_back({field, {}, {}, true});
  }
  return gone;
}

}  // namespace rodedraad::participatiewet
