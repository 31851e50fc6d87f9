#include "relevance.h"

#include <algorithm>
#include <array>

#include "calendar.h"
#include "event_log.h"

namespace rodedraad::duo {

namespace {

constexpr std::string_view kOwner = "pip.gemeentecode";
constexpr std::string_view kRegistered = "inburgeraar.datumInschrijvingGemeente";
constexpr std::string_view kLinked = "coaKoppeling.gemeentecode";

constexpr Rule kElsewhere{
    "duo-niet-relevant", kOwner,
    "DUO geeft alleen gegevens over inwoners van de gemeente, over wie door COA aan de gemeente is "
    "gekoppeld, en over wie zijn PIP van de gemeente heeft of tot een maand geleden had.",
    "Het PIP bij DUO is al meer dan een maand van een andere gemeente: leg de inschrijving of de "
    "koppeling vast als de persoon hier hoort, of sluit de zaak.",
    "of de persoon bij deze gemeente hoort"};

/// The PIP of another municipality that DUO has.
bool is_owned_elsewhere(const Situation& situation) {
  const auto own = situation.is(kOwner, situation.municipality());
  return own && !*own;
}

const std::string* day_of_plan(const Situation& situation) {
  const auto* const at_duo = situation.date("pip.dagtekeningBijDuo");
  return at_duo != nullptr ? at_duo : situation.date("pip.dagtekening");
}

bool says_it_is_here_now(const Situation& situation, std::string_view day) {
  if (!is_owned_elsewhere(situation)) return true;
  const auto* const plan = day_of_plan(situation);
  return plan == nullptr || day >= *plan;
}

bool is_ours(const Situation& situation) {
  return situation.is(kOwner, situation.municipality()).value_or(false);
}

bool is_registered(const Situation& situation) {
  const auto* const day = situation.date(kRegistered);
  return day != nullptr && says_it_is_here_now(situation, *day);
}

bool is_linked(const Situation& situation) {
  return situation.is(kLinked, situation.municipality()).value_or(false);
}

bool was_notified(const Situation& situation) {
  const auto& fields = situation.known_fields();
  return std::any_of(fields.begin(), fields.end(), [&](const sdk::FieldValue& field) {
    return is_notified(field) && says_it_is_here_now(situation, day_of(field));
  });
}

/// One month is left to the old municipality. Whose the PIP before this one was, DUO does not tell.
bool has_grace(const Situation& situation) {
  const auto* const plan = day_of_plan(situation);
  const auto today = parse_day(situation.today());
  return is_owned_elsewhere(situation) && plan != nullptr && today &&
         *plan > day_text(months_after(*today, -1));
}

struct Ground {
  std::string_view text;
  std::string_view where;
  bool (*holds)(const Situation&);
};

constexpr std::array kGrounds{
    Ground{"Relevantie: huidig PIP is van deze gemeente.", kOwner, is_ours},
    Ground{"Relevantie: ingeschreven in de gemeente.", kRegistered, is_registered},
    Ground{"Relevantie: gekoppeld door COA.", kLinked, is_linked},
    Ground{"Relevantie: DUO stuurde een notificatie aan deze gemeente.", "gebeurtenis.id",
           was_notified},
    Ground{"Relevantie: PIP jonger dan een maand, vorige gemeente.", kOwner, has_grace}};

}  // namespace

void check_relevance(const Situation& situation, Review& review) {
  bool relevant = false;
  for (const auto& ground : kGrounds) {
    if (!ground.holds(situation)) continue;
    review.note("duo-relevantie", ground.where, std::string{ground.text});
    relevant = true;
  }
  if (relevant) return;
  const bool gone = is_owned_elsewhere(situation) && day_of_plan(situation) != nullptr;
  review.demand(kElsewhere, gone ? Holds{false} : Holds{});
}

}  // namespace rodedraad::duo
