#include "fault.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "codes.h"
#include "rodedraad/message/json_writer.h"
#include "rodedraad/message/tree.h"

namespace rodedraad::zgw {

namespace {

struct Fault {
  int status;
  std::string_view code;
  std::string_view title;
  std::string_view detail;
};

Fault fault_of(sdk::Reply reply, bool unreadable) {
  switch (reply) {
    case sdk::Reply::refused:
      if (unreadable) {
        return {400, "parse_error", "Onleesbaar bericht.", "Het bericht is geen geldige JSON."};
      }
      return {400, "invalid", "Ongeldige invoer.", "De notificatie is ongeldig."};
    case sdk::Reply::unauthenticated:
      return {401, "not_authenticated", "Authenticatiegegevens zijn niet opgegeven.",
              "De afzender kan niet worden vastgesteld."};
    case sdk::Reply::forbidden:
      return {403, "permission_denied", "Toestemming geweigerd.",
              "Deze afzender mag dit hier niet sturen."};
    case sdk::Reply::unknown_path:
      return {404, "not_found", "Niet gevonden.",
              "Hier wordt dit verzoek niet aangenomen; notificaties komen met POST."};
    case sdk::Reply::conflict:
      return {409, "conflict", "Conflict.", "Deze notificatie is eerder anders ontvangen."};
    case sdk::Reply::too_large:
      return {413, "too_large", "Te groot.", "Het bericht is groter dan is toegestaan."};
    case sdk::Reply::media_type:
      return {415, "unsupported_media_type", "Niet ondersteund mediatype.",
              "Het bericht moet application/json zijn."};
    case sdk::Reply::unavailable:
    case sdk::Reply::accepted:
    case sdk::Reply::duplicate:
      break;
  }
  return {503, "unavailable", "Tijdelijk niet beschikbaar.",
          "Het bericht is niet opgeslagen; stuur het later opnieuw."};
}

/// "/kenmerken/zaaktype" is "kenmerken.zaaktype" in invalidParams.
std::string name_of(std::string_view pointer) {
  if (pointer.starts_with('/')) pointer.remove_prefix(1);
  std::string name{pointer};
  std::replace(name.begin(), name.end(), '/', '.');
  return name.empty() ? "nonFieldErrors" : name;
}

}  // namespace

sdk::Answer fault(const sdk::ReplyRequest& request) {
  const bool unreadable =
      std::any_of(request.findings.begin(), request.findings.end(),
                  [](const auto& finding) { return finding.code == kCodes.unreadable; });
  const Fault found = fault_of(request.reply, unreadable);
  const bool noticed = found.status == 503 && !request.notice.empty();
  message::JsonWriter json;
  json.begin_object()
      .text("type", "urn:rodedraad:fout:" + std::string{found.code})
      .text("code", found.code)
      .text("title", found.title)
      .raw("status", std::to_string(found.status))
      .text("detail", noticed ? std::string_view{request.notice} : found.detail)
      .text("instance", "urn:uuid:" + request.message_id);
  if (request.reply == sdk::Reply::refused && !unreadable) {
    json.begin_array("invalidParams");
    for (const auto& finding : request.findings) {
      if (finding.severity != sdk::Severity::error) continue;
      json.begin_object()
          .text("name", name_of(finding.where))
          .text("code", finding.code)
          .text("reason", finding.text)
          .end_object();
    }
    json.end_array();
  }
  json.end_object();
  sdk::Answer answer{found.status, "application/problem+json", {}, json.take()};
  if (found.status == 401) answer.headers.push_back({"WWW-Authenticate", "Bearer"});
  if (found.status == 503) answer.headers.push_back({"Retry-After", "60"});
  return answer;
}

std::string words_of(const sdk::Answer& answer) {
  const auto parsed = message::parse_json(answer.body);
  if (!parsed) return {};
  const auto root = parsed->root();
  std::string words{message::text(root, "detail")};
  if (words.empty()) words = message::text(root, "title");
  for (const auto param : root.child("invalidParams").children("item")) {
    if (!words.empty()) words += "; ";
    words += std::string{message::text(param, "name")} + " (" +
             std::string{message::text(param, "code")} +
             "): " + std::string{message::text(param, "reason")};
  }
  return words;
}

}  // namespace rodedraad::zgw
