#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "store_fixture.h"

namespace rodedraad::store {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr auto kSecret = "een-woord-dat-weg-moet";

class Erasing : public StoreTest {
 protected:
  /// A case with one fact that was corrected, one that repeats, a message and a delivery.
  void SetUp() override {
    whole_.file.id = "z1";
    whole_.file.municipality = "0505";
    whole_.file.version = 1;
    write([&](Transaction& transaction) {
      transaction.put_case(whole_);
      transaction.add_identifier(whole_.file, {"bsn", "999990019"});
      transaction.add_facts("z1", facts_);
      auto row = message("m1", "sleutel");
      row.case_id = "z1";
      row.message.body = kSecret;
      row.state = MessageState::processed;
      row.received = Instant{std::chrono::milliseconds{1000}};
      row.explanation = "{}";
      transaction.insert(row);
      auto sent = delivery("d1", "z1", DeliveryState::confirmed);
      sent.message.body = kSecret;
      sent.changed = row.received;
      transaction.insert(sent);
      auto open = delivery("d2", "z1");
      transaction.insert(open);
      transaction.put_task(task("t1", false));
      transaction.put_task(task("t2", true));
    });
  }

  static model::Fact fact(const std::string& path, const std::string& key,
                          const std::string& value) {
    model::Fact out;
    out.path = path;
    out.key = key;
    out.value = value;
    out.source = "duo";
    out.message = "m1";
    return out;
  }

  static TaskRow task(const std::string& id, bool done) {
    TaskRow out;
    out.id = id;
    out.case_id = "z1";
    out.title = "Doen";
    out.done = done;
    return out;
  }

  CaseFile now() { return Reader{location_}.case_file("z1").value(); }

  std::vector<model::Fact> facts_{fact("pip.leerroute", "", "B"), fact("pip.leerroute", "", "Z"),
                                  fact("signaal.datum", "a", "2024-01-01"),
                                  fact("signaal.datum", "b", "2024-01-01")};
  CaseFile whole_;
};

TEST_F(Erasing, takes_a_field_away_with_its_history) {
  const std::vector<std::pair<std::string, std::string>> fields{{"pip.leerroute", ""}};
  write([&](Transaction& transaction) { transaction.erase_facts("z1", fields); });
  EXPECT_THAT(now().file.facts, SizeIs(2));
}

TEST_F(Erasing, takes_one_repetition_away) {
  const std::vector<std::pair<std::string, std::string>> fields{{"signaal.datum", "a"}};
  write([&](Transaction& transaction) { transaction.erase_facts("z1", fields); });
  ASSERT_THAT(now().file.facts, SizeIs(2));
  EXPECT_EQ(now().file.facts[1].key, "b");
}

TEST_F(Erasing, takes_the_contents_of_handled_messages_away) {
  write([](Transaction& transaction) { transaction.erase_contents("z1"); });
  Reader reader{location_};
  const auto row = reader.message("m1").value();
  EXPECT_EQ(row.message.body, "");
  EXPECT_THAT(row.message.headers, IsEmpty());
  EXPECT_EQ(row.explanation, "");
  EXPECT_EQ(row.state, MessageState::processed);
  EXPECT_EQ(reader.delivery("d1")->message.body, "");
}

TEST_F(Erasing, leaves_what_still_has_to_go) {
  write([](Transaction& transaction) { transaction.erase_contents("z1"); });
  Reader reader{location_};
  EXPECT_EQ(reader.delivery("d2")->message.body, "{}");
  EXPECT_FALSE(reader.task("t2"));
  EXPECT_TRUE(reader.task("t1"));
}

TEST_F(Erasing, leaves_a_shell_of_an_empty_case) {
  write([](Transaction& transaction) { transaction.empty_case("z1", {}); });
  EXPECT_FALSE(Reader{location_}.case_with("0505", {"bsn", "999990019"}));
  EXPECT_THAT(now().file.facts, IsEmpty());
  EXPECT_THAT(now().file.identifiers, IsEmpty());
  EXPECT_THAT(now().tasks, IsEmpty());
  EXPECT_EQ(now().file.municipality, "0505");
}

TEST_F(Erasing, takes_the_contents_of_old_messages_away_and_of_no_younger) {
  const Instant moment{std::chrono::milliseconds{1000}};
  Reader reader{location_};
  EXPECT_EQ(reader.old_contents(moment).count, 0);
  const auto later = moment + std::chrono::milliseconds{1};
  const auto old = reader.old_contents(later);
  EXPECT_EQ(old.count, 2);
  write([&](Transaction& transaction) {
    transaction.erase_old_contents(moment, 0, 100);
    transaction.erase_old_contents(later, old.last, 100);
  });
  EXPECT_EQ(reader.message("m1")->message.body, kSecret);
  write(
      [&](Transaction& transaction) { transaction.erase_old_contents(later, old.first - 1, 100); });
  EXPECT_EQ(reader.message("m1")->message.body, "");
  EXPECT_EQ(reader.message("m1")->explanation, "{}");
  EXPECT_EQ(reader.delivery("d1")->message.body, "");
  EXPECT_EQ(reader.delivery("d2")->message.body, "{}");
}

TEST_F(Erasing, overwrites_what_it_takes_away) {
  if (on_server()) GTEST_SKIP() << "a file only";
  write([](Transaction& transaction) { transaction.erase_contents("z1"); });
  writer_.reset();  // which checkpoints
  std::ifstream in(folder_ / "hub.db", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  EXPECT_EQ(bytes.find(kSecret), std::string::npos);
}

}  // namespace
}  // namespace rodedraad::store
