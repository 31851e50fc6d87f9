#include "answering.h"

#include <algorithm>
#include <utility>

#include "rodedraad/hub/trace.h"
#include "rodedraad/store/planted.h"
#include "standing.h"
#include "terms.h"

namespace rodedraad::hub {

namespace {

/// Who asks to be left alone for longer, is asked again after a day.
constexpr std::uint32_t kLongestPause = 24U * 3'600'000;

/// Nobody may take what a simulator took for something that the partner has.
std::string words_of(const NextStep& step, const Attempt& attempt) {
  if (!attempt.simulated) return step.text;
  return "naar de simulator" + (step.text.empty() ? "" : ": " + step.text);
}

Ending ending_of(const Attempt& attempt) {
  if (attempt.outcome != sdk::SentOutcome::answered) return Ending::failed;
  switch (attempt.judgement.judgement) {
    case sdk::JudgementClass::confirmed:
    case sdk::JudgementClass::awaiting:
    case sdk::JudgementClass::rejected:
      return Ending::well;
    case sdk::JudgementClass::not_found:
    case sdk::JudgementClass::bad_request:
      return Ending::doubtful;
    case sdk::JudgementClass::not_authorised:
    case sdk::JudgementClass::transient:
      return Ending::failed;
  }
  return Ending::doubtful;
}

}  // namespace

Attempt judged(const Context& context, const store::DeliveryRow& row, const sdk::Sent& sent) {
  Attempt attempt{sent.outcome, {}, sent.answer.status, sent.error};
  if (sent.outcome != sdk::SentOutcome::answered) return attempt;
  auto judgement = context.adapters.at(row.connection)->judge(row.message, sent.answer);
  if (judgement) {
    attempt.judgement = std::move(*judgement);
    attempt.judgement.retry_after_ms = std::min(attempt.judgement.retry_after_ms, kLongestPause);
  } else {
    attempt.judgement.judgement = sdk::JudgementClass::bad_request;
    attempt.judgement.text = "de adapter begrijpt het antwoord niet: " + judgement.error().text;
  }
  return attempt;
}

Delivered delivered(const Context& context, const store::DeliveryRow& row, const Attempt& attempt,
                    const sdk::Answer& answer, double jitter) {
  const auto* connection = context.config.connection(row.connection);
  const auto now = context.clock.now();
  const auto number = row.attempts + 1;
  auto step = after_attempt(connection->retry, number, recognises_repeats(context, row), attempt,
                            now, jitter);
  if (planted("lost-retry") && step.state == store::DeliveryState::queued) {
    step.state = store::DeliveryState::confirmed;
  }
  step.text = words_of(step, attempt);
  Delivered result;
  result.row = row;
  result.row.state = step.state;
  result.row.attempts = number;
  result.row.next_at = step.next_at;
  result.row.changed = now;
  result.row.answer_status = attempt.status;
  result.row.answer_text = step.text;
  // Retries do not make it wait for longer; what is tried again after "in flight" is no exception.
  if (step.state != store::DeliveryState::queued) {
    result.row.deadline = deadline_of(step.state, connection, now);
  }
  result.ending = ending_of(attempt);
  result.retry_after = std::chrono::milliseconds{attempt.judgement.retry_after_ms};
  result.attempt = {row.message.id, 0, now, step.outcome, attempt.status, step.text};
  if (step.state == store::DeliveryState::confirmed && !attempt.judgement.content_kind.empty()) {
    auto& content = result.content.emplace();
    content.message.id = context.ids.next();
    content.message.kind = attempt.judgement.content_kind;
    content.message.method = "ANSWER";
    content.message.media_type = answer.media_type;
    content.message.body = answer.body;
    continue_trace(row.message, content.message);
    content.municipality = row.municipality;
    content.connection = row.connection;
    content.answer_to = row.message.id;
    content.case_id = row.case_id;
    content.received = now;
    content.revision = context.config.revision;
  }
  return result;
}

}  // namespace rodedraad::hub
