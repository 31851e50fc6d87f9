#include "notification.h"

#include <array>
#include <string>
#include <string_view>

#include "codes.h"
#include "fault.h"
#include "rodedraad/json_api/check.h"
#include "rodedraad/json_api/receive.h"
#include "rodedraad/message/tree.h"

namespace rodedraad::zgw {

namespace {

using namespace json_api;  // the words of the shapes below
using message::text;

// Notificaties API 1.0.0, Notificatie.
constexpr Object kKenmerken{{}, Extra::allowed};
constexpr std::array kMembers{required(json_api::text("kanaal", 50, 1)),
                              required(json_api::text("hoofdObject", 1000, 1)),
                              required(json_api::text("resource", 100, 1)),
                              required(json_api::text("resourceUrl", 1000, 1)),
                              required(json_api::text("actie", 100, 1)),
                              required(date_time("aanmaakdatum")),
                              object("kenmerken", kKenmerken)};
constexpr Object kNotificatie{kMembers, Extra::allowed};

bool is_test(pugi::xml_node root) { return text(root, "kanaal") == "test"; }

std::string municipality_of(pugi::xml_node root, const Options& options) {
  const std::string source{text(root.child("kenmerken"), "bronorganisatie")};
  if (const auto known = options.mapping.lookup("gemeente", source)) return "code:" + *known;
  return options.municipality;
}

std::string key_of(pugi::xml_node root) {
  std::string key;
  for (const char* const name : {"kanaal", "resourceUrl", "actie", "aanmaakdatum"}) {
    key += (key.empty() ? "" : " ") + std::string{text(root, name)};
  }
  return key;
}

}  // namespace

sdk::Admission admit_notification(const sdk::Message& message, const Options& options) {
  sdk::Admission admission;
  admission.kind = "notificatie";
  if (message.method != "POST") {
    admission.verdict = sdk::Verdict::unknown_path;
    return admission;
  }
  if (message.media_type != "application/json") {
    admission.verdict = sdk::Verdict::media_type;
    return admission;
  }
  const auto parsed = message::parse_json(message.body);
  if (!parsed) {
    admission.verdict = sdk::Verdict::refuse;
    admission.findings.push_back({sdk::Severity::error, std::string{kCodes.unreadable},
                                  "regel " + std::to_string(parsed.error().line) + ", teken " +
                                      std::to_string(parsed.error().column),
                                  "De notificatie is geen geldige JSON."});
    return admission;
  }
  const auto root = parsed->root();
  Checker checker{kCodes, options.mapping};
  checker.object(kNotificatie, root);
  admission.findings = checker.findings();
  if (checker.failed()) {
    admission.verdict = sdk::Verdict::refuse;
    return admission;
  }
  admission.idempotency_key = key_of(root);
  // A test of a subscription is about no municipality.
  if (is_test(root)) return admission;
  admission.municipality = municipality_of(root, options);
  if (admission.municipality.empty()) admission.verdict = sdk::Verdict::forbid;
  return admission;
}

sdk::Answer reply_to_notification(const sdk::ReplyRequest& request) {
  switch (request.reply) {
    case sdk::Reply::accepted:
    case sdk::Reply::duplicate:
    // What the key names is the same event, however the sender wrote it this time.
    case sdk::Reply::conflict:
      return {204, {}, {}, {}};
    default:
      return fault(request);
  }
}

sdk::Decoded decode_notification(const sdk::Message& message, const Options& options) {
  const auto parsed = message::parse_json(message.body);
  if (!parsed) throw sdk::BadMessage("De notificatie is geen geldige JSON.");
  const auto root = parsed->root();
  sdk::Decoded decoded;
  if (is_test(root) || text(root, "kanaal") != "zaken") {
    decoded.findings.push_back({sdk::Severity::note, "zgw-geen-zaak", "/kanaal",
                                "Deze notificatie gaat niet over een zaak."});
    return decoded;
  }
  options.mapping.apply("notificatie", root, decoded);
  // What was removed cannot be asked for.
  if (text(root, "actie") == "destroy") return decoded;
  decoded.follow_ups.emplace_back("zaak.opvragen");
  if (text(root, "resource") == "status") decoded.follow_ups.emplace_back("status.opvragen");
  return decoded;
}

}  // namespace rodedraad::zgw
