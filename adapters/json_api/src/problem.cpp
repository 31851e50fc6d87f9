#include "rodedraad/json_api/problem.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/message/json_writer.h"

namespace rodedraad::json_api {

namespace {

/// Seconds; long enough for a restart, short enough not to hold up a queue.
constexpr std::string_view kRetryAfter = "60";

struct Problem {
  int status;
  std::string_view type;
  std::string_view title;
  std::string_view detail;
};

Problem problem_of(sdk::Reply reply, bool unreadable) {
  switch (reply) {
    case sdk::Reply::refused:
      if (unreadable) {
        return {400, "onleesbaar", "Onleesbaar bericht", "Het bericht kan niet worden gelezen."};
      }
      return {422, "specificatie", "Bericht voldoet niet aan de specificatie",
              "Het bericht is niet opgeslagen; alle gevonden fouten staan in errors."};
    case sdk::Reply::conflict:
      return {409, "dubbel-berichtid", "Dubbel berichtId met andere inhoud",
              "Onder dit berichtId is eerder een bericht met andere inhoud ontvangen."};
    case sdk::Reply::forbidden:
      return {403, "niet-geautoriseerd", "Niet geautoriseerd",
              "Deze afzender mag dit bericht niet sturen voor deze gemeente."};
    case sdk::Reply::unauthenticated:
      return {401, "niet-geauthenticeerd", "Niet geauthenticeerd",
              "De afzender kan niet worden vastgesteld."};
    case sdk::Reply::unknown_path:
      return {404, "onbekend-adres", "Onbekend adres",
              "Hier wordt dit verzoek niet aangenomen; berichten gaan met POST naar /berichten."};
    case sdk::Reply::media_type:
      return {415, "mediatype", "Onbekend mediatype", "Het bericht moet application/json zijn."};
    case sdk::Reply::too_large:
      return {413, "te-groot", "Bericht te groot", "Het bericht is groter dan is toegestaan."};
    case sdk::Reply::unavailable:
    case sdk::Reply::accepted:
    case sdk::Reply::duplicate:
      break;
  }
  return {503, "niet-beschikbaar", "Tijdelijk niet beschikbaar",
          "Het bericht is niet opgeslagen; stuur het later opnieuw."};
}

/// What the codes of the agreement say about a refusal that has no findings of its own.
std::vector<sdk::Finding> errors_of(const sdk::ReplyRequest& request, const Codes& codes) {
  std::vector<sdk::Finding> errors;
  std::copy_if(request.findings.begin(), request.findings.end(), std::back_inserter(errors),
               [](const auto& finding) { return finding.severity == sdk::Severity::error; });
  if (!errors.empty()) return errors;
  if (request.reply == sdk::Reply::conflict) {
    errors.push_back({sdk::Severity::error, std::string{codes.conflict}, "/berichtId",
                      "Dit berichtId is al gebruikt voor andere inhoud."});
  } else if (request.reply == sdk::Reply::forbidden) {
    errors.push_back({sdk::Severity::error, std::string{codes.municipality}, "/gemeentecode",
                      "Deze gemeente hoort niet bij deze koppeling."});
  }
  return errors;
}

}  // namespace

sdk::Answer problem(const sdk::ReplyRequest& request, const Codes& codes) {
  const auto errors = errors_of(request, codes);
  const bool unreadable = std::any_of(errors.begin(), errors.end(), [&](const auto& error) {
    return error.code == codes.unreadable;
  });
  const auto found = problem_of(request.reply, unreadable);
  const bool noticed = found.status == 503 && !request.notice.empty();

  message::JsonWriter json;
  json.begin_object();
  json.text("type", "urn:rodedraad:probleem:" + std::string{found.type});
  json.text("title", found.title);
  json.raw("status", std::to_string(found.status));
  json.text("detail", noticed ? std::string_view{request.notice} : found.detail);
  if (!errors.empty()) {
    json.begin_array("errors");
    for (const auto& error : errors) {
      json.begin_object();
      json.text("pointer", error.where).text("code", error.code).text("detail", error.text);
      json.end_object();
    }
    json.end_array();
  }
  json.end_object();

  sdk::Answer answer{found.status, "application/problem+json", {}, json.take()};
  if (found.status == 503) answer.headers.push_back({"Retry-After", std::string{kRetryAfter}});
  return answer;
}

}  // namespace rodedraad::json_api
