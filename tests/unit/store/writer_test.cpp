#include "rodedraad/store/writer.h"

#include <gmock/gmock.h>

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>
#include <thread>
#include <vector>

#include "store_fixture.h"

namespace rodedraad::store {
namespace {

using ::testing::ElementsAre;

class WriterTest : public StoreTest {};

TEST_F(WriterTest, runs_work_in_the_order_of_submission) {
  std::vector<int> order;
  for (int i = 0; i < 3; ++i) {
    writer_->submit([&order, i](Transaction&) { order.push_back(i); }, nullptr);
  }
  write([](Transaction&) {});
  EXPECT_THAT(order, ElementsAre(0, 1, 2));
}

TEST_F(WriterTest, tells_that_work_is_committed_only_when_another_connection_sees_it) {
  Reader reader{location_};
  auto row = message("m1");
  bool seen = false;
  std::promise<void> committed;
  writer_->submit([&](Transaction& transaction) { transaction.insert(row); },
                  [&] {
                    seen = reader.message("m1").has_value();
                    committed.set_value();
                  });
  committed.get_future().wait();
  EXPECT_TRUE(seen);
}

TEST_F(WriterTest, commits_what_was_submitted_before_it_stops) {
  auto row = message("m1");
  writer_->submit([&](Transaction& transaction) { transaction.insert(row); }, nullptr);
  writer_->stop();
  EXPECT_TRUE(Reader{location_}.message("m1").has_value());
}

TEST_F(WriterTest, tells_of_one_commit_while_the_next_is_written) {
  std::promise<void> written;
  auto next = written.get_future();
  std::promise<bool> seen;
  writer_->submit(
      [](Transaction&) {},
      [&] {
        writer_->submit([&](Transaction&) { written.set_value(); }, nullptr);
        seen.set_value(next.wait_for(std::chrono::minutes{1}) == std::future_status::ready);
      });
  EXPECT_TRUE(seen.get_future().get());
  writer_->stop();
}

TEST_F(WriterTest, tells_in_the_order_of_submission_over_commits) {
  std::vector<int> told;
  for (int i = 0; i < 100; ++i) {
    writer_->submit([](Transaction&) {}, [&told, i] { told.push_back(i); });
    if (i % 10 == 0) std::this_thread::yield();
  }
  writer_->stop();
  EXPECT_TRUE(std::ranges::is_sorted(told));
  EXPECT_EQ(told.size(), 100U);
}

TEST_F(WriterTest, runs_ahead_of_who_is_told_by_one_commit_and_no_more) {
  std::promise<void> begun;
  std::promise<void> release;
  std::atomic<int> works = 0;
  writer_->submit([](Transaction&) {},
                  [&] {
                    begun.set_value();
                    release.get_future().wait();
                  });
  begun.get_future().wait();
  writer_->submit([&](Transaction&) { ++works; }, nullptr);
  while (works < 1) std::this_thread::yield();
  writer_->submit([&](Transaction&) { ++works; }, nullptr);
  std::this_thread::sleep_for(std::chrono::milliseconds{100});  // for one that does not wait
  const int ahead = works;
  release.set_value();
  writer_->stop();
  EXPECT_EQ(ahead, 1);
  EXPECT_EQ(works, 2);
}

TEST_F(WriterTest, is_not_idle_until_all_are_told) {
  std::promise<void> begun;
  std::promise<void> release;
  writer_->submit([](Transaction&) {},
                  [&] {
                    begun.set_value();
                    release.get_future().wait();
                  });
  begun.get_future().wait();
  EXPECT_FALSE(writer_->idle());
  release.set_value();
  writer_->stop();
}

TEST_F(WriterTest, by_hand_commits_in_a_step) {
  writer_.reset();
  Writer writer{location_, [](std::string_view) {}, model::Drive::by_hand};
  bool committed = false;
  auto row = message("m1");
  writer.submit([&row](Transaction& transaction) { transaction.insert(row); },
                [&committed] { committed = true; });
  EXPECT_FALSE(committed);
  EXPECT_TRUE(writer.step());
  EXPECT_TRUE(committed);
  EXPECT_TRUE(Reader{location_}.message("m1"));
  EXPECT_FALSE(writer.step());
}

TEST_F(WriterTest, counts_no_commit_that_only_puts_a_look_on_record) {
  writer_.reset();
  Writer writer{location_, [](std::string_view) {}, model::Drive::by_hand};
  writer.submit([](Transaction&) {}, nullptr, Writer::Tells::nothing);
  EXPECT_TRUE(writer.step());
  EXPECT_EQ(0U, writer.changes());
  writer.submit([](Transaction&) {}, nullptr, Writer::Tells::nothing);
  writer.submit([](Transaction&) {}, nullptr);
  EXPECT_TRUE(writer.step());
  EXPECT_EQ(1U, writer.changes());
}

TEST_F(WriterTest, by_hand_forgets_what_was_not_committed) {
  writer_.reset();
  auto row = message("m1");
  {
    Writer writer{location_, [](std::string_view) {}, model::Drive::by_hand};
    writer.submit([&row](Transaction& transaction) { transaction.insert(row); }, nullptr);
  }
  EXPECT_FALSE(Reader{location_}.message("m1"));
}

TEST_F(WriterTest, writes_its_log_back_so_that_it_does_not_grow) {
  if (on_server()) GTEST_SKIP() << "a file only";
  constexpr int kCommits = 60;
  const std::string large(std::size_t{512} * 1024, 'x');
  for (int i = 0; i < kCommits; ++i) {
    write([&](Transaction& transaction) {
      auto row = message("m" + std::to_string(i));
      row.message.body = large;
      transaction.insert(row);
    });
  }
  EXPECT_LT(std::filesystem::file_size(folder_ / "hub.db-wal"), kCommits * large.size() / 2);
}

TEST_F(WriterTest, is_fatal_about_a_write_that_fails) {
  writer_.reset();
  const auto fail_a_write = [this] {
    Writer writer{location_, [](std::string_view) { ::_exit(69); }};
    writer.submit([](Transaction&) { throw std::runtime_error("disk full"); }, nullptr);
    writer.stop();
  };
  EXPECT_EXIT(fail_a_write(), ::testing::ExitedWithCode(69), "");
}

TEST_F(WriterTest, finds_what_the_sender_sent_before_under_its_key) {
  write([](Transaction& transaction) {
    auto row = message("m1", "key");
    transaction.insert(row);
  });
  write([](Transaction& transaction) {
    auto again = message("m1", "key");
    const auto earlier = transaction.earlier(again);
    ASSERT_TRUE(earlier);
    EXPECT_EQ(earlier->id, "m1");
    EXPECT_TRUE(earlier->same_body);
    again.body_hash = "another";
    EXPECT_FALSE(transaction.earlier(again)->same_body);
    again.municipality = "0482";
    EXPECT_FALSE(transaction.earlier(again));
    EXPECT_FALSE(transaction.earlier(message("m2")));
  });
}

TEST_F(WriterTest, lets_a_refused_message_come_again_under_its_key) {
  write([](Transaction& transaction) {
    auto row = message("m1", "key");
    row.state = MessageState::refused;
    transaction.insert(row);
    EXPECT_FALSE(transaction.earlier(row));
  });
}

}  // namespace
}  // namespace rodedraad::store
