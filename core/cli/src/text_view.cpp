#include "text_view.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace rodedraad::cli {

namespace json = boost::json;
using namespace std::string_view_literals;

namespace {

std::string_view text(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value != nullptr && value->is_string() ? std::string_view{value->get_string()}
                                                : std::string_view{};
}

const json::array& list(const json::object& object, std::string_view key) {
  static const json::array empty;
  const auto* value = object.if_contains(key);
  return value != nullptr && value->is_array() ? value->get_array() : empty;
}

/// A state in the words of the handbook.
std::string_view in_dutch(std::string_view state) {
  constexpr std::array words{std::pair{"received"sv, "ontvangen"sv},
                             std::pair{"processed"sv, "verwerkt"sv},
                             std::pair{"parked"sv, "wacht"sv},
                             std::pair{"refused"sv, "geweigerd"sv},
                             std::pair{"duplicate"sv, "dubbel"sv},
                             std::pair{"failed"sv, "mislukt"sv},
                             std::pair{"queued"sv, "in de wachtrij"sv},
                             std::pair{"awaiting confirmation"sv, "wacht op bevestiging"sv},
                             std::pair{"confirmed"sv, "bevestigd"sv},
                             std::pair{"rejected by partner"sv, "afgewezen door de partner"sv},
                             std::pair{"not authorised"sv, "niet geautoriseerd"sv},
                             std::pair{"cancelled"sv, "ingetrokken"sv},
                             std::pair{"running"sv, "loopt"sv},
                             std::pair{"met"sv, "gehaald"sv},
                             std::pair{"late"sv, "te laat"sv}};
  const auto found = std::find_if(words.begin(), words.end(),
                                  [&](const auto& word) { return word.first == state; });
  return found == words.end() ? state : found->second;
}

/// " (…)" when there is something to say.
void aside(std::ostream& out, std::string_view words) {
  if (!words.empty()) out << " (" << words << ')';
}

}  // namespace

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
    out << '\n';
  }
  out << "Verzonden\n";
  for (const auto& item : list(file, "deliveries")) print_delivery(out, item.get_object());
  out << "Taken\n";
  for (const auto& item : list(file, "tasks")) {
    const auto& task = item.get_object();
    out << "  " << text(task, "title");
    aside(out, text(task, "organisation"));
    out << '\n';
  }
}

void print_message(std::ostream& out, const json::object& trace) {
  const auto& message = trace.at("message").get_object();
  out << "Bericht " << text(message, "id") << '\n'
      << "  " << text(message, "kind") << " via " << text(message, "connection") << ", ontvangen "
      << text(message, "received") << ", gemeente " << text(message, "municipality") << '\n'
      << "  " << in_dutch(text(message, "state"));
  aside(out, text(message, "reason"));
  out << '\n';
  if (!text(message, "case").empty()) out << "  zaak " << text(message, "case") << '\n';
  for (const auto& item : list(trace, "findings")) {
    const auto& finding = item.get_object();
    out << "  bevinding " << text(finding, "code") << ' ' << text(finding, "where") << ": "
        << text(finding, "text") << '\n';
  }
  const auto* explained = trace.if_contains("explanation");
  if (explained != nullptr && explained->is_object()) {
    const auto& explanation = explained->get_object();
    for (const auto& item : list(explanation, "changes")) {
      const auto& change = item.get_object();
      out << "  veld " << text(change, "path");
      if (!text(change, "key").empty()) out << '[' << text(change, "key") << ']';
      out << ": " << text(change, "change") << '\n';
    }
    for (const auto& item : list(explanation, "rules")) {
      const auto& rule = item.get_object();
      out << "  regel " << text(rule, "workflow") << '/' << text(rule, "rule")
          << (rule.at("fired").as_bool() ? " gaat af" : " gaat niet af");
      aside(out, text(rule, "why"));
      out << '\n';
    }
    for (const auto& item : list(explanation, "deadlines")) {
      const auto& deadline = item.get_object();
      out << "  termijn " << text(deadline, "id") << " (" << text(deadline, "rule")
          << ") loopt tot en met " << text(deadline, "due") << '\n';
    }
  }
  for (const auto& item : list(trace, "deliveries")) print_delivery(out, item.get_object());
  for (const auto& item : list(trace, "parts")) {
    const auto& part = item.get_object();
    out << "  deel " << text(part, "id") << ": " << in_dutch(text(part, "state"));
    aside(out, text(part, "reason"));
    out << '\n';
  }
}

}  // namespace rodedraad::cli
