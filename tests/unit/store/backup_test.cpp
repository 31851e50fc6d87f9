#include "rodedraad/store/backup.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "rodedraad/store/audit_log.h"
#include "rodedraad/store/reader.h"
#include "rodedraad/store/writer.h"
#include "store_fixture.h"

namespace rodedraad::store {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr Instant kNow{std::chrono::milliseconds{1'795'000'000'000}};

class BackupTest : public StoreTest {
 protected:
  void SetUp() override {
    if (on_server()) GTEST_SKIP() << "a file only";
    put("first");
  }

  void put(const std::string& id) {
    write([&](Transaction& transaction) {
      auto row = message(id);
      transaction.insert(row);
    });
  }

  Backup make(const std::string& name) {
    return make_backup(location_, folder_ / name, "0.1.0", kNow);
  }

  Location elsewhere() const { return Location{folder_ / "empty" / "hub.db"}; }

  /// The keys are in no backup: who restores brings them along.
  void bring_keys() {
    fs::create_directory(folder_ / "empty");
    fs::copy(folder_ / "keys", folder_ / "empty" / "keys");
  }

  Backup put_back(const Location& location) {
    AuditRow row;
    row.at = kNow;
    row.action = "backup.restore";
    return restore_backup(folder_ / "copy", location, std::move(row));
  }

  void restore() {
    bring_keys();
    put_back(elsewhere());
  }

  std::vector<std::string> left_behind() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator{folder_ / "empty"}) {
      names.push_back(entry.path().filename());
    }
    return names;
  }

  template <class Work>
  static std::string refused(Work work) {
    try {
      work();
    } catch (const StoreError& problem) {
      return problem.what();
    }
    return {};
  }
};

TEST_F(BackupTest, Restored_store_has_what_was_committed_before_the_backup) {
  make("copy");
  put("later");
  restore();
  Reader reader{elsewhere()};
  EXPECT_TRUE(reader.message("first"));
  EXPECT_FALSE(reader.message("later"));
}

TEST_F(BackupTest, Restored_store_knows_of_when_it_is) {
  make("copy");
  restore();
  EXPECT_EQ(Reader{elsewhere()}.setting(kRestored), model::rfc3339(kNow));
}

TEST_F(BackupTest, Restore_without_the_keys_names_all_that_lack_and_leaves_nothing_behind) {
  write([](Transaction& transaction) { transaction.audit({}); });
  make("copy");
  const auto why = refused([&] { put_back(elsewhere()); });
  EXPECT_THAT(why, testing::AllOf(HasSubstr("master.key"), HasSubstr("audit.key")));
  EXPECT_THAT(left_behind(), testing::IsEmpty());
}

TEST_F(BackupTest, Restore_with_the_keys_of_another_store_is_refused) {
  make("copy");
  bring_keys();
  fs::permissions(folder_ / "empty" / "keys" / "master.key", fs::perms::owner_all);
  std::ofstream{folder_ / "empty" / "keys" / "master.key"} << std::string(32, 'x');
  EXPECT_THAT(refused([&] { put_back(elsewhere()); }), HasSubstr("is niet die van deze opslag"));
  EXPECT_THAT(left_behind(), testing::ElementsAre("keys"));
}

TEST_F(BackupTest, Restore_is_the_last_record_of_the_audit_log) {
  make("copy");
  restore();
  AuditLog log{elsewhere()};
  const auto rows = log.find({}, 10);
  ASSERT_FALSE(rows.empty());
  EXPECT_EQ(rows.back().action, "backup.restore");
  EXPECT_EQ(rows.back().object, model::rfc3339(kNow));
}

TEST_F(BackupTest, Restored_store_has_nothing_of_what_was_erased_since) {
  write([](Transaction& transaction) {
    auto row = message("of-the-case");
    row.case_id = "z1";
    row.state = MessageState::processed;
    transaction.insert(row);
  });
  make("copy");
  write([](Transaction& transaction) { transaction.erase_case("z1", {}); });
  restore();
  EXPECT_EQ(Reader{elsewhere()}.message("of-the-case")->message.body, "");
}

TEST_F(BackupTest, Restored_store_can_be_written_again) {
  make("copy");
  restore();
  bool committed = false;
  Writer writer{elsewhere(), [](std::string_view what) { ADD_FAILURE() << what; }};
  writer.submit([](Transaction& transaction) { transaction.put_setting("a", "b"); },
                [&] { committed = true; });
  writer.stop();
  EXPECT_TRUE(committed);
}

TEST_F(BackupTest, Backup_holds_only_the_copy_and_what_it_says_of_itself) {
  make("copy");
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator{folder_ / "copy"}) {
    names.push_back(entry.path().filename());
  }
  EXPECT_THAT(names, testing::UnorderedElementsAre("hub.db", "backup.json"));
}

TEST_F(BackupTest, Backup_can_be_read_by_its_owner_only) {
  make("copy");
  EXPECT_EQ(fs::status(folder_ / "copy").permissions(), fs::perms::owner_all);
}

TEST_F(BackupTest, Backup_does_not_take_the_place_of_another) {
  make("copy");
  EXPECT_THAT(refused([&] { make("copy"); }), HasSubstr("exists"));
}

TEST_F(BackupTest, Backup_of_no_store_leaves_nothing_behind) {
  refused([&] { make_backup(Location{folder_ / "nothing.db"}, folder_ / "copy", "", Instant{}); });
  EXPECT_FALSE(fs::exists(folder_ / "copy"));
  EXPECT_FALSE(fs::exists(folder_ / "copy.part"));
}

TEST_F(BackupTest, Backup_of_which_a_bit_changed_is_refused) {
  make("copy");
  std::fstream file{folder_ / "copy" / "hub.db", std::ios::in | std::ios::out | std::ios::binary};
  file.seekp(-5, std::ios::end);
  file.put('!');
  file.close();
  EXPECT_THAT(refused([&] { put_back(elsewhere()); }),
              testing::AnyOf(HasSubstr("changed"), HasSubstr("damaged")));
  EXPECT_FALSE(fs::exists(elsewhere().file));
}

TEST_F(BackupTest, Folder_without_a_backup_is_refused) {
  EXPECT_THAT(refused([&] { check_backup(folder_); }), HasSubstr("no backup"));
}

TEST_F(BackupTest, Restore_does_not_touch_a_store_that_is_there) {
  make("copy");
  EXPECT_THAT(refused([&] { put_back(location_); }), HasSubstr("already"));
}

TEST_F(BackupTest, Backup_beside_a_writer_is_of_one_moment) {
  std::atomic<bool> stop = false;
  std::thread writer{[&] {
    for (int number = 0; !stop; ++number) put("beside-" + std::to_string(number));
  }};
  for (int round = 0; round < 5; ++round) make("copy-" + std::to_string(round));
  stop = true;
  writer.join();
  for (int round = 0; round < 5; ++round) {
    EXPECT_NO_THROW(check_backup(folder_ / ("copy-" + std::to_string(round))));
  }
}

}  // namespace
}  // namespace rodedraad::store
