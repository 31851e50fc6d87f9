#include "rodedraad/participatiewet/adapter.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "events.h"
#include "portal_message.h"
#include "requests.h"
#include "rodedraad/json_api/check.h"
#include "rodedraad/json_api/judge.h"
#include "rodedraad/json_api/problem.h"
#include "rodedraad/message/json_writer.h"
#include "rodedraad/message/tree.h"
#include "rodedraad/sdk/settings.h"
#include "suwi_judge.h"
#include "suwi_reader.h"
#include "suwi_request.h"
#include "withdrawal.h"

namespace rodedraad::participatiewet {

namespace {

constexpr std::array<std::string_view, 7> kPaths{
    "", "/", "/berichten", "/pw/berichten", "/webintake", "/focus", "/suwinet"};

/// The kinds that every mapping has; those of Suwinet and the portals only where they are used.
std::vector<std::string_view> mapped_kinds() {
  std::vector<std::string_view> kinds;
  std::transform(kAgreement.kinds.begin(), kAgreement.kinds.end(), std::back_inserter(kinds),
                 [](const json_api::Kind& kind) { return kind.name; });
  return kinds;
}

bool is_xml(std::string_view media_type) {
  return media_type == "text/xml" || media_type == "application/xml" ||
         media_type == "application/soap+xml";
}

bool is_event(std::string_view kind) { return kind.empty() || kind.starts_with("pw."); }

suwi::Schemas schemas_of(const sdk::Settings& settings) {
  const auto folder = settings.text("schemas");
  return folder.empty() ? suwi::Schemas{} : suwi::Schemas{folder};
}

sdk::Admission verdict(sdk::Verdict verdict) {
  sdk::Admission admission;
  admission.verdict = verdict;
  return admission;
}

sdk::Admission refuse(sdk::Finding finding) {
  auto admission = verdict(sdk::Verdict::refuse);
  admission.findings.push_back(std::move(finding));
  return admission;
}

}  // namespace

struct Adapter::Parts {
  Parts(const message::Mapping& mapping, const sdk::Settings& settings)
      : strict(settings.boolean("streng", true)),
        reader(mapping, strict, schemas_of(settings)),
        outside{settings.boolean("envelope", false), settings.boolean("actie", true),
                settings.boolean("dienstpad", true), settings.text("van"), settings.text("naar")} {}

  bool strict;
  suwi::Reader reader;
  suwi::Outside outside;
};

Adapter::Adapter(sdk::Host /*host*/, std::span<const sdk::Pair> settings)
    : mapping_(json_api::compile_mapping(settings, "participatiewet", mapped_kinds())),
      parts_(std::make_unique<Parts>(mapping_, sdk::Settings{settings})) {}

Adapter::~Adapter() = default;

sdk::Admission Adapter::admit(const sdk::Message& message) const {
  const auto path = json_api::path_of(message.target);
  if (message.method != "POST" || std::find(kPaths.begin(), kPaths.end(), path) == kPaths.end()) {
    return verdict(sdk::Verdict::unknown_path);
  }
  const bool suwinet = is_xml(message.media_type) && path != "/webintake" && path != "/focus";
  if (!suwinet && (message.media_type != "application/json" || path == "/suwinet")) {
    return verdict(sdk::Verdict::media_type);
  }
  auto admission = suwinet ? parts_->reader.admit(message) : admit_json(message);
  if (admission.verdict == sdk::Verdict::accept && !mapping_.knows(admission.kind)) {
    return refuse({sdk::Severity::error, "pw-specificatie", "/",
                   "De mapping van deze koppeling kent dit soort bericht niet."});
  }
  return admission;
}

sdk::Admission Adapter::admit_json(const sdk::Message& message) const {
  const auto path = json_api::path_of(message.target);
  const auto parsed = message::parse_json(message.body);
  const auto kind = parsed && message::text(parsed->root(), "berichttype").empty()
                        ? kind_by_content(parsed->root())
                        : std::string_view{};
  const auto expected = path == "/webintake" ? kWebintake : path == "/focus" ? kFocus : kind;
  if (parsed && kind != expected) {
    return refuse({sdk::Severity::error, "pw-specificatie", "/",
                   "Dit bericht heeft niet de vorm die bij dit adres hoort."});
  }
  if (kind.empty()) {
    auto event = message;
    event.target = "/berichten";
    return json_api::admit(kAgreement, mapping_, event);
  }
  const auto portal = kind == kWebintake ? read_webintake(parsed->root(), parts_->strict)
                                         : read_focus(parsed->root(), mapping_, parts_->strict);
  sdk::Admission admission;
  admission.kind = kind;
  admission.findings = portal.findings;
  if (json_api::has_error(portal.findings)) admission.verdict = sdk::Verdict::refuse;
  return admission;
}

sdk::Answer Adapter::reply(const sdk::ReplyRequest& request) const {
  const bool accepted = request.reply == sdk::Reply::accepted;
  if (!accepted && request.reply != sdk::Reply::duplicate) {
    return json_api::problem(request, kAgreement.codes);
  }
  // A message without an id of its own gets ours.
  const auto& id = request.idempotency_key.empty() ? request.message_id : request.idempotency_key;
  message::JsonWriter json;
  json.begin_object().text("berichtId", id).end_object();
  return {accepted ? 202 : 200, "application/json", {}, json.take()};
}

sdk::Decoded Adapter::decode(const sdk::Message& message) const {
  if (is_event(message.kind)) return json_api::decode(kAgreement, mapping_, message);
  if (!mapping_.knows(message.kind)) {
    throw sdk::BadMessage("De mapping van deze koppeling kent dit soort bericht niet.");
  }
  if (message.kind == kWebintake || message.kind == kFocus) return decode_portal(message);
  return parts_->reader.decode(message);
}

sdk::Decoded Adapter::decode_portal(const sdk::Message& message) const {
  const auto parsed = message::parse_json(message.body);
  if (!parsed) throw sdk::BadMessage("Het bericht is geen geldige JSON.");
  if (kind_by_content(parsed->root()) != message.kind) {
    throw sdk::BadMessage("Het bericht heeft niet de vorm van dit soort bericht.");
  }
  auto portal = message.kind == kWebintake ? read_webintake(parsed->root(), parts_->strict)
                                           : read_focus(parsed->root(), mapping_, parts_->strict);
  sdk::Decoded decoded;
  decoded.findings = std::move(portal.findings);
  if (!json_api::has_error(decoded.findings)) mapping_.apply(message.kind, portal.node, decoded);
  return decoded;
}

sdk::Message Adapter::encode(const sdk::EncodeRequest& request) const {
  if (request.kind == "ontzorgen.starten") return encode_ontzorgen(request);
  if (request.kind == "focus.opvragen") return encode_focus_question(request);
  if (const auto* const service = suwi::service_that_asks(request.kind)) {
    return suwi::ask(*service, request, parts_->outside);
  }
  throw sdk::BadMessage("De Participatiewet-koppeling kent dit soort bericht niet.");
}

sdk::Judgement Adapter::judge(const sdk::Message& sent, const sdk::Answer& answer) const {
  if (const auto* const service = suwi::service_that_asks(sent.kind)) {
    return suwi::judge(*service, sent, answer, mapping_);
  }
  auto judgement = json_api::judge(answer);
  if (sent.kind == "focus.opvragen" && judgement.judgement == sdk::JudgementClass::confirmed &&
      !answer.body.empty()) {
    judgement.content_kind = kFocus;
  }
  return judgement;
}

sdk::Decoded Adapter::relate(const sdk::Message& message, const sdk::Known& known) const {
  const auto decoded = decode(message);
  const bool full = message.kind == kFocus ? !json_api::has_error(decoded.findings)
                                           : suwi::service_that_answers(message.kind) != nullptr &&
                                                 parts_->reader.is_full_picture(message, decoded);
  sdk::Decoded related;
  if (full) related.facts = withdraw_gone(message.kind, known, decoded);
  return related;
}

}  // namespace rodedraad::participatiewet
