#include "rodedraad/duo/adapter.h"

#include <vector>

#include "answers.h"
#include "notification.h"
#include "registration_rules.h"
#include "relations.h"
#include "relevance.h"
#include "requests.h"
#include "rodedraad/json_api/receive.h"
#include "rodedraad/sdk/settings.h"

namespace rodedraad::duo {

namespace {

std::vector<std::string_view> incoming_kinds() {
  auto kinds = mapped_kinds();
  kinds.emplace_back("notificatie");
  return kinds;
}

bool is_about_a_person(const sdk::EncodeRequest& request) {
  return request.find("inburgeraar.bsn") != nullptr;
}

}  // namespace

Adapter::Adapter(sdk::Host /*host*/, std::span<const sdk::Pair> settings)
    : mapping_(json_api::compile_mapping(settings, "duo", incoming_kinds())),
      oin_(sdk::Settings{settings}.text("oin")) {}

sdk::Admission Adapter::admit(const sdk::Message& message) const {
  return admit_notification(message, mapping_, oin_);
}

sdk::Answer Adapter::reply(const sdk::ReplyRequest& request) const {
  return reply_to_notification(request);
}

sdk::Decoded Adapter::decode(const sdk::Message& message) const {
  return message.kind == "notificatie" ? decode_notification(message, mapping_)
                                       : decode_answer(message, mapping_);
}

sdk::Message Adapter::encode(const sdk::EncodeRequest& request) const {
  return encode_request(request);
}

sdk::Judgement Adapter::judge(const sdk::Message& sent, const sdk::Answer& answer) const {
  return judge_answer(sent, answer);
}

sdk::Decoded Adapter::relate(const sdk::Message& message, const sdk::Known& known) const {
  return relate_answer(message, decode(message), mapping_, known);
}

std::vector<sdk::Finding> Adapter::vet(const sdk::EncodeRequest& request,
                                       const sdk::Known& known) const {
  const Situation situation{request, known};
  Review review;
  if (is_about_a_person(request)) check_relevance(situation, review);
  check_registration(situation, review);
  return review.take();
}

}  // namespace rodedraad::duo
