#include "rodedraad/generic/adapter.h"

#include <string>
#include <utility>

#include "codes.h"
#include "event_writer.h"
#include "incoming.h"
#include "kinds.h"
#include "options.h"
#include "parts.h"
#include "rodedraad/json_api/check.h"
#include "rodedraad/json_api/judge.h"
#include "rodedraad/json_api/problem.h"
#include "rodedraad/message/json_writer.h"

namespace rodedraad::generic {

namespace {

bool is_known_method(const sdk::Message& message) {
  return message.method == "POST" || message.method == "PUT" || message.method == "DROP";
}

/// The hub gives a part its kind before it is admitted; a sender cannot.
bool is_part(const sdk::Message& message) {
  return !message.kind.empty() && message.kind != kBatch;
}

sdk::Finding error(std::string_view code, std::string text) {
  return {sdk::Severity::error, std::string{code}, {}, std::move(text)};
}

void admit_one(const Options& options, const Incoming& incoming, sdk::Admission& admission) {
  admission.kind = kind_of(options, incoming.context);
  if (admission.kind.empty()) {
    admission.findings.push_back(
        error(kCodes.schema, "De mapping heeft geen <message> voor deze soort bericht."));
  }
  admission.idempotency_key = id_of(options, incoming.context);
  if (options.id_from && admission.idempotency_key.empty()) {
    admission.findings.push_back(error(kCodes.schema, "Het bericht heeft geen eigen nummer."));
  }
  admission.municipality = municipality_of(options, incoming.context);
  if (admission.municipality.empty()) {
    admission.findings.push_back(
        error(kCodes.municipality, "Het bericht zegt niet voor welke gemeente het is."));
  }
}

}  // namespace

Adapter::Adapter(sdk::Host /*host*/, std::span<const sdk::Pair> settings)
    : options_(std::make_unique<const Options>(settings)) {}

Adapter::~Adapter() = default;

sdk::Admission Adapter::admit(const sdk::Message& message) const {
  sdk::Admission admission;
  if (!is_known_method(message)) {
    admission.verdict = sdk::Verdict::unknown_path;
    return admission;
  }
  if (!is_part(message) && !is_readable(*options_, message)) {
    admission.verdict = sdk::Verdict::media_type;
    return admission;
  }
  auto incoming = read(*options_, message);
  admission.findings = std::move(incoming.findings);
  if (incoming.tree) {
    if (is_part(message)) {
      enter_part(incoming, message);
      admit_one(*options_, incoming, admission);
    } else if (is_batch(*options_, incoming)) {
      admission.kind = kBatch;
      if (parts_of(*options_, incoming, message).empty()) {
        admission.findings.push_back(error(kCodes.schema, "De levering heeft geen berichten."));
      }
    } else {
      admit_one(*options_, incoming, admission);
    }
  }
  if (json_api::has_error(admission.findings)) admission.verdict = sdk::Verdict::refuse;
  return admission;
}

sdk::Answer Adapter::reply(const sdk::ReplyRequest& request) const {
  const bool accepted = request.reply == sdk::Reply::accepted;
  if (!accepted && request.reply != sdk::Reply::duplicate)
    return json_api::problem(request, kCodes);
  message::JsonWriter json;
  json.begin_object();
  if (!request.idempotency_key.empty()) json.text("berichtId", request.idempotency_key);
  json.text("ontvangstId", request.message_id).end_object();
  const int status = accepted ? 202 : options_->duplicate_status;
  // An answer without content (RFC 9110 section 15.3.5).
  if (status == 204) return {status, {}, {}, {}};
  return {status, "application/json", {}, json.take()};
}

sdk::Decoded Adapter::decode(const sdk::Message& message) const {
  auto incoming = read(*options_, message);
  if (!incoming.tree || json_api::has_error(incoming.findings)) {
    throw sdk::BadMessage(incoming.findings.empty() ? "Het bericht is onleesbaar."
                                                    : incoming.findings.front().text);
  }
  sdk::Decoded decoded;
  if (message.kind == kBatch) {
    decoded.parts = parts_of(*options_, incoming, message);
    return decoded;
  }
  enter_part(incoming, message);
  if (!options_->mapping.knows(message.kind)) {
    throw sdk::BadMessage("De mapping heeft geen <message> voor deze soort bericht.");
  }
  options_->mapping.apply(message.kind, incoming.context, decoded);
  return decoded;
}

sdk::Message Adapter::encode(const sdk::EncodeRequest& request) const {
  auto message = options_->mapping.render(request);
  return options_->cloud_events ? as_event(*options_, request, std::move(message)) : message;
}

sdk::Judgement Adapter::judge(const sdk::Message& /*sent*/, const sdk::Answer& answer) const {
  if (options_->success.contains(answer.status)) return {};
  sdk::Judgement judgement = json_api::judge(answer);
  if (judgement.judgement == sdk::JudgementClass::confirmed) {
    judgement.judgement = sdk::JudgementClass::rejected;
    judgement.text = "Antwoord met status " + std::to_string(answer.status) +
                     ", die hier niet als gelukt geldt.";
  }
  return judgement;
}

}  // namespace rodedraad::generic
