#include <gmock/gmock.h>
#include <sqlite3.h>

#include "search_fixture.h"

/// The lists of cases, terms, tasks and logs, and what people decide.
namespace rodedraad::store {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class SearchCases : public SearchTest {
 protected:
  void SetUp() override {
    add_case("z1", "0505", "Fatima Noor", "Özdemir-van 't Hof");
    add_case("z2", "0505", "José", "Petrović");
    add_case("z3", "0531", "Fatima", "van Dijk");
  }
};

TEST_F(SearchCases, are_listed_newest_first_page_by_page) {
  EXPECT_THAT(cases({}, 2), ElementsAre("z3", "z2", "z1"));
  EXPECT_THAT(cases({}, 1), ElementsAre("z3", "z2", "z1"));
}

TEST_F(SearchCases, are_found_by_whole_words_of_a_name) {
  EXPECT_THAT(cases({.name = "fatima"}), ElementsAre("z3", "z1"));
  EXPECT_THAT(cases({.name = "fatima"}, 1), ElementsAre("z3", "z1"));
  EXPECT_THAT(cases({.name = "OZDEMIR"}), ElementsAre("z1"));
  EXPECT_THAT(cases({.name = "Ozdemir Fatima"}), ElementsAre("z1"));
  EXPECT_THAT(cases({.name = "jose petrovic"}), ElementsAre("z2"));
  EXPECT_THAT(cases({.name = "Jose\xcc\x81"}), ElementsAre("z2")) << "with a combining accent";
  EXPECT_THAT(cases({.name = "fatima petrovic"}), IsEmpty());
  EXPECT_THAT(cases({.name = "fat"}), IsEmpty());
  EXPECT_THAT(cases({.name = "-"}), IsEmpty());
}

TEST_F(SearchCases, of_other_municipalities_are_not_seen) {
  EXPECT_THAT(cases({.municipalities = {"0505"}}), ElementsAre("z2", "z1"));
  EXPECT_THAT(cases({.municipalities = {"0505"}, .name = "fatima"}), ElementsAre("z1"));
  EXPECT_THAT(cases({.municipalities = {"0505"}, .number = "z3"}), IsEmpty());
}

TEST_F(SearchCases, are_found_by_number) {
  EXPECT_THAT(cases({.number = "z2"}), ElementsAre("z2"));
  EXPECT_THAT(cases({.number = "z"}), SizeIs(3));
}

TEST_F(SearchCases, that_are_closed_are_seen_when_asked_for) {
  write([](Transaction& transaction) {
    auto closed = file("z2", "0505");
    closed.closed = "2026-01-01";
    transaction.put_case(closed);
  });
  EXPECT_THAT(cases({}), ElementsAre("z3", "z1"));
  EXPECT_THAT(cases({.closed = true}), ElementsAre("z3", "z2", "z1"));
  EXPECT_THAT(cases({.name = "jose"}), IsEmpty());
}

TEST_F(SearchCases, are_found_by_their_earliest_term) {
  add_term("z1", term("pip", "2026-03-10"));
  add_term("z1", term("vlot", "2026-03-01"));
  add_term("z3", term("pip", "2026-03-06"));
  const std::string today = "2026-03-05";  // a Thursday
  const auto of = [&](TermState state) { return cases({.today = today, .term_state = state}, 1); };
  EXPECT_THAT(of(TermState::late), ElementsAre("z1"));
  EXPECT_THAT(of(TermState::this_week), ElementsAre("z3"));
  EXPECT_THAT(of(TermState::running), ElementsAre("z3"));
  EXPECT_THAT(of(TermState::none), ElementsAre("z2"));
  EXPECT_THAT(of(TermState::any), ElementsAre("z3", "z2", "z1"));
  const auto line = search().cases({.today = today, .term_state = TermState::late}).lines.at(0);
  EXPECT_EQ(line.next_due, "2026-03-01");
  EXPECT_EQ(line.next_term, "vlot");
  EXPECT_TRUE(line.late);
  EXPECT_THAT(cases({.municipalities = {"0531"}, .today = today, .term_state = TermState::late}),
              IsEmpty());
}

TEST_F(SearchCases, of_which_a_term_ends_are_found_by_the_next) {
  add_term("z1", term("vlot", "2026-03-01"));
  add_term("z1", term("pip", "2026-03-10"));
  auto& met = cases_["z1"].deadlines.front();
  met.runs = false;
  write([&](Transaction& transaction) {
    transaction.put_case(cases_["z1"]);
    transaction.put_deadline("z1", met);
  });
  const auto page = search().cases({.today = "2026-03-05", .term_state = TermState::running});
  ASSERT_THAT(page.lines, SizeIs(1));
  EXPECT_EQ(page.lines[0].next_due, "2026-03-10");
  EXPECT_EQ(page.lines[0].next_term, "pip");
}

TEST_F(SearchCases, are_found_by_name_or_number_and_term_at_once) {
  add_term("z1", term("pip", "2026-03-01"));
  add_term("z2", term("pip", "2026-03-06"));
  const std::string today = "2026-03-05";
  EXPECT_THAT(cases({.today = today, .term_state = TermState::late, .name = "fatima"}),
              ElementsAre("z1"));
  EXPECT_THAT(cases({.today = today, .term_state = TermState::none, .name = "fatima"}),
              ElementsAre("z3"));
  EXPECT_THAT(cases({.today = today, .term_state = TermState::this_week, .number = "z"}),
              ElementsAre("z2"));
  EXPECT_THAT(cases({.today = today, .term_state = TermState::running, .number = "z1"}), IsEmpty());
}

TEST_F(SearchCases, with_terms_due_on_one_day_come_once_each) {
  for (const char* id : {"z1", "z2", "z3"}) {
    add_term(id, term("pip", "2026-03-01"));
    add_term(id, term("vlot", "2026-03-01"));
  }
  EXPECT_THAT(cases({.today = "2026-03-05", .term_state = TermState::late}, 1), SizeIs(3));
}

TEST_F(SearchCases, that_were_merged_are_one_under_both_names) {
  write([](Transaction& transaction) { transaction.merge_case(file("z1", "0505").file, "z2"); });
  EXPECT_THAT(cases({}), ElementsAre("z3", "z1"));
  EXPECT_THAT(cases({.name = "jose"}), ElementsAre("z1"));
}

TEST_F(SearchCases, that_were_merged_are_listed_by_the_terms_of_both) {
  add_term("z2", term("pip", "2026-03-01"));
  write([&](Transaction& transaction) {
    auto& stays = cases_["z1"];
    stays.deadlines = cases_["z2"].deadlines;
    transaction.put_case(stays);
    transaction.merge_case(stays.file, "z2");
  });
  EXPECT_THAT(cases({.today = "2026-03-05", .term_state = TermState::late}), ElementsAre("z1"));
  EXPECT_THAT(cases({.today = "2026-03-05", .term_state = TermState::none}), ElementsAre("z3"));
}

TEST_F(SearchCases, that_were_erased_have_no_name_and_no_term) {
  add_term("z1", term("pip", "2026-03-01"));
  write([](Transaction& transaction) { transaction.erase_case("z1", at(9)); });
  EXPECT_THAT(cases({.name = "ozdemir"}), IsEmpty());
  EXPECT_THAT(search().terms({}).lines, IsEmpty());
  EXPECT_THAT(cases({.today = "2026-03-05", .term_state = TermState::late}), IsEmpty());
}

TEST_F(SearchCases, of_which_a_name_was_erased_are_found_by_the_other) {
  write([](Transaction& transaction) {
    const std::vector<std::pair<std::string, std::string>> fields{{"inburgeraar.voornamen", ""}};
    transaction.erase_facts("z1", fields);
  });
  EXPECT_THAT(cases({.name = "noor"}), IsEmpty());
  EXPECT_THAT(cases({.name = "ozdemir"}), ElementsAre("z1"));
}

TEST_F(SearchCases, tell_open_tasks_and_the_last_change) {
  TaskRow task;
  task.id = "t1";
  task.case_id = "z1";
  write([&](Transaction& transaction) { transaction.put_task(task); });
  auto row = message_at("m1", 700, "0505", "duo", MessageState::processed);
  row.case_id = "z1";
  add_message(row);
  const auto line = search().cases({.number = "z1"}).lines.at(0);
  EXPECT_EQ(line.open_tasks, 1);
  EXPECT_EQ(line.last_change, at(700));
}

TEST_F(SearchCases, tell_terms_the_earliest_first) {
  add_term("z1", term("pip", "2026-03-10"));
  add_term("z1", term("vlot", "2026-03-01"));
  add_term("z3", term("pip", "2026-03-06"));
  auto met = term("oud", "2026-01-01");
  met.runs = false;
  add_term("z3", met);
  std::vector<std::string> all;
  std::string cursor;
  do {
    const auto page = search().terms({.today = "2026-03-05"}, cursor, 1);
    ASSERT_THAT(page.lines, SizeIs(1));
    const auto& line = page.lines.at(0);
    all.push_back(line.case_id + ' ' + line.title + (line.late ? " late" : ""));
    cursor = page.next;
  } while (!cursor.empty());
  EXPECT_THAT(all, ElementsAre("z1 titel van vlot late", "z3 titel van pip", "z1 titel van pip"));
  using State = TermQuery::State;
  EXPECT_THAT(search().terms({.today = "2026-03-05", .state = State::late}).lines, SizeIs(1));
  EXPECT_THAT(search().terms({.today = "2026-03-05", .state = State::due}).lines, SizeIs(2));
  EXPECT_THAT(search().terms({.municipalities = {"0531"}}).lines, SizeIs(1));
  EXPECT_THAT(search().terms({.deadline = "pip"}).lines, SizeIs(2));
  EXPECT_THAT(search().terms({.from = "2026-03-02", .until = "2026-03-06"}).lines, SizeIs(1));
  EXPECT_EQ(search().terms({.deadline = "pip"}).lines.at(0).article, "art. 1");
}

TEST_F(SearchCases, count_terms_by_week) {
  add_term("z1", term("pip", "2026-03-02"));  // a Monday
  add_term("z2", term("pip", "2026-03-08"));  // the Sunday of that week
  add_term("z3", term("pip", "2026-03-09"));
  const auto counts = search().term_counts({.from = "2026-03-01", .until = "2026-04-01"});
  ASSERT_THAT(counts, SizeIs(2));
  EXPECT_EQ(counts.at(0).week, "2026-03-02");
  EXPECT_EQ(counts.at(0).count, 2);
  EXPECT_EQ(counts.at(1).municipality, "0531");
  EXPECT_THROW(search().term_counts({.from = "2020-01-01", .until = "2026-04-01"}),
               std::invalid_argument);
}

TEST_F(SearchCases, tell_tasks_with_a_day_first) {
  const auto add = [&](const char* id, const char* case_id, int created, const char* due) {
    TaskRow row;
    row.id = id;
    row.case_id = case_id;
    row.title = std::string{"titel "} + id;
    row.organisation = "sdd";
    row.role = "intake";
    row.created = at(created);
    row.due = due;
    write([&](Transaction& transaction) { transaction.put_task(row); });
  };
  add("t1", "z1", 1, "");
  add("t2", "z1", 2, "2026-03-02");
  add("t3", "z3", 3, "2026-03-01");
  add("t4", "z1", 4, "");
  const auto tasks = [&](const TaskQuery& query, std::size_t limit = 50) {
    return ids([&](auto& cursor, auto most) { return search().tasks(query, cursor, most); }, limit);
  };
  EXPECT_THAT(tasks({}, 1), ElementsAre("t3", "t2", "t1", "t4"));
  EXPECT_THAT(tasks({.municipalities = {"0505"}}), ElementsAre("t2", "t1", "t4"));
  EXPECT_THAT(tasks({.due_until = "2026-03-01"}), ElementsAre("t3"));
  EXPECT_THAT(tasks({.case_id = "z3"}), ElementsAre("t3"));
  EXPECT_THAT(tasks({.organisation = "vwn"}), IsEmpty());
  write([](Transaction& transaction) { transaction.claim_task("t4", "J. Jansen", at(50)); });
  EXPECT_THAT(tasks({.claimed_by = "J. Jansen"}), ElementsAre("t4"));
  const auto line = search().tasks({.claimed_by = "J. Jansen"}).lines.at(0);
  EXPECT_EQ(line.title, "titel t4");
  EXPECT_EQ(line.claimed_at, at(50));
  EXPECT_EQ(Reader{location_}.task("t4").value().claimed_by, "J. Jansen");
  write([](Transaction& transaction) { transaction.claim_task("t4", "", at(60)); });
  EXPECT_THAT(tasks({.claimed_by = "J. Jansen"}), IsEmpty());
}

class SearchLogs : public SearchTest {
 protected:
  void add(const char* action, const char* object, const char* origin, const char* actor,
           int seconds, const char* municipality = "0505") {
    write([&](Transaction& transaction) {
      transaction.audit({0, at(seconds), action, object, "done", origin, actor, municipality});
    });
  }
  std::vector<std::string> audit(const AuditSearch& query, std::size_t limit = 50) {
    std::vector<std::string> out;
    std::string cursor;
    do {
      const auto page = search().audit(query, cursor, limit);
      for (const auto& row : page.lines) out.push_back(row.action + ' ' + row.object);
      cursor = page.next;
    } while (!cursor.empty());
    return out;
  }
};

TEST_F(SearchLogs, are_found_by_what_was_done_and_by_whom) {
  add("message.accept", "m1", "duo", "duo", 100);
  add("message.state", "m1", "hub", "hub", 101);
  add("case.read", "z1", "command", "J. Jansen", 200);
  add("case.readable", "z1", "hub", "hub", 201, "0531");
  add("config.reload", "hub.xml", "10.0.0.1", "A. Bakker", 300, "");
  EXPECT_THAT(audit({}, 2), SizeIs(5));
  EXPECT_THAT(audit({.people = true}, 1), ElementsAre("config.reload hub.xml", "case.read z1"));
  EXPECT_THAT(audit({.action = "case"}), ElementsAre("case.readable z1", "case.read z1"));
  EXPECT_THAT(audit({.action = "case.read"}), ElementsAre("case.read z1"));
  EXPECT_THAT(audit({.action = "message"}), ElementsAre("message.state m1", "message.accept m1"));
  EXPECT_THAT(audit({.object = "m1"}), SizeIs(2));
  EXPECT_THAT(audit({.actor = "J. Jansen"}), ElementsAre("case.read z1"));
  EXPECT_THAT(audit({.actor = "hub"}), SizeIs(2));
  EXPECT_THAT(audit({.actor = "nobody"}), IsEmpty());
  EXPECT_THAT(audit({.from = at(200), .until = at(300)}), SizeIs(2));
  EXPECT_THAT(audit({.municipalities = {"0531"}}), ElementsAre("case.readable z1"));
  EXPECT_THAT(audit({.municipalities = {"0531"}, .people = true}), IsEmpty());
}

TEST_F(SearchLogs, of_processing_are_found_by_the_person) {
  add_case("z1", "0505", "A", "B");
  const auto add_line = [&](const char* span, const char* number, int seconds) {
    ProcessingRow row;
    row.span = span;
    row.name = "ontvangen";
    row.start = row.end = at(seconds);
    row.municipality = "0505";
    row.subject_type = "BSN";
    row.subject = number;
    write([&](Transaction& transaction) { transaction.add_processing(row); });
  };
  add_line("s1", "999990019", 10);
  add_line("s2", "999990020", 20);
  add_line("s3", "999990019", 30);
  const auto all = search().processing({});
  ASSERT_THAT(all.lines, SizeIs(3));
  EXPECT_EQ(all.lines.at(0).span, "s3");
  const auto of = search().processing({.subject_type = "BSN", .subject = "999990019"}, {}, 1);
  ASSERT_THAT(of.lines, SizeIs(1));
  EXPECT_THAT(of.next, Not(IsEmpty()));
  const auto rest =
      search().processing({.subject_type = "BSN", .subject = "999990019"}, of.next, 1);
  EXPECT_EQ(rest.lines.at(0).span, "s1");
  EXPECT_THAT(search().processing({.pseudonym = of.lines.at(0).subject}).lines, SizeIs(2));
  EXPECT_THAT(search().processing({.municipalities = {"0531"}}).lines, IsEmpty());
  EXPECT_THAT(search().processing({.from = at(20), .until = at(30)}).lines, SizeIs(1));
}

TEST_F(SearchTest, keeps_what_people_decide_together) {
  ProposalRow proposal{.id = "p1",
                       .kind = "delivery.edit",
                       .object = "d1",
                       .municipality = "0505",
                       .case_id = "z1",
                       .content = "999990019",
                       .asked_by = "J. Jansen",
                       .why = "adres verbeterd",
                       .at = at(10)};
  add_case("z1", "0505", "A", "B");
  write([&](Transaction& transaction) { transaction.put_proposal(proposal); });
  EXPECT_EQ(search().proposal("p1"), proposal);
  EXPECT_THAT(search().proposals("open", {"0505"}).lines, ElementsAre(proposal));
  EXPECT_THAT(search().proposals("open", {"0531"}).lines, IsEmpty());
  proposal.state = "agreed";
  proposal.decided_by = "A. Bakker";
  proposal.decided_at = at(20);
  write([&](Transaction& transaction) { transaction.put_proposal(proposal); });
  EXPECT_EQ(search().proposal("p1"), proposal);
  EXPECT_THAT(search().proposals("open", {}).lines, IsEmpty());
  write([&](Transaction& transaction) { transaction.erase_case("z1", at(30)); });
  EXPECT_EQ(search().proposal("p1")->content, "");
}

TEST_F(SearchTest, keeps_revisions_and_bulks) {
  const RevisionRow one{"aaa", at(1), "J. Jansen", "command", "files"};
  const RevisionRow two{"bbb", at(2), "J. Jansen", "command", "more"};
  BulkRow bulk{.id = "b1",
               .kind = "resend",
               .filter = "{}",
               .why = "partner was weg",
               .actor = "J. Jansen",
               .at = at(3),
               .total = 2};
  write([&](Transaction& transaction) {
    transaction.add_revision(one);
    transaction.add_revision(two);
    transaction.put_bulk(bulk);
    transaction.put_bulk_item({"b1", "d1", ""});
    transaction.put_bulk_item({"b1", "d2", ""});
    transaction.put_bulk_item({"b1", "d1", "done"});
  });
  const auto page = search().revisions({}, 1);
  ASSERT_THAT(page.lines, SizeIs(1));
  EXPECT_EQ(page.lines.at(0).hash, "bbb");
  EXPECT_EQ(page.lines.at(0).files, "");
  EXPECT_EQ(search().revisions(page.next, 1).lines.at(0).hash, "aaa");
  EXPECT_EQ(search().revision("aaa"), one);
  bulk.done = 1;
  bulk.state = "running";
  write([&](Transaction& transaction) { transaction.put_bulk(bulk); });
  EXPECT_EQ(search().bulk("b1"), bulk);
  EXPECT_THAT(search().bulks().lines, ElementsAre(bulk));
  EXPECT_THAT(search().bulk_items("b1").lines,
              ElementsAre(BulkItemRow{"b1", "d1", "done"}, BulkItemRow{"b1", "d2", ""}));
  EXPECT_EQ(search().bulk("b2"), std::nullopt);
}

}  // namespace
}  // namespace rodedraad::store
