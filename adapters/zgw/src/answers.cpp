#include "answers.h"

#include <array>
#include <string>

#include "codes.h"
#include "fault.h"
#include "rodedraad/json_api/check.h"
#include "rodedraad/json_api/judge.h"
#include "rodedraad/message/tree.h"

namespace rodedraad::zgw {

namespace {

using namespace json_api;  // the words of the shapes below
using sdk::JudgementClass;

// Zaken API 1.5.1; of what a zaak has, what is read here.
constexpr std::array kZaakMembers{required(json_api::text("url", 1000, 1)),
                                  json_api::text("identificatie", 40)};
constexpr Object kZaak{kZaakMembers, Extra::allowed};
constexpr std::array kStatusMembers{
    required(json_api::text("url", 1000, 1)), required(json_api::text("zaak", 1000, 1)),
    required(json_api::text("statustype", 1000, 1)), required(date_time("datumStatusGezet"))};
constexpr Object kStatus{kStatusMembers, Extra::allowed};

JudgementClass class_of(int status) {
  switch (status) {
    case 200:
    case 201:
    case 202:
    case 204:
      return JudgementClass::confirmed;
    case 400:
    case 409:
    case 412:
      return JudgementClass::rejected;
    case 401:
    case 403:
      return JudgementClass::not_authorised;
    case 404:
    case 410:
      return JudgementClass::not_found;
    default:
      return json_api::is_transient(status) ? JudgementClass::transient
                                            : JudgementClass::bad_request;
  }
}

}  // namespace

sdk::Judgement judge_answer(const sdk::Message& sent, const sdk::Answer& answer) {
  sdk::Judgement judgement;
  judgement.judgement = class_of(answer.status);
  if (judgement.judgement == JudgementClass::confirmed) {
    if (sent.kind == "zaak.openen" || sent.kind == "zaak.opvragen") judgement.content_kind = "zaak";
    if (sent.kind.starts_with("status.")) judgement.content_kind = "status";
    if (answer.body.empty()) judgement.content_kind.clear();
    return judgement;
  }
  judgement.text = words_of(answer);
  if (judgement.text.empty()) {
    judgement.text = "Het zaaksysteem antwoordde met status " + std::to_string(answer.status) + ".";
  }
  if (judgement.judgement == JudgementClass::transient) {
    judgement.retry_after_ms = json_api::retry_after_ms(answer);
  }
  return judgement;
}

sdk::Decoded decode_answer(const sdk::Message& message, const Options& options) {
  const auto parsed = message::parse_json(message.body);
  if (!parsed) throw sdk::BadMessage("Het antwoord van het zaaksysteem is geen geldige JSON.");
  const auto root = parsed->root();
  Checker checker{kCodes, options.mapping};
  checker.object(message.kind == "zaak" ? kZaak : kStatus, root);
  sdk::Decoded decoded;
  decoded.findings = checker.findings();
  if (!checker.failed()) options.mapping.apply(message.kind, root, decoded);
  return decoded;
}

}  // namespace rodedraad::zgw
