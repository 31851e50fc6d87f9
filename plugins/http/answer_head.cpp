#include "answer_head.h"

#include <array>
#include <boost/beast/http/status.hpp>
#include <ctime>

#include "fields.h"
#include "request_rules.h"

namespace rodedraad::http {

namespace {

std::string_view reason(int status) {
  namespace wire = boost::beast::http;
  return text(wire::obsolete_reason(wire::int_to_status(static_cast<unsigned>(status))));
}

/// RFC 9110 section 11.6.1: a 401 always says how to prove oneself.
constexpr std::string_view kChallenge = "WWW-Authenticate: Bearer\r\n";

bool has_body(int status) { return status != 204 && status != 304; }

}  // namespace

std::string_view AnswerHead::date(std::int64_t now_ms) {
  const auto second = now_ms / 1000;
  if (second != second_) {
    const std::time_t time{second};
    std::tm parts{};
    gmtime_r(&time, &parts);
    std::array<char, 64> line{};
    const auto size =
        std::strftime(line.data(), line.size(), "Date: %a, %d %b %Y %H:%M:%S GMT\r\n", &parts);
    date_.assign(line.data(), size);
    second_ = second;
  }
  return date_;
}

std::string AnswerHead::make(sdk::Answer& answer, const AnswerFrame& frame, std::int64_t now_ms) {
  std::string fields;
  if (answer.status < 200 || answer.status > 599 ||
      !append_fields(fields, answer.headers, answer.media_type)) {
    answer = to_answer({500, "There is no valid answer."});
    fields.clear();
    static_cast<void>(append_fields(fields, answer.headers, answer.media_type));
  }
  if (answer.status == 401 && answer.header("WWW-Authenticate").empty()) {
    fields.append(kChallenge);
  }
  std::string head;
  head.reserve(160 + fields.size());
  head.append("HTTP/1.1 ").append(std::to_string(answer.status)).append(" ");
  head.append(reason(answer.status)).append("\r\n").append(date(now_ms)).append(fields);
  if (has_body(answer.status)) {
    head.append("Content-Length: ").append(std::to_string(answer.body.size())).append("\r\n");
  }
  if (!frame.keep_alive) {
    head.append("Connection: close\r\n");
  } else if (frame.http_1_0) {
    head.append("Connection: keep-alive\r\n");
  }
  head.append("\r\n");
  if (frame.head_only || !has_body(answer.status)) answer.body.clear();
  return head;
}

sdk::Answer to_answer(const Refusal& refusal) {
  sdk::Answer answer;
  answer.status = refusal.status;
  answer.media_type = "application/problem+json";
  if (refusal.status == 405) answer.headers.push_back({"Allow", kAllow});
  if (refusal.status == 503) answer.headers.push_back({"Retry-After", "1"});
  answer.body.append(R"({"type":"about:blank","title":")").append(reason(refusal.status));
  answer.body.append(R"(","status":)").append(std::to_string(refusal.status));
  answer.body.append(R"(,"detail":")").append(refusal.reason).append("\"}\n");
  return answer;
}

}  // namespace rodedraad::http
