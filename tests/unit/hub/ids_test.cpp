#include "rodedraad/hub/ids.h"

#include <gtest/gtest.h>

namespace rodedraad::hub {
namespace {

using namespace std::chrono_literals;

constexpr auto kMorning = "2026-03-02T09:00:00+01:00";

TEST(Ids, sort_in_the_order_in_which_they_were_made) {
  model::FixedClock clock{model::parse_instant(kMorning)};
  Ids ids{clock, 1};
  auto last = ids.next();
  for (int i = 0; i < 10'000; ++i) {
    auto made = ids.next();
    ASSERT_LT(last, made);
    last = std::move(made);
  }
}

TEST(Ids, sort_after_those_of_an_earlier_run_although_the_clock_was_set_back) {
  model::FixedClock clock{model::parse_instant(kMorning)};
  std::string last;
  {
    Ids ids{clock, 1};
    for (int i = 0; i < 5'000; ++i) last = ids.next();
  }
  clock.set(clock.now() - 24h);
  Ids ids{clock, 2};
  ids.go_on_after(last);
  EXPECT_LT(last, ids.next());
}

TEST(Ids, take_no_notice_of_what_they_never_made) {
  model::FixedClock clock{model::parse_instant(kMorning)};
  Ids with{clock, 1};
  Ids without{clock, 1};
  for (const auto* last : {"", "m-1", "zzzzzzzz-zzzz-7zzz-8000-000000000000"}) {
    with.go_on_after(last);
  }
  EXPECT_EQ(with.next(), without.next());
}

}  // namespace
}  // namespace rodedraad::hub
