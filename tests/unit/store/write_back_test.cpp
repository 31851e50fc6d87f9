#include "write_back.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <algorithm>
#include <fstream>
#include <string>

#include "rodedraad/store/database.h"
#include "sqlite.h"

namespace rodedraad::store {
namespace {

namespace fs = std::filesystem;

fs::path new_folder() {
  std::string name = (fs::temp_directory_path() / "rodedraad-back-XXXXXX").string();
  return ::mkdtemp(name.data());
}

class WriteBackTest : public ::testing::Test {
 protected:
  WriteBackTest() {
    writer_.once("PRAGMA journal_mode = WAL");
    writer_.once("CREATE TABLE line (text TEXT NOT NULL)");
  }
  ~WriteBackTest() override { fs::remove_all(folder_); }

  void fill(int rows) {
    writer_.begin();
    for (int i = 0; i < rows; ++i) writer_.once("INSERT INTO line VALUES (hex(zeroblob(2000)))");
    writer_.commit();
  }

  /// What is in the file itself, whatever its log holds.
  std::string lines_without_log() {
    const auto copy = folder_ / "copy.db";
    fs::copy_file(file_, copy, fs::copy_options::overwrite_existing);
    return SqliteConnection{copy, SqliteConnection::Mode::write}.once("SELECT count(*) FROM line");
  }

  const fs::path folder_ = new_folder();
  const fs::path file_ = folder_ / "hub.db";
  SqliteConnection writer_{file_, SqliteConnection::Mode::write};
};

TEST_F(WriteBackTest, brings_what_the_log_holds_into_the_file) {
  fill(10);
  WriteBack beside{file_};
  beside.begin();
  beside.wait();
  EXPECT_EQ(lines_without_log(), "10");
}

TEST_F(WriteBackTest, is_told_as_done_once) {
  WriteBack beside{file_};
  EXPECT_EQ(beside.stage(), WriteBack::Stage::none);
  beside.begin();
  beside.wait();
  EXPECT_EQ(beside.stage(), WriteBack::Stage::done);
  EXPECT_EQ(beside.stage(), WriteBack::Stage::none);
}

TEST_F(WriteBackTest, tells_that_it_failed) {
  const auto broken = folder_ / "broken.db";
  std::ofstream{broken} << std::string(5000, 'x');
  WriteBack beside{broken};
  beside.begin();
  beside.wait();
  EXPECT_THROW(beside.stage(), StoreError);
}

TEST_F(WriteBackTest, keeps_the_log_short_while_much_is_committed) {
  constexpr std::uintmax_t kLongest = 40'000'000;  // of the 160 MB that go through it
  writer_.tidy_beside();
  std::uintmax_t longest = 0;
  for (int i = 0; i < 200; ++i) {
    fill(200);
    writer_.tidy();
    longest = std::max(longest, fs::file_size(file_.string() + "-wal"));
  }
  EXPECT_LT(longest, kLongest);
}

TEST_F(WriteBackTest, is_waited_for_by_who_wants_the_log_empty) {
  writer_.tidy_beside();
  for (int i = 0; i < 20; ++i) {
    fill(2500);
    writer_.tidy();
    writer_.empty_log();
    EXPECT_EQ(fs::file_size(file_.string() + "-wal"), 0U);
  }
}

}  // namespace
}  // namespace rodedraad::store
