#include "rodedraad/store/vault.h"

#include <gmock/gmock.h>
#include <sqlite3.h>

#include <fstream>
#include <iterator>
#include <thread>

#include "rodedraad/store/audit_chain.h"
#include "store_fixture.h"

namespace rodedraad::store {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class VaultTest : public StoreTest {
 protected:
  fs::path keys() const { return folder_ / "keys"; }

  void open_writer(const Location& location) {
    writer_.reset();
    writer_ = std::make_unique<Writer>(
        location, [](std::string_view what) { ADD_FAILURE() << "the writer failed: " << what; });
  }

  static void put(Transaction& transaction, int i) {
    const auto n = std::to_string(i);
    CaseFile whole;
    whole.file.id = "z" + n;
    whole.file.municipality = "0505";
    transaction.put_case(whole);
    transaction.add_identifier(whole.file, {"bsn", "99999" + n});
    auto row = message("m" + n, "k" + n);
    row.case_id = whole.file.id;
    row.state = MessageState::processed;
    transaction.insert(row);
    auto out = delivery("d" + n, whole.file.id);
    out.municipality = "0505";
    transaction.insert(out);
  }

  /// Rewraps all keys, as the hub does.
  void rotate(const std::shared_ptr<Vault>& vault) {
    vault->begin_rotation();
    bool done = false;
    while (!done) {
      write([&](Transaction& transaction) { done = transaction.rewrap_keys(3) == 0; });
    }
    vault->finish_rotation();
  }
};

TEST_F(VaultTest, makes_a_master_key_that_nobody_else_can_read) {
  EXPECT_EQ(fs::status(keys() / "master.key").permissions(), fs::perms::owner_read);
  EXPECT_EQ(fs::status(keys()).permissions(), fs::perms::owner_all);
}

TEST_F(VaultTest, makes_no_new_master_key_for_a_store_that_has_one) {
  write([](Transaction& transaction) { put(transaction, 1); });
  writer_.reset();
  fs::rename(keys() / "master.key", keys() / "elsewhere");
  EXPECT_THROW(Writer(afresh(), nullptr), StoreError);
  EXPECT_THROW(Reader{afresh()}, StoreError);
  EXPECT_FALSE(fs::exists(keys() / "master.key"));
}

TEST_F(VaultTest, refuses_the_master_key_of_another_store) {
  write([](Transaction& transaction) { put(transaction, 1); });
  writer_.reset();
  fs::remove(keys() / "master.key");
  std::ofstream{keys() / "master.key"} << std::string(32, 'x');
  fs::permissions(keys() / "master.key", fs::perms::owner_read);
  EXPECT_THROW(Reader{afresh()}, StoreError);
}

TEST_F(VaultTest, refuses_a_master_key_that_others_can_read) {
  write([](Transaction& transaction) { put(transaction, 1); });
  fs::permissions(keys() / "master.key", fs::perms::owner_read | fs::perms::others_read);
  EXPECT_THROW(Reader{afresh()}, StoreError);
}

TEST_F(VaultTest, takes_the_master_key_from_a_command) {
  const auto other = folder_ / "other";
  fs::create_directory(other);
  const auto location =
      Location::from_url("sqlite:hub.db", other, {{}, "command:printf '%032d' 7", {}});
  open_writer(location);
  write([](Transaction& transaction) { put(transaction, 1); });
  EXPECT_TRUE(Reader{location}.case_file("z1"));
  EXPECT_FALSE(fs::exists(other / "keys" / "master.key"));
}

TEST_F(VaultTest, refuses_a_command_that_fails) {
  const auto location = Location::from_url("sqlite:hub.db", folder_, {{}, "command:false", {}});
  EXPECT_THROW(Reader{location}, StoreError);
}

TEST_F(VaultTest, rotates_while_others_write_and_read) {
  for (int i = 0; i < 20; ++i) write([i](Transaction& transaction) { put(transaction, i); });
  const auto before = bytes_of(keys() / "master.key");
  Reader reader{location_};
  std::thread writing{[&] {
    for (int i = 20; i < 60; ++i) write([i](Transaction& transaction) { put(transaction, i); });
  }};
  rotate(location_.vault);
  writing.join();
  EXPECT_NE(bytes_of(keys() / "master.key"), before);
  EXPECT_FALSE(fs::exists(keys() / "master.next"));
  EXPECT_EQ(reader.keys_to_rewrap(), 0);
  for (auto* look : {&reader}) {
    for (int i = 0; i < 60; ++i) {
      EXPECT_FALSE(look->message("m" + std::to_string(i))->damaged) << i;
    }
  }
  Reader anew{afresh()};
  for (int i = 0; i < 60; ++i) EXPECT_FALSE(anew.message("m" + std::to_string(i))->damaged) << i;
}

TEST_F(VaultTest, does_not_read_under_the_key_of_before_after_a_rotation) {
  write([](Transaction& transaction) { put(transaction, 1); });
  const auto before = bytes_of(keys() / "master.key");
  rotate(location_.vault);
  writer_.reset();
  fs::remove(keys() / "master.key");
  std::ofstream{keys() / "master.key"} << before;
  fs::permissions(keys() / "master.key", fs::perms::owner_read);
  EXPECT_THROW(Reader{afresh()}, StoreError);
}

TEST_F(VaultTest, goes_on_with_a_rotation_that_was_broken_off) {
  for (int i = 0; i < 10; ++i) write([i](Transaction& transaction) { put(transaction, i); });
  location_.vault->begin_rotation();
  write([](Transaction& transaction) { transaction.rewrap_keys(4); });
  const auto again = afresh();
  writer_.reset();
  writer_ = std::make_unique<Writer>(again, [](std::string_view) { ADD_FAILURE(); });
  Reader reader{again};
  EXPECT_GT(reader.keys_to_rewrap(), 0);
  EXPECT_FALSE(reader.message("m1")->damaged);
  rotate(again.vault);
  EXPECT_EQ(reader.keys_to_rewrap(), 0);
  EXPECT_FALSE(Reader{afresh()}.message("m9")->damaged);
}

TEST_F(VaultTest, opens_with_two_master_keys_of_others_until_it_has_rotated) {
  const auto other = folder_ / "other";
  fs::create_directory(other);
  const std::string old_key = "command:printf '%032d' 7", new_key = "command:printf '%032d' 8";
  open_writer(Location::from_url("sqlite:hub.db", other, {{}, old_key, {}}));
  write([](Transaction& transaction) { put(transaction, 1); });
  const auto both = Location::from_url("sqlite:hub.db", other, {{}, new_key, old_key});
  open_writer(both);
  EXPECT_FALSE(Reader{both}.message("m1")->damaged);
  rotate(both.vault);
  const auto alone = Location::from_url("sqlite:hub.db", other, {{}, new_key, {}});
  EXPECT_FALSE(Reader{alone}.message("m1")->damaged);
}

TEST_F(VaultTest, destroys_the_keys_of_a_case_that_is_erased) {
  for (int i = 0; i < 3; ++i) write([i](Transaction& transaction) { put(transaction, i); });
  write([](Transaction& transaction) { transaction.erase_case("z1", {}); });
  Reader reader{location_};
  EXPECT_FALSE(reader.case_with("0505", {"bsn", "999991"}));
  EXPECT_EQ(reader.message("m1")->message.body, "");
  EXPECT_EQ(reader.delivery("d1")->state, DeliveryState::cancelled);
  EXPECT_EQ(reader.delivery("d1")->message.body, "");
  EXPECT_EQ(reader.case_with("0505", {"bsn", "999992"}), "z2");
  EXPECT_NE(reader.message("m2")->message.body, "");
}

TEST_F(VaultTest, says_when_something_of_a_case_is_under_way) {
  write([](Transaction& transaction) { put(transaction, 1); });
  auto sent = Reader{location_}.delivery("d1").value();
  sent.state = DeliveryState::in_flight;
  write([&](Transaction& transaction) {
    EXPECT_FALSE(transaction.under_way("z1"));
    transaction.update(sent, DeliveryState::queued);
    EXPECT_TRUE(transaction.under_way("z1"));
    EXPECT_FALSE(transaction.under_way("z2"));
  });
}

TEST_F(VaultTest, keeps_a_case_erased_when_a_copy_of_before_is_put_back) {
  if (on_server()) GTEST_SKIP() << "a file only";
  for (int i = 0; i < 3; ++i) write([i](Transaction& transaction) { put(transaction, i); });
  writer_.reset();
  const auto copy = folder_ / "copy.db";
  fs::copy_file(location_.file, copy);
  open_writer(location_);
  write([](Transaction& transaction) { transaction.erase_case("z1", {}); });
  writer_.reset();
  for (const auto* name : {"hub.db", "hub.db-wal", "hub.db-shm"}) fs::remove(folder_ / name);
  fs::rename(copy, location_.file);
  accept_restored(afresh(), {});
  open_writer(afresh());
  Reader reader{afresh()};
  EXPECT_FALSE(reader.case_with("0505", {"bsn", "999991"}));
  EXPECT_EQ(reader.message("m1")->message.body, "");
  EXPECT_THAT(reader.case_file("z1")->close_reason, Not(IsEmpty()));
  EXPECT_NE(reader.message("m2")->message.body, "");
}

TEST_F(VaultTest, leaves_nothing_of_an_erased_key_in_its_files) {
  if (on_server()) GTEST_SKIP() << "a file only";
  write([](Transaction& transaction) { put(transaction, 1); });
  writer_.reset();
  std::string wrapped;
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open(location_.file.c_str(), &db), SQLITE_OK);
  sqlite3_stmt* statement = nullptr;
  sqlite3_prepare_v2(db, "SELECT wrapped FROM data_key WHERE scope = 'case:z1'", -1, &statement,
                     nullptr);
  ASSERT_EQ(sqlite3_step(statement), SQLITE_ROW);
  wrapped.assign(static_cast<const char*>(sqlite3_column_blob(statement, 0)),
                 static_cast<std::size_t>(sqlite3_column_bytes(statement, 0)));
  sqlite3_finalize(statement);
  sqlite3_close(db);
  ASSERT_THAT(bytes_of(location_.file), HasSubstr(wrapped));
  open_writer(afresh());
  write([](Transaction& transaction) { transaction.erase_case("z1", {}); });
  EXPECT_THAT(bytes_of(folder_ / "hub.db-wal"), Not(HasSubstr(wrapped)));
  writer_.reset();
  EXPECT_THAT(bytes_of(location_.file), Not(HasSubstr(wrapped)));
}

TEST_F(VaultTest, erases_nothing_that_it_cannot_remember_as_erased) {
  write([](Transaction& transaction) { put(transaction, 1); });
  fs::create_directory(keys() / "erased.keys");  // in the way of the list
  write(
      [](Transaction& transaction) { EXPECT_THROW(transaction.erase_case("z1", {}), StoreError); });
  EXPECT_NE(Reader{location_}.message("m1")->message.body, "");
}

TEST_F(VaultTest, opens_nothing_while_it_cannot_know_what_was_erased) {
  writer_.reset();
  fs::create_directory(keys() / "erased.keys");  // where the list is, and cannot be read
  EXPECT_THROW(Writer(afresh(), nullptr), StoreError);
}

TEST_F(VaultTest, drops_the_key_of_a_day_only_when_nothing_open_lies_under_it) {
  const Instant day{std::chrono::days{20000}};
  write([&](Transaction& transaction) {
    auto done = message("done");
    done.received = day;
    done.state = MessageState::refused;
    transaction.insert(done);
    auto waits = message("waits");
    waits.received = day + std::chrono::days{1};
    waits.state = MessageState::parked;
    transaction.insert(waits);
    transaction.drop_day_keys(day + std::chrono::days{5});
  });
  Reader reader{location_};
  EXPECT_EQ(reader.message("done")->message.body, "");
  EXPECT_FALSE(reader.message("done")->damaged);
  EXPECT_NE(reader.message("waits")->message.body, "");
}

TEST_F(VaultTest, keeps_the_contents_of_a_case_that_is_held) {
  write([](Transaction& transaction) {
    put(transaction, 1);
    transaction.hold_case("z1", "bezwaar");
    transaction.erase_old_contents(Instant{std::chrono::days{30000}}, 0, 100);
    transaction.drop_day_keys(Instant{std::chrono::days{30000}});
  });
  Reader reader{afresh()};
  EXPECT_EQ(reader.case_file("z1")->hold, "bezwaar");
  EXPECT_NE(reader.message("m1")->message.body, "");
}

TEST_F(VaultTest, holds_what_a_held_case_was_merged_into) {
  write([](Transaction& transaction) {
    put(transaction, 1);
    put(transaction, 2);
    transaction.hold_case("z2", "bezwaar");
    model::Case file;
    file.id = "z1";
    file.municipality = "0505";
    transaction.merge_case(file, "z2");
  });
  EXPECT_EQ(Reader{location_}.case_file("z1")->hold, "bezwaar");
}

}  // namespace
}  // namespace rodedraad::store
