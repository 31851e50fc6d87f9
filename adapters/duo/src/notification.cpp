#include "notification.h"

#include <algorithm>
#include <array>
#include <string>

#include "codes.h"
#include "follow_ups.h"
#include "rodedraad/json_api/check.h"
#include "rodedraad/json_api/receive.h"
#include "rodedraad/message/json_writer.h"
#include "rodedraad/message/tree.h"
#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::duo {

namespace {

using namespace json_api;  // the words of the shapes below

constexpr std::string_view kKind = "notificatie";
constexpr std::int64_t kMostVNummer = 9'999'999'999;

constexpr std::array kMembers{required(date_time("registratieDatumTijd")),
                              required(text("gebeurtenisId", 6, 1)), bsn("bsn"),
                              integer("vNummer", 0, kMostVNummer)};
constexpr std::array kPerson{OneOf{"bsn", "vNummer"}};
constexpr Object kNotificatie{kMembers, Extra::allowed, kPerson};

bool is_event_id(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); });
}

sdk::Finding error(std::string where, std::string text) {
  return {sdk::Severity::error, std::string{kCodes.schema}, std::move(where), std::move(text)};
}

void check_headers(const sdk::Message& message, std::vector<sdk::Finding>& findings) {
  constexpr std::size_t oin_length = 20;
  for (const auto* const name : {"bron", "doel"}) {
    if (message.header(name).size() == oin_length) continue;
    findings.push_back(
        error(std::string{"header "} + name, "Hier moet een OIN van twintig tekens staan."));
  }
  if (!sdk::is_uuid(message.header("berichtId"))) {
    findings.push_back(error("header berichtId", "Hier moet een UUID staan."));
  }
}

void check_body(const sdk::Message& message, const message::Mapping& mapping,
                std::vector<sdk::Finding>& findings) {
  const auto parsed = message::parse_json(message.body);
  if (!parsed) {
    findings.push_back({sdk::Severity::error, std::string{kCodes.unreadable},
                        "regel " + std::to_string(parsed.error().line) + ", teken " +
                            std::to_string(parsed.error().column),
                        "De notificatie is geen geldige JSON."});
    return;
  }
  const auto root = parsed->root();
  Checker checker{kCodes, mapping};
  checker.object(kNotificatie, root);
  if (!is_event_id(message::text(root, "gebeurtenisId"))) {
    checker.report(kCodes.schema, root, "gebeurtenisId",
                   "Dit mogen alleen cijfers en hoofdletters zijn.");
  }
  // The schema lets 0 through, but nobody has that number: it identifies no more than its absence.
  if (!root.child("bsn") && message::text(root, "vNummer") == "0") {
    checker.report(kCodes.schema, root, "vNummer", "Dit nummer wijst geen persoon aan.");
  }
  findings.insert(findings.end(), checker.findings().begin(), checker.findings().end());
}

std::string fault_text(std::string_view notice) {
  constexpr std::size_t most = 200;  // Foutmelding.fouttekst, in characters
  if (notice.empty()) return "De dienst is tijdelijk niet beschikbaar. Probeer het later opnieuw.";
  std::size_t count = 0;
  std::size_t end = 0;
  for (; end < notice.size(); ++end) {
    const bool starts_character = (static_cast<unsigned char>(notice[end]) & 0xC0U) != 0x80U;
    if (starts_character && ++count > most) break;
  }
  return std::string{notice.substr(0, end)};
}

int status_of(sdk::Reply reply) {
  switch (reply) {
    case sdk::Reply::accepted:
    case sdk::Reply::duplicate:
      return 201;
    case sdk::Reply::refused:
    case sdk::Reply::conflict:
      return 400;
    case sdk::Reply::unauthenticated:
      return 401;
    case sdk::Reply::forbidden:
      return 403;
    // DUO's contract knows none of these three; they are what HTTP itself says (RFC 9110). A wrong
    // method is an unknown path as well: 405 would need an Allow header for a path that has one.
    case sdk::Reply::unknown_path:
      return 404;
    case sdk::Reply::too_large:
      return 413;
    case sdk::Reply::media_type:
      return 415;
    case sdk::Reply::unavailable:
      break;
  }
  return 503;
}

}  // namespace

sdk::Admission admit_notification(const sdk::Message& message, const message::Mapping& mapping,
                                  std::string_view oin) {
  sdk::Admission admission;
  const auto path = path_of(message.target);
  if (message.method != "POST" || (path != "/v1/notificaties" && path != "/notificaties")) {
    admission.verdict = sdk::Verdict::unknown_path;
    return admission;
  }
  if (message.media_type != "application/json") {
    admission.verdict = sdk::Verdict::media_type;
    return admission;
  }
  admission.kind = kKind;
  check_headers(message, admission.findings);
  check_body(message, mapping, admission.findings);
  if (!admission.findings.empty()) {
    admission.verdict = sdk::Verdict::refuse;
  } else if (!oin.empty() && message.header("bron") != oin) {
    admission.verdict = sdk::Verdict::forbid;
  } else {
    admission.idempotency_key = lower_case(message.header("berichtId"));
    admission.municipality = "oin:" + std::string{message.header("doel")};
  }
  return admission;
}

sdk::Answer reply_to_notification(const sdk::ReplyRequest& request) {
  sdk::Answer answer;
  answer.status = status_of(request.reply);
  answer.headers.push_back({"API-Version", "1.8.0"});
  if (answer.status == 503) {
    answer.media_type = "application/json";
    answer.body = message::JsonWriter{}
                      .begin_object()
                      .text("fouttekst", fault_text(request.notice))
                      .end_object()
                      .take();
  }
  return answer;
}

sdk::Decoded decode_notification(const sdk::Message& message, const message::Mapping& mapping) {
  const auto parsed = message::parse_json(message.body);
  if (!parsed) throw sdk::BadMessage("De notificatie is geen geldige JSON.");
  const auto root = parsed->root();
  sdk::Decoded decoded;
  mapping.apply(kKind, root, decoded);

  follow_up(mapping, message::text(root, "gebeurtenisId"), "/gebeurtenisId", decoded);
  return decoded;
}

}  // namespace rodedraad::duo
