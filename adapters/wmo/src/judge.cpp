#include "judge.h"

#include "rodedraad/json_api/judge.h"
#include "rodedraad/message/tree.h"
#include "rodedraad/stuf/faults.h"
#include "rodedraad/stuf/names.h"
#include "rodedraad/stuf/soap.h"

namespace rodedraad::wmo {

namespace {

using sdk::JudgementClass;

/// The StUF message in an answer: as its body, in SOAP, or as the detail of a SOAP fault.
pugi::xml_node stuf_message(pugi::xml_node root) {
  auto content = stuf::content_of(root);
  if (std::string_view{content.name()} == "soap:Fault") {
    content = content.child("detail").first_child();
  }
  return content;
}

JudgementClass class_of_fault(const std::string& code) {
  if (code == "StUF013" || code == "StUF052") return JudgementClass::not_authorised;
  if (code == "StUF046" || code == "StUF049" || code == "StUF058") return JudgementClass::transient;
  return JudgementClass::rejected;
}

JudgementClass class_of_status(int status) {
  if (status >= 200 && status < 300) return JudgementClass::confirmed;
  if (status == 401 || status == 403) return JudgementClass::not_authorised;
  if (status == 404) return JudgementClass::not_found;
  if (status == 409 || status == 422) return JudgementClass::rejected;
  return json_api::is_transient(status) ? JudgementClass::transient : JudgementClass::bad_request;
}

bool is_envelope(const sdk::Message& sent) {
  const auto parsed = message::parse_xml(sent.body, stuf::namespaces());
  return parsed && std::string_view{stuf::content_of(parsed->root()).name()}.find("envelop") !=
                       std::string_view::npos;
}

}  // namespace

sdk::Judgement judge_answer(const sdk::Message& sent, const sdk::Answer& answer) {
  sdk::Judgement judgement;
  const auto parsed = message::parse_xml(answer.body, stuf::namespaces());
  if (parsed) {
    const auto content = stuf_message(parsed->root());
    const std::string_view name = content.name();
    if (name.starts_with("StUF:Bv")) return judgement;
    if (name.starts_with("StUF:Fo")) {
      const auto fault = stuf::read_fault(content);
      judgement.judgement = class_of_fault(fault.code);
      judgement.text = fault.code + ": " + fault.text;
      if (!fault.details.empty()) judgement.text += " (" + fault.details + ")";
      return judgement;
    }
  }
  judgement.judgement = class_of_status(answer.status);
  if (judgement.judgement == JudgementClass::confirmed) {
    // Whoever takes an envelope says so with a Bv03, or with nothing; a page of a proxy does not.
    const bool said_something = answer.body.find_first_not_of(" \t\r\n") != std::string::npos;
    if (!is_envelope(sent) || !said_something) return judgement;
    judgement.judgement = JudgementClass::transient;
    judgement.text = "Het antwoord is geen ontvangstbevestiging (Bv03).";
    return judgement;
  }
  judgement.text = "De ontvanger antwoordde met status " + std::to_string(answer.status) + ".";
  if (judgement.judgement == JudgementClass::transient) {
    judgement.retry_after_ms = json_api::retry_after_ms(answer);
  }
  return judgement;
}

}  // namespace rodedraad::wmo
