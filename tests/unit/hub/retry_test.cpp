#include "rodedraad/hub/retry.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace rodedraad::hub {
namespace {

using namespace std::chrono_literals;
using store::DeliveryState;

const model::Instant kNow{1'000'000ms};
const config::Retry kRetry{5s, 4, 1h, 5};

Attempt answered(sdk::JudgementClass judgement, std::string text = {},
                 std::uint32_t retry_after = 0) {
  return {sdk::SentOutcome::answered, {judgement, retry_after, std::move(text), {}}, 500, {}};
}

NextStep step(const Attempt& attempt, int number = 1, bool idempotent = true, double jitter = 0.5) {
  return after_attempt(kRetry, number, idempotent, attempt, kNow, jitter);
}

TEST(AfterAttempt, is_final_when_the_partner_confirms) {
  EXPECT_EQ(step(answered(sdk::JudgementClass::confirmed)).state, DeliveryState::confirmed);
}

TEST(AfterAttempt, keeps_the_partners_words_of_a_rejection) {
  const auto next = step(answered(sdk::JudgementClass::rejected, "De datum ligt in de toekomst."));
  EXPECT_EQ(next.state, DeliveryState::rejected);
  EXPECT_EQ(next.text, "De datum ligt in de toekomst.");
}

TEST(AfterAttempt, tells_not_authorised_from_rejected) {
  EXPECT_EQ(step(answered(sdk::JudgementClass::not_authorised)).state,
            DeliveryState::not_authorised);
}

TEST(AfterAttempt, tries_again_after_a_transient_answer) {
  const auto next = step(answered(sdk::JudgementClass::transient));
  EXPECT_EQ(next.state, DeliveryState::queued);
  EXPECT_EQ(next.next_at, kNow + 5s);
}

TEST(AfterAttempt, waits_longer_each_time_up_to_the_most) {
  EXPECT_EQ(step(answered(sdk::JudgementClass::transient), 2).next_at, kNow + 20s);
  EXPECT_EQ(step(answered(sdk::JudgementClass::transient), 3).next_at, kNow + 80s);
  const config::Retry many{5s, 4, 1h, 50};
  EXPECT_EQ(
      after_attempt(many, 40, true, answered(sdk::JudgementClass::transient), kNow, 0.5).next_at,
      kNow + 1h);
}

TEST(AfterAttempt, never_undercuts_retry_after) {
  EXPECT_EQ(step(answered(sdk::JudgementClass::transient, {}, 60'000)).next_at, kNow + 60s);
}

TEST(AfterAttempt, gives_up_after_the_last_attempt_and_says_so) {
  const auto next = step(answered(sdk::JudgementClass::transient), 5);
  EXPECT_EQ(next.state, DeliveryState::failed);
  EXPECT_NE(next.text.find("5 pogingen"), std::string::npos);
}

TEST(AfterAttempt, sends_an_unknown_outcome_again_only_to_a_partner_that_knows_repeats) {
  const Attempt unknown{sdk::SentOutcome::unknown, {}, 0, "no answer"};
  EXPECT_EQ(step(unknown, 1, true).state, DeliveryState::queued);
  EXPECT_EQ(step(unknown, 1, false).state, DeliveryState::unknown_outcome);
}

TEST(AfterAttempt, sends_again_what_never_left) {
  EXPECT_EQ(step({sdk::SentOutcome::not_sent, {}, 0, "refused"}, 1, false).state,
            DeliveryState::queued);
}

RC_GTEST_PROP(AfterAttempt, waits_between_80_and_120_percent, ()) {
  const auto number = *rc::gen::inRange(1, 5);
  const auto jitter = *rc::gen::map(rc::gen::inRange(0, 1000), [](int n) { return n / 1000.0; });
  const auto plain = step(answered(sdk::JudgementClass::transient), number).next_at - kNow;
  const auto spread =
      step(answered(sdk::JudgementClass::transient), number, true, jitter).next_at - kNow;
  RC_ASSERT(spread >= plain * 8 / 10 - 1ms);
  RC_ASSERT(spread <= plain * 12 / 10 + 1ms);
}

}  // namespace
}  // namespace rodedraad::hub
