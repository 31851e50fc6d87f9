#include "fetching.h"

#include <string>

#include "delivery.h"
#include "rodedraad/json_api/judge.h"
#include "rodedraad/message/json_writer.h"
#include "rodedraad/message/tree.h"

namespace rodedraad::schuldhulp {

namespace {

using sdk::JudgementClass;

bool is_page(std::string_view text) {
  return !text.empty() && text.size() <= 9 && text.front() != '0' &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

long long asked_page(const sdk::Message& sent) {
  const auto parsed = message::parse_json(sent.body);
  return parsed ? parsed->root().child("page").text().as_llong(1) : 1;
}

sdk::Judgement delivery_or_refusal(const sdk::Message& sent, const sdk::Answer& answer) {
  sdk::Judgement judgement;
  const auto page = page_of(answer.body);
  if (page.kind.empty()) {
    judgement.judgement = JudgementClass::rejected;
    judgement.text = "Het antwoord is geen levering volgens het uitwisselmodel.";
    return judgement;
  }
  // An unknown page is answered with the first one; without this look that would never end.
  const auto asked = asked_page(sent);
  if (page.number != 0 && page.number != asked) {
    judgement.judgement = JudgementClass::rejected;
    judgement.text = "Gevraagd is bladzijde " + std::to_string(asked) + ", gekregen bladzijde " +
                     std::to_string(page.number) + ".";
    return judgement;
  }
  judgement.content_kind = page.kind;
  return judgement;
}

/// Fsc-Error-Code (FSC Core 1.0.0) says more than the status.
JudgementClass class_of(int status, std::string_view fsc) {
  if (fsc == "ERROR_CODE_ACCESS_TOKEN_EXPIRED" || fsc == "ERROR_CODE_SERVICE_UNREACHABLE") {
    return JudgementClass::transient;
  }
  if (fsc == "ERROR_CODE_METHOD_UNSUPPORTED") return JudgementClass::bad_request;
  if (fsc == "ERROR_CODE_SERVICE_NOT_FOUND") return JudgementClass::not_found;
  if (!fsc.empty()) return JudgementClass::not_authorised;
  switch (status) {
    case 401:
    case 403:
      return JudgementClass::not_authorised;
    case 404:
      return JudgementClass::not_found;
    case 422:
      return JudgementClass::rejected;
    default:
      return json_api::is_transient(status) ? JudgementClass::transient
                                            : JudgementClass::bad_request;
  }
}

/// title and detail of the problem; FSC has a code beside them.
std::string words_of(const sdk::Answer& answer, std::string_view fsc) {
  std::string words{fsc};
  const auto add = [&](std::string_view text) {
    if (text.empty()) return;
    if (!words.empty()) words += ": ";
    words += text;
  };
  if (const auto parsed = message::parse_json(answer.body)) {
    add(message::text(parsed->root(), "title"));
    add(message::text(parsed->root(), "detail"));
  }
  return words.empty() ? "Antwoord met status " + std::to_string(answer.status) + "." : words;
}

std::string fsc_code(const sdk::Answer& answer) {
  const auto header = answer.header("Fsc-Error-Code");
  if (!header.empty()) return std::string{header};
  const auto parsed = message::parse_json(answer.body);
  const auto code = parsed ? message::text(parsed->root(), "code") : std::string_view{};
  return code.starts_with("ERROR_CODE_") ? std::string{code} : std::string{};
}

}  // namespace

sdk::Message encode_question(const sdk::EncodeRequest& request, const Options& options) {
  const auto* const page = request.find("opvraag.pagina");
  if (page != nullptr && !is_page(*page)) {
    throw sdk::BadMessage("De gevraagde bladzijde is geen getal vanaf 1.");
  }
  message::JsonWriter json;
  json.begin_object();
  if (options.this_year) {
    const auto year = request.created.substr(0, 4);
    json.text("aanleverperiodeStartdatum", year + "-01-01");
    json.text("aanleverperiodeEinddatum", year + "-12-31");
  }
  if (!options.organisation.empty()) json.text("aanleverende_organisatie", options.organisation);
  json.raw("page", page == nullptr ? "1" : *page);
  if (!options.page_size.empty()) json.raw("pageSize", options.page_size);
  json.end_object();

  sdk::Message message;
  message.id = request.id;
  message.kind = request.kind;
  message.method = "POST";
  message.target = "/gegevens";
  message.media_type = "application/json";
  message.body = json.take();
  return message;
}

sdk::Judgement judge_answer(const sdk::Message& sent, const sdk::Answer& answer) {
  if (answer.status == 200) return delivery_or_refusal(sent, answer);
  sdk::Judgement judgement;
  if (answer.status == 204) return judgement;
  const auto fsc = fsc_code(answer);
  judgement.judgement = class_of(answer.status, fsc);
  judgement.text = words_of(answer, fsc);
  if (judgement.judgement == JudgementClass::transient) {
    judgement.retry_after_ms = json_api::retry_after_ms(answer);
  }
  return judgement;
}

}  // namespace rodedraad::schuldhulp
