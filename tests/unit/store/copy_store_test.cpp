#include "rodedraad/store/copy_store.h"

#include <gmock/gmock.h>

#include "rodedraad/crypto/key_file.h"
#include "rodedraad/store/audit_chain.h"
#include "rodedraad/store/audit_log.h"
#include "rodedraad/store/backup.h"
#include "store_fixture.h"

namespace rodedraad::store {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr Instant kMoved{std::chrono::seconds{1'800'000'000}};

AuditRow mover() {
  AuditRow row;
  row.at = kMoved;
  row.origin = "command";
  row.actor = "jansen";
  return row;
}

std::string problem_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const StoreError& problem) {
    return problem.what();
  }
  return {};
}

/// A file with something in it, and nothing in it that is in use.
class StoreInFile : public testing::Test {
 protected:
  StoreInFile() {
    std::string name = (std::filesystem::temp_directory_path() / "rodedraad-copy-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    file_ = Location::from_url("sqlite:hub.db", folder_);
    write(file_, [](Transaction& transaction) {
      MessageRow row;
      row.message.id = "m1";
      row.message.kind = "notificatie";
      row.message.body = std::string{"bytes\0with a zero", 17};
      row.connection = "duo";
      row.municipality = "0505";
      row.idempotency_key = "key";
      row.body_hash = "hash";
      transaction.insert(row);
      auto empty = row;
      empty.message.id = "m2";
      empty.message.body.clear();
      empty.idempotency_key.clear();
      transaction.insert(empty);
      transaction.put_setting("woord", "Ünal");
      transaction.audit(mover());
    });
  }
  ~StoreInFile() override { std::filesystem::remove_all(folder_); }

  static void write(const Location& location, Writer::Work work) {
    Writer writer{location, nullptr, model::Drive::by_hand};
    writer.submit(std::move(work), nullptr);
    writer.step();
  }
  /// Opened as a hub does that starts.
  static std::string start(const Location& location) {
    return problem_of([&] { const Writer writer{location, nullptr, model::Drive::by_hand}; });
  }
  void mark() {
    raw(file_,
        "INSERT INTO setting (name, value) VALUES ('opslag.verhuisd', '2027-01-15T08:00:00Z "
        "postgresql://db.example/hub')");
  }

  std::filesystem::path folder_;
  Location file_;
};

TEST_F(StoreInFile, that_was_moved_is_opened_by_no_hub) {
  mark();
  EXPECT_THAT(start(file_), HasSubstr("op 2027-01-15T08:00:00Z verhuisd naar "
                                      "postgresql://db.example/hub"));
}

TEST_F(StoreInFile, that_was_moved_is_not_accepted_as_a_restored_one_either) {
  mark();
  EXPECT_THROW(accept_restored(file_, mover(), Restored::surely), StoreError);
}

TEST_F(StoreInFile, that_is_opened_again_is_a_backup_of_when_it_was_moved) {
  mark();
  EXPECT_EQ(undo_copy(file_, mover()), "postgresql://db.example/hub");
  EXPECT_EQ(start(file_), "");
  EXPECT_EQ(Reader{file_}.setting(kRestored), "2027-01-15T08:00:00Z");
  EXPECT_EQ(raw(file_, "SELECT result FROM audit ORDER BY seq DESC LIMIT 1").front(), "undone");
}

TEST_F(StoreInFile, that_was_not_moved_cannot_be_opened_again) {
  EXPECT_THAT(problem_of([&] { undo_copy(file_, mover()); }), HasSubstr("was not moved"));
}

TEST_F(StoreInFile, moves_to_no_other_file) {
  const auto other = Location::from_url("sqlite:other.db", folder_);
  EXPECT_THAT(problem_of([&] { copy_store(file_, other, mover(), nullptr); }),
              HasSubstr("from a file to a server"));
  EXPECT_FALSE(other.exists());
}

/// The same, with a server.
class CopyStore : public StoreInFile {
 protected:
  void SetUp() override {
    if (test_server().empty()) GTEST_SKIP() << "no server: run this by tests/support/postgres.py";
    server_ = Location::from_url(new_store_url(), folder_);
  }

  CopiedStore copy() { return copy_store(file_, server_, mover(), nullptr); }
  std::string refusal() {
    return problem_of([this] { copy(); });
  }
  /// The same database, of a hub that has nothing to do with the file.
  Location elsewhere() const {
    std::filesystem::create_directories(folder_ / "elsewhere");
    return Location::from_url(server_.server, folder_ / "elsewhere");
  }
  std::string count(const std::string& table) const {
    return raw(server_, "SELECT count(*) FROM " + table).front();
  }

  Location server_;
};

TEST_F(CopyStore, has_what_the_file_had) {
  const auto copied = copy();
  EXPECT_EQ(copied.changed_texts, 0);
  EXPECT_EQ(start(server_), "");
  Reader reader{server_};
  EXPECT_EQ(reader.message("m1")->message.body, (std::string{"bytes\0with a zero", 17}));
  EXPECT_EQ(reader.message("m1")->idempotency_key, Reader{file_}.message("m1")->idempotency_key);
  EXPECT_EQ(reader.message("m2")->message.body, "");
  EXPECT_EQ(reader.setting("woord"), "Ünal");
}

TEST_F(CopyStore, counts_every_table) {
  for (const auto& table : copy().tables) {
    EXPECT_EQ(std::to_string(table.rows),
              raw(file_, "SELECT count(*) FROM " + table.name +
                             (table.name == "setting" ? " WHERE name <> 'opslag.verhuisd'" : ""))
                  .front())
        << table.name;
    EXPECT_EQ(table.sha256.size(), 64U);
  }
}

TEST_F(CopyStore, closes_the_file) {
  copy();
  EXPECT_THAT(start(file_), HasSubstr("verhuisd naar " + server_.name()));
}

TEST_F(CopyStore, numbers_new_rows_behind_the_old) {
  copy();
  write(server_, [](Transaction& transaction) {
    MessageRow row;
    row.message.id = "m3";
    row.connection = "duo";
    row.municipality = "0505";
    transaction.insert(row);
  });
  EXPECT_EQ(raw(server_, "SELECT id FROM message ORDER BY seq").back(), "m3");
}

TEST_F(CopyStore, says_in_the_audit_log_who_moved_what) {
  const auto copied = copy();
  EXPECT_EQ(std::to_string(copied.audit_records + 1), count("audit"));
  EXPECT_EQ(
      raw(server_, "SELECT action || ' ' || actor || ' ' || result FROM audit ORDER BY seq").back(),
      "store.migrate jansen moved");
  EXPECT_THAT(raw(server_, "SELECT detail FROM audit ORDER BY seq").back(),
              HasSubstr("from hub.db: audit 1, data_key 2, message 2"));
  AuditLog log{server_};
  EXPECT_TRUE(verify_audit(log, crypto::read_key(server_.audit_place().key), {}).intact());
}

TEST_F(CopyStore, is_refused_where_something_is) {
  write(elsewhere(), [](Transaction& transaction) { transaction.put_setting("a", "b"); });
  EXPECT_THAT(refusal(), HasSubstr("holds something already (setting)"));
  EXPECT_EQ(count("message"), "0");
  EXPECT_EQ(start(file_), "");
}

TEST_F(CopyStore, is_refused_where_a_hub_works) {
  const Writer hub{elsewhere(), nullptr, model::Drive::by_hand};
  EXPECT_THAT(refusal(), HasSubstr("another hub works"));
}

TEST_F(CopyStore, leaves_nothing_behind_when_the_audit_log_is_not_right) {
  write(file_, [](Transaction& transaction) {
    for (int i = 0; i < 1500; ++i) transaction.audit(mover());
  });
  // Before the last thousand, which every start looks at.
  raw(file_, "UPDATE audit SET actor = 'pietersen' WHERE seq = 100");
  EXPECT_THAT(refusal(), HasSubstr("does not verify"));
  EXPECT_EQ(count("message"), "0");
  EXPECT_EQ(count("audit"), "0");
  EXPECT_EQ(start(file_), "");
}

TEST_F(CopyStore, goes_anew_after_one_that_failed) {
  raw(file_, "CREATE TABLE kept AS SELECT * FROM wait; DROP TABLE wait");  // comes last
  EXPECT_THAT(refusal(), HasSubstr("wait"));
  EXPECT_EQ(count("message"), "0");
  raw(file_,
      "CREATE TABLE wait (gemeente TEXT NOT NULL, type TEXT NOT NULL, value TEXT NOT NULL, message "
      "TEXT NOT NULL, PRIMARY KEY (gemeente, type, value, message)); DROP TABLE kept");
  EXPECT_EQ(refusal(), "");
  EXPECT_EQ(count("message"), "2");
}

TEST_F(CopyStore, that_came_as_far_as_the_commit_is_finished_by_the_next) {
  copy();
  raw(file_, "DELETE FROM setting WHERE name = 'opslag.verhuisd'");
  EXPECT_TRUE(copy().was_there);
  EXPECT_THAT(start(file_), HasSubstr("verhuisd naar"));
}

TEST_F(CopyStore, tells_of_texts_that_a_server_cannot_keep) {
  raw(file_, "UPDATE setting SET value = CAST(x'61ff' AS TEXT) WHERE name = 'woord'");
  EXPECT_EQ(copy().changed_texts, 1);
  EXPECT_EQ(Reader{server_}.setting("woord"), "a\xEF\xBF\xBD");
}

TEST_F(CopyStore, has_no_password_in_what_it_says) {
  copy();
  EXPECT_THAT(start(file_), Not(HasSubstr("wachtwoord")));
}

}  // namespace
}  // namespace rodedraad::store
