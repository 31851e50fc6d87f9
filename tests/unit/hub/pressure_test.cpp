#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/statvfs.h>

#include <filesystem>
#include <thread>
#include <vector>

#include "rodedraad/hub/rates.h"
#include "rodedraad/hub/reserve.h"
#include "rodedraad/hub/room.h"
#include "rodedraad/hub/turns.h"

namespace rodedraad::hub {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// ---- how fast ----

constexpr Rates::Moment kStart{};

TEST(Rates, lets_in_what_is_within_the_rate) {
  Rates rates;
  for (int i = 0; i < 10; ++i) {
    EXPECT_FALSE(rates.count("a", 2, kStart + i * milliseconds{500})) << i;
  }
}

TEST(Rates, says_how_long_to_wait_to_who_sends_too_fast) {
  Rates rates;
  rates.count("a", 0.1, kStart);
  EXPECT_EQ(rates.count("a", 0.1, kStart + seconds{1}), seconds{9});
}

TEST(Rates, lets_in_who_waited_as_long_as_was_said) {
  Rates rates;
  rates.count("a", 0.1, kStart);
  const auto wait = rates.count("a", 0.1, kStart);
  ASSERT_TRUE(wait);
  EXPECT_FALSE(rates.count("a", 0.1, kStart + *wait));
}

TEST(Rates, does_not_let_one_sender_use_up_the_rate_of_another) {
  Rates rates;
  while (!rates.count("a", 5, kStart)) continue;
  EXPECT_FALSE(rates.count("b", 5, kStart));
}

// ---- how much ----

TEST(Room, gives_one_sender_alone_half) {
  Room room{100, 1000};
  std::vector<std::shared_ptr<void>> places;
  while (auto place = room.take("a", 0)) places.push_back(std::move(place));
  EXPECT_EQ(places.size(), 50U);
}

TEST(Room, always_has_a_place_for_who_sends_little) {
  Room room{100, 1000};
  std::vector<std::shared_ptr<void>> places;
  for (const auto* sender : {"a", "b", "c", "d"}) {
    while (auto place = room.take(sender, 0)) places.push_back(std::move(place));
  }
  EXPECT_NE(room.take("e", 0), nullptr);
}

TEST(Room, counts_bytes_too) {
  Room room{100, 1000};
  const auto first = room.take("a", 900);
  ASSERT_NE(first, nullptr);
  EXPECT_EQ(room.take("b", 200), nullptr);
}

TEST(Room, has_the_place_back_when_nobody_has_hold_of_it) {
  Room room{2, 1000};
  auto place = room.take("a", 900);
  ASSERT_EQ(room.take("a", 900), nullptr);
  place.reset();
  EXPECT_NE(room.take("a", 900), nullptr);
}

TEST(Room, is_outlived_by_its_places) {
  std::shared_ptr<void> place;
  {
    Room room{2, 1000};
    place = room.take("a", 900);
  }
  place.reset();
  SUCCEED();
}

// ---- whose turn ----

TEST(Turns, gives_each_his_turn) {
  Turns<int> turns;
  for (int i = 1; i <= 3; ++i) turns.add("a", i);
  turns.add("b", 10);
  std::vector<int> order;
  for (int i = 0; i < 4; ++i) order.push_back(turns.next());
  EXPECT_EQ(order, (std::vector<int>{1, 10, 2, 3}));
}

// ---- the disk ----

class ReserveTest : public ::testing::Test {
 protected:
  ReserveTest() {
    std::string name = (std::filesystem::temp_directory_path() / "rodedraad-disk-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~ReserveTest() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path folder_;
};

TEST_F(ReserveTest, is_a_file_of_its_size) {
  const Reserve reserve{folder_, 1U << 20U};
  EXPECT_TRUE(reserve.held());
  EXPECT_EQ(std::filesystem::file_size(folder_ / "reserve"), 1U << 20U);
}

TEST_F(ReserveTest, is_not_held_when_the_disk_has_no_such_room) {
  struct statvfs disk {};
  ASSERT_EQ(::statvfs(folder_.c_str(), &disk), 0);
  const Reserve reserve{folder_, disk.f_bavail * disk.f_frsize};
  EXPECT_FALSE(reserve.held());
}

TEST_F(ReserveTest, takes_no_room_when_none_is_wanted) {
  const Reserve reserve{folder_, 0};
  EXPECT_TRUE(reserve.held());
  EXPECT_FALSE(std::filesystem::exists(folder_ / "reserve"));
}

TEST_F(ReserveTest, leaves_nothing_behind) {
  { const Reserve reserve{folder_, 1U << 20U}; }
  EXPECT_FALSE(std::filesystem::exists(folder_ / "reserve"));
}

}  // namespace
}  // namespace rodedraad::hub
