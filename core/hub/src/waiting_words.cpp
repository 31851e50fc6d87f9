#include "waiting_words.h"

#include <fmt/format.h>

#include <array>

#include "rodedraad/hub/deadlines.h"
#include "rodedraad/model/field_table.h"

namespace rodedraad::hub {

namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

std::string aside(std::string_view words) {
  return words.empty() ? std::string{} : fmt::format(" ({})", words);
}

/// "Dag van het besluit (wmoMelding.besluitdatum)"; only the path of a field that is not known.
std::string field_words(std::string_view path, bool dutch) {
  const auto* known = model::find_field(path);
  return known == nullptr || !dutch ? std::string{path}
                                    : fmt::format("“{}” ({})", known->name(), path);
}

std::string_view state_words(store::DeliveryState state, bool dutch) {
  switch (state) {
    case store::DeliveryState::rejected:
      return dutch ? "de partner weigert de inhoud" : "the partner refuses the content";
    case store::DeliveryState::not_authorised:
      return dutch ? "de partner laat ons niet toe" : "the partner does not let us in";
    case store::DeliveryState::unknown_outcome:
      return dutch ? "het is niet zeker of het is aangekomen" : "it is not certain that it arrived";
    default:
      return dutch ? "versturen lukte niet" : "it could not be sent";
  }
}

}  // namespace

std::string written_date(year_month_day day, Language language) {
  constexpr std::array dutch{"januari", "februari", "maart",     "april",   "mei",      "juni",
                             "juli",    "augustus", "september", "oktober", "november", "december"};
  constexpr std::array english{"January",   "February", "March",    "April",
                               "May",       "June",     "July",     "August",
                               "September", "October",  "November", "December"};
  const auto month = static_cast<unsigned>(day.month()) - 1;
  return fmt::format("{} {} {}", static_cast<unsigned>(day.day()),
                     language == Language::dutch ? dutch.at(month) : english.at(month),
                     static_cast<int>(day.year()));
}

std::string WaitingWords::date(year_month_day day) const {
  return written_date(day, dutch_ ? Language::dutch : Language::english);
}

std::string WaitingWords::date(std::string_view day) const { return date(day_of(day)); }

std::string WaitingWords::details(const TermWords& term) const {
  std::string result;
  if (term.given) {
    result += dutch_ ? " Die dag gaf de partner op." : " The partner gave that day.";
  }
  if (term.due != term.strict_due) {
    result +=
        say(" Alleen geteld was het {}", " By counting alone it was {}", date(term.strict_due));
    result += term.shift_reason.empty() ? "." : ": " + term.shift_reason + ".";
  }
  if (!term.previous_due.empty()) {
    result += say(" Eerder was de laatste dag {}.", " The last day used to be {}.",
                  date(term.previous_due));
  }
  return result;
}

std::string WaitingWords::running(const TermWords& term) const {
  return say("op “{}”{}, tot en met {}{}.{}", "for “{}”{}, until {}{}.{}", term.title,
             aside(term.who), date(term.due), aside(term.article), details(term));
}

std::string WaitingWords::late(const TermWords& term, year_month_day today) const {
  const auto days = (sys_days{today} - sys_days{term.due}).count();
  if (dutch_) {
    return fmt::format("op “{}”{}. Dat moest uiterlijk op {}{} en is {} te laat.{}", term.title,
                       aside(term.who), date(term.due), aside(term.article),
                       days == 1 ? "1 dag" : fmt::format("{} dagen", days), details(term));
  }
  return fmt::format("for “{}”{}. It was due on {}{} and is {} late.{}", term.title,
                     aside(term.who), date(term.due), aside(term.article),
                     days == 1 ? "1 day" : fmt::format("{} days", days), details(term));
}

std::string WaitingWords::suspended(const TermWords& term, std::string_view since) const {
  return say("tot “{}”{} weer loopt{}. De termijn staat stil sinds {}.",
             "until “{}”{} runs again{}. The term has been suspended since {}.", term.title,
             aside(term.who), aside(term.article), date(since));
}

std::string WaitingWords::answer(const SendWords& send, const std::string& answer,
                                 year_month_day due) const {
  return say("op antwoord van {} op {}, tot en met {}: {}.",
             "for the answer of {} to {}, until {}: {}.", send.who, send.kind, date(due),
             field_words(answer, dutch_));
}

std::string WaitingWords::silence(const SendWords& send, const std::string& answer,
                                  year_month_day due) const {
  return say("op antwoord van {} op {}: {}. Dat moest er uiterlijk op {} zijn en is er niet.",
             "for the answer of {} to {}: {}. It was due on {} and did not come.", send.who,
             send.kind, field_words(answer, dutch_), date(due));
}

std::string WaitingWords::consent(const SendWords& send, std::string_view scope) const {
  return say("op toestemming van de inburgeraar ({}). Zonder toestemming gaat {} niet naar {}{}.",
             "for the consent of the person ({}). Without it {} does not go to {}{}.", scope,
             send.kind, send.who, aside(send.article));
}

std::string WaitingWords::field(const SendWords& send, std::string_view path,
                                std::string_view source) const {
  const auto from =
      source.empty() ? std::string{} : say(", meestal van {}", ", mostly from {}", source);
  return say("op het gegeven {}{}. Zonder dat gegeven kan {} niet naar {}{}.",
             "for the field {}{}. Without it {} cannot go to {}{}.", field_words(path, dutch_),
             from, send.kind, send.who, aside(send.article));
}

std::string WaitingWords::confirmation(const SendWords& send) const {
  return say("op bevestiging van {} dat {} is verwerkt{}.",
             "for {} to confirm that {} was processed{}.", send.who, send.kind,
             aside(send.article));
}

std::string WaitingWords::queued(const SendWords& send) const {
  return say("op het versturen van {} naar {}{}.", "until {} has been sent to {}{}.", send.kind,
             send.who, aside(send.article));
}

std::string WaitingWords::retried(const SendWords& send, int attempts, year_month_day next,
                                  std::string_view time) const {
  if (dutch_) {
    return fmt::format("op {}: {} kwam {} keer niet aan. De volgende poging is op {} om {}.",
                       send.who, send.kind, attempts, date(next), time);
  }
  return fmt::format("for {}: {} did not arrive in {} attempts. The next is on {} at {}.", send.who,
                     send.kind, attempts, date(next), time);
}

std::string WaitingWords::at_desk(const SendWords& send, store::DeliveryState state,
                                  year_month_day since) const {
  return say("op een beheerder: {} naar {} ligt bij de storingen sinds {}, want {}.",
             "for an administrator: {} to {} has been at the dead-letter desk "
             "since {}: {}.",
             send.kind, send.who, date(since), state_words(state, dutch_));
}

std::string WaitingWords::failed_message(std::string_view kind, std::string_view connection) const {
  return say("op een beheerder: een bericht {} van {} kon niet worden verwerkt.",
             "for an administrator: a message {} of {} could not be processed.", kind, connection);
}

std::string WaitingWords::doubtful_message(std::string_view kind,
                                           std::string_view connection) const {
  return say(
      "op een medewerker: van een bericht {} van {} is niet zeker of het "
      "over deze persoon gaat.",
      "for a person: it is not certain whether a message {} of {} is about "
      "this person.",
      kind, connection);
}

std::string WaitingWords::task(std::string_view title, std::string_view who, std::string_view due,
                               bool late) const {
  const auto whose = !who.empty() ? std::string{who}
                     : dutch_     ? std::string{"iemand, want niemand heeft deze taak"}
                                  : std::string{"somebody, as nobody has this task"};
  std::string day;
  if (!due.empty()) {
    day = late ? say(" Dat moest uiterlijk op {} en is te laat.", " It was due on {} and is late.",
                     date(due))
               : say(" Dat moet uiterlijk op {}.", " It is due on {}.", date(due));
  }
  return say("op {}: “{}”.{}", "for {}: “{}”.{}", whose, title, day);
}

std::string WaitingWords::closed(std::string_view day, std::string_view reason,
                                 std::string_view ended, std::string_view erased) const {
  auto result = say("Deze zaak is gesloten sinds {}{}.", "This case has been closed since {}{}.",
                    date(day), reason.empty() ? std::string{} : fmt::format(": {}", reason));
  if (!ended.empty()) {
    result += say(" De bewaartermijn loopt vanaf {} (Besluit inburgering 2021, art. 9.9).",
                  " The retention period runs from {} (Besluit inburgering 2021, art. 9.9).",
                  date(ended));
  }
  if (!erased.empty()) {
    result += say(" Op {} wist de hub het eerste deel van de gegevens.",
                  " On {} the hub erases the first part of the data.", date(erased));
  }
  return result;
}

std::string WaitingWords::whole(const std::string& half, bool first) const {
  if (dutch_) return (first ? "Deze zaak wacht " : "De zaak wacht ook ") + half;
  return (first ? "This case waits " : "The case also waits ") + half;
}

}  // namespace rodedraad::hub
