#include "rodedraad/json_api/judge.h"

#include <charconv>
#include <string>
#include <string_view>

#include "rodedraad/message/tree.h"

namespace rodedraad::json_api {

namespace {

using sdk::JudgementClass;

JudgementClass class_of(int status) {
  switch (status) {
    case 200:
    case 201:
    case 202:
    case 204:
      return JudgementClass::confirmed;
    case 400:
    case 409:
    case 422:
      return JudgementClass::rejected;
    case 401:
    case 403:
      return JudgementClass::not_authorised;
    case 404:
      return JudgementClass::not_found;
    default:
      return is_transient(status) ? JudgementClass::transient : JudgementClass::bad_request;
  }
}

std::string words_of(const sdk::Answer& answer) {
  const auto parsed = message::parse_json(answer.body);
  if (!parsed) return {};
  const auto root = parsed->root();
  std::string words{message::text(root, "detail")};
  if (words.empty()) words = message::text(root, "title");
  for (const auto error : root.child("errors").children("item")) {
    if (!words.empty()) words += "; ";
    words += std::string{message::text(error, "pointer")} + ": " +
             std::string{message::text(error, "detail")};
  }
  return words;
}

}  // namespace

std::uint32_t retry_after_ms(const sdk::Answer& answer) {
  constexpr std::uint32_t most = 24U * 60 * 60;
  const auto text = answer.header("Retry-After");
  std::uint32_t seconds = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc{} || stop != text.data() + text.size() || seconds > most) return 0;
  return seconds * 1000;
}

bool is_transient(int status) {
  return status == 408 || status == 425 || status == 429 || (status >= 500 && status <= 599);
}

sdk::Judgement judge(const sdk::Answer& answer) {
  sdk::Judgement judgement;
  judgement.judgement = class_of(answer.status);
  if (judgement.judgement == JudgementClass::confirmed) return judgement;
  judgement.text = words_of(answer);
  if (judgement.text.empty()) {
    judgement.text = "Antwoord met status " + std::to_string(answer.status) + ".";
  }
  if (judgement.judgement == JudgementClass::transient) {
    judgement.retry_after_ms = retry_after_ms(answer);
  }
  return judgement;
}

}  // namespace rodedraad::json_api
