#include "rodedraad/participatiewet/adapter.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "events.h"
#include "requests.h"
#include "rodedraad/json_api/judge.h"
#include "rodedraad/json_api/problem.h"
#include "rodedraad/message/json_writer.h"

namespace rodedraad::participatiewet {

namespace {

std::vector<std::string_view> mapped_kinds() {
  std::vector<std::string_view> kinds;
  std::transform(kAgreement.kinds.begin(), kAgreement.kinds.end(), std::back_inserter(kinds),
                 [](const json_api::Kind& kind) { return kind.name; });
  return kinds;
}

}  // namespace

Adapter::Adapter(sdk::Host /*host*/, std::span<const sdk::Pair> settings)
    : mapping_(json_api::compile_mapping(settings, "participatiewet", mapped_kinds())) {}

sdk::Admission Adapter::admit(const sdk::Message& message) const {
  return json_api::admit(kAgreement, mapping_, message);
}

sdk::Answer Adapter::reply(const sdk::ReplyRequest& request) const {
  const bool accepted = request.reply == sdk::Reply::accepted;
  if (!accepted && request.reply != sdk::Reply::duplicate) {
    return json_api::problem(request, kAgreement.codes);
  }
  message::JsonWriter json;
  json.begin_object().text("berichtId", request.idempotency_key).end_object();
  return {accepted ? 202 : 200, "application/json", {}, json.take()};
}

sdk::Decoded Adapter::decode(const sdk::Message& message) const {
  return json_api::decode(kAgreement, mapping_, message);
}

sdk::Message Adapter::encode(const sdk::EncodeRequest& request) const {
  if (request.kind == "ontzorgen.starten") return encode_ontzorgen(request);
  throw sdk::BadMessage("De Participatiewet-koppeling kent dit soort bericht niet.");
}

sdk::Judgement Adapter::judge(const sdk::Message& /*sent*/, const sdk::Answer& answer) const {
  return json_api::judge(answer);
}

}  // namespace rodedraad::participatiewet
