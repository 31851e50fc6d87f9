#include "rodedraad/hub/schedule.h"

#include <gtest/gtest.h>

namespace rodedraad::hub {
namespace {

using model::parse_instant;

config::Poll at_two() {
  config::Poll poll;
  poll.at = std::chrono::hours{2};
  return poll;
}

TEST(Schedule, asks_at_once_what_was_never_asked) {
  config::Poll poll;
  poll.every = std::chrono::hours{1};
  EXPECT_TRUE(is_due(poll, std::nullopt, parse_instant("2026-03-02")));
}

TEST(Schedule, waits_out_its_period) {
  config::Poll poll;
  poll.every = std::chrono::hours{1};
  const auto last = parse_instant("2026-03-02T10:00:00+01:00");
  EXPECT_FALSE(is_due(poll, last, parse_instant("2026-03-02T10:59:59+01:00")));
  EXPECT_TRUE(is_due(poll, last, parse_instant("2026-03-02T11:00:00+01:00")));
}

TEST(Schedule, asks_once_a_day_at_its_time) {
  const auto last = parse_instant("2026-03-01T02:00:00+01:00");
  EXPECT_FALSE(is_due(at_two(), last, parse_instant("2026-03-02T01:59:00+01:00")));
  EXPECT_TRUE(is_due(at_two(), last, parse_instant("2026-03-02T02:00:00+01:00")));
  EXPECT_FALSE(is_due(at_two(), parse_instant("2026-03-02T02:00:00+01:00"),
                      parse_instant("2026-03-02T23:59:00+01:00")));
}

TEST(Schedule, does_once_what_it_missed_while_the_hub_stood_still) {
  const auto last = parse_instant("2026-02-20T02:00:00+01:00");
  EXPECT_TRUE(is_due(at_two(), last, parse_instant("2026-03-02T14:00:00+01:00")));
}

}  // namespace
}  // namespace rodedraad::hub
