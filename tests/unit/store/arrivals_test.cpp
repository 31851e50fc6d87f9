#include <gmock/gmock.h>

#include <thread>

#include "connection.h"
#include "rodedraad/crypto/key_file.h"
#include "rodedraad/store/audit_log.h"
#include "store_fixture.h"

namespace rodedraad::store {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;

/// A hub that works on a server, and one that takes in beside it.
class ArrivalsTest : public StoreTest {
 protected:
  void SetUp() override {
    if (!on_server()) GTEST_SKIP() << "no server: run this by tests/support/postgres.py";
    write([](Transaction& transaction) { transaction.make_names_key("0505"); });
    door_ = Writer::for_intake(afresh(), [](std::string_view what) {
      ADD_FAILURE() << "taking in failed: " << what;
      std::abort();
    });
  }
  void TearDown() override { door_.reset(); }

  static void commit(Writer& writer, Writer::Work work) {
    std::promise<void> committed;
    writer.submit(std::move(work), [&] { committed.set_value(); });
    committed.get_future().wait();
  }

  static AuditRow record(const std::string& object) {
    return {0, {}, "message.accept", object, "stored", "duo", "duo"};
  }

  std::optional<Earlier> takes_in(Writer& writer, MessageRow row) {
    std::optional<Earlier> earlier;
    commit(writer, [&](Transaction& transaction) {
      earlier = transaction.insert_new(row);
      transaction.audit(record(row.message.id));
    });
    return earlier;
  }

  std::vector<std::string> in_order() {
    std::vector<std::string> ids;
    for (const auto& row : Reader{location_}.received(0, 100)) ids.push_back(row.message.id);
    return ids;
  }

  bool audit_is_intact() const {
    AuditLog log{location_};
    return verify_audit(log, crypto::read_key(location_.audit_place().key), {}).intact();
  }

  std::unique_ptr<Writer> door_;
};

TEST_F(ArrivalsTest, come_before_what_the_hub_that_works_takes_in_later) {
  EXPECT_FALSE(takes_in(*door_, message("first")));
  EXPECT_FALSE(takes_in(*writer_, message("second")));
  EXPECT_FALSE(takes_in(*door_, message("third")));
  write([](Transaction&) {});
  EXPECT_THAT(in_order(), ElementsAre("first", "second", "third"));
}

TEST_F(ArrivalsTest, are_taken_up_without_anything_else_to_do) {
  std::promise<void> arrived;
  writer_->tell_arrivals([&] { arrived.set_value(); });
  EXPECT_FALSE(takes_in(*door_, message("m1")));
  ASSERT_EQ(arrived.get_future().wait_for(20s), std::future_status::ready);
  writer_->tell_arrivals(nullptr);
  EXPECT_THAT(in_order(), ElementsAre("m1"));
}

TEST_F(ArrivalsTest, say_the_same_as_when_they_came_in) {
  auto row = message("m1", "key");
  row.reason = "zo bleef het";
  row.state = MessageState::refused;
  EXPECT_FALSE(takes_in(*door_, row));
  write([](Transaction&) {});
  const auto kept = Reader{location_}.message("m1");
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->message.body, row.message.body);
  EXPECT_EQ(kept->findings.size(), 1U);
  EXPECT_EQ(kept->state, MessageState::refused);
  EXPECT_EQ(kept->reason, "zo bleef het");
}

TEST_F(ArrivalsTest, are_sealed_into_one_audit_log) {
  EXPECT_FALSE(takes_in(*door_, message("m1")));
  EXPECT_FALSE(takes_in(*writer_, message("m2")));
  EXPECT_THAT(
      raw(location_, "SELECT object FROM audit WHERE action = 'message.accept' ORDER BY seq"),
      ElementsAre("m1", "m2"));
  EXPECT_TRUE(audit_is_intact());
}

TEST_F(ArrivalsTest, of_which_a_repeat_comes_elsewhere_count_once) {
  EXPECT_FALSE(takes_in(*door_, message("m1", "key")));
  auto again = message("m2", "key");
  again.body_hash = "hash-of-m1";
  const auto at_the_door = takes_in(*door_, again);
  const auto at_work = takes_in(*writer_, again);
  ASSERT_TRUE(at_the_door && at_work);
  EXPECT_EQ(at_the_door->id, "m1");
  EXPECT_TRUE(at_the_door->same_body);
  EXPECT_EQ(at_work->id, "m1");
  EXPECT_EQ(takes_in(*door_, again)->id, "m1") << "also when it was taken up";
}

TEST_F(ArrivalsTest, under_a_key_that_was_used_for_something_else_are_a_conflict) {
  EXPECT_FALSE(takes_in(*door_, message("m1", "key")));
  const auto earlier = takes_in(*door_, message("m2", "key"));
  ASSERT_TRUE(earlier);
  EXPECT_FALSE(earlier->same_body);
}

/// Both hubs look before either has committed.
TEST_F(ArrivalsTest, that_two_hubs_accept_at_once_are_kept_and_count_once) {
  auto same = message("m2", "key");
  same.body_hash = "hash-of-m1";
  std::promise<void> goes_on;
  auto other = std::async(std::launch::async, [&] {
    commit(*writer_, [&](Transaction& transaction) {
      auto row = message("m1", "key");
      EXPECT_FALSE(transaction.insert_new(row));
      goes_on.get_future().wait();
    });
  });
  EXPECT_FALSE(takes_in(*door_, same)) << "the other is not committed";
  EXPECT_FALSE(takes_in(*door_, message("m3", "third")));
  goes_on.set_value();
  other.wait();
  write([](Transaction&) {});
  EXPECT_THAT(in_order(), ElementsAre("m1", "m3"));
  const auto kept = Reader{location_}.message("m2");
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->state, MessageState::duplicate);
  EXPECT_THAT(kept->reason, HasSubstr("m1"));
  EXPECT_TRUE(audit_is_intact());
}

TEST_F(ArrivalsTest, wait_for_the_next_hub_when_none_works) {
  writer_.reset();
  EXPECT_FALSE(takes_in(*door_, message("m1", "key")));
  EXPECT_TRUE(takes_in(*door_, message("m1", "key")));
  EXPECT_THAT(in_order(), testing::IsEmpty());
  writer_ = std::make_unique<Writer>(location_, nullptr);
  EXPECT_THAT(in_order(), ElementsAre("m1"));
}

TEST_F(ArrivalsTest, are_not_taken_in_under_a_master_key_of_before) {
  const auto other = Location::from_url(location_.server, folder_ / "elsewhere");
  EXPECT_THROW(Writer::for_intake(other, nullptr), StoreError);
}

TEST_F(ArrivalsTest, are_not_taken_in_for_a_store_of_another_version) {
  raw(location_, "INSERT INTO schema_version (version) VALUES (9999)");
  EXPECT_THROW(Writer::for_intake(afresh(), nullptr), StoreError);
}

/// Machines that wait get a new program first, and go on taking in.
TEST_F(ArrivalsTest, are_taken_in_for_a_store_of_the_version_before) {
  raw(location_, "DELETE FROM schema_version WHERE version > 9");
  EXPECT_NO_THROW(Writer::for_intake(afresh(), nullptr));
}

/// Whether something may go to a partner.
class LeaseTest : public StoreTest {
 protected:
  void SetUp() override {
    if (!on_server()) GTEST_SKIP() << "no server: run this by tests/support/postgres.py";
    writer_.reset();
  }
  /// A hub that takes the store as soon as the session of the one before is at its end.
  void take(std::chrono::milliseconds lease) {
    location_.lease = lease;
    while (writer_ == nullptr) {
      try {
        writer_ = std::make_unique<Writer>(location_, nullptr);
      } catch (const Occupied&) {
        std::this_thread::sleep_for(10ms);
      }
    }
  }
  /// Within five seconds.
  bool comes_to_send() const {
    for (int look = 0; look < 500 && !writer_->may_send(); ++look) {
      std::this_thread::sleep_for(10ms);
    }
    return writer_->may_send();
  }
};

TEST_F(LeaseTest, lets_send_at_once_after_a_hub_that_left_in_order) {
  take(60s);
  EXPECT_TRUE(writer_->may_send());
}

TEST_F(LeaseTest, waits_after_a_hub_that_did_not) {
  // As one that is killed: its session ends, and it says nothing of it.
  open_writer(location_, *location_.shared_vault()).reset();
  take(4s);
  EXPECT_FALSE(writer_->may_send());
  EXPECT_TRUE(comes_to_send());
}

TEST_F(LeaseTest, goes_on_while_signs_of_life_arrive) {
  take(1s);
  std::this_thread::sleep_for(2 * location_.lease);
  EXPECT_TRUE(comes_to_send());
}

TEST_F(LeaseTest, is_over_when_no_sign_of_life_arrives) {
  take(1s);
  // Nobody can write to this table: signs of life wait.
  auto other = std::async(std::launch::async, [&] {
    raw(location_, "BEGIN; LOCK TABLE owner; SELECT pg_sleep(2.5); COMMIT");
  });
  bool held_back = false;
  while (other.wait_for(20ms) != std::future_status::ready) {
    held_back = held_back || !writer_->may_send();
  }
  EXPECT_TRUE(held_back);
  EXPECT_TRUE(comes_to_send()) << "it still has the store";
}

TEST(LeaseOfAFile, always_holds) {
  std::string name = (std::filesystem::temp_directory_path() / "rodedraad-store-XXXXXX").string();
  const std::filesystem::path folder = ::mkdtemp(name.data());
  {
    const Writer writer{Location::from_url("sqlite:hub.db", folder), nullptr};
    EXPECT_TRUE(writer.may_send());
  }
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace rodedraad::store
