#include "rodedraad/hub/dispatch.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "dispatch_run.h"

namespace rodedraad::hub {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using What = Dispatch::After::What;

/// A Dispatch with destinations "a" and "b", and shorter words for what happens to it.
class DispatchTest : public ::testing::Test {
 protected:
  DispatchTest() {
    for (const auto* id : {"a", "b"}) {
      dispatch.configure(id, pace);
      dispatch.reach(id, true);
    }
  }

  void add(std::int64_t seq, const std::string& lane, const std::string& to = "a",
           const std::string& municipality = "0505", Tick due = 0s) {
    dispatch.put({seq, to, lane}, municipality, due, false);
  }
  /// The seq that goes now; 0 when nothing does.
  std::int64_t next() {
    const auto send = dispatch.next(now);
    return send ? send->seq : 0;
  }
  std::vector<std::int64_t> all_that_go() {
    std::vector<std::int64_t> result;
    while (const auto seq = next()) result.push_back(seq);
    return result;
  }
  Breaker::Change end(std::int64_t seq, Ending ending, Dispatch::After after = {},
                      Tick retry_after = 0s) {
    return dispatch.ended(seq, ending, after, now, retry_after, 0.5);
  }
  void well(std::int64_t seq) { end(seq, Ending::well); }
  /// Five lanes that fail one after the other; \returns what the last made of the breaker.
  Breaker::Change outage(Tick retry_after = 0s) {
    auto change = Breaker::Change::none;
    for (std::int64_t seq = 1; seq <= 5; ++seq) {
      add(seq, "outage-" + std::to_string(seq));
      EXPECT_EQ(next(), seq);
      change = end(seq, Ending::failed, {What::again, now + 1h}, seq == 5 ? retry_after : 0s);
    }
    return change;
  }

  Dispatch::Pace pace{.inflight = 4, .rate_per_second = 0, .breaker = {}};
  Dispatch dispatch;
  Tick now = 1000s;
};

TEST_F(DispatchTest, sends_only_the_head_of_a_lane) {
  add(1, "zaak");
  add(2, "zaak");
  EXPECT_THAT(all_that_go(), ElementsAre(1));
  well(1);
  EXPECT_THAT(all_that_go(), ElementsAre(2));
}

TEST_F(DispatchTest, keeps_a_lane_waiting_for_the_retry_of_its_head) {
  add(1, "zaak");
  add(2, "zaak");
  next();
  end(1, Ending::failed, {What::again, now + 5s});
  EXPECT_EQ(next(), 0);
  EXPECT_EQ(dispatch.look_again(), now + 5s);
  now += 5s;
  EXPECT_EQ(next(), 1);
}

TEST_F(DispatchTest, forgets_an_outage_when_somebody_else_answers_there) {
  ASSERT_EQ(outage(2h), Breaker::Change::opened);
  add(6, "zaak");
  ASSERT_EQ(next(), 0);
  dispatch.start_afresh("a", now);
  EXPECT_FALSE(dispatch.reach_of("a").open);
  EXPECT_THAT(all_that_go(), ElementsAre(6, 1, 2, 3)) << "also what waited for a next attempt";
}

TEST_F(DispatchTest, holds_up_only_the_case_of_a_delivery_that_is_stuck) {
  add(1, "stuck");
  add(2, "stuck");
  add(3, "free");
  next();
  end(1, Ending::doubtful, {What::held, {}});
  EXPECT_THAT(all_that_go(), ElementsAre(3));
}

TEST_F(DispatchTest, puts_what_a_person_sends_again_before_what_came_later) {
  add(1, "zaak");
  add(2, "zaak");
  next();
  end(1, Ending::doubtful, {What::held, {}});
  add(1, "zaak");
  EXPECT_THAT(all_that_go(), ElementsAre(1));
  well(1);
  EXPECT_THAT(all_that_go(), ElementsAre(2));
}

TEST_F(DispatchTest, keeps_the_order_per_case_in_a_bulk_replay) {
  std::map<std::string, std::vector<std::int64_t>> order;
  for (std::int64_t seq = 1; seq <= 2000; ++seq) {
    dispatch.put({seq, "a", "zaak-" + std::to_string(seq % 50)}, "0505", now, true);
  }
  for (std::int64_t seq = 2000; seq >= 1; --seq) add(seq, "zaak-" + std::to_string(seq % 50));
  std::size_t gone = 0;
  for (auto sent = all_that_go(); !sent.empty(); sent = all_that_go()) {
    for (const auto seq : sent) {
      order["zaak-" + std::to_string(seq % 50)].push_back(seq);
      well(seq);
      ++gone;
    }
  }
  EXPECT_EQ(gone, 2000U);
  for (const auto& [lane, sent] : order) {
    EXPECT_TRUE(std::is_sorted(sent.begin(), sent.end())) << lane;
  }
}

TEST_F(DispatchTest, has_no_more_under_way_than_the_destination_may) {
  for (std::int64_t seq = 1; seq <= 9; ++seq) add(seq, std::to_string(seq));
  EXPECT_EQ(all_that_go().size(), 4U);
}

TEST_F(DispatchTest, sends_no_faster_than_the_rate) {
  pace.rate_per_second = 10;
  dispatch.configure("a", pace);
  for (std::int64_t seq = 1; seq <= 100; ++seq) add(seq, std::to_string(seq));
  int sent = 0;
  for (const auto end = now + 1s; now < end; now += 1ms) {
    while (const auto seq = next()) {
      well(seq);
      ++sent;
    }
  }
  EXPECT_THAT(sent, ::testing::AllOf(::testing::Ge(10), ::testing::Le(11)));
}

TEST_F(DispatchTest, lets_municipalities_take_turns) {
  pace.inflight = 1;
  dispatch.configure("a", pace);
  for (std::int64_t seq = 1; seq <= 1000; ++seq) add(seq, "big-" + std::to_string(seq));
  for (std::int64_t seq = 1001; seq <= 1003; ++seq) {
    add(seq, "small-" + std::to_string(seq), "a", "0482");
  }
  std::vector<std::int64_t> of_the_small;
  for (int turn = 1; turn <= 6; ++turn) {
    const auto seq = next();
    if (seq > 1000) of_the_small.push_back(seq);
    well(seq);
  }
  EXPECT_THAT(of_the_small, ElementsAre(1001, 1002, 1003));
}

TEST_F(DispatchTest, lets_destinations_take_turns) {
  for (std::int64_t seq = 1; seq <= 4; ++seq) {
    add(seq, std::to_string(seq), "a");
    add(seq + 10, std::to_string(seq), "b");
  }
  EXPECT_THAT(all_that_go(), ElementsAre(1, 11, 2, 12, 3, 13, 4, 14));
}

TEST_F(DispatchTest, leaves_alone_what_the_configuration_does_not_name) {
  add(1, "zaak");
  dispatch.configure("a", std::nullopt);
  EXPECT_EQ(next(), 0);
  dispatch.configure("a", pace);
  EXPECT_EQ(next(), 1);
}

TEST_F(DispatchTest, keeps_the_place_of_what_waits_when_a_destination_gets_another_pace) {
  add(1, "zaak");
  add(2, "zaak");
  pace.inflight = 1;
  dispatch.configure("a", pace);
  dispatch.configure("new", pace);
  EXPECT_THAT(all_that_go(), ElementsAre(1));
}

TEST_F(DispatchTest, opens_the_breaker_once_after_failures_in_a_row) {
  EXPECT_EQ(outage(), Breaker::Change::opened);
  add(6, "other");
  EXPECT_EQ(next(), 0);
}

TEST_F(DispatchTest, probes_with_one_delivery_when_the_breaker_was_open_long_enough) {
  outage();
  for (std::int64_t seq = 11; seq <= 20; ++seq) add(seq, std::to_string(seq));
  now += 30s;
  EXPECT_THAT(all_that_go(), ElementsAre(11));
}

TEST_F(DispatchTest, closes_the_breaker_after_a_good_probe_and_drains) {
  outage();
  for (std::int64_t seq = 11; seq <= 13; ++seq) add(seq, std::to_string(seq));
  now += 30s;
  EXPECT_EQ(next(), 11);
  EXPECT_EQ(end(11, Ending::well), Breaker::Change::closed);
  EXPECT_EQ(all_that_go().size(), 4U);
}

TEST_F(DispatchTest, does_not_let_what_failed_wait_on_when_the_destination_is_well_again) {
  outage();
  now += 30s;
  add(11, "probe");
  EXPECT_EQ(next(), 11);
  well(11);
  EXPECT_THAT(all_that_go(), ElementsAre(1, 2, 3, 4)) << "and not an hour later";
}

TEST_F(DispatchTest, is_open_longer_each_time_up_to_the_most) {
  outage();
  add(11, "probe");
  std::vector<Tick> waits;
  for (int i = 0; i < 7; ++i) {
    const auto before = now;
    dispatch.next(now);
    now = dispatch.look_again();
    waits.push_back(now - before);
    ASSERT_EQ(next(), 11);
    EXPECT_EQ(end(11, Ending::failed, {What::again, now}), Breaker::Change::none)
        << "that it is open is told once";
  }
  EXPECT_THAT(waits, ElementsAre(30s, 60s, 120s, 240s, 480s, 600s, 600s));
}

TEST_F(DispatchTest, leaves_a_destination_alone_as_long_as_it_asks) {
  add(1, "one");
  add(2, "two");
  next();
  next();
  end(1, Ending::failed, {What::again, now + 1s}, 60s);
  end(2, Ending::failed, {What::again, now + 1s});
  now += 59s;
  EXPECT_EQ(next(), 0);
  now += 1s;
  EXPECT_NE(next(), 0);
}

TEST_F(DispatchTest, leaves_it_alone_as_asked_although_what_was_under_way_ends_well) {
  for (const auto seq : {21, 22, 23}) add(seq, std::to_string(seq));
  next();
  next();
  outage();
  end(21, Ending::failed, {What::again, now + 60s}, 60s);
  EXPECT_EQ(end(22, Ending::well), Breaker::Change::closed);
  EXPECT_THAT(all_that_go(), ElementsAre());
  now += 60s;
  EXPECT_EQ(all_that_go().size(), 4U);
}

TEST_F(DispatchTest, is_open_no_shorter_than_the_partner_asks) {
  outage(5min);
  now += 299s;
  EXPECT_EQ(next(), 0);
}

/// An hour of "not authorised" (vector#10870): what it costs and what is left.
TEST_F(DispatchTest, does_not_use_up_the_queue_on_a_partner_that_refuses_us_for_an_hour) {
  for (std::int64_t seq = 1; seq <= 500; ++seq) add(seq, std::to_string(seq));
  int opened = 0;
  int asked = 0;
  for (const auto end_of_hour = now + 1h; now < end_of_hour; now += 1s) {
    while (const auto seq = next()) {
      ++asked;
      opened += end(seq, Ending::failed, {What::held, {}}) == Breaker::Change::opened ? 1 : 0;
    }
  }
  EXPECT_EQ(opened, 1);
  EXPECT_LE(asked, 20) << "the others still wait in the queue";
}

TEST_F(DispatchTest, opens_for_a_partner_that_knows_nothing_for_a_long_time) {
  int asked = 0;
  for (std::int64_t seq = 1; seq <= 100; ++seq) add(seq, std::to_string(seq));
  while (const auto seq = next()) {
    ++asked;
    end(seq, Ending::doubtful);
  }
  EXPECT_EQ(asked, 20);
}

TEST_F(DispatchTest, stays_closed_for_a_partner_that_does_not_know_some) {
  for (std::int64_t seq = 1; seq <= 100; ++seq) add(seq, std::to_string(seq));
  int asked = 0;
  while (const auto seq = next()) {
    ++asked;
    end(seq, seq % 10 == 0 ? Ending::well : Ending::doubtful);
  }
  EXPECT_EQ(asked, 100);
}

TEST_F(DispatchTest, does_not_take_a_refusal_of_the_content_for_an_outage) {
  for (std::int64_t seq = 1; seq <= 100; ++seq) add(seq, std::to_string(seq));
  while (const auto seq = next()) EXPECT_EQ(end(seq, Ending::well), Breaker::Change::none);
  EXPECT_TRUE(dispatch.idle());
}

TEST_F(DispatchTest, probes_again_when_the_probe_never_left) {
  outage();
  add(11, "one");
  add(12, "two");
  now += 30s;
  EXPECT_EQ(next(), 11);
  end(11, Ending::nothing);
  EXPECT_EQ(next(), 12);
}

TEST_F(DispatchTest, takes_nothing_out_that_is_under_way) {
  add(1, "zaak");
  next();
  EXPECT_FALSE(dispatch.take({1, "a", "zaak"}));
  EXPECT_FALSE(dispatch.hold({1, "a", "zaak"}));
}

TEST_F(DispatchTest, makes_one_lane_of_two_cases_that_are_one_person) {
  add(1, "waiting");
  add(2, "known");
  add(3, "waiting");
  dispatch.merge("waiting", "known");
  std::vector<std::int64_t> order;
  while (const auto seq = next()) {
    EXPECT_EQ(next(), 0);
    order.push_back(seq);
    well(seq);
  }
  EXPECT_THAT(order, ElementsAre(1, 2, 3));
}

TEST_F(DispatchTest, moves_a_lane_over_when_what_is_under_way_in_it_ends) {
  add(1, "waiting");
  add(3, "waiting");
  EXPECT_EQ(next(), 1);
  dispatch.merge("waiting", "known");
  end(1, Ending::failed, {What::again, now});
  add(2, "known");
  EXPECT_THAT(all_that_go(), ElementsAre(1)) << "2 and 3 stand behind it";
}

/// One dead destination costs the others nothing: the same number of questions gives them the same
/// number of sends.
TEST_F(DispatchTest, gives_other_destinations_the_same_while_one_is_dead) {
  const auto sent_to_b = [&](bool a_is_dead) {
    Dispatch run;
    Dispatch::Pace limited;
    limited.rate_per_second = 100;
    for (const auto* id : {"a", "b"}) {
      run.configure(id, limited);
      run.reach(id, true);
    }
    for (std::int64_t seq = 1; seq <= 4000; seq += 2) {
      const auto lane = std::to_string(seq);
      run.put({seq, "a", lane}, "0505", 0s, false);
      run.put({seq + 1, "b", lane}, "0505", 0s, false);
    }
    int result = 0;
    for (auto at = Tick{0}; at < 10s; at += 1ms) {
      while (const auto send = run.next(at)) {
        const bool dead = send->destination == "a" && a_is_dead;
        result += send->destination == "b" ? 1 : 0;
        run.ended(send->seq, dead ? Ending::failed : Ending::well,
                  {dead ? What::again : What::gone, at + 1s}, at, 0s, 0.5);
      }
    }
    return result;
  };
  EXPECT_GE(sent_to_b(true), sent_to_b(false));
}

RC_GTEST_PROP(DispatchProperty, keeps_order_and_limits_and_drains_whatever_happens, ()) {
  const auto steps =
      *rc::gen::container<std::vector<std::tuple<unsigned, unsigned, unsigned>>>(rc::gen::tuple(
          rc::gen::inRange(0U, 9U), rc::gen::inRange(0U, 64U), rc::gen::inRange(0U, 64U)));
  DispatchRun run;
  for (const auto& [what, which, how] : steps) run.step(what, which, how);
  run.drain();
  RC_ASSERT(run.problem() == "");
}

}  // namespace
}  // namespace rodedraad::hub
