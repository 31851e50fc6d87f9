#include "rodedraad/hub/clock_guard.h"

#include <gtest/gtest.h>

namespace rodedraad::hub {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::milliseconds;

/// A machine whose clock can be moved without time passing.
class Machine final : public model::Clock {
 public:
  model::Instant now() const override { return now_; }
  model::Uptime uptime() const override { return {running_, start_}; }
  void pass(milliseconds time) {
    now_ += time;
    running_ += time;
  }
  void jump(milliseconds by) { now_ += by; }
  void restart(milliseconds off) {
    now_ += off;
    running_ = 1s;
    start_ += 'x';
  }

 private:
  model::Instant now_{days{20000}};
  milliseconds running_ = 1h;
  std::string start_ = "a";
};

class ClockGuard : public testing::Test {
 protected:
  bool trusted() {
    auto judged = judge(seen_ ? ClockSeen::parse(seen_->text()) : seen_, machine_);
    seen_ = judged.remember;
    EXPECT_EQ(judged.trusted, judged.why.empty());
    return judged.trusted;
  }

  Machine machine_;
  std::optional<ClockSeen> seen_;
};

TEST_F(ClockGuard, believes_a_clock_that_runs_with_the_machine) {
  EXPECT_TRUE(trusted());
  for (int day = 0; day < 400; ++day) {
    machine_.pass(24h);
    EXPECT_TRUE(trusted()) << day;
  }
}

TEST_F(ClockGuard, does_not_believe_a_clock_that_jumped) {
  for (const auto jump : {milliseconds{24h}, milliseconds{days{365}}, milliseconds{-24h},
                          milliseconds{-days{20000}}, milliseconds{days{4000}}}) {
    machine_ = {};
    seen_.reset();
    ASSERT_TRUE(trusted());
    machine_.pass(24h);
    machine_.jump(jump);
    EXPECT_FALSE(trusted()) << jump.count();
    machine_.pass(1h);
    EXPECT_FALSE(trusted()) << jump.count();
  }
}

TEST_F(ClockGuard, believes_it_again_when_it_was_put_right_and_ran_on) {
  ASSERT_TRUE(trusted());
  machine_.pass(24h);
  machine_.jump(-48h);
  EXPECT_FALSE(trusted());
  machine_.jump(48h);
  trusted();
  machine_.pass(21h);
  EXPECT_TRUE(trusted());
}

TEST_F(ClockGuard, lets_a_clock_that_jumped_prove_itself) {
  ASSERT_TRUE(trusted());
  machine_.jump(days{30});
  EXPECT_FALSE(trusted());
  machine_.pass(19h);
  EXPECT_FALSE(trusted());
  machine_.pass(2h);
  EXPECT_TRUE(trusted());
}

TEST_F(ClockGuard, is_not_fooled_by_a_second_jump_while_it_waits) {
  ASSERT_TRUE(trusted());
  machine_.jump(days{30});
  EXPECT_FALSE(trusted());
  machine_.pass(19h);
  machine_.jump(days{30});
  EXPECT_FALSE(trusted());
  machine_.pass(2h);
  EXPECT_FALSE(trusted());
}

TEST_F(ClockGuard, believes_that_a_machine_was_off_for_a_week_and_not_for_a_year) {
  ASSERT_TRUE(trusted());
  machine_.restart(days{6});
  EXPECT_TRUE(trusted());
  machine_.restart(days{365});
  EXPECT_FALSE(trusted());
}

TEST_F(ClockGuard, lets_a_restart_begin_the_proof_anew) {
  ASSERT_TRUE(trusted());
  machine_.jump(days{30});
  EXPECT_FALSE(trusted());
  machine_.pass(19h);
  machine_.restart(1min);
  EXPECT_FALSE(trusted());
  machine_.pass(2h);
  EXPECT_FALSE(trusted());
  machine_.pass(19h);
  EXPECT_TRUE(trusted());
}

TEST_F(ClockGuard, allows_for_a_clock_that_is_a_little_off) {
  ASSERT_TRUE(trusted());
  machine_.pass(24h);
  machine_.jump(4min);
  EXPECT_TRUE(trusted());
}

}  // namespace
}  // namespace rodedraad::hub
