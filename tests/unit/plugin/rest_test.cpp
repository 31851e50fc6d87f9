#include "rest.h"

#include <gtest/gtest.h>

namespace rodedraad::plugin {
namespace {

TEST(Rest, is_none_before_the_first_fall) { EXPECT_EQ(Rest{}.length(1).count(), 0); }

TEST(Rest, doubles_with_each_fall_up_to_its_most) {
  Rest rest;
  rest.fell();
  EXPECT_EQ(rest.length(1), Rest::kFirst);
  rest.fell();
  EXPECT_EQ(rest.length(1), 2 * Rest::kFirst);
  for (int i = 0; i < 100; ++i) rest.fell();
  EXPECT_EQ(rest.length(1), Rest::kMost);
}

TEST(Rest, is_shortened_by_chance_to_no_less_than_half) {
  Rest rest;
  for (int i = 0; i < 100; ++i) rest.fell();
  EXPECT_EQ(rest.length(0), Rest::kMost / 2);
}

TEST(Rest, begins_again_after_an_answer) {
  Rest rest;
  rest.fell();
  rest.answered();
  EXPECT_EQ(rest.length(1).count(), 0);
}

}  // namespace
}  // namespace rodedraad::plugin
