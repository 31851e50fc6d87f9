#include "suwi_judge.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "rodedraad/json_api/judge.h"
#include "rodedraad/json_api/receive.h"
#include "suwi_answer.h"

namespace rodedraad::participatiewet::suwi {

namespace {

using sdk::JudgementClass;

sdk::Judgement say(JudgementClass judgement, std::string text) {
  sdk::Judgement result;
  result.judgement = judgement;
  result.text = std::move(text);
  return result;
}

/// An answer that is none of Suwinet's: a gateway's, or nothing at all.
sdk::Judgement by_status(const sdk::Answer& answer) {
  const auto text = "Suwinet antwoordde met status " + std::to_string(answer.status) +
                    " en zonder leesbaar antwoord.";
  if (answer.status == 401 || answer.status == 403) {
    return say(JudgementClass::not_authorised, text);
  }
  if (json_api::is_transient(answer.status) || (answer.status >= 200 && answer.status <= 299)) {
    auto judgement = say(JudgementClass::transient, text);
    judgement.retry_after_ms = json_api::retry_after_ms(answer);
    return judgement;
  }
  return say(JudgementClass::bad_request, text);
}

std::optional<JudgementClass> class_named(std::string_view name) {
  if (name == "niet-gevonden") return JudgementClass::not_found;
  if (name == "niet-gerechtigd") return JudgementClass::not_authorised;
  if (name == "tijdelijk") return JudgementClass::transient;
  if (name == "verzoek") return JudgementClass::bad_request;
  return std::nullopt;
}

struct Word {
  std::string_view part;
  JudgementClass judgement;
};

/// Words in the text of a Fout; the codes of FWI are no public list.
constexpr std::array kWords{Word{"gerechtigd", JudgementClass::not_authorised},
                            Word{"autoris", JudgementClass::not_authorised},
                            Word{"bevoegd", JudgementClass::not_authorised},
                            Word{"certificaat", JudgementClass::not_authorised},
                            Word{"niet gevonden", JudgementClass::not_found},
                            Word{"niet bekend", JudgementClass::not_found},
                            Word{"beschikbaar", JudgementClass::transient},
                            Word{"bereikbaar", JudgementClass::transient},
                            Word{"time-out", JudgementClass::transient},
                            Word{"timeout", JudgementClass::transient},
                            Word{"ongeldig", JudgementClass::bad_request},
                            Word{"schema", JudgementClass::bad_request},
                            Word{"valid", JudgementClass::bad_request}};

std::optional<JudgementClass> by_words(std::string_view text) {
  const auto lower = json_api::lower_case(text);
  const auto* const found = std::find_if(kWords.begin(), kWords.end(), [&](const Word& word) {
    return lower.find(word.part) != std::string::npos;
  });
  return found == kWords.end() ? std::nullopt : std::optional{found->judgement};
}

/// The code of a SOAP 1.1 or 1.2 fault, or of WS-Security in it.
std::optional<JudgementClass> by_fault_code(std::string_view code) {
  for (const auto* const security : {"Security", "Authentication", "Unauthorized", "FailedCheck"}) {
    if (code.find(security) != std::string_view::npos) return JudgementClass::not_authorised;
  }
  for (const auto* const ours : {"Client", "Sender", "VersionMismatch", "MustUnderstand"}) {
    if (code.find(ours) != std::string_view::npos) return JudgementClass::bad_request;
  }
  for (const auto* const theirs : {"Server", "Receiver"}) {
    if (code.find(theirs) != std::string_view::npos) return JudgementClass::transient;
  }
  return std::nullopt;
}

std::string words_of(const Answer& answer) {
  std::string words;
  const auto add = [&](const std::string& more) {
    if (more.empty()) return;
    if (!words.empty()) words += "; ";
    words += more;
  };
  for (const auto& melding : answer.meldingen) {
    add(melding.code.empty() ? melding.text : melding.code + ": " + melding.text);
  }
  if (words.empty()) add(answer.fault_text);
  return words.empty() ? "Suwinet gaf een fout zonder uitleg." : words;
}

/// Transport soap takes the fault out of its envelope and tells its code and text in headers.
sdk::Judgement by_headers(const sdk::Answer& answer) {
  const auto code = answer.header("Fault-Code");
  const std::string text{answer.header("Fault-String")};
  const auto known = by_fault_code(code);
  return say(known ? *known : by_words(text).value_or(JudgementClass::bad_request),
             text.empty() ? "Suwinet gaf een fout zonder uitleg." : text);
}

JudgementClass class_of(const Answer& answer, const message::Mapping& mapping) {
  if (answer.not_entitled) return JudgementClass::not_authorised;
  for (const auto& melding : answer.meldingen) {
    if (melding.soort != "Fout") continue;
    if (const auto named = mapping.lookup("fwi", melding.code)) {
      if (const auto known = class_named(*named)) return *known;
    }
    if (const auto known = by_words(melding.text)) return *known;
  }
  if (const auto known = by_fault_code(answer.fault_code)) return *known;
  if (const auto known = by_words(answer.fault_text)) return *known;
  // The fault of the WSDL is called AanvraagNietOk; a Fout in an answer is a source that fails.
  return answer.is_fault ? JudgementClass::bad_request : JudgementClass::transient;
}

bool only_informs(const Answer& answer) {
  return !answer.not_entitled &&
         std::all_of(answer.meldingen.begin(), answer.meldingen.end(),
                     [](const Melding& melding) { return melding.soort == "Informatie"; });
}

/// Whether an answer about a person is about the one that was asked for.
bool about_the_person(const sdk::Message& sent, const Answer& answer) {
  const auto question = message::parse_xml(sent.body, namespaces());
  if (!question) return true;
  const auto asked = question->root().find_node([](pugi::xml_node node) {
    return node.type() == pugi::node_element && local_name(node) == "Burgerservicenr";
  });
  const std::string_view bsn = asked.child_value();
  return bsn.empty() ||
         std::all_of(answer.clients.begin(), answer.clients.end(), [&](pugi::xml_node client) {
           const auto theirs = message::text(client, "Burgerservicenr");
           return theirs.empty() || theirs.find(bsn) != std::string_view::npos;
         });
}

}  // namespace

sdk::Judgement judge(const Service& service, const sdk::Message& sent, const sdk::Answer& answer,
                     const message::Mapping& mapping) {
  auto opened = open_answer(answer.body);
  const bool told_as_fault = !answer.header("Fault-Code").empty();
  if (!opened) return told_as_fault ? by_headers(answer) : by_status(answer);
  if (told_as_fault && opened->fault_code.empty()) {
    opened->fault_code = answer.header("Fault-Code");
  }
  if (opened->is_fault) return say(class_of(*opened, mapping), words_of(*opened));
  if (opened->service == nullptr) {
    return told_as_fault ? by_headers(answer) : by_status(answer);
  }
  if (opened->service != &service) {
    return say(JudgementClass::bad_request, "Het antwoord is van een andere dienst van Suwinet.");
  }
  if (!opened->clients.empty() || opened->complete()) {
    if (!about_the_person(sent, *opened)) {
      return say(JudgementClass::rejected, "Het antwoord gaat over een andere persoon.");
    }
    sdk::Judgement judgement;
    judgement.content_kind = service.content;
    return judgement;
  }
  if (opened->not_applicable) return say(JudgementClass::confirmed, "Niet van toepassing.");
  if (!opened->not_entitled && opened->meldingen.empty()) return by_status(answer);
  if (only_informs(*opened)) return say(JudgementClass::rejected, words_of(*opened));
  return say(class_of(*opened, mapping), words_of(*opened));
}

}  // namespace rodedraad::participatiewet::suwi
