#include "rodedraad/duo/adapter.h"

#include <vector>

#include "answers.h"
#include "notification.h"
#include "requests.h"
#include "rodedraad/json_api/receive.h"
#include "rodedraad/sdk/settings.h"

namespace rodedraad::duo {

namespace {

std::vector<std::string_view> incoming_kinds() {
  const auto contents = content_kinds();
  std::vector<std::string_view> kinds{contents.begin(), contents.end()};
  kinds.emplace_back("notificatie");
  return kinds;
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

}  // namespace rodedraad::duo
