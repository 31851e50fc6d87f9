#include "reply.h"

#include <algorithm>

namespace rodedraad::admin {

namespace json = boost::json;

namespace {

constexpr const char* kVersion = "1.0.0";

void add_unless_there(sdk::Answer& answer, const char* name, const char* value) {
  if (sdk::find(answer.headers, name) == nullptr) answer.headers.push_back({name, value});
}

}  // namespace

sdk::Answer reply(const json::value& value, int status) {
  return {status, "application/json", {}, json::serialize(value)};
}

sdk::Answer nothing(int status) { return {status, {}, {}, {}}; }

sdk::Answer problem(int status, std::string_view title, std::string_view detail,
                    const std::vector<InvalidParam>& wrong) {
  json::object body{{"status", status}, {"title", title}, {"detail", detail}};
  if (!wrong.empty()) {
    json::array list;
    for (const auto& each : wrong) {
      list.push_back(json::object{{"name", each.name}, {"reason", each.reason}});
    }
    body["invalidParams"] = std::move(list);
  }
  return {status, "application/problem+json", {}, json::serialize(body)};
}

sdk::Answer not_found() { return problem(404, "Niet gevonden", "Dit is er niet."); }

sdk::Answer forbidden() {
  return problem(403, "Geen recht", "Uw rollen geven hier geen recht op; een beheerder kan dat.");
}

sdk::Answer not_now(std::string_view why) { return problem(409, "Dat kan niet", why); }

sdk::Answer unrecorded() {
  return problem(503, "Niet vastgelegd", "Het auditlogboek neemt niets aan, dus er gebeurt niets.");
}

void finish(sdk::Answer& answer, bool encrypted) {
  add_unless_there(answer, "API-Version", kVersion);
  add_unless_there(answer, "Cache-Control", "no-store");
  add_unless_there(answer, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  add_unless_there(answer, "X-Content-Type-Options", "nosniff");
  add_unless_there(answer, "X-Frame-Options", "DENY");
  add_unless_there(answer, "Referrer-Policy", "no-referrer");
  if (encrypted) add_unless_there(answer, "Strict-Transport-Security", "max-age=31536000");
}

}  // namespace rodedraad::admin
