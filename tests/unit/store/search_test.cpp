#include <gmock/gmock.h>

#include "search_fixture.h"

/// The lists of messages and deliveries.
namespace rodedraad::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class SearchMessages : public SearchTest {
 protected:
  void SetUp() override {
    add_message(message_at("m1", 100, "0505", "duo", MessageState::processed));
    add_message(message_at("m2", 200, "0505", "vwn", MessageState::failed));
    add_message(message_at("m3", 300, "0531", "duo", MessageState::duplicate));
    auto parked = message_at("m4", 400, "0531", "duo", MessageState::parked);
    parked.message.kind = "pvt";
    add_message(parked);
    auto of_case = message_at("m5", 500, "0505", "duo", MessageState::processed);
    of_case.case_id = "z1";
    add_message(of_case);
  }
};

TEST_F(SearchMessages, are_listed_newest_first) {
  EXPECT_THAT(messages({}), ElementsAre("m5", "m4", "m3", "m2", "m1"));
}

TEST_F(SearchMessages, come_page_by_page_without_gap_or_repeat) {
  EXPECT_THAT(messages({}, 2), ElementsAre("m5", "m4", "m3", "m2", "m1"));
  EXPECT_THAT(messages({.connection = "duo"}, 1), ElementsAre("m5", "m4", "m3", "m1"));
}

TEST_F(SearchMessages, that_come_in_meanwhile_are_not_on_later_pages) {
  const auto first = search().messages({}, {}, 2);
  add_message(message_at("m6", 600, "0505", "duo", MessageState::received));
  const auto second = search().messages({}, first.next, 2);
  EXPECT_THAT(second.lines, SizeIs(2));
  EXPECT_EQ(second.lines.at(0).id, "m3");
}

TEST_F(SearchMessages, are_found_by_what_they_are) {
  EXPECT_THAT(messages({.connection = "vwn"}), ElementsAre("m2"));
  EXPECT_THAT(messages({.kind = "pvt"}), ElementsAre("m4"));
  EXPECT_THAT(messages({.states = {MessageState::duplicate}}), ElementsAre("m3"));
  EXPECT_THAT(messages({.states = {MessageState::processed}}), ElementsAre("m5", "m1"));
  EXPECT_THAT(messages({.states = {MessageState::processed, MessageState::failed}}),
              ElementsAre("m5", "m2", "m1"));
  EXPECT_THAT(messages({.case_id = "z1"}), ElementsAre("m5"));
  EXPECT_THAT(messages({.key = "key-of-m2"}), ElementsAre("m2"));
  EXPECT_THAT(messages({.key = "key-of-nobody"}), IsEmpty());
  EXPECT_THAT(messages({.id = "m4"}), ElementsAre("m4"));
  EXPECT_THAT(messages({.id = "m"}), SizeIs(5));
  EXPECT_THAT(messages({.open = true}), ElementsAre("m4", "m2"));
  EXPECT_THAT(messages({.waits = true}), IsEmpty());
  EXPECT_THAT(messages({.connection = "nobody"}), IsEmpty());
}

TEST_F(SearchMessages, are_found_by_when_they_came) {
  EXPECT_THAT(messages({.from = at(200), .until = at(400)}), ElementsAre("m3", "m2"));
  EXPECT_THAT(messages({.from = at(201)}), ElementsAre("m5", "m4", "m3"));
  EXPECT_THAT(messages({.until = at(100)}), IsEmpty());
  EXPECT_THAT(messages({.from = at(501)}), IsEmpty());
  EXPECT_THAT(messages({.connection = "duo", .from = at(300)}), ElementsAre("m5", "m4", "m3"));
}

TEST_F(SearchMessages, of_other_municipalities_are_not_seen) {
  const std::vector<std::string> only{"0531"};
  EXPECT_THAT(messages({.municipalities = only}), ElementsAre("m4", "m3"));
  EXPECT_THAT(messages({.municipalities = only, .case_id = "z1"}), IsEmpty());
  EXPECT_THAT(messages({.municipalities = only, .key = "key-of-m1"}), IsEmpty());
  EXPECT_THAT(messages({.municipalities = only, .id = "m1"}), IsEmpty());
  EXPECT_THAT(messages({.municipalities = only, .states = {MessageState::failed}}), IsEmpty());
  EXPECT_THAT(messages({.municipalities = only, .desk = true}), ElementsAre("m4"));
  EXPECT_THAT(messages({.municipalities = {"9999"}}), IsEmpty());
}

TEST_F(SearchMessages, at_the_desk_are_failed_or_in_doubt) {
  EXPECT_THAT(messages({.desk = true}), ElementsAre("m4", "m2"));
  write([](Transaction& transaction) { transaction.add_wait("0531", {"bsn", "999990019"}, "m4"); });
  EXPECT_THAT(messages({.desk = true}), ElementsAre("m2"));
  EXPECT_THAT(messages({.waits = true}), ElementsAre("m4"));
}

TEST_F(SearchMessages, refuse_a_cursor_that_is_none) {
  EXPECT_THROW(search().messages({}, "x'; DROP TABLE message"), BadCursor);
}

TEST_F(SearchMessages, end_in_time) {
  write([](Transaction& transaction) {
    for (int i = 0; i < 5000; ++i) {
      auto row =
          message_at("n" + std::to_string(i), 1000 + i, "0505", "duo", MessageState::processed);
      transaction.insert(row);
    }
  });
  Search hurried{location_, std::chrono::milliseconds{0}};
  EXPECT_THROW(hurried.messages({.id = "n", .until = at(5000)}), TooSlow);
  EXPECT_THAT(search().messages({.id = "n"}).lines, SizeIs(50));
}

TEST_F(SearchTest, of_nothing_is_empty) {
  EXPECT_THAT(messages({}), IsEmpty());
  EXPECT_THAT(messages({.from = at(1)}), IsEmpty());
  EXPECT_THAT(deliveries({}), IsEmpty());
  EXPECT_THAT(cases({}), IsEmpty());
  EXPECT_THAT(search().terms({}).lines, IsEmpty());
  EXPECT_THAT(search().tasks({}).lines, IsEmpty());
  EXPECT_THAT(search().audit({.object = "z1"}).lines, IsEmpty());
  EXPECT_THAT(search().processing({}).lines, IsEmpty());
  EXPECT_THAT(search().waiting({}, at(0)), IsEmpty());
}

class SearchDeliveries : public SearchTest {
 protected:
  void SetUp() override {
    add_delivery(delivery_at("d1", 100, "0505", "duo", DeliveryState::confirmed));
    add_delivery(delivery_at("d2", 200, "0505", "ggk", DeliveryState::queued));
    add_delivery(delivery_at("d3", 300, "0531", "duo", DeliveryState::failed));
    add_delivery(delivery_at("d4", 400, "0531", "duo", DeliveryState::rejected));
    auto other = delivery_at("d5", 500, "0505", "duo", DeliveryState::confirmed);
    other.case_id = "z2";
    other.cause = "m9";
    other.message.kind = "ander";
    add_delivery(other);
    write([](Transaction& transaction) {
      transaction.add_attempt({"d4", 1, at(401), "transient", 503, {}});
      transaction.add_attempt({"d4", 2, at(402), "not-found", 404, {}});
    });
  }
};

TEST_F(SearchDeliveries, are_listed_newest_first_page_by_page) {
  EXPECT_THAT(deliveries({}, 2), ElementsAre("d5", "d4", "d3", "d2", "d1"));
}

TEST_F(SearchDeliveries, are_found_by_what_they_are) {
  EXPECT_THAT(deliveries({.connection = "ggk"}), ElementsAre("d2"));
  EXPECT_THAT(deliveries({.connections = {"ggk", "weg"}, .states = {DeliveryState::queued}}),
              ElementsAre("d2"));
  EXPECT_THAT(deliveries({.organisation = "duo-org"}), ElementsAre("d5", "d4", "d3", "d1"));
  EXPECT_THAT(deliveries({.kind = "ander"}), ElementsAre("d5"));
  EXPECT_THAT(deliveries({.states = {DeliveryState::queued, DeliveryState::failed}}),
              ElementsAre("d3", "d2"));
  EXPECT_THAT(deliveries({.states = {DeliveryState::confirmed}}), ElementsAre("d5", "d1"));
  EXPECT_THAT(deliveries({.case_id = "z2"}), ElementsAre("d5"));
  EXPECT_THAT(deliveries({.message = "m9"}), ElementsAre("d5"));
  EXPECT_THAT(deliveries({.id = "d3"}), ElementsAre("d3"));
  EXPECT_THAT(deliveries({.from = at(200), .until = at(400)}), ElementsAre("d3", "d2"));
}

TEST_F(SearchDeliveries, of_other_municipalities_are_not_seen) {
  const std::vector<std::string> only{"0505"};
  EXPECT_THAT(deliveries({.municipalities = only}), ElementsAre("d5", "d2", "d1"));
  EXPECT_THAT(deliveries({.municipalities = only, .desk = true}), IsEmpty());
  EXPECT_THAT(deliveries({.municipalities = only, .states = {DeliveryState::failed}}), IsEmpty());
  EXPECT_THAT(deliveries({.municipalities = only, .case_id = "z1"}), ElementsAre("d2", "d1"));
}

TEST_F(SearchDeliveries, at_the_desk_say_how_the_last_attempt_ended) {
  const auto page = search().deliveries({.desk = true});
  ASSERT_THAT(page.lines, SizeIs(2));
  EXPECT_EQ(page.lines.at(0).last_outcome, "not-found");
  EXPECT_EQ(page.lines.at(0).last_attempt, 2);
  EXPECT_TRUE(page.lines.at(0).was_made);
  EXPECT_EQ(page.lines.at(1).last_outcome, "");
}

TEST_F(SearchDeliveries, at_the_desk_are_chosen_by_who_asks) {
  DeliveryQuery query{.desk = true};
  query.wanted = [](const DeliveryLine& line) { return line.last_outcome.empty(); };
  EXPECT_THAT(deliveries(query, 1), ElementsAre("d3"));
}

TEST_F(SearchDeliveries, tell_how_busy_a_connection_is) {
  add_message(message_at("m1", 590, "0505", "duo", MessageState::processed));
  const auto loads = search().waiting({}, at(601));
  ASSERT_THAT(loads, SizeIs(2));
  EXPECT_EQ(loads.at(0).connection, "duo");
  EXPECT_EQ(loads.at(0).desk, 2);
  EXPECT_EQ(loads.at(0).queued, 0);
  EXPECT_EQ(loads.at(0).received.back(), 1);
  EXPECT_EQ(loads.at(0).made.at(58), 1) << "of 500, and the minute begins at 481";
  EXPECT_EQ(loads.at(1).queued, 1);
  EXPECT_EQ(loads.at(1).oldest, at(200));
  EXPECT_THAT(search().waiting({"9999"}, at(601)), IsEmpty());
}

}  // namespace
}  // namespace rodedraad::store
