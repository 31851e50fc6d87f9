#include "text_view.h"
#include "view_words.h"

/// What became of a message, as a person wants to read it.
namespace rodedraad::cli {

namespace json = boost::json;

namespace {

void print_changes(std::ostream& out, const json::object& explanation) {
  for (const auto& item : list(explanation, "changes")) {
    const auto& change = item.get_object();
    out << "  veld " << text(change, "path");
    if (!text(change, "key").empty()) out << '[' << text(change, "key") << ']';
    out << ": " << in_dutch(text(change, "change")) << '\n';
  }
}

/// Why it did not fire, without the event that is said already.
std::string_view reason_of(const json::object& rule) {
  auto why = text(rule, "why");
  const auto event = text(rule, "event");
  if (!event.empty() && why.starts_with(event)) why.remove_prefix(event.size());
  if (why.starts_with("; ")) why.remove_prefix(2);
  return why;
}

/// What woke it, and a line for each test.
void print_rule(std::ostream& out, const json::object& rule) {
  const bool fired = truth(rule, "fired");
  out << "  regel " << text(rule, "workflow") << '/' << text(rule, "rule")
      << (fired ? " gaat af" : " gaat niet af");
  if (!fired || text(rule, "event").empty()) aside(out, reason_of(rule));
  out << '\n';
  if (!text(rule, "event").empty()) out << "    aanleiding: " << text(rule, "event") << '\n';
  for (const auto& item : list(rule, "tests")) {
    const auto& test = item.get_object();
    out << "    " << (truth(test, "held") ? "klopt" : "klopt niet") << ": " << text(test, "path")
        << " moet zijn: " << text(test, "expected") << "; is: " << text(test, "saw") << '\n';
  }
}

void print_deadline(std::ostream& out, const json::object& deadline) {
  const auto what = text(deadline, "what");
  out << "  termijn " << text(deadline, "id") << " (" << text(deadline, "rule");
  if (!text(deadline, "article").empty()) out << ", " << text(deadline, "article");
  out << ") " << (what.empty() ? "loopt" : in_dutch(what)) << ": tot en met "
      << text(deadline, "due");
  if (!text(deadline, "strictDue").empty() &&
      text(deadline, "strictDue") != text(deadline, "due")) {
    out << "; alleen geteld " << text(deadline, "strictDue");
    aside(out, text(deadline, "shiftReason"));
  }
  if (!text(deadline, "previousDue").empty()) out << "; was " << text(deadline, "previousDue");
  if (!text(deadline, "given").empty()) out << "; de partner gaf " << text(deadline, "given");
  if (!text(deadline, "suspendedSince").empty()) {
    out << "; staat stil sinds " << text(deadline, "suspendedSince");
  }
  aside(out, text(deadline, "stopReason"));
  out << '\n';
}

void print_confirmation(std::ostream& out, const json::object& confirmation) {
  const auto what = text(confirmation, "what");
  out << "  antwoord " << text(confirmation, "id")
      << (what == "met"       ? " is er"
          : what == "stopped" ? " hoeft niet meer"
                              : " moet er zijn tot en met ");
  if (what != "met" && what != "stopped") out << text(confirmation, "due");
  out << '\n';
}

void print_work(std::ostream& out, const json::object& task) {
  const auto what = text(task, "what");
  out << "  taak"
      << (what == "done"    ? " gedaan"
          : what == "moved" ? " gaat over"
                            : "")
      << ": " << text(task, "title") << ", voor "
      << (text(task, "organisation").empty() ? "niemand" : text(task, "organisation"));
  if (!text(task, "due").empty()) out << ", uiterlijk " << text(task, "due");
  aside(out, text(task, "role"));
  out << '\n';
}

void print_explanation(std::ostream& out, const json::object& explanation) {
  print_changes(out, explanation);
  const auto each = [&](const char* key, void (*print)(std::ostream&, const json::object&)) {
    for (const auto& item : list(explanation, key)) print(out, item.get_object());
  };
  each("rules", print_rule);
  each("deadlines", print_deadline);
  each("confirmations", print_confirmation);
  each("tasks", print_work);
  for (const auto& item : list(explanation, "withdrawals")) {
    const auto& withdrawal = item.get_object();
    out << "  onder grondslag " << text(withdrawal, "purpose") << " gaat niets meer";
    aside(out, text(withdrawal, "reason"));
    out << '\n';
  }
  if (truth(explanation, "opened")) out << "  de zaak gaat open\n";
  if (truth(explanation, "reopened")) out << "  de zaak gaat weer open\n";
  if (truth(explanation, "closed")) {
    out << "  de zaak gaat dicht";
    aside(out, text(explanation, "closeReason"));
    out << '\n';
  }
}

}  // namespace

void print_message(std::ostream& out, const json::object& trace) {
  const auto& message = trace.at("message").get_object();
  const bool internal = text(message, "connection").empty();
  out << "Bericht " << text(message, "id") << "\n  " << text(message, "kind");
  if (internal) {
    out << ", van de hub zelf op ";
  } else {
    out << " via " << text(message, "connection") << ", ontvangen ";
  }
  out << text(message, "received") << ", gemeente " << text(message, "municipality") << "\n  "
      << in_dutch(text(message, "state"));
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
    print_explanation(out, explained->get_object());
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
