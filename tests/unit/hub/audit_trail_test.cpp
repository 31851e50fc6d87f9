#include <gmock/gmock.h>
#include <stdlib.h>

#include <algorithm>
#include <thread>

#include "region.h"
#include "rodedraad/crypto/key_file.h"
#include "rodedraad/hub/hub.h"
#include "rodedraad/hub/otlp.h"
#include "rodedraad/hub/refusals.h"
#include "rodedraad/hub/trace.h"
#include "rodedraad/store/audit_log.h"
#include "rodedraad/store/reader.h"

namespace rodedraad::hub {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr const char* kBsn = "999990019";

/// A whole hub on the echo plugins, and what its logs say afterwards.
class AuditTrail : public ::testing::Test {
 protected:
  AuditTrail() {
    std::string name = (std::filesystem::temp_directory_path() / "rodedraad-trail-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    EXPECT_EQ(plugins_.load_file(test_plugin("echo_adapter")), "");
    EXPECT_EQ(plugins_.load_file(test_plugin("echo")), "");
    config_ = echo_config();
    config_.purposes[0].activity = "https://register.example/vragen";
  }
  ~AuditTrail() override { std::filesystem::remove_all(folder_); }

  void say(const std::string& message) {
    config_.connections[0].transport->settings.push_back({"say", message, {}});
  }

  void run() {
    Hub hub{config_, plugins_, clock_, folder_};
    hub.start();
    int idle = 0;
    while (idle < 3) {
      std::this_thread::sleep_for(std::chrono::milliseconds{2});
      idle = hub.idle() ? idle + 1 : 0;
    }
    hub.stop(std::chrono::seconds{5});
  }

  store::Location location() const { return store::Location{folder_ / "hub.db"}; }
  store::AuditLog log() const { return store::AuditLog{store::Location{folder_ / "hub.db"}}; }
  std::vector<std::string> actions() const {
    std::vector<std::string> result;
    for (const auto& row : log().find({}, 100)) result.push_back(row.action);
    return result;
  }

  std::filesystem::path folder_;
  model::SystemClock clock_;
  PluginHost plugins_{clock_};
  config::Config config_;
};

TEST_F(AuditTrail, has_what_a_message_brought_about) {
  say("id=1\nmunicipality=0505\nbsn=999990019\nask=echo.out\n");
  run();
  EXPECT_THAT(actions(),
              testing::IsSupersetOf({"hub.start", "message.accept", "message.state", "hub.stop"}));
}

TEST_F(AuditTrail, has_all_six_on_every_record) {
  say("id=1\nmunicipality=0505\nbsn=999990019\nask=echo.out\n");
  run();
  for (const auto& row : log().find({}, 100)) {
    EXPECT_FALSE(row.action.empty() || row.object.empty() || row.result.empty() ||
                 row.origin.empty() || row.actor.empty() || row.at == store::Instant{})
        << row.action;
  }
}

TEST_F(AuditTrail, and_the_logbook_name_nobody) {
  say("id=1\nmunicipality=0505\nbsn=999990019\nask=echo.out\n");
  run();
  std::string all;
  for (const auto& row : log().find({}, 100)) {
    all += row.action + row.object + row.result + row.actor + row.detail;
  }
  for (const auto& row : log().processing(0, {}, 100)) all += row.name + row.subject;
  EXPECT_THAT(all, Not(HasSubstr(kBsn)));
}

TEST_F(AuditTrail, is_intact_afterwards) {
  say("id=1\nmunicipality=0505\nbsn=999990019\n");
  run();
  run();
  auto found = log();
  const auto place = location().audit_place();
  const auto list =
      store::read_checkpoints(place.checkpoints / store::kCheckpointFile,
                              store::read_public_key(place.checkpoints / store::kPublicKeyFile));
  EXPECT_TRUE(store::verify_audit(found, crypto::read_key(place.key), list).intact());
  EXPECT_FALSE(list.checkpoints.empty());
}

TEST_F(AuditTrail, records_a_refused_message) {
  say("id=1\nmunicipality=9999\nbsn=999990019\n");
  run();
  EXPECT_THAT(log().find({.action = "message.accept"}, 10),
              ElementsAre(Field(&store::AuditRow::result, "refused")));
}

TEST_F(AuditTrail, logbook_has_a_line_for_what_came_in_and_for_what_went_out) {
  say("id=1\nmunicipality=0505\nbsn=999990019\nask=echo.out\n");
  run();
  const auto lines = log().processing(0, {}, 100);
  ASSERT_GE(lines.size(), 2U);
  EXPECT_THAT(lines, Each(AllOf(Field(&store::ProcessingRow::subject_type, "BSN"),
                                Field(&store::ProcessingRow::trace, lines[0].trace),
                                Field(&store::ProcessingRow::subject, lines[0].subject))));
  EXPECT_THAT(lines, Contains(AllOf(
                         Field(&store::ProcessingRow::activity, "https://register.example/vragen"),
                         Field(&store::ProcessingRow::parent, lines[0].span))));
}

TEST_F(AuditTrail, logbook_is_written_before_anything_leaves) {
  // Nothing answers, so nothing is confirmed: the line is there all the same.
  config_.connections[0].transport->settings.push_back({"status", "503", {}});
  say("id=1\nmunicipality=0505\nbsn=999990019\nask=echo.out\n");
  run();
  EXPECT_THAT(log().processing(0, {}, 100), SizeIs(testing::Ge(2U)));
}

TEST_F(AuditTrail, what_leaves_carries_the_trace_of_what_came_in) {
  say("id=1\nmunicipality=0505\nbsn=999990019\nask=echo.out\n");
  run();
  store::Reader reader{location()};
  const auto came = reader.all_messages(0, 1);
  ASSERT_THAT(came, SizeIs(1));
  const auto left = reader.deliveries_of_message(came[0].message.id);
  ASSERT_FALSE(left.empty());
  const auto given = parse_traceparent(left[0].message.header(kTraceparent));
  ASSERT_TRUE(given);
  EXPECT_EQ(given->id, trace_of(came[0].message).id);
  EXPECT_EQ(given->parent, span_of(left[0].message.id));
}

TEST_F(AuditTrail, logbook_gives_one_person_another_pseudonym_in_another_municipality) {
  config_.region.municipalities.push_back(config_.region.municipalities[0]);
  config_.region.municipalities[1].code = "0512";
  say("id=1\nmunicipality=0505\nbsn=999990019\n");
  run();
  config_.connections[0].transport->settings.pop_back();
  say("id=2\nmunicipality=0512\nbsn=999990019\n");
  run();
  const auto lines = log().processing(0, {}, 100);
  ASSERT_GE(lines.size(), 2U);
  EXPECT_NE(lines.front().subject, lines.back().subject);
}

TEST_F(AuditTrail, logbook_is_sent_on_and_remembers_how_far) {
  config_.hub.logboek.transport = config::PluginUse{"echo", {}, {}};
  say("id=1\nmunicipality=0505\nbsn=999990019\n");
  Hub hub{config_, plugins_, clock_, folder_};
  hub.start();
  while (log().processing_sent() == 0) std::this_thread::sleep_for(std::chrono::milliseconds{5});
  hub.stop(std::chrono::seconds{5});
  EXPECT_EQ(log().processing_sent(), log().processing(0, {}, 100).back().seq);
}

TEST_F(AuditTrail, logbook_that_is_not_confirmed_is_not_taken_for_sent) {
  config_.hub.logboek.transport = config::PluginUse{"echo", {{"status", "503", {}}}, {}};
  say("id=1\nmunicipality=0505\nbsn=999990019\n");
  run();
  EXPECT_EQ(log().processing_sent(), 0);
}

TEST_F(AuditTrail, counts_who_knocks_without_filling_the_disk) {
  {
    store::Writer writer{location(), nullptr};
    Refusals refusals{writer};
    const auto start = store::Instant{std::chrono::hours{1000}};
    for (int i = 0; i < 1000; ++i) {
      refusals.note("login.refused", "duo", start + std::chrono::milliseconds{i});
    }
    refusals.note("login.refused", "duo", start + std::chrono::minutes{1});
    refusals.note("login.refused", "duo", start + std::chrono::seconds{61});
    refusals.tell_rest(start + std::chrono::minutes{2});
  }
  const auto rows = log().find({.action = "login"}, 10);
  ASSERT_THAT(rows, SizeIs(3));
  EXPECT_EQ(rows[0].detail, "1");
  EXPECT_EQ(rows[1].detail, "1000");
  EXPECT_EQ(rows[2].detail, "1");
}

TEST(Otlp, is_what_the_protocol_asks_for) {
  store::ProcessingRow row;
  row.trace = "4bf92f3577b34da6a3ce929d0e0e4736";
  row.span = "00f067aa0ba902b7";
  row.name = "bericht";
  row.start = store::Instant{std::chrono::milliseconds{1}};
  row.end = store::Instant{std::chrono::milliseconds{2}};
  row.activity = "https://register.example/a";
  row.municipality = "0505";
  row.subject_type = "BSN";
  row.subject = "pseudonym";
  EXPECT_EQ(
      otlp_traces(std::vector{row}),
      R"({"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":)"
      R"("rode-draad"}},{"key":"gemeentecode","value":{"stringValue":"0505"}}]},"scopeSpans":[{)"
      R"("scope":{"name":"logboek-dataverwerkingen"},"spans":[{"traceId":)"
      R"("4bf92f3577b34da6a3ce929d0e0e4736","spanId":"00f067aa0ba902b7","name":"bericht","kind":1,)"
      R"("startTimeUnixNano":"1000000","endTimeUnixNano":"2000000","attributes":[{"key":)"
      R"("dpl.core.processing_activity_id","value":{"stringValue":"https://register.example/a"}},)"
      R"({"key":"dpl.core.data_subject_id","value":{"stringValue":"pseudonym"}},{"key":)"
      R"("dpl.core.data_subject_id_type","value":{"stringValue":"BSN"}}],"status":{"code":1}}]}]}]})");
}

TEST(Otlp, knows_what_was_not_taken) {
  EXPECT_EQ(otlp_rejected(R"({"partialSuccess":{"rejectedSpans":"3"}})"), 3);
  EXPECT_EQ(otlp_rejected(R"({"partialSuccess":{"rejectedSpans":2}})"), 2);
  EXPECT_EQ(otlp_rejected("{}"), 0);
  EXPECT_EQ(otlp_rejected(""), 0);
}

}  // namespace
}  // namespace rodedraad::hub
