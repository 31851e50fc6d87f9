#include "settling.h"

#include <gtest/gtest.h>

namespace rodedraad::files {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr Time kStart{};

Status file(std::uint64_t size, std::int64_t modified) {
  Status status;
  status.size = size;
  status.modified_ns = modified;
  return status;
}

}  // namespace

TEST(Settling, leaves_a_new_file_alone) {
  Settling settling{seconds{2}};
  EXPECT_TRUE(settling.settled({{"a", file(10, 1)}}, kStart).empty());
}

TEST(Settling, gives_a_file_that_was_quiet_long_enough) {
  Settling settling{seconds{2}};
  settling.settled({{"a", file(10, 1)}}, kStart);
  EXPECT_TRUE(settling.settled({{"a", file(10, 1)}}, kStart + milliseconds{1999}).empty());
  EXPECT_EQ(settling.settled({{"a", file(10, 1)}}, kStart + seconds{2}).size(), 1U);
}

TEST(Settling, waits_anew_for_a_file_that_grows) {
  Settling settling{seconds{2}};
  for (int second = 0; second < 10; ++second) {
    const auto size = static_cast<std::uint64_t>(second);
    EXPECT_TRUE(settling.settled({{"a", file(size, 1)}}, kStart + seconds{second}).empty());
  }
  EXPECT_EQ(settling.settled({{"a", file(9, 1)}}, kStart + seconds{11}).size(), 1U);
}

TEST(Settling, waits_anew_for_a_file_rewritten_in_the_same_size) {
  Settling settling{seconds{2}};
  settling.settled({{"a", file(10, 1)}}, kStart);
  EXPECT_TRUE(settling.settled({{"a", file(10, 2)}}, kStart + seconds{2}).empty());
}

TEST(Settling, forgets_a_file_that_left) {
  Settling settling{seconds{2}};
  settling.settled({{"a", file(10, 1)}}, kStart);
  settling.settled({}, kStart + seconds{1});
  EXPECT_TRUE(settling.settled({{"a", file(10, 1)}}, kStart + seconds{2}).empty());
}

}  // namespace rodedraad::files
