#include "rodedraad/hub/steady_time.h"

#include <gtest/gtest.h>

namespace rodedraad::hub {
namespace {

using namespace std::chrono_literals;

constexpr model::Instant kStart{std::chrono::milliseconds{1'772'409'600'000}};

TEST(SteadyTime, goes_on_with_the_clock) {
  SteadyTime time;
  EXPECT_EQ(time.now(kStart, 0ms), kStart);
  EXPECT_EQ(time.now(kStart + 5s, 5s), kStart + 5s);
}

TEST(SteadyTime, takes_over_a_small_correction_at_once) {
  SteadyTime time;
  time.now(kStart, 0ms);
  EXPECT_EQ(time.now(kStart + 7s, 5s), kStart + 7s);
}

TEST(SteadyTime, does_not_follow_a_jump_of_a_day_either_way) {
  for (const auto jump : {24h, -24h}) {
    SteadyTime time;
    time.now(kStart, 0ms);
    EXPECT_EQ(time.now(kStart + jump + 5s, 5s), kStart + 5s);
    EXPECT_TRUE(time.jumped());
  }
}

TEST(SteadyTime, forgets_a_jump_that_was_put_right) {
  SteadyTime time;
  time.now(kStart, 0ms);
  time.now(kStart + 24h, 5s);
  EXPECT_EQ(time.now(kStart + 10s, 10s), kStart + 10s);
  EXPECT_FALSE(time.jumped());
}

TEST(SteadyTime, believes_a_jump_that_has_stood_for_an_hour) {
  SteadyTime time;
  time.now(kStart, 0ms);
  time.now(kStart + 24h, 5s);
  EXPECT_EQ(time.now(kStart + 25h + 5s, 1h + 5s), kStart + 25h + 5s);
}

}  // namespace
}  // namespace rodedraad::hub
