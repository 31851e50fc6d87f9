#include <gmock/gmock.h>

#include <thread>

#include "postgres.h"
#include "postgres_dialect.h"
#include "pseudonyms.h"
#include "rodedraad/store/audit_chain.h"
#include "rodedraad/store/standby.h"
#include "rodedraad/store/vault.h"
#include "row_numbers.h"
#include "statements.h"
#include "store_fixture.h"

namespace rodedraad::store {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;

TEST(PostgresDialect, numbers_the_places_of_values) {
  EXPECT_EQ(for_postgres("SELECT a FROM b WHERE c = ? AND d = ?"),
            "SELECT a FROM b WHERE c = $1 AND d = $2");
}

TEST(PostgresDialect, leaves_a_text_as_it_is) {
  EXPECT_EQ(for_postgres("SELECT '? +a' WHERE b = ?"), "SELECT '? +a' WHERE b = $1");
}

TEST(PostgresDialect, leaves_out_what_keeps_sqlite_from_an_index) {
  EXPECT_EQ(for_postgres("WHERE a = 1 AND +b = ? AND (+c > ?) ORDER BY +d"),
            "WHERE a = 1 AND b = $1 AND (c > $2) ORDER BY d");
}

TEST(PostgresDialect, adds_where_something_is_added) {
  EXPECT_EQ(for_postgres("SELECT max(a) + 1, b + c"), "SELECT max(a) + 1, b + c");
}

TEST(PostgresDialect, takes_text_that_is_utf8) {
  EXPECT_TRUE(is_postgres_text("Ünal 漢 \xF0\x9F\x98\x80"));
}

TEST(PostgresDialect, makes_text_of_what_is_none) {
  EXPECT_FALSE(is_postgres_text("a\xFFz"));
  EXPECT_FALSE(is_postgres_text(std::string_view{"a\0z", 3}));
  EXPECT_FALSE(is_postgres_text("\xED\xA0\x80"));  // half of a pair
  EXPECT_FALSE(is_postgres_text("\xC0\x80"));      // longer than need be
  EXPECT_EQ(to_postgres_text("a\xFFz"), "a\xEF\xBF\xBDz");
  EXPECT_TRUE(is_postgres_text(to_postgres_text("\xED\xA0\x80\xF4\x90")));
}

TEST(PostgresUrl, shows_nobody_a_password) {
  const auto location =
      Location::from_url("postgresql://hub:geheim@db.example:5432/hub?sslmode=require", "/data");
  EXPECT_EQ(location.name(), "postgresql://db.example:5432/hub");
}

TEST(PostgresUrl, that_is_wrong_is_not_repeated) {
  try {
    Reader{Location::from_url("postgresql://hub:geheim%zz@db/hub", "/data")};
    FAIL();
  } catch (const StoreError& problem) {
    EXPECT_THAT(problem.what(), Not(HasSubstr("geheim")));
  }
}

/// What is so of a store on a server only.
class PostgresTest : public StoreTest {
 protected:
  void SetUp() override {
    if (!on_server()) GTEST_SKIP() << "no server: run this by tests/support/postgres.py";
  }

  static MessageRow row(const std::string& id) { return message(id); }

  void end_sessions() {
    raw(location_,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND "
        "application_name = 'rodedraad'");
  }
};

TEST_F(PostgresTest, has_the_tables_and_columns_of_a_file) {
  auto file = Location::from_url("sqlite:hub.db", folder_);
  { const Writer made{file, nullptr}; }
  const auto in_file =
      raw(file,
          "SELECT m.name || '.' || c.name || CASE c.\"notnull\" WHEN 1 THEN '' ELSE ' or none' END "
          "FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT "
          "LIKE 'sqlite%' AND m.name <> 'schema_version' AND c.pk = 0");
  const auto on_server =
      raw(location_,
          "SELECT c.table_name || '.' || column_name || CASE is_nullable WHEN 'NO' THEN '' ELSE ' "
          "or none' END AS one FROM information_schema.columns c WHERE table_schema = "
          "current_schema() AND table_name NOT IN ('schema_version', 'owner', 'arrived', "
          "'audit_waiting') AND column_name <> "
          "'rowid' AND NOT EXISTS (SELECT 1 FROM information_schema.key_column_usage k WHERE "
          "k.table_schema = c.table_schema AND k.table_name = c.table_name AND k.column_name = "
          "c.column_name AND k.constraint_name LIKE '%pkey')");
  EXPECT_THAT(on_server, testing::UnorderedElementsAreArray(in_file));
}

TEST_F(PostgresTest, has_the_indexes_of_a_file) {
  auto file = Location::from_url("sqlite:hub.db", folder_);
  { const Writer made{file, nullptr}; }
  const auto in_file =
      raw(file, "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL");
  const auto on_server = raw(location_,
                             "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema() "
                             "AND tablename <> 'arrived' AND indexname NOT LIKE '%\\_pkey' AND "
                             "indexname NOT LIKE '%\\_id\\_key'");
  EXPECT_THAT(on_server, testing::UnorderedElementsAreArray(in_file));
}

TEST_F(PostgresTest, is_written_by_one_hub_at_a_time) {
  EXPECT_THROW(Writer(location_, nullptr), Occupied);
  writer_.reset();
  EXPECT_NO_THROW(Writer(location_, nullptr));
}

TEST_F(PostgresTest, standby_waits_while_another_hub_lives) {
  location_.lease = 400ms;
  writer_.reset();
  writer_ = std::make_unique<Writer>(location_, [](std::string_view) { ADD_FAILURE(); });
  const auto sign = [&] { return raw(location_, "SELECT beat FROM owner").front(); };
  Standby standby{location_};
  std::chrono::steady_clock::time_point now{};
  for (int signs = 0; signs < 5; ++signs) {
    EXPECT_FALSE(standby.may_try(now));
    // By the standby's clock almost a lease goes by from one sign of life to the next.
    for (const auto before = sign(); sign() == before;) std::this_thread::sleep_for(10ms);
    now += location_.lease - 1ms;
  }
  EXPECT_THAT(standby.waits_for(), HasSubstr("process " + std::to_string(::getpid())));
  EXPECT_EQ(standby.ended(), "");
}

TEST_F(PostgresTest, standby_goes_when_the_other_stops) {
  Standby standby{location_};
  EXPECT_FALSE(standby.may_try({}));
  writer_.reset();
  EXPECT_TRUE(standby.may_try({}));
}

TEST_F(PostgresTest, who_is_silent_for_a_lease_writes_nothing_any_more) {
  writer_.reset();
  const auto silent = open_writer(location_, *location_.shared_vault());  // no sign of life
  silent->begin();
  silent->prepare("INSERT INTO setting (name, value) VALUES ('too', 'late')")->run();
  Standby standby{location_};
  std::chrono::steady_clock::time_point now{};
  EXPECT_FALSE(standby.may_try(now));
  EXPECT_FALSE(standby.may_try(now + location_.lease - 1ms));
  EXPECT_FALSE(standby.may_try(now + location_.lease));  // its session ends
  for (int look = 0; look < 500 && !standby.may_try(now); ++look) std::this_thread::sleep_for(10ms);
  EXPECT_THAT(standby.ended(), HasSubstr("process"));
  EXPECT_THROW(silent->commit(), StoreError);
  EXPECT_NO_THROW(Writer(location_, nullptr));
  EXPECT_EQ(Reader{location_}.setting("too"), "");
}

TEST_F(PostgresTest, who_lost_its_session_stops) {
  std::promise<std::string> said;
  writer_.reset();
  // It must not return; what the thread does then is this test's alone.
  static std::promise<std::string>* told = nullptr;
  told = &said;
  auto* writer = new Writer(location_, [](std::string_view what) {
    told->set_value(std::string{what});
    for (;;) std::this_thread::sleep_for(1h);
  });
  end_sessions();
  writer->submit([](Transaction& transaction) { transaction.put_setting("a", "b"); },
                 [] { ADD_FAILURE() << "was told that it is on disk"; });
  EXPECT_THAT(said.get_future().get(), HasSubstr("PostgreSQL"));
  EXPECT_EQ(Reader{location_}.setting("a"), "");
}

TEST_F(PostgresTest, who_only_reads_connects_again) {
  write([](Transaction& transaction) { transaction.put_setting("a", "b"); });
  Reader reader{location_};
  EXPECT_EQ(reader.setting("a"), "b");
  writer_.reset();
  end_sessions();
  EXPECT_EQ(reader.setting("a"), "b");
}

TEST_F(PostgresTest, keeps_a_message_of_which_a_word_is_no_text) {
  auto odd = row("m1");
  odd.message.sender = "a\xFF";
  odd.reason = std::string{"b\0c", 3};
  write([&](Transaction& transaction) { transaction.insert(odd); });
  const auto kept = Reader{location_}.message("m1");
  EXPECT_EQ(kept->message.body, odd.message.body);
  EXPECT_EQ(kept->reason,
            "b\xEF\xBF\xBD"
            "c");
}

TEST_F(PostgresTest, commits_nothing_when_a_row_is_not_there_that_had_to_change) {
  writer_.reset();
  const auto connection = open_writer(location_, *location_.shared_vault());
  Statements statements{*connection};
  connection->begin();
  statements.run("INSERT INTO setting (name, value) VALUES ('a', 'b')");
  statements.run_for_one("no such setting", "UPDATE setting SET value = 'c' WHERE name = 'z'");
  statements.run("INSERT INTO setting (name, value) VALUES ('d', 'e')");
  EXPECT_THROW(connection->commit(), std::logic_error);
  EXPECT_THAT(raw(location_, "SELECT name FROM setting WHERE name IN ('a', 'd')"),
              testing::IsEmpty());
}

/// What a server far away costs: each wait is the way there and back.
class PostgresWaits : public PostgresTest {
 protected:
  void SetUp() override {
    PostgresTest::SetUp();
    if (!on_server()) return;
    writer_.reset();
    connection_ = open_writer(location_, *location_.shared_vault());
    statements_ = std::make_unique<Statements>(*connection_);
    chain_ = std::make_unique<AuditChain>(location_, *statements_);
  }

  /// Of a transaction that takes in so many messages about a case that is there, each with two
  /// deliveries that are confirmed.
  std::size_t waits_for(int count) {
    const auto& server = static_cast<const PostgresConnection&>(*connection_);
    const auto before = server.waits();
    connection_->begin();
    Pseudonyms pseudonyms{location_};
    Transaction transaction{*statements_, *location_.shared_vault(), numbers_, chain_.get(),
                            &pseudonyms};
    for (int i = 0; i < count; ++i) take_in(transaction, "m" + std::to_string(++messages_));
    connection_->commit();
    return server.waits() - before;
  }

 private:
  static void take_in(Transaction& transaction, const std::string& id) {
    auto incoming = message(id, "key-of-" + id);
    EXPECT_EQ(transaction.insert_new(incoming), std::nullopt);
    incoming.case_id = "z1";
    incoming.state = MessageState::processed;
    CaseFile whole;
    whole.file.id = incoming.case_id;
    whole.file.municipality = incoming.municipality;
    transaction.put_case(whole);
    const std::vector<model::Fact> facts{
        {"pvt.status", {}, "actief", "duo", id, {}, {}, {}, false}};
    transaction.add_facts("z1", facts);
    transaction.update(incoming, MessageState::received, {});
    for (const char* place : {"a", "b"}) {
      auto outgoing = delivery(id + place, "z1");
      outgoing.municipality = incoming.municipality;
      transaction.insert(outgoing);
      outgoing.state = DeliveryState::in_flight;
      transaction.progress(outgoing, DeliveryState::queued);
      outgoing.state = DeliveryState::confirmed;
      transaction.progress(outgoing, DeliveryState::in_flight);
      transaction.add_attempt({outgoing.message.id, 1, {}, "confirmed", 200, {}});
    }
    transaction.add_processing({});
  }

  std::unique_ptr<Connection> connection_;
  std::unique_ptr<Statements> statements_;
  std::unique_ptr<AuditChain> chain_;
  RowNumbers numbers_;
  int messages_ = 0;
};

TEST_F(PostgresWaits, are_one_for_a_message_and_a_few_for_a_commit) {
  waits_for(1);  // keys are made, and row numbers looked up
  const auto one = waits_for(1);
  EXPECT_LE(one, 4U);
  EXPECT_EQ(waits_for(11), one + 10);
}

TEST_F(PostgresTest, has_so_many_statements_in_a_transaction_as_one_needs) {
  write([&](Transaction& transaction) {
    for (int i = 0; i < 1000; ++i) transaction.put_setting("n" + std::to_string(i), "v");
  });
  EXPECT_EQ(raw(location_, "SELECT count(*) FROM setting WHERE value = 'v'").front(), "1000");
}

TEST_F(PostgresTest, knows_what_it_takes_on_disk) { EXPECT_GT(location_.size(), 100'000U); }

}  // namespace
}  // namespace rodedraad::store
