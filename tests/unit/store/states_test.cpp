#include <gmock/gmock.h>

#include <set>
#include <stdexcept>

#include "rodedraad/store/rows.h"
#include "store_fixture.h"

namespace rodedraad::store {
namespace {

constexpr std::array kDeliveryStates{DeliveryState::queued,          DeliveryState::in_flight,
                                     DeliveryState::parked,          DeliveryState::awaiting,
                                     DeliveryState::confirmed,       DeliveryState::rejected,
                                     DeliveryState::not_authorised,  DeliveryState::failed,
                                     DeliveryState::unknown_outcome, DeliveryState::cancelled};
constexpr std::array kMessageStates{MessageState::received,  MessageState::processed,
                                    MessageState::parked,    MessageState::refused,
                                    MessageState::duplicate, MessageState::failed};

/// The published table (docs/handboek/storingen.md), written down a second time.
const std::set<std::pair<std::string, std::string>> kPublished{
    {"queued", "in flight"},
    {"queued", "awaiting confirmation"},
    {"queued", "confirmed"},
    {"queued", "rejected by partner"},
    {"queued", "not authorised"},
    {"queued", "failed"},
    {"queued", "cancelled"},
    {"queued", "unknown outcome"},
    {"in flight", "queued"},
    {"in flight", "awaiting confirmation"},
    {"in flight", "confirmed"},
    {"in flight", "rejected by partner"},
    {"in flight", "not authorised"},
    {"in flight", "failed"},
    {"in flight", "unknown outcome"},
    {"in flight", "cancelled"},
    {"parked", "queued"},
    {"parked", "rejected by partner"},
    {"parked", "failed"},
    {"parked", "cancelled"},
    {"awaiting confirmation", "confirmed"},
    {"awaiting confirmation", "rejected by partner"},
    {"awaiting confirmation", "queued"},
    {"awaiting confirmation", "cancelled"},
    {"not authorised", "queued"},
    {"not authorised", "cancelled"},
    {"failed", "queued"},
    {"failed", "cancelled"},
    {"unknown outcome", "confirmed"},
    {"unknown outcome", "queued"},
    {"unknown outcome", "cancelled"}};

TEST(States, move_as_the_published_table_says) {
  for (const auto from : kDeliveryStates) {
    for (const auto to : kDeliveryStates) {
      const bool published =
          kPublished.contains({std::string{to_string(from)}, std::string{to_string(to)}});
      EXPECT_EQ(may_move(from, to), published) << to_string(from) << " -> " << to_string(to);
    }
  }
}

TEST(States, are_final_when_nothing_leads_out) {
  using enum DeliveryState;
  for (const auto state : kDeliveryStates) {
    EXPECT_EQ(is_final(state), state == confirmed || state == rejected || state == cancelled)
        << to_string(state);
  }
}

TEST(States, of_a_message_are_final_once_it_was_answered_for_good) {
  for (const auto state : kMessageStates) {
    EXPECT_EQ(is_final(state), state == MessageState::processed || state == MessageState::refused ||
                                   state == MessageState::duplicate)
        << to_string(state);
  }
}

TEST(States, every_one_that_is_not_final_can_still_end) {
  for (const auto start : kDeliveryStates) {
    std::set<DeliveryState> reached{start};
    for (std::size_t before = 0; before != reached.size();) {
      before = reached.size();
      for (const auto from : std::set<DeliveryState>{reached}) {
        for (const auto to : kDeliveryStates) {
          if (may_move(from, to)) reached.insert(to);
        }
      }
    }
    EXPECT_TRUE(reached.contains(DeliveryState::cancelled) || is_final(start)) << to_string(start);
  }
}

class MovesTest : public StoreTest {
 protected:
  /// What a move does, on the writer's thread; the text of what it throws.
  std::string problem(const std::function<void(Transaction&)>& work) {
    std::string result;
    write([&](Transaction& transaction) {
      try {
        work(transaction);
        transaction.message_state_of({});  // a server is asked late, what it said of the rest
      } catch (const std::logic_error& broken) {
        result = broken.what();
      }
    });
    return result;
  }
  std::vector<std::string> audited() {
    return raw(location_,
               "SELECT action || '|' || object || '|' || result || '|' || actor FROM audit ORDER "
               "BY seq");
  }
  Standing standing(const std::string& id) {
    Standing result;
    write([&](Transaction& transaction) { result = *transaction.standing(id); });
    return result;
  }
};

TEST_F(MovesTest, are_refused_or_done_as_the_table_says_for_every_pair) {
  int number = 0;
  for (const auto from : kDeliveryStates) {
    for (const auto to : kDeliveryStates) {
      const auto id = "d" + std::to_string(++number);
      auto row = delivery(id, "c1", from);
      write([&](Transaction& transaction) { transaction.insert(row); });
      row.state = to;
      const auto why = problem([&](Transaction& transaction) { transaction.update(row, from); });
      const bool stays = from == to && !is_final(from);
      EXPECT_EQ(why.empty(), stays || may_move(from, to))
          << to_string(from) << " -> " << to_string(to) << " " << why;
      EXPECT_EQ(standing(id).state, why.empty() ? to : from);
    }
  }
}

TEST_F(MovesTest, leave_one_audit_row_each) {
  auto row = delivery("d1", "c1");
  write([&](Transaction& transaction) {
    transaction.insert(row);
    transaction.update(row, DeliveryState::queued);  // a retry is no move
    row.state = DeliveryState::confirmed;
    transaction.update(row, DeliveryState::queued);
  });
  EXPECT_THAT(audited(), ::testing::ElementsAre("delivery.state|d1|queued -> confirmed|hub"));
}

TEST_F(MovesTest, of_a_message_leave_one_audit_row_each) {
  auto row = message("m1");
  write([&](Transaction& transaction) {
    transaction.insert(row);
    row.state = MessageState::processed;
    transaction.update(row, MessageState::received, {});
  });
  EXPECT_THAT(audited(), ::testing::ElementsAre("message.state|m1|received -> processed|hub"));
}

TEST_F(MovesTest, of_who_is_behind_the_times_commit_nothing) {
  auto row = delivery("d1", "c1");
  write([&](Transaction& transaction) {
    transaction.insert(row);
    row.state = DeliveryState::cancelled;
    transaction.update(row, DeliveryState::queued);
  });
  row.state = DeliveryState::confirmed;
  EXPECT_NE(
      problem([&](Transaction& transaction) { transaction.update(row, DeliveryState::queued); }),
      "");
  EXPECT_EQ(standing("d1").state, DeliveryState::cancelled);
}

TEST_F(MovesTest, of_a_message_never_leave_what_is_final) {
  auto row = message("m1");
  row.state = MessageState::processed;
  write([&](Transaction& transaction) { transaction.insert(row); });
  row.state = MessageState::received;
  EXPECT_NE(problem([&](Transaction& transaction) {
              transaction.update(row, MessageState::processed, {});
            }),
            "");
}

TEST_F(MovesTest, into_the_queue_count_attempts_anew_and_leave_the_desk) {
  auto row = delivery("d1", "c1", DeliveryState::failed);
  row.attempts = 12;
  write([&](Transaction& transaction) {
    transaction.insert(row);
    transaction.move(*transaction.standing("d1"), {DeliveryState::queued, {}, {}, {}},
                     {"command", "J. Jansen", {}});
  });
  const auto after = *Reader{location_}.delivery("d1");
  EXPECT_EQ(after.attempts, 0);
  EXPECT_FALSE(after.desk);
  EXPECT_THAT(audited(), ::testing::ElementsAre("delivery.state|d1|failed -> queued|J. Jansen"));
}

TEST_F(MovesTest, out_of_the_desk_is_remembered_while_the_final_state_stays) {
  auto row = delivery("d1", "c1", DeliveryState::rejected);
  write([&](Transaction& transaction) {
    transaction.insert(row);
    transaction.put_at_desk(*transaction.standing("d1"), false, {}, "handled", {}, {});
  });
  Reader reader{location_};
  EXPECT_TRUE(reader.desk().empty());
  EXPECT_EQ(reader.delivery("d1")->state, DeliveryState::rejected);
}

TEST_F(MovesTest, are_overdue_from_their_deadline_on) {
  auto early = delivery("d1", "c1", DeliveryState::awaiting);
  early.deadline = Instant{std::chrono::milliseconds{10}};
  auto later = delivery("d2", "c1", DeliveryState::awaiting);
  later.deadline = Instant{std::chrono::milliseconds{20}};
  write([&](Transaction& transaction) {
    transaction.insert(early);
    transaction.insert(later);
  });
  Reader reader{location_};
  EXPECT_TRUE(reader.overdue(Instant{std::chrono::milliseconds{9}}, 10).empty());
  ASSERT_EQ(reader.overdue(Instant{std::chrono::milliseconds{10}}, 10).size(), 1U);
  EXPECT_EQ(reader.overdue(Instant{std::chrono::milliseconds{20}}, 10).size(), 2U);
}

}  // namespace
}  // namespace rodedraad::store
