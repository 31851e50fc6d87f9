#include "rodedraad/zgw/adapter.h"

#include "answers.h"
#include "notification.h"
#include "options.h"
#include "requests.h"

namespace rodedraad::zgw {

Adapter::Adapter(sdk::Host /*host*/, std::span<const sdk::Pair> settings)
    : options_(std::make_unique<const Options>(settings)) {}

Adapter::~Adapter() = default;

sdk::Admission Adapter::admit(const sdk::Message& message) const {
  return admit_notification(message, *options_);
}

sdk::Answer Adapter::reply(const sdk::ReplyRequest& request) const {
  return reply_to_notification(request);
}

sdk::Decoded Adapter::decode(const sdk::Message& message) const {
  if (message.kind == "notificatie") return decode_notification(message, *options_);
  if (message.kind == "zaak" || message.kind == "status") return decode_answer(message, *options_);
  throw sdk::BadMessage("Het zaaksysteem kent dit soort bericht niet.");
}

sdk::Message Adapter::encode(const sdk::EncodeRequest& request) const {
  return encode_request(request, *options_);
}

sdk::Judgement Adapter::judge(const sdk::Message& sent, const sdk::Answer& answer) const {
  return judge_answer(sent, answer);
}

}  // namespace rodedraad::zgw
