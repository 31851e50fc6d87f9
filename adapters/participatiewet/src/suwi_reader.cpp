#include "suwi_reader.h"

#include <algorithm>

#include "rodedraad/json_api/check.h"
#include "rodedraad/sdk/identifiers.h"
#include "suwi_check.h"
#include "suwi_stand.h"

namespace rodedraad::participatiewet::suwi {

namespace {

constexpr std::size_t kMostDeviations = 100;

sdk::Finding error(std::string code, std::string where, std::string text) {
  return {sdk::Severity::error, std::move(code), std::move(where), std::move(text)};
}

sdk::Admission refuse(std::vector<sdk::Finding> findings) {
  sdk::Admission admission;
  admission.verdict = sdk::Verdict::refuse;
  admission.findings = std::move(findings);
  return admission;
}

/// What keeps an answer that nobody asked for from being kept: it says nothing about a person.
std::vector<sdk::Finding> obstacles(const Answer& answer) {
  if (answer.service == nullptr || answer.is_fault) {
    return {error("pw-specificatie", "/", "Dit is geen antwoord van een dienst van Suwinet.")};
  }
  if (answer.clients.empty()) {
    return {error("pw-specificatie", message::place(answer.body),
                  "Dit antwoord gaat niet over een persoon; ClientSuwi ontbreekt.")};
  }
  if (!sdk::is_bsn(message::text(answer.clients.front(), "Burgerservicenr"))) {
    return {error("pw-bsn", message::place(answer.clients.front()) + "/Burgerservicenr",
                  "Het BSN ontbreekt of voldoet niet aan de elfproef.")};
  }
  return {};
}

void warn_of_silence(const Answer& answer, std::vector<sdk::Finding>& findings) {
  if (answer.complete()) return;
  findings.push_back(
      {sdk::Severity::warning, "suwi-onvolledig", message::place(answer.body),
       "Niet alle bronnen van Suwinet gaven antwoord. Wat hier ontbreekt, kan er toch zijn."});
}

}  // namespace

sdk::Admission Reader::admit(const sdk::Message& message) const {
  const auto opened = open_answer(message.body);
  if (!opened) {
    const auto& at = opened.error();
    return refuse(
        {error("pw-onleesbaar",
               "regel " + std::to_string(at.line) + ", teken " + std::to_string(at.column),
               "Het bericht is geen geldige XML.")});
  }
  if (auto found = obstacles(*opened); !found.empty()) return refuse(std::move(found));
  auto found = deviations(*opened, message.body);
  if (strict_ && !found.empty()) return refuse(std::move(found));
  sdk::Admission admission;
  admission.kind = opened->service->content;
  // Transport soap takes the envelope off and keeps this as a header.
  admission.idempotency_key =
      opened->message_id.empty() ? message.header("wsa:MessageID") : opened->message_id;
  admission.findings = std::move(found);
  return admission;
}

sdk::Decoded Reader::decode(const sdk::Message& message) const {
  auto opened = open_answer(message.body);
  if (!opened) throw sdk::BadMessage("Het antwoord van Suwinet is geen geldige XML.");
  if (opened->service == nullptr || opened->service->content != message.kind) {
    throw sdk::BadMessage("Dit is geen antwoord van deze dienst van Suwinet.");
  }
  const auto& people = opened->clients;
  if (people.empty() && !opened->nothing) {
    throw sdk::BadMessage("Het antwoord van Suwinet gaat niet over een persoon.");
  }
  sdk::Decoded decoded;
  decoded.findings = deviations(*opened, message.body);
  if (json_api::has_error(decoded.findings)) return decoded;
  warn_of_silence(*opened, decoded.findings);
  if (people.empty()) {
    decoded.findings.push_back({sdk::Severity::note, "suwi-niets-gevonden",
                                message::place(opened->body),
                                "Suwinet heeft bij deze dienst niets over de persoon."});
    return decoded;
  }
  if (people.size() > 1) {
    decoded.findings.push_back(error("suwi-meer-personen", message::place(people[1]),
                                     "Het antwoord gaat over meer dan één persoon; er is niets "
                                     "overgenomen."));
    return decoded;
  }
  prepare(people.front(), mapping_, decoded.findings);
  mapping_.apply(message.kind, opened->body, decoded);
  return decoded;
}

bool Reader::is_full_picture(const sdk::Message& message, const sdk::Decoded& decoded) const {
  if (json_api::has_error(decoded.findings)) return false;
  const auto opened = open_answer(message.body);
  if (!opened || !opened->complete()) return false;
  // The BRP knows everybody who lives here: that it finds nobody says nothing of an address.
  return !opened->nothing || message.kind != "brpdossier";
}

std::vector<sdk::Finding> Reader::deviations(const Answer& answer, std::string_view bytes) const {
  std::vector<sdk::Finding> found;
  if (const auto* const schema = schemas_.find(answer.service->uri)) {
    found = answer.enveloped ? schema->check(response_document(bytes), kMostDeviations)
                             : schema->check(bytes, kMostDeviations);
  } else {
    found = deviations_of(answer);
    found.insert(found.begin(), answer.deviations.begin(), answer.deviations.end());
  }
  for (auto& finding : found) {
    finding.severity = strict_ ? sdk::Severity::error : sdk::Severity::warning;
  }
  return found;
}

}  // namespace rodedraad::participatiewet::suwi
