#include <gmock/gmock.h>
#include <stdlib.h>

#include <functional>
#include <future>

#include "region.h"
#include "rodedraad/hub/hub.h"
#include "rodedraad/store/backup.h"
#include "rodedraad/store/reader.h"

namespace rodedraad::hub {
namespace {

using store::DeliveryState;
using store::MessageState;

/// A whole hub on the echo plugins: what the transport "says" at the start comes in as a message.
class RunningHub : public ::testing::Test {
 protected:
  RunningHub() {
    std::string name = (std::filesystem::temp_directory_path() / "rodedraad-hub-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    EXPECT_EQ(plugins_.load_file(test_plugin("echo_adapter")), "");
    EXPECT_EQ(plugins_.load_file(test_plugin("echo")), "");
    config_ = echo_config();
  }
  ~RunningHub() override { std::filesystem::remove_all(folder_); }

  void say(const std::string& message) { setting("say", message); }
  void partner_answers(const std::string& status) { setting("status", status); }
  void setting(const std::string& name, const std::string& value) {
    config_.connections[0].transport->settings.push_back({name, value, {}});
  }

  /// Runs a hub until it has nothing left to do; \p with is done with it first.
  void run(const std::function<void(Hub&)>& with = [](Hub&) {}) {
    Hub hub{config_, plugins_, clock_, folder_};
    hub.start();
    with(hub);
    int idle = 0;
    while (idle < 3) {
      std::this_thread::sleep_for(std::chrono::milliseconds{2});
      idle = hub.idle() ? idle + 1 : 0;
    }
    hub.stop(std::chrono::seconds{5});
  }

  store::Reader reader() { return store::Reader{store::Location{folder_ / "hub.db"}}; }
  store::CaseFile the_case() {
    auto look = reader();
    const auto id = look.case_with("0505", {"bsn", "999990019"});
    return id ? *look.case_file(*id) : store::CaseFile{};
  }

  std::filesystem::path folder_;
  model::SystemClock clock_;
  PluginHost plugins_{clock_};
  config::Config config_;
};

TEST_F(RunningHub, turns_a_message_into_a_case_and_a_confirmed_delivery) {
  say("id=1\nmunicipality=0505\nbsn=999990019\nask=echo.out\n");
  run();
  auto look = reader();
  const auto deliveries = look.deliveries_of_case(the_case().file.id);
  ASSERT_EQ(deliveries.size(), 1U);
  EXPECT_EQ(deliveries[0].state, DeliveryState::confirmed);
}

/// A sender that proves nothing; whether the adapter saw its message shows in the store.
class Sender : public RunningHub {
 protected:
  bool is_let_in(config::Receive demanded) {
    config_.connections[0].receive = std::move(demanded);
    say("id=1\nmunicipality=0505\nbsn=999990019\n");
    run();
    return !reader().all_messages(0, 10).empty();
  }
};

TEST_F(Sender, is_let_in_where_nothing_is_demanded) {
  EXPECT_TRUE(is_let_in({{}, {}, {}, {}, {}}));
}

TEST_F(Sender, without_an_oin_is_not_seen_by_the_adapter) {
  EXPECT_FALSE(is_let_in({{}, {}, {}, {"00000099000000002000"}, {}}));
}

TEST_F(Sender, without_the_token_is_not_seen_by_the_adapter) {
  EXPECT_FALSE(is_let_in({{}, {}, "token", {}, {}}));
}

TEST_F(RunningHub, asks_by_the_clock_about_each_case_that_meets_the_condition) {
  say("id=1\nmunicipality=0505\nbsn=999990019\npip.leerroute=B\n");
  run();
  config_.connections[0].transport->settings.clear();
  config::Poll poll;
  poll.message = "echo.out";
  poll.every = std::chrono::hours{24};
  poll.each_case = true;
  poll.when.kind = config::Condition::Kind::test;
  poll.when.test = config::Condition::Test::present;
  poll.when.path = "pip.leerroute";
  config_.connections[0].polls.push_back(poll);
  run();
  run();
  auto look = reader();
  const auto deliveries = look.deliveries_of_case(the_case().file.id);
  ASSERT_EQ(deliveries.size(), 1U) << "once, also after a restart within the day";
  EXPECT_EQ(deliveries[0].rule, "rooster");
  EXPECT_EQ(deliveries[0].state, DeliveryState::confirmed);
}

TEST_F(RunningHub, holds_back_after_a_restore_what_may_have_been_done_since) {
  say("id=1\nmunicipality=0505\nbsn=999990019\nask=echo.out\n");
  run();
  config_.connections[0].transport->settings.clear();
  {
    auto look = reader();
    auto again = look.deliveries_of_case(the_case().file.id).at(0);
    auto unread = look.all_messages(0, 1).at(0);
    again.message.id += "-again";
    again.message.kind = "echo.unheard-of";  // nobody says that a repeat of it is recognised
    again.state = DeliveryState::queued;
    unread.message.id += "-unread";
    unread.idempotency_key = "unread";
    unread.state = MessageState::received;
    store::Writer writer{store::Location{folder_ / "hub.db"}, [](std::string_view) { ::abort(); }};
    writer.submit(
        [&](store::Transaction& transaction) {
          transaction.insert(again);
          transaction.insert(unread);
          transaction.put_setting(store::kRestored, "2026-11-22T12:00:00.000Z");
        },
        nullptr);
    writer.stop();
  }
  run();
  auto look = reader();
  EXPECT_EQ(look.desk().size(), 1U);
  EXPECT_EQ(look.desk_messages().size(), 1U);
  EXPECT_EQ(look.setting(store::kRestored), "");
}

TEST_F(RunningHub, takes_up_a_message_that_waited_without_naming_a_municipality) {
  say("id=1\nvNummer=2789456123\npip.leerroute=B\n");
  run();
  config_.connections[0].transport->settings.clear();
  say("id=2\nmunicipality=0505\nbsn=999990019\nvNummer=2789456123\n");
  run();
  EXPECT_NE(model::current(the_case().file, "pip.leerroute"), nullptr);
}

TEST_F(RunningHub, closes_the_question_whose_a_message_is_when_a_person_answers_it) {
  for (const auto* message : {"id=1\nmunicipality=0505\nbsn=999990019\nvNummer=2789456123\n",
                              "id=2\nmunicipality=0505\nbsn=999990020\nvNummer=2789456124\n",
                              "id=3\nmunicipality=0505\nbsn=999990019\nvNummer=2789456124\n"}) {
    config_.connections[0].transport->settings.clear();
    say(message);
    run();
  }
  const auto asked = reader().tasks({});
  ASSERT_EQ(asked.size(), 1U);
  EXPECT_FALSE(asked[0].done);
  config_.connections[0].transport->settings.clear();
  run([&](Hub& hub) {
    hub.processor().belongs(asked[0].message, the_case().file.id, "J. Jansen");
  });
  const auto answered = *reader().task(asked[0].id);
  EXPECT_TRUE(answered.done);
  EXPECT_EQ(answered.done_by, "J. Jansen");
}

TEST_F(RunningHub, asks_again_although_what_it_asked_before_failed) {
  config::Poll poll;
  poll.message = "echo.answer";  // wants nothing of a case
  poll.every = std::chrono::milliseconds{1};
  config_.connections[0].polls.push_back(poll);
  partner_answers("503");
  Hub hub{config_, plugins_, clock_, folder_};
  hub.start();
  std::size_t failed = 0;
  for (int i = 0; i < 400 && failed < 2; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds{10});
    failed = reader().deliveries(DeliveryState::failed, 0, 10).size();
  }
  hub.stop(std::chrono::seconds{5});
  EXPECT_GE(failed, 2U);
}

TEST_F(RunningHub, sends_what_comes_after_a_message_that_was_kept_here) {
  say("id=1\nmunicipality=0505\nbsn=999990019\npip.leerroute=Z\nask=echo.vetted\n");
  run();
  config_.connections[0].transport->settings.clear();
  say("id=2\nmunicipality=0505\nbsn=999990019\npip.leerroute=B\nask=echo.vetted\n");
  run();
  auto look = reader();
  const auto deliveries = look.deliveries_of_case(the_case().file.id);
  ASSERT_EQ(deliveries.size(), 2U);
  EXPECT_EQ(deliveries[0].state, DeliveryState::rejected);
  EXPECT_EQ(deliveries[1].state, DeliveryState::confirmed);
}

TEST_F(RunningHub, does_not_send_what_waits_when_the_consent_is_withdrawn) {
  config::Purpose sharing = config_.purposes[0];
  sharing.id = "delen";
  sharing.consent = "delen";
  config_.purposes.push_back(sharing);
  config::Rule rule;
  rule.id = "delen";
  rule.on = {changed("pip.leerroute")};
  rule.sends.push_back({"echo.out", "connection:buur", "delen", {}});
  config::Workflow workflow;
  workflow.id = "w";
  workflow.law = "wi2021";
  workflow.rules.push_back(rule);
  config_.workflows.push_back(workflow);
  config_.connections[0].retry = {std::chrono::hours{1}, 1, std::chrono::hours{1}, 5};
  partner_answers("503");
  say("id=1\nmunicipality=0505\nbsn=999990019\npip.leerroute=B\n"
      "toestemming.gegevenOp[delen]=2026-01-01\n");
  const auto deliveries = [&] { return reader().deliveries_of_case(the_case().file.id); };
  {
    Hub hub{config_, plugins_, clock_, folder_};
    hub.start();
    for (int i = 0; i < 500; ++i) {
      const auto rows = deliveries();
      if (!rows.empty() && rows[0].attempts > 0) break;
      std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    hub.stop(std::chrono::seconds{5});
  }
  ASSERT_THAT(deliveries(), ::testing::SizeIs(1));
  ASSERT_EQ(deliveries()[0].state, DeliveryState::queued) << deliveries()[0].answer_text;

  config_.connections[0].transport->settings.clear();
  say("id=2\nmunicipality=0505\nbsn=999990019\ntoestemming.ingetrokkenOp[delen]=2026-02-01\n");
  run();  // ends only when nothing waits any more
  EXPECT_EQ(deliveries()[0].state, DeliveryState::cancelled);
  EXPECT_THAT(deliveries()[0].answer_text, ::testing::HasSubstr("ingetrokken"));
}

TEST_F(RunningHub, tells_once_that_a_deadline_is_over) {
  config::DeadlineSet pip;
  pip.id = "pip";
  pip.title = "PIP vaststellen";
  pip.task = "pip";
  config::DeadlineRule rule;
  rule.id = "T01";
  rule.from = "2022-01-01";
  rule.start = "inburgeringsplicht.datumKennisgeving";
  rule.met_by = "pip.dagtekening";
  config_.deadlines = {pip};
  config_.deadlines[0].rules.push_back(rule);
  config::Workflow workflow;
  workflow.law = "wi2021";
  config::Rule start;
  start.id = "start";
  start.on = {changed("inburgeringsplicht.datumKennisgeving")};
  start.starts.push_back({"pip", {}});
  workflow.rules.push_back(start);
  config_.workflows.push_back(workflow);
  say("id=1\nmunicipality=0505\nbsn=999990019\ninburgeringsplicht.datumKennisgeving=2023-03-02\n");
  run();
  config_.connections[0].transport->settings.clear();
  run();
  run();
  auto look = reader();
  const auto tasks = look.tasks(the_case().file.id);
  ASSERT_EQ(tasks.size(), 1U);
  EXPECT_NE(tasks[0].title.find("PIP vaststellen"), std::string::npos);
}

TEST_F(RunningHub, has_no_second_effect_of_a_repeat) {
  say("id=1\nmunicipality=0505\nbsn=999990019\nask=echo.out\n");
  run();
  run();
  auto look = reader();
  EXPECT_EQ(look.messages_of_case(the_case().file.id).size(), 1U);
  EXPECT_EQ(look.deliveries_of_case(the_case().file.id).size(), 1U);
}

TEST_F(RunningHub, keeps_other_content_under_a_known_key_as_refused) {
  say("id=1\nmunicipality=0505\nbsn=999990019\n");
  run();
  config_.connections[0].transport->settings.clear();
  say("id=1\nmunicipality=0505\nbsn=999990020\n");
  run();
  auto look = reader();
  EXPECT_FALSE(look.case_with("0505", {"bsn", "999990020"}));
}

TEST_F(RunningHub, puts_what_the_partner_rejects_at_the_desk_with_its_words) {
  say("id=1\nmunicipality=0505\nbsn=999990019\nask=echo.out\n");
  partner_answers("422");
  run();
  auto look = reader();
  const auto desk = look.desk();
  ASSERT_EQ(desk.size(), 1U);
  EXPECT_EQ(desk[0].state, DeliveryState::rejected);
}

TEST_F(RunningHub, gives_up_after_the_last_attempt_and_holds_the_lane) {
  say("id=1\nmunicipality=0505\nbsn=999990019\nask=echo.out\nask=echo.out\n");
  partner_answers("500");
  run();
  auto look = reader();
  const auto deliveries = look.deliveries_of_case(the_case().file.id);
  ASSERT_EQ(deliveries.size(), 2U);
  EXPECT_EQ(deliveries[0].state, DeliveryState::failed);
  EXPECT_EQ(look.attempts(deliveries[0].message.id).size(), 2U);
  EXPECT_EQ(deliveries[1].state, DeliveryState::queued) << "order in the lane is kept";
}

TEST_F(RunningHub, sends_again_the_same_bytes_when_a_person_asks) {
  say("id=1\nmunicipality=0505\nbsn=999990019\nask=echo.out\n");
  partner_answers("500");
  run();
  auto look = reader();
  const auto failed = look.desk().at(0);
  config_.connections[0].transport->settings.clear();
  {
    Hub hub{config_, plugins_, clock_, folder_};
    hub.start();
    EXPECT_EQ(hub.deliverer().decide({failed.message.id, Verdict::resend, {}}, nullptr), "");
    while (reader().delivery(failed.message.id)->state != DeliveryState::confirmed) {
      std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }
  }
  EXPECT_EQ(look.delivery(failed.message.id)->message.body, failed.message.body);
}

TEST_F(RunningHub, refuses_to_send_again_what_is_not_at_the_desk) {
  Hub hub{config_, plugins_, clock_, folder_};
  hub.start();
  EXPECT_NE(hub.deliverer().decide({"unknown", Verdict::resend, {}}, nullptr), "");
}

TEST_F(RunningHub, is_the_only_one_on_its_data_folder) {
  const Hub hub{config_, plugins_, clock_, folder_};
  EXPECT_THROW(Hub(config_, plugins_, clock_, folder_), store::StoreError);
}

TEST_F(RunningHub, takes_up_what_a_former_run_left) {
  // A store with a message that was accepted and never processed.
  {
    store::Writer writer{store::Location{folder_ / "hub.db"}, [](std::string_view) {}};
    store::MessageRow row;
    row.message.id = "left";
    row.message.kind = "echo";
    row.message.body = "bsn=999990019\nask=echo.out\n";
    row.connection = "buur";
    row.municipality = "0505";
    writer.submit([&](store::Transaction& transaction) { transaction.insert(row); }, nullptr);
    writer.stop();
  }
  run();
  auto look = reader();
  EXPECT_EQ(look.message("left")->state, MessageState::processed);
  EXPECT_EQ(look.deliveries_of_case(the_case().file.id).at(0).state, DeliveryState::confirmed);
}

}  // namespace
}  // namespace rodedraad::hub
