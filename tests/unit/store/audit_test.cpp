#include <gmock/gmock.h>

#include <fstream>

#include "rodedraad/crypto/key_file.h"
#include "rodedraad/store/audit_chain.h"
#include "rodedraad/store/audit_log.h"
#include "store_fixture.h"

namespace rodedraad::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using Kind = AuditFault::Kind;

AuditRow row(const std::string& action) { return {0, {}, action, "", "done", "command", "jansen"}; }

/// A store with ten audit records, made in two goes, at rest.
class Audit : public StoreTest {
 protected:
  Audit() {
    add(1, 5);
    reopen();
    add(6, 10);
    writer_.reset();
  }

  void add(int from, int to) {
    write([&](Transaction& transaction) {
      for (int i = from; i <= to; ++i) {
        transaction.audit({.at = Instant{std::chrono::milliseconds{1000 * i}},
                           .action = "task.done",
                           .object = "task-" + std::to_string(i),
                           .result = "done",
                           .origin = "command",
                           .actor = "jansen"});
      }
    });
  }

  void reopen() {
    writer_.reset();
    writer_ = std::make_unique<Writer>(location_, nullptr);
  }

  void run(const std::string& sql) { raw(location_, sql); }

  CheckpointList checkpoints() const {
    const auto folder = location_.audit_place().checkpoints;
    return read_checkpoints(folder / kCheckpointFile, read_public_key(folder / kPublicKeyFile));
  }

  AuditVerdict verify() const { return verify(checkpoints()); }
  AuditVerdict verify(const CheckpointList& list) const {
    AuditLog log{location_};
    return verify_audit(log, crypto::read_key(location_.audit_place().key), list);
  }

  std::filesystem::path copy() {
    const auto to = folder_ / "copy.db";
    std::filesystem::copy_file(location_.file, to,
                               std::filesystem::copy_options::overwrite_existing);
    return to;
  }
  void put_back(const std::filesystem::path& copy) {
    writer_.reset();
    for (const auto* end : {"-wal", "-shm"}) std::filesystem::remove(location_.file.string() + end);
    std::filesystem::rename(copy, location_.file);
  }
};

MATCHER_P2(Is, kind, seq, "") { return arg.kind == kind && arg.seq == seq; }

TEST_F(Audit, of_what_is_no_text_verifies_on_every_engine) {
  reopen();
  write([](Transaction& transaction) { transaction.audit(row("task.done\xFF")); });
  writer_.reset();
  EXPECT_TRUE(verify().intact());
}

TEST_F(Audit, is_intact_across_restarts) {
  const auto verdict = verify();
  EXPECT_EQ(verdict.records, 10);
  EXPECT_THAT(verdict.faults, IsEmpty());
  EXPECT_EQ(verdict.checkpoints, 2U);
}

TEST_F(Audit, tells_which_record_was_changed) {
  run("UPDATE audit SET actor = 'pietersen' WHERE seq = 4");
  EXPECT_THAT(verify().faults, ElementsAre(Is(Kind::changed, 4)));
}

TEST_F(Audit, tells_of_a_change_of_any_column) {
  if (on_server()) GTEST_SKIP() << "a file only";
  for (const auto* change :
       {"at = at + 1", "action = 'x'", "object = 'x'", "result = 'x'", "origin = 'x'",
        "actor = 'x'", "gemeente = 'x'", "revision = 'x'", "detail = 'x'", "seal = zeroblob(32)"}) {
    const auto kept = copy();
    run("UPDATE audit SET " + std::string{change} + " WHERE seq = 7");
    EXPECT_FALSE(verify().intact()) << change;
    put_back(kept);
  }
  EXPECT_TRUE(verify().intact());
}

TEST_F(Audit, does_not_take_text_moved_to_the_next_field_for_the_same) {
  run("UPDATE audit SET object = 'task-', result = '7done' WHERE seq = 7");
  EXPECT_THAT(verify().faults, ElementsAre(Is(Kind::changed, 7)));
}

TEST_F(Audit, tells_which_records_are_gone) {
  run("DELETE FROM audit WHERE seq IN (4, 5)");
  const auto verdict = verify({});
  ASSERT_THAT(verdict.faults, ElementsAre(Is(Kind::missing, 4)));
  EXPECT_EQ(verdict.faults[0].until, 5);
}

TEST_F(Audit, tells_where_a_record_was_taken_out_and_the_rest_moved_up) {
  run("DELETE FROM audit WHERE seq = 4; UPDATE audit SET seq = seq - 1 WHERE seq > 4");
  EXPECT_THAT(verify({}).faults, SizeIs(6));
  EXPECT_EQ(verify({}).faults.front().seq, 4);
}

TEST_F(Audit, tells_where_a_record_was_put_in) {
  run("INSERT INTO audit SELECT 11, at, action, object, result, origin, actor, gemeente, revision, "
      "detail, seal FROM audit WHERE seq = 10");
  EXPECT_THAT(verify().faults, ElementsAre(Is(Kind::changed, 11)));
}

TEST_F(Audit, tells_which_records_were_swapped) {
  run("UPDATE audit SET seq = -1 WHERE seq = 3; UPDATE audit SET seq = 3 WHERE seq = 8; UPDATE "
      "audit SET seq = 8 WHERE seq = -1");
  EXPECT_THAT(verify().faults, ElementsAre(Is(Kind::changed, 3), Is(Kind::changed, 4),
                                           Is(Kind::changed, 8), Is(Kind::changed, 9)));
}

TEST_F(Audit, of_which_the_end_was_cut_off_is_found_by_the_checkpoint_only) {
  run("DELETE FROM audit WHERE seq > 8");
  EXPECT_TRUE(verify({}).intact());
  const auto verdict = verify();
  ASSERT_THAT(verdict.faults, ElementsAre(Is(Kind::cut, 9)));
  EXPECT_EQ(verdict.faults[0].until, 10);
}

TEST_F(Audit, written_anew_with_the_key_is_found_by_the_checkpoint) {
  run("DELETE FROM audit");
  {
    auto elsewhere = location_;
    elsewhere.audit.checkpoints = folder_ / "elsewhere";
    Writer writer{elsewhere, nullptr};
    writer.submit(
        [](Transaction& transaction) {
          for (int i = 0; i < 10; ++i) transaction.audit(row("hub.start"));
        },
        nullptr);
  }
  EXPECT_TRUE(verify({}).intact());
  EXPECT_THAT(verify().faults, ElementsAre(Is(Kind::replaced, 5), Is(Kind::replaced, 10)));
}

TEST_F(Audit, cannot_be_checked_with_another_key) {
  AuditLog log{location_};
  EXPECT_EQ(verify_audit(log, crypto::Secret::random(32), {}).fault_count, 10U);
}

TEST_F(Audit, needs_no_right_to_write) {
  if (on_server()) GTEST_SKIP() << "a file only";
  const auto kept = copy();
  std::filesystem::permissions(kept, std::filesystem::perms::owner_read);
  AuditLog log{Location{kept}};
  EXPECT_TRUE(
      verify_audit(log, crypto::read_key(location_.audit_place().key), checkpoints()).intact());
}

TEST_F(Audit, refuses_to_go_on_from_an_older_copy) {
  if (on_server()) GTEST_SKIP() << "a file only";
  const auto kept = copy();
  reopen();
  add(11, 12);
  put_back(kept);
  EXPECT_THROW(reopen(), StoreError);
}

TEST_F(Audit, refuses_to_go_on_from_an_empty_store) {
  if (on_server()) GTEST_SKIP() << "a file only";
  std::filesystem::remove(location_.file);
  EXPECT_THROW(reopen(), StoreError);
}

TEST_F(Audit, refuses_to_go_on_from_a_broken_end) {
  run("UPDATE audit SET actor = 'pietersen' WHERE seq = 9");
  EXPECT_THROW(reopen(), StoreError);
}

TEST_F(Audit, refuses_to_go_on_from_another_history) {
  if (on_server()) GTEST_SKIP() << "a file only";
  const auto kept = copy();
  reopen();
  add(11, 12);
  put_back(kept);
  auto elsewhere = location_;
  elsewhere.audit.checkpoints = folder_ / "elsewhere";
  writer_ = std::make_unique<Writer>(elsewhere, nullptr);
  add(21, 25);
  EXPECT_THROW(reopen(), StoreError);
}

TEST_F(Audit, goes_on_from_an_older_copy_when_that_is_accepted_and_says_so) {
  if (on_server()) GTEST_SKIP() << "a file only";
  const auto kept = copy();
  reopen();
  add(11, 12);
  put_back(kept);
  EXPECT_THAT(accept_restored(location_, row("store.restored")), testing::HasSubstr("older copy"));
  reopen();
  add(20, 20);
  writer_.reset();
  const auto verdict = verify();
  EXPECT_THAT(verdict.faults, IsEmpty());
  ASSERT_THAT(verdict.restored, SizeIs(1));
  EXPECT_EQ(verdict.restored[0].head.seq, 11);
  AuditLog log{location_};
  EXPECT_THAT(log.find({.action = "store"}, 10), SizeIs(1));
}

TEST_F(Audit, has_nothing_to_accept_when_nothing_is_wrong) {
  EXPECT_EQ(accept_restored(location_, row("store.restored")), "");
  EXPECT_EQ(verify().records, 10);
}

TEST_F(Audit, shows_what_was_asked_for) {
  AuditLog log{location_};
  EXPECT_THAT(log.find({.object = "task-3"}, 10), SizeIs(1));
  EXPECT_THAT(log.find({.actor = "nobody"}, 10), IsEmpty());
  EXPECT_THAT(log.find({.action = "task"}, 10), SizeIs(10));
  EXPECT_THAT(log.find({.action = "tas"}, 10), IsEmpty());
  EXPECT_THAT(log.find({.since = Instant{std::chrono::milliseconds{9000}}}, 10), SizeIs(2));
  const auto last = log.find({}, 3);
  ASSERT_THAT(last, SizeIs(3));
  EXPECT_EQ(last.front().object, "task-8");
}

TEST_F(Audit, finds_every_flipped_bit_of_a_sealed_record) {
  AuditLog log{location_};
  const auto key = crypto::read_key(location_.audit_place().key);
  const auto rows = log.page(0, 2);
  const auto& [row, seal] = rows[1];
  for (std::size_t at = 0; at < row.object.size() * 8; ++at) {
    auto changed = row;
    changed.object[at / 8] = static_cast<char>(changed.object[at / 8] ^ (1 << (at % 8)));
    EXPECT_NE(audit_seal(key, rows[0].seal, changed), seal);
  }
}

}  // namespace
}  // namespace rodedraad::store
