#include "throttle.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace rodedraad::admin {
namespace {

using namespace std::chrono_literals;
constexpr model::Instant kStart{1'700'000'000s};

class Guessing : public testing::Test {
 protected:
  Throttle throttle_{{3, 1s, 60s}};
  model::Instant now_ = kStart;

  /// Guesses as fast as is allowed. \returns how long it had to wait for each next guess.
  std::vector<std::chrono::seconds> waits(int guesses) {
    std::vector<std::chrono::seconds> result;
    for (int i = 0; i < guesses; ++i) {
      std::chrono::seconds waited{0};
      while (const auto wait = throttle_.admit("jansen", now_)) {
        waited += *wait;
        now_ += *wait;
      }
      result.push_back(waited);
    }
    return result;
  }
};

TEST_F(Guessing, waits_twice_as_long_each_time_up_to_the_most) {
  EXPECT_EQ(waits(12), (std::vector<std::chrono::seconds>{0s, 0s, 0s, 0s, 1s, 2s, 4s, 8s, 16s, 32s,
                                                          60s, 60s}));
}

TEST_F(Guessing, begins_anew_when_it_was_no_guess) {
  waits(6);
  throttle_.forgive("jansen");
  EXPECT_EQ(waits(3), (std::vector<std::chrono::seconds>{0s, 0s, 0s}));
}

TEST_F(Guessing, does_not_hold_up_another_account) {
  waits(10);
  EXPECT_FALSE(throttle_.admit("pietersen", now_));
}

TEST_F(Guessing, is_forgotten_after_an_hour) {
  waits(10);
  now_ += 2h;
  EXPECT_EQ(waits(3), (std::vector<std::chrono::seconds>{0s, 0s, 0s}));
}

TEST_F(Guessing, at_once_counts_each_guess) {
  for (int i = 0; i < 4; ++i) EXPECT_FALSE(throttle_.admit("jansen", now_));
  EXPECT_TRUE(throttle_.admit("jansen", now_));
}

TEST_F(Guessing, is_not_locked_out_by_a_clock_that_was_set_back) {
  waits(10);
  now_ -= 24h;
  EXPECT_FALSE(throttle_.admit("jansen", now_));
}

RC_GTEST_PROP(Throttle, lets_few_guesses_through_whatever_their_rhythm, ()) {
  Throttle throttle{{3, 1s, 60s}};
  auto now = kStart;
  int passed = 0;
  while (now < kStart + 10min) {
    if (!throttle.admit("jansen", now)) ++passed;
    now += std::chrono::milliseconds{*rc::gen::inRange(100, 20'000)};
  }
  // 4 at once, 6 while it doubles, and then one a minute.
  RC_ASSERT(passed <= 4 + 6 + 10);
}

}  // namespace
}  // namespace rodedraad::admin
