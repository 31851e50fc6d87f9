#include "rodedraad/hub/desk_list.h"

#include <gmock/gmock.h>
#include <stdlib.h>

#include <filesystem>

#include "region.h"
#include "rodedraad/store/writer.h"

namespace rodedraad::hub {
namespace {

using store::DeliveryState;
using store::MessageState;
using namespace std::chrono_literals;
using ::testing::ElementsAre;

class DeskList : public ::testing::Test {
 protected:
  DeskList() {
    std::string name = (std::filesystem::temp_directory_path() / "rodedraad-list-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    config_.connections.front().give_up_after = 48h;
    write([&](store::Transaction& transaction) {
      insert(transaction, delivery("d1", DeliveryState::rejected, "buur"));
      transaction.add_attempt({"d1", 1, kNow - 2h, "transient", 503, {}});
      transaction.add_attempt({"d1", 2, kNow - 1h, "not-found", 404, {}});
      insert(transaction, delivery("d2", DeliveryState::queued, "buur"));
      insert(transaction, delivery("d3", DeliveryState::queued, "weg"));
      insert(transaction, delivery("d4", DeliveryState::confirmed, "weg"));
      insert(transaction, message("m4", MessageState::parked, kNow - 49h));
      insert(transaction, message("m3", MessageState::parked, kNow - 47h));
      insert(transaction, message("m2", MessageState::parked, kNow - 1h));
      insert(transaction, message("m1", MessageState::failed, kNow - 1h));
      for (const auto* waits : {"m3", "m4"}) {
        transaction.add_wait("0505", {"vNummer", "2789456123"}, waits);
      }
    });
  }
  ~DeskList() override { std::filesystem::remove_all(folder_); }

  store::Location location() const { return store::Location{folder_ / "hub.db"}; }
  void write(store::Writer::Work work) const {
    store::Writer writer{location(), [](std::string_view) {}};
    writer.submit(std::move(work), nullptr);
    writer.stop();
  }
  template <class Row>
  static void insert(store::Transaction& transaction, Row row) {
    transaction.insert(row);
  }
  static store::DeliveryRow delivery(const std::string& id, DeliveryState state,
                                     const std::string& connection) {
    store::DeliveryRow row;
    row.message.id = id;
    row.message.kind = "echo.out";
    row.message.method = "POST";
    row.message.body = "{}";
    row.municipality = "0505";
    row.case_id = "zaak";
    row.connection = row.organisation = connection;
    row.cause = "bericht";
    row.state = state;
    row.attempts = 1;
    row.created = kNow - 3h;
    row.changed = row.next_at = kNow - 1h;
    return row;
  }
  static store::MessageRow message(const std::string& id, MessageState state, model::Instant at) {
    store::MessageRow row;
    row.message.id = id;
    row.message.kind = "echo";
    row.idempotency_key = id;
    row.municipality = "0505";
    row.connection = "buur";
    row.received = at;
    row.state = state;
    return row;
  }
  std::vector<DeskItem> items(const std::vector<std::string>& municipalities = {}) const {
    std::vector<DeskItem> found;
    store::Search search{location()};
    each_at_desk(search, config_, municipalities, kNow,
                 [&](DeskItem item) { found.push_back(std::move(item)); });
    return found;
  }
  std::vector<std::string> lines() const {
    std::vector<std::string> found;
    for (const auto& item : items()) found.push_back(item.id + " " + std::string{item.cause->code});
    return found;
  }

  static constexpr model::Instant kNow{std::chrono::hours{400'000}};
  std::filesystem::path folder_;
  config::Config config_ = echo_config();
};

TEST_F(DeskList, has_all_that_needs_a_person_and_nothing_else) {
  EXPECT_THAT(lines(), ElementsAre("d1 niet-gevonden", "d3 koppeling-weg", "m1 niet-verwerkt",
                                   "m2 twijfel", "m4 persoon-onbekend"));
}

TEST_F(DeskList, of_another_municipality_is_empty) { EXPECT_THAT(items({"0531"}), ElementsAre()); }

TEST_F(DeskList, knows_what_was_sent_again_by_its_attempts) {
  const auto all = items();
  EXPECT_TRUE(all.at(0).again);
  EXPECT_FALSE(all.at(1).again);
}

TEST_F(DeskList, is_asked_by_cause_as_it_is_shown) {
  store::Search search{location()};
  const auto ids = [&](std::string_view cause) {
    std::vector<std::string> found;
    for (const auto& line :
         search.deliveries(deliveries_at_desk(search, config_, cause, kNow)).lines) {
      found.push_back(line.id);
    }
    return found;
  };
  EXPECT_THAT(ids("niet-gevonden"), ElementsAre("d1"));
  EXPECT_THAT(ids("koppeling-weg"), ElementsAre("d3"));
  EXPECT_THAT(ids("geweigerd"), ElementsAre());
  config_.connections.front().id = "weg";
  EXPECT_THAT(ids("koppeling-weg"), ElementsAre("d2"));
}

TEST_F(DeskList, without_connections_that_are_gone_has_none_of_that_cause) {
  config_.connections.push_back(config_.connections.front());
  config_.connections.back().id = "weg";
  store::Search search{location()};
  const auto query = deliveries_at_desk(search, config_, "koppeling-weg", kNow);
  EXPECT_THAT(search.deliveries(query).lines, ::testing::SizeIs(0));
}

TEST_F(DeskList, is_grouped_by_cause_connection_and_kind) {
  write([&](store::Transaction& transaction) {
    auto older = delivery("d5", DeliveryState::rejected, "buur");
    older.created = kNow - 9h;
    older.changed = kNow - 5h;
    transaction.insert(older);
    transaction.add_attempt({"d5", 1, kNow - 6h, "not-found", 404, {}});
  });
  const auto groups = groups_of(items());
  ASSERT_EQ(groups.size(), 5U);
  EXPECT_EQ(groups.front().cause->code, "niet-gevonden");
  EXPECT_EQ(groups.front().count, 2);
  EXPECT_EQ(groups.front().made, kNow - 9h);
  EXPECT_EQ(groups.front().since, kNow - 5h);
}

}  // namespace
}  // namespace rodedraad::hub
