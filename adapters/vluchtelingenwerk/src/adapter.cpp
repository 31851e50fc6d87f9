#include "rodedraad/vluchtelingenwerk/adapter.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <string>

#include "delivery.h"
#include "feedback.h"
#include "messages.h"
#include "requests.h"
#include "result_file.h"
#include "rodedraad/json_api/judge.h"

namespace rodedraad::vluchtelingenwerk {

namespace {

constexpr std::array<std::string_view, 5> kMappedKinds{
    "vwn.begeleiding", "vwn.pvt", "vwn.activiteit", "vwn.signaal", "levering.rij"};

/// The day in the Netherlands, at most: summer time is UTC+2, and a day too late harms nobody.
std::string dutch_day(std::int64_t now_ms) {
  using namespace std::chrono;
  const year_month_day day{floor<days>(sys_time<milliseconds>{milliseconds{now_ms}} + hours{2})};
  std::array<char, 16> text{};
  const int length =
      std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                    static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return {text.data(), static_cast<std::size_t>(length)};
}

}  // namespace

Adapter::Adapter(sdk::Host host, std::span<const sdk::Pair> settings)
    : host_(host),
      mapping_(json_api::compile_mapping(settings, "vluchtelingenwerk", kMappedKinds)) {}

sdk::Admission Adapter::admit(const sdk::Message& message) const {
  if (message.kind == "levering.rij")
    return admit_row(message, mapping_, dutch_day(host_.now_ms()));
  if (message.method == "DROP") return admit_delivery(message);
  return admit_message(message, mapping_, dutch_day(host_.now_ms()));
}

sdk::Answer Adapter::reply(const sdk::ReplyRequest& request) const {
  return reply_to_message(request);
}

sdk::Decoded Adapter::decode(const sdk::Message& message) const {
  if (message.kind == "levering.rij") return decode_row(message, mapping_);
  if (message.kind == "levering") return decode_delivery(message);
  return decode_message(message, mapping_);
}

sdk::Message Adapter::encode(const sdk::EncodeRequest& request) const {
  if (request.kind == "levering.resultaat") return encode_result_file(request);
  if (request.kind == "verzoek-begeleiding") return encode_guidance_request(request);
  if (request.kind == "vwn.terugkoppeling") return encode_feedback(request);
  if (request.kind == "vwn.terugkoppeling.bestand") return encode_feedback_file(request);
  throw sdk::BadMessage("VluchtelingenWerk kent dit soort bericht niet.");
}

sdk::Judgement Adapter::judge(const sdk::Message& /*sent*/, const sdk::Answer& answer) const {
  return json_api::judge(answer);
}

}  // namespace rodedraad::vluchtelingenwerk
