#include "rodedraad/store/reader.h"

#include <gmock/gmock.h>

#include "store_fixture.h"

namespace rodedraad::store {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

CaseFile whole(const model::Case& file) {
  CaseFile result;
  result.file = file;
  return result;
}

class ReaderTest : public StoreTest {
 protected:
  static model::Case a_case(const std::string& id) {
    model::Case file;
    file.id = id;
    file.municipality = "0505";
    file.version = 1;
    return file;
  }

  static model::Fact a_fact(const std::string& value, const std::string& source = "duo") {
    model::Fact fact;
    fact.path = "pip.leerroute";
    fact.value = value;
    fact.source = source;
    return fact;
  }
};

TEST_F(ReaderTest, gives_a_message_back_byte_for_byte) {
  auto row = message("m1", "key");
  write([&](Transaction& transaction) { transaction.insert(row); });
  const auto found = Reader{location_}.message("m1");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->message.body, row.message.body);
  EXPECT_EQ(found->message.headers, row.message.headers);
  EXPECT_EQ(found->findings, row.findings);
  EXPECT_EQ(found->idempotency_key, "key");
}

TEST_F(ReaderTest, gives_a_delivery_back_byte_for_byte) {
  auto row = delivery("d1", "c1");
  write([&](Transaction& transaction) { transaction.insert(row); });
  const auto found = Reader{location_}.delivery("d1");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->message.body, "{}");
  EXPECT_EQ(found->fields, row.fields);
  EXPECT_EQ(found->withheld, row.withheld);
  EXPECT_EQ(found->state, DeliveryState::queued);
}

TEST_F(ReaderTest, lists_received_messages_in_order_of_acceptance) {
  write([](Transaction& transaction) {
    for (const auto* id : {"b", "a", "c"}) {
      auto row = message(id);
      transaction.insert(row);
    }
  });
  Reader reader{location_};
  const auto first = reader.received(0, 2);
  ASSERT_THAT(first, SizeIs(2));
  EXPECT_EQ(first[0].message.id, "b");
  EXPECT_EQ(first[1].message.id, "a");
  EXPECT_EQ(reader.received(first[1].seq, 2).front().message.id, "c");
}

TEST_F(ReaderTest, shows_of_each_source_the_latest_statement) {
  write([](Transaction& transaction) {
    const auto file = a_case("c1");
    transaction.put_case(whole(file));
    const std::vector facts{a_fact("B"), a_fact("O", "vluchtelingenwerk"), a_fact("Z")};
    transaction.add_facts("c1", facts);
  });
  const auto found = Reader{location_}.case_file("c1");
  ASSERT_TRUE(found);
  ASSERT_THAT(found->file.facts, SizeIs(2));
  EXPECT_EQ(found->file.facts[0].value, "Z");
  EXPECT_EQ(found->file.facts[1].value, "O");
}

TEST_F(ReaderTest, goes_by_the_order_of_messages_and_not_by_the_clock) {
  write([](Transaction& transaction) {
    const auto file = a_case("c1");
    transaction.put_case(whole(file));
    auto before = a_fact("B");
    before.message = "m1";
    before.learnt = model::Instant{std::chrono::hours{48}};
    auto after = a_fact("Z");
    after.message = "m2";
    after.learnt = model::Instant{std::chrono::hours{24}};
    transaction.add_facts("c1", std::vector{before, after});
  });
  const auto found = Reader{location_}.case_file("c1");
  ASSERT_TRUE(found);
  ASSERT_THAT(found->file.facts, SizeIs(1));
  EXPECT_EQ(found->file.facts[0].value, "Z");
}

TEST_F(ReaderTest, finds_a_case_by_identifier_within_its_municipality) {
  write([](Transaction& transaction) {
    const auto file = a_case("c1");
    transaction.put_case(whole(file));
    transaction.add_identifier(file, {"bsn", "999990019"});
  });
  Reader reader{location_};
  EXPECT_EQ(reader.case_with("0505", {"bsn", "999990019"}), "c1");
  EXPECT_EQ(reader.case_with("", {"bsn", "999990019"}), "c1");
  EXPECT_FALSE(reader.case_with("0482", {"bsn", "999990019"}));
}

TEST_F(ReaderTest, follows_a_merge_to_the_case_that_took_over) {
  write([](Transaction& transaction) {
    transaction.put_case(whole(a_case("waiting")));
    transaction.put_case(whole(a_case("known")));
    transaction.add_identifier(a_case("waiting"), {"vNummer", "2789456123"});
    auto parked = delivery("d1", "waiting", DeliveryState::parked);
    transaction.insert(parked);
    transaction.merge_case(a_case("known"), "waiting");
  });
  Reader reader{location_};
  const auto found = reader.case_file("waiting");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->file.id, "known");
  EXPECT_THAT(found->parked, SizeIs(1));
  EXPECT_EQ(reader.case_with("0505", {"vNummer", "2789456123"}), "known");
}

TEST_F(ReaderTest, keeps_at_the_desk_what_a_person_must_look_at) {
  write([](Transaction& transaction) {
    for (const auto& [id, state] :
         {std::pair{"d1", DeliveryState::rejected}, std::pair{"d2", DeliveryState::confirmed},
          std::pair{"d3", DeliveryState::not_authorised}, std::pair{"d4", DeliveryState::failed}}) {
      auto row = delivery(id, "c1", state);
      transaction.insert(row);
    }
  });
  std::vector<std::string> ids;
  for (const auto& row : Reader{location_}.desk()) ids.push_back(row.message.id);
  EXPECT_THAT(ids, ElementsAre("d1", "d3", "d4"));
}

TEST_F(ReaderTest, numbers_attempts_in_order) {
  write([](Transaction& transaction) {
    auto row = delivery("d1", "c1");
    transaction.insert(row);
    transaction.add_attempt({"d1", 0, {}, "transient", 500, ""});
    transaction.add_attempt({"d1", 0, {}, "confirmed", 200, ""});
  });
  const auto attempts = Reader{location_}.attempts("d1");
  ASSERT_THAT(attempts, SizeIs(2));
  EXPECT_EQ(attempts[0].number, 1);
  EXPECT_EQ(attempts[1].outcome, "confirmed");
}

TEST_F(ReaderTest, finds_messages_that_wait_for_a_person) {
  write([](Transaction& transaction) {
    auto row = message("m1");
    row.state = MessageState::parked;
    transaction.insert(row);
    transaction.add_wait("0505", {"vNummer", "2789456123"}, "m1");
  });
  Reader reader{location_};
  EXPECT_THAT(reader.waiting_for("0505", {"vNummer", "2789456123"}), SizeIs(1));
  write([](Transaction& transaction) { transaction.remove_waits("m1"); });
  EXPECT_THAT(reader.waiting_for("0505", {"vNummer", "2789456123"}), SizeIs(0));
}

TEST_F(ReaderTest, takes_a_parked_message_for_processed_when_its_last_send_went_on) {
  auto row = message("m1");
  auto first = delivery("d1", "c1", DeliveryState::parked);
  auto second = delivery("d2", "c1", DeliveryState::parked);
  write([&](Transaction& transaction) {
    row.state = MessageState::parked;
    transaction.insert(row);
    transaction.insert(first);
    transaction.insert(second);
    first.state = DeliveryState::queued;
    transaction.update(first, DeliveryState::parked);
    transaction.settle_parked("m1", {});
  });
  EXPECT_EQ(Reader{location_}.message("m1")->state, MessageState::parked);
  write([&](Transaction& transaction) {
    second.state = DeliveryState::queued;
    transaction.update(second, DeliveryState::parked);
    transaction.settle_parked("m1", {});
  });
  EXPECT_EQ(Reader{location_}.message("m1")->state, MessageState::processed);
}

}  // namespace
}  // namespace rodedraad::store
