#include "rodedraad/hub/retry.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace rodedraad::hub {

namespace {

using sdk::JudgementClass;
using store::DeliveryState;

std::chrono::milliseconds wait_after(const config::Retry& retry, int number, double jitter) {
  const auto first = static_cast<double>(retry.first.count());
  const auto most = static_cast<double>(retry.most.count());
  const auto wait = std::min(most, first * std::pow(retry.factor, number - 1));
  return std::chrono::milliseconds{static_cast<std::int64_t>(wait * (0.8 + 0.4 * jitter))};
}

NextStep again(const config::Retry& retry, int number, std::chrono::milliseconds at_least,
               model::Instant now, double jitter, std::string outcome, std::string text) {
  if (number >= retry.attempts) {
    return {DeliveryState::failed,
            {},
            std::move(outcome),
            "na " + std::to_string(number) + " pogingen opgegeven: " + text};
  }
  const auto wait = std::max(at_least, wait_after(retry, number, jitter));
  return {DeliveryState::queued, now + wait, std::move(outcome), std::move(text)};
}

std::string or_status(const std::string& text, int status) {
  return text.empty() ? "HTTP " + std::to_string(status) : text;
}

}  // namespace

NextStep after_attempt(const config::Retry& retry, int number, bool idempotent,
                       const Attempt& attempt, model::Instant now, double jitter) {
  if (attempt.outcome == sdk::SentOutcome::not_sent) {
    return again(retry, number, {}, now, jitter, "not-sent", attempt.error);
  }
  if (attempt.outcome == sdk::SentOutcome::unknown) {
    if (idempotent) return again(retry, number, {}, now, jitter, "unknown", attempt.error);
    return {DeliveryState::unknown_outcome,
            {},
            "unknown",
            "onbekend of het bericht is aangekomen en de partner herkent geen herhaling: vraag het "
            "na (" +
                attempt.error + ")"};
  }
  const auto& judgement = attempt.judgement;
  const auto text = or_status(judgement.text, attempt.status);
  switch (judgement.judgement) {
    case JudgementClass::confirmed:
      return {DeliveryState::confirmed, {}, "confirmed", judgement.text};
    case JudgementClass::awaiting:
      return {DeliveryState::awaiting, {}, "awaiting", judgement.text};
    case JudgementClass::rejected:
      return {DeliveryState::rejected, {}, "rejected", text};
    case JudgementClass::not_found:
      return {DeliveryState::rejected,
              {},
              "not-found",
              "de partner kent deze persoon of dit gegeven niet (" + text + ")"};
    case JudgementClass::not_authorised:
      return {DeliveryState::not_authorised, {}, "not-authorised", text};
    case JudgementClass::bad_request:
      return {DeliveryState::failed,
              {},
              "bad-request",
              "de partner zegt dat ons bericht niet aan zijn specificatie voldoet (" + text + ")"};
    case JudgementClass::transient:
      return again(retry, number, std::chrono::milliseconds{judgement.retry_after_ms}, now, jitter,
                   "transient", text);
  }
  return {DeliveryState::failed, {}, "broken", "de adapter geeft een onbekend oordeel"};
}

}  // namespace rodedraad::hub
