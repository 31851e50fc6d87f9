#include <gmock/gmock.h>
#include <sqlite3.h>

#include <set>

#include "search_fixture.h"

/// How SQLite carries out what the lists ask: over ten million rows nothing may be walked whole.
namespace rodedraad::store {
namespace {

std::set<std::string>& asked() {
  static std::set<std::string> texts;
  return texts;
}

int note(unsigned, void*, void*, void* text) {
  asked().insert(static_cast<const char*>(text));
  return 0;
}

int listen(sqlite3* db, const char**, const void*) {
  return sqlite3_trace_v2(db, SQLITE_TRACE_STMT, note, nullptr);
}

class SearchPlans : public SearchTest {
 protected:
  void SetUp() override {
    if (on_server()) GTEST_SKIP() << "a file only";
    add_case("z1", "0505", "A", "B");
    add_term("z1", term("pip", "2026-03-01"));
    add_message(message_at("m1", 100, "0505", "duo", MessageState::processed));
    add_delivery(delivery_at("d1", 100, "0505", "duo", DeliveryState::failed));
    write([](Transaction& transaction) {
      transaction.audit({0, at(1), "case.read", "z1", "shown", "command", "J. Jansen", "0505"});
      ProcessingRow line;
      line.municipality = "0505";
      transaction.add_processing(line);
    });
    asked().clear();
    ASSERT_EQ(sqlite3_auto_extension(reinterpret_cast<void (*)()>(listen)), SQLITE_OK);
    search_ = std::make_unique<Search>(location_, std::chrono::minutes{1});
  }
  void TearDown() override {
    if (on_server()) return;
    sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(listen));
    search_.reset();
  }

  /// What SQLite says of a statement, line by line.
  std::string plan_of(const std::string& sql) {
    sqlite3* db = nullptr;
    EXPECT_EQ(sqlite3_open(location_.file.c_str(), &db), SQLITE_OK);
    sqlite3_stmt* statement = nullptr;
    EXPECT_EQ(
        sqlite3_prepare_v2(db, ("EXPLAIN QUERY PLAN " + sql).c_str(), -1, &statement, nullptr),
        SQLITE_OK)
        << sql;
    std::string out;
    while (sqlite3_step(statement) == SQLITE_ROW) {
      out += reinterpret_cast<const char*>(sqlite3_column_text(statement, 3));
      out += '\n';
    }
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return out;
  }

  void expect_no_walk() {
    std::size_t checked = 0;
    for (const auto& sql : asked()) {
      if (!sql.starts_with("SELECT")) continue;
      ++checked;
      const bool first_of_all = sql.find(" WHERE TRUE ORDER BY ") != std::string::npos;
      if (first_of_all && sql.ends_with("LIMIT 1")) continue;  // stops at the first row
      auto plan = plan_of(sql);
      // Only what lies at the desk is in this index.
      constexpr std::string_view desk = "SCAN delivery USING INDEX delivery_desk";
      if (const auto found = plan.find(desk); found != std::string::npos) {
        plan.erase(found, desk.size());
      }
      for (const char* table : {"message", "delivery", "audit", "verwerking", "attempt", "wait"}) {
        EXPECT_EQ(plan.find(std::string{"SCAN "} + table), std::string::npos) << sql << '\n'
                                                                              << plan;
      }
      // A way in that was written must not be a walk over a period instead.
      const std::pair<const char*, const char*> ways[] = {
          {"WHERE substr(subject", "verwerking_subject"},
          {"WHERE object = ?", "audit_object"},
          {"WHERE actor = ?", "audit_actor"},
          {"WHERE action = ?", "audit_action"},
          {"WHERE actor <> origin", "audit_people"},
          {"WHERE cause = ?", "delivery_cause"},
          {"delivery WHERE case_id = ?", "delivery_case"},
          {"message WHERE case_id = ?", "message_case"},
          {"WHERE state = 'refused'", "message_refused"},
          {"WHERE desk = 1", "delivery_desk"},
          {"merged_into = '' AND closed = '' AND next_due = ''", "zaak_without_term"},
          {"ORDER BY next_due", "zaak_due"},
          {"WHERE state = 'queued' AND state", "delivery_state"}};
      for (const auto& [way, index] : ways) {
        if (sql.find(way) == std::string::npos) continue;
        EXPECT_NE(plan_of(sql).find(index), std::string::npos) << sql << '\n' << plan;
      }
      const bool few = sql.find("WHERE id >= ?") != std::string::npos ||
                       sql.find("FROM deadline WHERE case_id = ?") != std::string::npos;
      EXPECT_TRUE(few || plan.find("TEMP B-TREE FOR ORDER BY") == std::string::npos) << sql << '\n'
                                                                                     << plan;
    }
    EXPECT_GT(checked, 0U);
  }
};

TEST_F(SearchPlans, walk_over_no_message) {
  std::vector<MessageQuery> queries(12);
  queries[1].municipalities = {"0505", "0531"};
  queries[2].connection = "duo";
  queries[3].kind = "pvt";
  queries[4].states = {MessageState::failed, MessageState::refused, MessageState::duplicate};
  queries[5].states = {MessageState::processed};
  queries[6].case_id = "z1";
  queries[7].key = "key-of-m1";
  queries[8].id = "m1";
  queries[9].from = at(1);
  queries[10].desk = true;
  queries[11].open = true;
  for (auto query : queries) {
    search().messages(query);
    query.municipalities = {"0505"};
    query.connection = "duo";
    query.until = at(200);
    search().messages(query, "100");
  }
  expect_no_walk();
}

TEST_F(SearchPlans, walk_over_no_delivery) {
  std::vector<DeliveryQuery> queries(11);
  queries[1].municipalities = {"0505", "0531"};
  queries[2].connection = "duo";
  queries[3].organisation = "duo-org";
  queries[4].states = {DeliveryState::queued, DeliveryState::cancelled};
  queries[5].states = {DeliveryState::confirmed};
  queries[6].case_id = "z1";
  queries[7].message = "m1";
  queries[8].id = "d1";
  queries[9].desk = true;
  queries[10].kind = "pvt";
  for (auto query : queries) {
    search().deliveries(query);
    query.municipalities = {"0505"};
    query.connection = "duo";
    query.from = at(1);
    search().deliveries(query, "100");
  }
  search().waiting({"0505"}, at(100));
  search().waiting({}, at(100));
  expect_no_walk();
}

TEST_F(SearchPlans, walk_over_no_log) {
  std::vector<AuditSearch> queries(7);
  queries[1].people = true;
  queries[2].action = "case";
  queries[3].object = "z1";
  queries[4].actor = "J. Jansen";
  queries[5].action = "message";
  queries[6].from = at(1);
  for (auto query : queries) {
    search().audit(query);
    query.municipalities = {"0505"};
    query.until = at(200);
    search().audit(query, "100");
  }
  search().processing({});
  search().processing({.municipalities = {"0505"}, .subject_type = "BSN", .subject = "999990019"});
  search().processing({.from = at(1)});
  expect_no_walk();
}

TEST_F(SearchPlans, walk_over_no_message_for_a_case) {
  for (const auto state : {TermState::any, TermState::late, TermState::this_week,
                           TermState::running, TermState::none}) {
    const std::string today = "2026-03-05";
    search().cases({.municipalities = {"0505"}, .today = today, .term_state = state});
    search().cases({.today = today, .term_state = state});
    search().cases({.today = today, .term_state = state, .name = "a b"});
    search().cases({.today = today, .term_state = state, .number = "z"});
  }
  search().terms({.municipalities = {"0505"}, .from = "2026-01-01"});
  search().tasks({.municipalities = {"0505"}, .organisation = "sdd"});
  expect_no_walk();
}

}  // namespace
}  // namespace rodedraad::store
