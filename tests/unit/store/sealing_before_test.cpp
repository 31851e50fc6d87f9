#include <gmock/gmock.h>
#include <sqlite3.h>

#include <fstream>
#include <iterator>

#include "rodedraad/store/search.h"
#include "store_fixture.h"

/// A store in which nothing was sealed yet, opened by this program.
namespace rodedraad::store {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class StoreOfBefore : public StoreTest {
 protected:
  void SetUp() override {
    if (on_server()) GTEST_SKIP() << "a file only";
    writer_.reset();
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directory(folder_);
    sqlite3* db = nullptr;
    ASSERT_EQ(sqlite3_open(location_.file.c_str(), &db), SQLITE_OK);
    char* problem = nullptr;
    ASSERT_EQ(sqlite3_exec(db, bytes_of(STORE_OF_BEFORE).c_str(), nullptr, nullptr, &problem),
              SQLITE_OK)
        << problem;
    sqlite3_close(db);
    ASSERT_THAT(bytes_of(location_.file), HasSubstr("kanarie"));
    writer_ = std::make_unique<Writer>(location_, [](std::string_view) { ADD_FAILURE(); });
  }
};

TEST_F(StoreOfBefore, is_sealed_with_nothing_left_of_what_it_was) {
  for (int look = 0; look < 2; ++look) {
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
      if (!entry.is_regular_file()) continue;
      EXPECT_THAT(bytes_of(entry.path()), Not(HasSubstr("kanarie"))) << entry.path();
      EXPECT_THAT(bytes_of(entry.path()), Not(HasSubstr("999990019"))) << entry.path();
    }
    writer_.reset();
  }
}

TEST_F(StoreOfBefore, keeps_what_it_held) {
  Reader reader{location_};
  const auto row = reader.message("m1").value();
  EXPECT_FALSE(row.damaged);
  EXPECT_EQ(row.seq, 7);
  EXPECT_EQ(row.message.body, R"({"bsn":"999990019"})");
  EXPECT_EQ(row.message.target, "/kanarie/999990019");
  EXPECT_EQ(row.message.media_type, "text/kanarie");
  EXPECT_EQ(row.idempotency_key, "kanarie-key");
  EXPECT_EQ(row.findings.at(0).text, "kanarie");
  EXPECT_EQ(row.explanation, R"({"k":"kanarie"})");
  const auto whole = reader.case_file(reader.case_with("0505", {"bsn", "999990019"}).value());
  ASSERT_TRUE(whole);
  EXPECT_FALSE(whole->damaged);
  ASSERT_THAT(whole->file.facts, SizeIs(2));
  EXPECT_EQ(whole->file.facts[0].value, "kanarie-later");
  ASSERT_THAT(whole->deadlines, SizeIs(1));
  EXPECT_EQ(whole->deadlines[0].item, "kanarie");
  EXPECT_TRUE(whole->deadlines[0].met_after_start);
  EXPECT_EQ(whole->tasks.at(0).title, "kanarie");
  EXPECT_THAT(reader.waiting_for("0505", {"bsn", "999990019"}), SizeIs(1));
  const auto sent = reader.delivery("d1").value();
  EXPECT_EQ(sent.message.body, "kanarie");
  EXPECT_EQ(sent.evidence, "kanarie");
  EXPECT_THAT(sent.with, SizeIs(1));
  EXPECT_EQ(reader.attempts("d1").at(0).text, "kanarie");
}

TEST_F(StoreOfBefore, is_found_by_the_lists) {
  Search search{location_, std::chrono::minutes{1}};
  const auto messages = search.messages({.connection = "duo"});
  EXPECT_THAT(messages.lines, Not(SizeIs(0)));
  EXPECT_THAT(search.deliveries({.municipalities = {"0505"}}).lines, Not(SizeIs(0)));
  const auto tasks = search.tasks({.municipalities = {"0505"}});
  ASSERT_THAT(tasks.lines, SizeIs(1));
  EXPECT_EQ(tasks.lines[0].title, "kanarie");
  ASSERT_THAT(search.cases({.name = "der Kanarie"}).lines, SizeIs(1));
  EXPECT_EQ(search.cases({.name = "kanarie"}).lines[0].id, "z1");
}

TEST_F(StoreOfBefore, has_the_clock_look_at_every_term_at_once) {
  Reader reader{location_};
  EXPECT_THAT(reader.cases_to_wake("2000-01-01", {}, 10), SizeIs(1));
}

TEST_F(StoreOfBefore, still_knows_what_came_before) {
  write([](Transaction& transaction) {
    auto again = message("m9", "kanarie-key");
    again.body_hash = "aabb";
    const auto earlier = transaction.earlier(again);
    ASSERT_TRUE(earlier);
    EXPECT_EQ(earlier->id, "m1");
    EXPECT_TRUE(earlier->same_body);
  });
}

}  // namespace
}  // namespace rodedraad::store
