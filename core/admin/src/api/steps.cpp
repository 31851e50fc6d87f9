#include "steps.h"

#include "rodedraad/model/field_table.h"
#include "views.h"
#include "words.h"

namespace rodedraad::admin {

namespace json = boost::json;

namespace {

std::string text(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value != nullptr && value->is_string() ? std::string{value->get_string()} : std::string{};
}

bool truth(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value != nullptr && value->is_bool() && value->get_bool();
}

const json::array& list(const json::object& object, std::string_view key) {
  static const json::array empty;
  const auto* value = object.if_contains(key);
  return value != nullptr && value->is_array() ? value->get_array() : empty;
}

json::object step(const char* sort, const char* title, std::string words = {}) {
  return {{"soort", sort},
          {"titel", title},
          {"tekst", std::move(words)},
          {"moment", nullptr},
          {"wijzigingen", json::array{}},
          {"regels", json::array{}},
          {"regelsTekst", json::array{}}};
}

json::object received(const store::MessageRow& row) {
  auto result =
      step("ontvangen", row.connection.empty() ? "Door de hub zelf" : "Ontvangen",
           row.connection.empty() ? row.message.kind : row.message.kind + " via " + row.connection);
  result["moment"] = utc(row.received);
  return result;
}

json::object understood(const store::MessageRow& row) {
  auto words = row.findings.empty()
                   ? std::string{"Geen opmerkingen."}
                   : std::to_string(row.findings.size()) + " bevindingen; zie hieronder.";
  return step("gelezen", "Gelezen", std::move(words));
}

std::string case_words(const json::object& explanation) {
  if (truth(explanation, "opened")) return "De zaak gaat open.";
  if (truth(explanation, "reopened")) return "De zaak gaat weer open.";
  if (truth(explanation, "closed")) {
    return "De zaak gaat dicht: " + text(explanation, "closeReason");
  }
  return {};
}

json::object changed(const json::object& explanation) {
  auto result = step("zaak", "In de zaak", case_words(explanation));
  auto& changes = result["wijzigingen"].get_array();
  for (const auto& item : list(explanation, "changes")) {
    const auto& change = item.get_object();
    const auto what = text(change, "change");
    changes.push_back(json::object{{"pad", text(change, "path")},
                                   {"sleutel", text(change, "key")},
                                   {"wijziging", what == "new"         ? "nieuw"
                                                 : what == "withdrawn" ? "ingetrokken"
                                                                       : "verandert"}});
  }
  if (changes.empty() && result["tekst"].get_string().empty()) {
    result["tekst"] = "Er verandert niets aan de gegevens.";
  }
  return result;
}

json::object looked(const json::object& explanation) {
  auto result = step("regels", "Regels");
  auto& rules = result["regels"].get_array();
  std::size_t fired = 0;
  for (const auto& item : list(explanation, "rules")) {
    const auto& rule = item.get_object();
    json::array tests;
    for (const auto& each : list(rule, "tests")) {
      const auto& test = each.get_object();
      tests.push_back(json::object{{"pad", text(test, "path")},
                                   {"verwacht", text(test, "expected")},
                                   {"zag", text(test, "saw")},
                                   {"klopt", truth(test, "held")}});
    }
    fired += truth(rule, "fired") ? 1 : 0;
    rules.push_back(json::object{{"werkstroom", text(rule, "workflow")},
                                 {"regel", text(rule, "rule")},
                                 {"ging", truth(rule, "fired")},
                                 {"aanleiding", text(rule, "event")},
                                 {"waarom", text(rule, "why")},
                                 {"toetsen", std::move(tests)}});
  }
  result["tekst"] =
      std::to_string(rules.size()) + " regels keken, " + std::to_string(fired) + " gingen af.";
  return result;
}

std::string deadline_words(const json::object& item) {
  const auto what = text(item, "what");
  const auto due = text(item, "due");
  auto words = text(item, "title") + " (" + text(item, "article") + ") ";
  if (what == "met") return words + "is gehaald";
  if (what == "stopped") return words + "vervalt: " + text(item, "stopReason");
  if (what == "suspended") return words + "staat stil sinds " + text(item, "suspendedSince");
  if (what == "started") return words + "begint: uiterlijk " + due;
  if (what == "moved") {
    return words + "krijgt een andere laatste dag: " + due + ", was " + text(item, "previousDue");
  }
  return words + "verandert: uiterlijk " + due;
}

std::string await_words(const json::object& item) {
  const auto what = text(item, "what");
  if (what == "met") return "Het antwoord " + text(item, "id") + " is er";
  if (what == "stopped") return "Het antwoord " + text(item, "id") + " hoeft niet meer";
  return "Het antwoord " + text(item, "id") + " moet er zijn op " + text(item, "due");
}

std::string task_words(const json::object& item) {
  const auto what = text(item, "what");
  auto words = text(item, "title");
  if (what == "done") return words + " is gedaan";
  words += what == "moved" ? " gaat over naar " : " voor ";
  words += text(item, "organisation").empty() ? "niemand" : text(item, "organisation");
  const auto due = text(item, "due");
  return due.empty() ? words : words + ", uiterlijk " + due;
}

std::string send_words(const json::object& item) {
  auto words = text(item, "kind") + " naar " + text(item, "organisation");
  if (!text(item, "ground").empty()) words += " op grond van " + text(item, "ground");
  if (!text(item, "waitsFor").empty()) words += "; wacht op " + text(item, "waitsFor");
  if (const auto withheld = list(item, "withheld").size(); withheld > 0) {
    words += "; " + std::to_string(withheld) + " velden achtergehouden";
  }
  return words;
}

/// A step of sentences; nothing when there are none.
void add(json::array& steps, const char* sort, const char* title, json::array sentences) {
  if (sentences.empty()) return;
  auto result = step(sort, title);
  result["regelsTekst"] = std::move(sentences);
  steps.push_back(std::move(result));
}

void say(json::array& sentences, const json::array& items,
         std::string (*words)(const json::object&)) {
  for (const auto& item : items) sentences.push_back(json::string{words(item.get_object())});
}

}  // namespace

json::array steps_of(const store::MessageRow& row) {
  json::array steps{received(row)};
  if (!row.connection.empty()) steps.push_back(understood(row));
  json::error_code failed;
  const auto parsed = json::parse(row.explanation, failed);
  if (failed || !parsed.is_object()) return steps;
  const auto& explanation = parsed.get_object();
  steps.push_back(changed(explanation));
  steps.push_back(looked(explanation));
  json::array terms, tasks, sent;
  say(terms, list(explanation, "deadlines"), deadline_words);
  say(terms, list(explanation, "confirmations"), await_words);
  say(tasks, list(explanation, "tasks"), task_words);
  say(sent, list(explanation, "sends"), send_words);
  say(sent, list(explanation, "unparked"), send_words);
  for (const auto& item : list(explanation, "withdrawals")) {
    sent.push_back(json::string{"onder grondslag " + text(item.get_object(), "purpose") +
                                " gaat niets meer: " + text(item.get_object(), "reason")});
  }
  add(steps, "termijnen", "Termijnen", std::move(terms));
  add(steps, "taken", "Taken", std::move(tasks));
  add(steps, "verstuurd", "Verstuurd", std::move(sent));
  return steps;
}

}  // namespace rodedraad::admin
