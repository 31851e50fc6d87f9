#include "events.h"

#include <array>

namespace rodedraad::participatiewet {

namespace {

using namespace json_api;  // the words of the shapes below
using Words = std::string_view;

// Benefits systems differ: members that are not named here are let through unread, and each shape
// accepts the usual spellings of a name that the mapping file reads.

/// The members that every event has, followed by its own.
template <std::size_t N>
constexpr std::array<Member, N + 6> event(const std::array<Member, N>& own) {
  std::array<Member, N + 6> members{required(text("berichttype", 40)),
                                    required(text("versie", 10, 1)),
                                    required(uuid("berichtId")),
                                    required(date_time("tijdstip")),
                                    required(municipality("gemeentecode")),
                                    required(bsn("bsn"))};
  for (std::size_t i = 0; i < N; ++i) members[i + 6] = own[i];
  return members;
}

constexpr std::array kTitelMembers{listed("soort", "verblijfstitel"), date("begindatum"),
                                   date("einddatum")};
constexpr std::array kTitelPeriods{Period{"begindatum", "einddatum"}};
constexpr Object kTitel{kTitelMembers, Extra::allowed, {}, kTitelPeriods};

constexpr std::array kInschrijvingMembers{date("datum")};
constexpr Object kInschrijving{kInschrijvingMembers, Extra::allowed};

constexpr std::array kPersoonMembers{text("achternaam", 200),    text("voornamen", 200),
                                     date("geboortedatum"),      text("adres", 200),
                                     text("postcode", 10),       text("woonplaats", 80),
                                     text("telefoonnummer", 30), text("email", 254)};
constexpr Object kPersoon{kPersoonMembers, Extra::allowed};

constexpr auto kAanvraag =
    event(std::array{date("aanvraagdatum"), date("datum"), suggested("wet", "wet"),
                     text("zaaknummer", 50), object("verblijfstitel", kTitel),
                     object("inschrijving", kInschrijving), object("persoon", kPersoon)});
constexpr std::array kAanvraagDate{OneOf{"aanvraagdatum", "datum"}};
constexpr Object kAanvraagShape{kAanvraag, Extra::allowed, kAanvraagDate};

constexpr auto kBesluit =
    event(std::array{required(listed("besluit", "besluit")), required(date("besluitdatum")),
                     date("ingangsdatum"), date("startdatum"), suggested("wet", "wet"),
                     text("zaaknummer", 50), object("verblijfstitel", kTitel),
                     object("inschrijving", kInschrijving), object("persoon", kPersoon)});
constexpr Object kBesluitShape{kBesluit, Extra::allowed};

constexpr auto kBeeindiging = event(std::array{required(date("einddatum")), text("reden", 200),
                                               text("redenEinde", 200), text("zaaknummer", 50)});
constexpr Object kBeeindigingShape{kBeeindiging, Extra::allowed};

constexpr std::array<Words, 5> kStatussen{"gepland", "actief", "afgebouwd", "beeindigd",
                                          "geweigerd"};
constexpr std::array<Words, 1> kGrondslagen{"PW-56a"};
constexpr std::array<Words, 5> kLasten{"huur", "energie", "water", "zorgverzekering", "overig"};
constexpr std::array kBetalingMembers{required(suggested("soort", kLasten)),
                                      required(date("ingangsdatum")), date("einddatum")};
constexpr std::array kBetalingPeriods{Period{"ingangsdatum", "einddatum"}};
constexpr Object kBetaling{kBetalingMembers, Extra::allowed, {}, kBetalingPeriods};
constexpr auto kOntzorgen = event(std::array{
    suggested("grondslag", kGrondslagen), required(code("status", kStatussen)), date("startdatum"),
    date("einddatum"), boolean("verlengd"), list("betalingen", kBetaling)});
constexpr std::array kOntzorgenPeriods{Period{"startdatum", "einddatum"}};
constexpr Object kOntzorgenShape{kOntzorgen, Extra::allowed, {}, kOntzorgenPeriods};

constexpr std::array kBegin{OneOf{"begindatum", "startdatum"}};
constexpr std::array kPeriods{Period{"begindatum", "einddatum"}, Period{"startdatum", "einddatum"}};

constexpr auto kVoorziening =
    event(std::array{required(text("nummer", 50, 1)), text("type", 100), date("begindatum"),
                     date("startdatum"), date("einddatum")});
constexpr Object kVoorzieningShape{kVoorziening, Extra::allowed, kBegin, kPeriods};

constexpr auto kMaatregel =
    event(std::array{required(text("nummer", 50, 1)), date("begindatum"), date("startdatum"),
                     date("einddatum"), text("reden", 200)});
constexpr Object kMaatregelShape{kMaatregel, Extra::allowed, kBegin, kPeriods};

constexpr std::array kKinds{
    Kind{"pw.aanvraag", &kAanvraagShape},       Kind{"pw.besluit", &kBesluitShape},
    Kind{"pw.beeindiging", &kBeeindigingShape}, Kind{"pw.ontzorgen", &kOntzorgenShape},
    Kind{"pw.voorziening", &kVoorzieningShape}, Kind{"pw.maatregel", &kMaatregelShape}};

constexpr Codes kCodes{.unreadable = "pw-onleesbaar",
                       .schema = "pw-specificatie",
                       .bsn = "pw-bsn",
                       .date = "pw-datum",
                       .code = "pw-code-onbekend",
                       .conflict = "pw-dubbel-berichtid",
                       .municipality = "pw-gemeente"};

}  // namespace

const Agreement kAgreement{kKinds, kCodes, "/pw/berichten"};

}  // namespace rodedraad::participatiewet
