#include "text_view.h"

#include "view_words.h"

namespace rodedraad::cli {

namespace json = boost::json;

void print_delivery(std::ostream& out, const json::object& delivery) {
  out << "  " << text(delivery, "kind") << " naar " << text(delivery, "organisation") << " via "
      << text(delivery, "destination") << ": " << in_dutch(text(delivery, "state"));
  aside(out, text(delivery, "text"));
  out << "\n    aflevering " << text(delivery, "id") << '\n';
  if (!text(delivery, "purpose").empty()) {
    out << "    grondslag: " << text(delivery, "purpose");
    aside(out, text(delivery, "ground"));
    out << '\n';
  }
  if (!text(delivery, "chosen").empty()) {
    out << "    gekozen: " << text(delivery, "chosen") << '\n';
  }
  if (!text(delivery, "evidence").empty()) {
    out << "    nagegaan: " << text(delivery, "evidence") << '\n';
  }
  if (!text(delivery, "waitsFor").empty()) {
    out << "    wacht op: " << text(delivery, "waitsFor") << '\n';
  }
  if (!list(delivery, "fields").empty()) {
    out << "    velden:";
    for (const auto& field : list(delivery, "fields")) out << ' ' << field.get_string().c_str();
    out << '\n';
  }
  for (const auto& item : list(delivery, "withheld")) {
    const auto& withheld = item.get_object();
    out << "    niet meegestuurd: " << text(withheld, "field") << " - " << text(withheld, "reason")
        << '\n';
  }
  for (const auto& [name, words] : {std::pair{"sendsAgain", "verstuurt opnieuw: "},
                                    std::pair{"sentAgainAs", "opnieuw verstuurd als: "}}) {
    if (delivery.contains(name)) out << "    " << words << text(delivery, name) << '\n';
  }
  for (const auto& line : list(delivery, "difference")) {
    out << "      " << line.get_string().c_str() << '\n';
  }
  for (const auto& item : list(delivery, "attempts")) {
    const auto& attempt = item.get_object();
    out << "    poging " << attempt.at("number") << " op " << text(attempt, "at") << ": "
        << text(attempt, "outcome");
    aside(out, text(attempt, "text"));
    out << '\n';
  }
}

void print_case(std::ostream& out, const json::object& file) {
  out << "Zaak " << text(file, "id") << ", gemeente " << text(file, "gemeente") << '\n';
  const auto& identifiers = file.at("identifiers").get_object();
  if (!text(identifiers, "bsn").empty()) out << "  BSN " << text(identifiers, "bsn") << '\n';
  if (!text(identifiers, "vNummer").empty()) {
    out << "  V-nummer " << text(identifiers, "vNummer") << '\n';
  }
  if (!text(file, "closed").empty()) {
    out << "  gesloten op " << text(file, "closed");
    aside(out, text(file, "closeReason"));
    out << '\n';
  }
  out << "Gegevens\n";
  for (const auto& item : list(file, "fields")) {
    const auto& field = item.get_object();
    out << "  " << text(field, "path");
    if (!text(field, "key").empty()) out << '[' << text(field, "key") << ']';
    out << " = " << text(field, "value") << "  (bron: " << text(field, "source") << ')';
    for (const auto& other : list(field, "overruled")) {
      out << "; " << text(other.get_object(), "source") << " zegt "
          << text(other.get_object(), "value");
    }
    out << '\n';
  }
  out << "Termijnen\n";
  for (const auto& item : list(file, "deadlines")) {
    const auto& deadline = item.get_object();
    out << "  " << text(deadline, "title") << ": uiterlijk " << text(deadline, "due") << ", "
        << in_dutch(text(deadline, "state")) << "  (" << text(deadline, "rule") << ", "
        << text(deadline, "article") << ", vanaf " << text(deadline, "start") << ')';
    if (!text(deadline, "shiftReason").empty()) {
      out << "; zonder verschuiving " << text(deadline, "strictDue") << ": "
          << text(deadline, "shiftReason");
    }
    if (!text(deadline, "previousDue").empty()) {
      out << "; was " << text(deadline, "previousDue");
    }
    if (!text(deadline, "given").empty()) {
      out << "; de partner gaf " << text(deadline, "given");
    }
    if (!text(deadline, "suspendedSince").empty()) {
      out << "; staat stil sinds " << text(deadline, "suspendedSince");
    }
    aside(out, text(deadline, "stopReason"));
    out << '\n';
  }
  for (const auto& item : list(file, "confirmations")) {
    const auto& confirmation = item.get_object();
    out << "  antwoord " << text(confirmation, "id") << ": uiterlijk " << text(confirmation, "due")
        << ", " << in_dutch(text(confirmation, "state")) << '\n';
  }
  out << "Verzonden\n";
  for (const auto& item : list(file, "deliveries")) print_delivery(out, item.get_object());
  out << "Taken\n";
  for (const auto& item : list(file, "tasks")) print_task(out, item.get_object());
}

void print_task(std::ostream& out, const json::object& task) {
  out << "  " << (truth(task, "done") ? "[gedaan] " : "") << text(task, "title");
  aside(out, text(task, "organisation"));
  if (!text(task, "due").empty()) out << ", uiterlijk " << text(task, "due");
  if (!text(task, "doneBy").empty()) out << ", gedaan door " << text(task, "doneBy");
  out << "\n    taak " << text(task, "id") << '\n';
  if (!text(task, "text").empty()) out << "    " << text(task, "text") << '\n';
}

}  // namespace rodedraad::cli
