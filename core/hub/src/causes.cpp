#include "rodedraad/hub/causes.h"

#include <array>
#include <stdexcept>

namespace rodedraad::hub {

namespace {

using store::DeliveryState;

// In the order in which the handbook explains them.
constexpr std::array kCauses{
    Cause{"onbereikbaar", "de partner was langer weg dan alle pogingen samen",
          "ga na of de partner en het netwerk er weer zijn, en verstuur opnieuw",
          "beheerder en partner"},
    Cause{"partner-storing",
          "de partner kreeg het bericht, maar had zelf een storing of was te vol",
          "vraag de partner of de storing voorbij is, en verstuur opnieuw", "partner"},
    Cause{"te-lang-gewacht", "het bericht kwam binnen de termijn niet aan de beurt",
          "kijk wat deze zaak of deze partner ophield, en verstuur opnieuw", "beheerder"},
    Cause{"geen-toegang", "de partner laat ons niet toe",
          "regel het certificaat, token of recht bij de partner, en verstuur opnieuw",
          "beheerder en partner"},
    Cause{"geweigerd", "de partner weigert de inhoud",
          "lees de woorden van de partner en laat het gegeven bij de bron verbeteren; trek dit "
          "bericht daarna in, of verstuur het bewerkt",
          "casusregisseur"},
    Cause{"niet-gevonden", "de partner kent deze persoon of dit gegeven niet",
          "ga na of de nummers kloppen en of de partner de persoon al heeft ingeschreven",
          "casusregisseur"},
    Cause{"geweerd", "niet verstuurd: de hub weet dat de partner dit zou weigeren",
          "laat het gegeven bij de bron verbeteren; daarna gaat het vanzelf", "casusregisseur"},
    Cause{"specificatie", "de partner zegt dat ons bericht niet aan zijn specificatie voldoet",
          "vergelijk de release in de koppeling met die van de partner en meld het aan de "
          "leverancier van de adapter",
          "leverancier"},
    Cause{"niet-gemaakt", "het bericht kon niet worden gemaakt",
          "neem de oorzaak in de tekst weg en laat het oorspronkelijke bericht opnieuw verwerken",
          "beheerder"},
    Cause{"onbekend", "niemand weet of het bericht is aangekomen",
          "vraag het aan de partner en zeg het met dead-letter settle", "beheerder en partner"},
    Cause{"geen-bevestiging", "ontvangen door de partner, maar de bevestiging blijft uit",
          "vraag het aan de partner en zeg het met dead-letter settle", "partner"},
    Cause{"gegeven-ontbreekt", "de zaak mist al te lang een gegeven dat in het bericht moet",
          "vraag het gegeven bij de bron op; zodra het er is gaat het bericht vanzelf",
          "casusregisseur"},
    Cause{"koppeling-weg", "de koppeling staat niet meer in de configuratie",
          "zet de koppeling terug, of trek de berichten in", "beheerder"},
    Cause{"beschadigd", "wat de opslag hierover bewaarde is beschadigd of veranderd",
          "kijk de schijf na en wie bij de opslag kan; zet een back-up terug, of laat de bron het "
          "opnieuw sturen",
          "beheerder"},
    Cause{"adapter", "de adapter viel om of liep vast bij dit bericht",
          "meld het bij de leverancier van de adapter, en laat het met een betere versie opnieuw "
          "verwerken",
          "leverancier"},
    Cause{"niet-verwerkt", "het bericht kon niet worden verwerkt",
          "lees de reden met trace, neem die weg en laat het opnieuw verwerken", "beheerder"},
    Cause{"twijfel", "het is niet zeker over wie dit bericht gaat",
          "zoek bij de bron uit wie het is, en laat het daarna opnieuw verwerken",
          "casusregisseur"},
    Cause{
        "persoon-onbekend",
        "dit bericht wacht te lang op iemand die nog niet als inburgeraar bekend is",
        "ga na of de nummers kloppen en of DUO de persoon al meldde; zodra zij bekend is gaat het "
        "vanzelf",
        "casusregisseur"}};

const Cause& cause(std::string_view code) {
  for (const auto& each : kCauses) {
    if (each.code == code) return each;
  }
  throw std::logic_error("no cause of this name");
}

const Cause& cause_of_failed(bool was_made, std::string_view last_outcome) {
  if (!was_made) return cause("niet-gemaakt");
  if (last_outcome == "transient") return cause("partner-storing");
  if (last_outcome == "bad-request") return cause("specificatie");
  if (last_outcome == "broken") return cause("adapter");
  return cause(last_outcome.empty() ? "te-lang-gewacht" : "onbereikbaar");
}

const Cause& cause_of_undamaged(DeliveryState state, bool was_made, std::string_view last_outcome) {
  switch (state) {
    case DeliveryState::rejected:
      if (last_outcome.empty()) return cause("geweerd");
      return cause(last_outcome == "not-found" ? "niet-gevonden" : "geweigerd");
    case DeliveryState::not_authorised:
      return cause("geen-toegang");
    case DeliveryState::unknown_outcome:
      return cause("onbekend");
    case DeliveryState::awaiting:
      return cause("geen-bevestiging");
    case DeliveryState::parked:
      return cause("gegeven-ontbreekt");
    case DeliveryState::failed:
      return cause_of_failed(was_made, last_outcome);
    case DeliveryState::queued:
    case DeliveryState::in_flight:
    case DeliveryState::confirmed:
    case DeliveryState::cancelled:
      break;
  }
  return cause("te-lang-gewacht");
}

const Cause& cause_of_message(store::MessageState state, std::string_view reason) {
  if (state == store::MessageState::parked) return cause("twijfel");
  return cause(reason.starts_with(kAdapterStopped) ? "adapter" : "niet-verwerkt");
}

}  // namespace

std::span<const Cause> causes() { return kCauses; }

const Cause& cause_of(const store::DeliveryRow& row, std::string_view last_outcome) {
  if (row.damaged) return cause("beschadigd");
  const bool was_made = !row.message.body.empty() || !row.message.method.empty();
  return cause_of_undamaged(row.state, was_made, last_outcome);
}

const Cause* cause_of(const store::DeliveryLine& line, const config::Config& config) {
  if (line.desk) return &cause_of_undamaged(line.state, line.was_made, line.last_outcome);
  const bool stuck =
      line.state == DeliveryState::queued && config.connection(line.connection) == nullptr;
  return stuck ? &cause_of_missing_connection() : nullptr;
}

const Cause& cause_of_missing_connection() { return cause("koppeling-weg"); }

const Cause& cause_of_unknown_person() { return cause("persoon-onbekend"); }

const Cause& cause_of(const store::MessageRow& row) {
  if (row.damaged) return cause("beschadigd");
  return cause_of_message(row.state, row.reason);
}

const Cause& cause_of(const store::MessageLine& line) {
  return cause_of_message(line.state, line.reason);
}

}  // namespace rodedraad::hub
