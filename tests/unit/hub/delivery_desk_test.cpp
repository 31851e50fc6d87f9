#include <gmock/gmock.h>
#include <stdlib.h>

#include <future>
#include <map>

#include "region.h"
#include "rodedraad/hub/hub.h"
#include "rodedraad/store/audit_log.h"
#include "rodedraad/store/reader.h"

/// What becomes of deliveries besides attempts: after a crash, by a person, when time is over.
namespace rodedraad::hub {
namespace {

using store::DeliveryState;
using namespace std::chrono_literals;

class DeliveryDesk : public ::testing::Test {
 protected:
  DeliveryDesk() {
    std::string name = (std::filesystem::temp_directory_path() / "rodedraad-desk-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    EXPECT_EQ(plugins_.load_file(test_plugin("echo_adapter")), "");
    EXPECT_EQ(plugins_.load_file(test_plugin("echo")), "");
    config_ = echo_config();
  }
  ~DeliveryDesk() override {
    hub_.reset();
    std::filesystem::remove_all(folder_);
  }

  store::DeliveryRow row(const std::string& id, DeliveryState state,
                         const std::string& kind = "echo.out") const {
    store::DeliveryRow row;
    row.message.id = id;
    row.message.kind = kind;
    row.message.method = "POST";
    row.message.body = "pip.leerroute=B\n";
    row.municipality = "0505";
    row.case_id = "zaak";
    row.connection = "buur";
    row.organisation = "buur";
    row.cause = "bericht";
    row.state = state;
    row.created = row.changed = row.next_at = clock_.now();
    return row;
  }
  /// What a former run left.
  void left(std::vector<store::DeliveryRow> rows) {
    store::Writer writer{store::Location{folder_ / "hub.db"}, [](std::string_view) {}};
    writer.submit(
        [&](store::Transaction& transaction) {
          for (auto& each : rows) transaction.insert(each);
        },
        nullptr);
    writer.stop();
  }
  void start() {
    hub_ = std::make_unique<Hub>(config_, plugins_, clock_, folder_);
    hub_->start();
  }
  std::string decide(const std::string& id, Verdict verdict) {
    return decide({id, verdict, {"command", "J. Jansen", "omdat"}});
  }
  std::string decide(const Decision& decision) {
    return hub_->deliverer().decide(decision, nullptr);
  }
  store::DeliveryRow now(const std::string& id) {
    return *store::Reader{store::Location{folder_ / "hub.db"}}.delivery(id);
  }
  std::vector<std::string> desk() {
    std::vector<std::string> result;
    for (const auto& each : store::Reader{store::Location{folder_ / "hub.db"}}.desk()) {
      result.push_back(each.message.id);
    }
    return result;
  }
  /// Waits until \p holds, at most a few seconds.
  bool comes(const std::function<bool()>& holds) {
    for (int i = 0; i < 3000; ++i) {
      if (holds()) return true;
      std::this_thread::sleep_for(5ms);
    }
    return false;
  }
  bool comes_to(const std::string& id, DeliveryState state) {
    return comes([&] { return now(id).state == state; });
  }

  std::filesystem::path folder_;
  model::SystemClock clock_;
  PluginHost plugins_{clock_};
  config::Config config_;
  std::unique_ptr<Hub> hub_;
};

TEST_F(DeliveryDesk, does_not_send_again_by_itself_what_a_crash_left_on_its_way) {
  left({row("d1", DeliveryState::in_flight, "echo.once"), row("d2", DeliveryState::queued)});
  start();
  EXPECT_TRUE(comes_to("d1", DeliveryState::unknown_outcome));
  EXPECT_THAT(desk(), ::testing::ElementsAre("d1"));
  EXPECT_EQ(now("d2").state, DeliveryState::queued) << "it comes after it";
}

TEST_F(DeliveryDesk, sends_again_what_a_crash_left_on_its_way_to_who_recognises_repeats) {
  left({row("d1", DeliveryState::in_flight)});
  start();
  EXPECT_TRUE(comes_to("d1", DeliveryState::confirmed));
}

TEST_F(DeliveryDesk, delivers_to_a_partner_that_does_not_recognise_repeats) {
  left({row("d1", DeliveryState::queued, "echo.once"), row("d2", DeliveryState::queued)});
  start();
  EXPECT_TRUE(comes_to("d2", DeliveryState::confirmed));
  EXPECT_EQ(now("d1").state, DeliveryState::confirmed);
}

TEST_F(DeliveryDesk, refuses_to_resend_what_perhaps_arrived) {
  left({row("d1", DeliveryState::unknown_outcome, "echo.once")});
  start();
  EXPECT_NE(decide("d1", Verdict::resend), "");
}

TEST_F(DeliveryDesk, takes_a_persons_word_that_it_arrived_and_goes_on) {
  left({row("d1", DeliveryState::unknown_outcome, "echo.once"), row("d2", DeliveryState::queued)});
  start();
  EXPECT_EQ(decide("d1", Verdict::arrived), "");
  EXPECT_TRUE(comes_to("d2", DeliveryState::confirmed));
  EXPECT_EQ(now("d1").state, DeliveryState::confirmed);
  EXPECT_EQ(now("d1").attempts, 0);
}

TEST_F(DeliveryDesk, sends_again_when_a_person_says_that_it_did_not_arrive) {
  left({row("d1", DeliveryState::unknown_outcome, "echo.once")});
  start();
  EXPECT_EQ(decide("d1", Verdict::not_arrived), "");
  EXPECT_TRUE(comes_to("d1", DeliveryState::confirmed));
  EXPECT_EQ(now("d1").attempts, 1);
}

TEST_F(DeliveryDesk, lets_the_next_go_when_a_person_gives_one_up) {
  left({row("d1", DeliveryState::failed), row("d2", DeliveryState::queued)});
  start();
  EXPECT_EQ(decide("d1", Verdict::cancel), "");
  EXPECT_TRUE(comes_to("d2", DeliveryState::confirmed));
  EXPECT_EQ(now("d1").state, DeliveryState::cancelled);
  EXPECT_THAT(now("d1").answer_text, ::testing::HasSubstr("omdat"));
}

TEST_F(DeliveryDesk, sends_what_was_rejected_again_as_another_delivery) {
  left({row("d1", DeliveryState::rejected)});
  start();
  EXPECT_EQ(decide("d1", Verdict::resend), "");
  EXPECT_TRUE(comes([&] { return desk().empty(); }));
  EXPECT_EQ(now("d1").state, DeliveryState::rejected);
  store::Reader reader{store::Location{folder_ / "hub.db"}};
  const auto rows = reader.deliveries_of_case("zaak");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[1].repeats, "d1");
  EXPECT_EQ(rows[1].message.body, rows[0].message.body);
  EXPECT_TRUE(comes_to(rows[1].message.id, DeliveryState::confirmed));
}

TEST_F(DeliveryDesk, refuses_to_decide_about_what_is_done) {
  left({row("d1", DeliveryState::confirmed)});
  start();
  for (const auto verdict :
       {Verdict::resend, Verdict::cancel, Verdict::arrived, Verdict::not_arrived}) {
    EXPECT_NE(decide("d1", verdict), "");
  }
}

TEST_F(DeliveryDesk, gives_up_what_stood_in_the_queue_for_too_long) {
  config_.connections[0].transport.reset();  // never to be reached
  auto waits = row("d1", DeliveryState::queued);
  waits.deadline = clock_.now() - 1s;
  left({waits});
  start();
  EXPECT_TRUE(comes_to("d1", DeliveryState::failed));
  EXPECT_THAT(desk(), ::testing::ElementsAre("d1"));
}

TEST_F(DeliveryDesk, shows_what_waits_for_too_long_and_leaves_its_state) {
  auto awaited = row("d1", DeliveryState::awaiting);
  awaited.deadline = clock_.now() - 1s;
  auto parked = row("d2", DeliveryState::parked);
  parked.deadline = clock_.now() - 1s;
  left({awaited, parked});
  start();
  EXPECT_TRUE(comes([&] { return desk().size() == 2; }));
  EXPECT_EQ(now("d1").state, DeliveryState::awaiting);
  EXPECT_EQ(now("d2").state, DeliveryState::parked);
}

TEST_F(DeliveryDesk, lets_a_late_confirmation_still_confirm) {
  auto awaited = row("d1", DeliveryState::awaiting);
  awaited.deadline = clock_.now() - 1s;
  left({awaited});
  start();
  ASSERT_TRUE(comes([&] { return desk().size() == 1; }));
  EXPECT_EQ(decide("d1", Verdict::arrived), "");
  EXPECT_TRUE(comes_to("d1", DeliveryState::confirmed));
  EXPECT_TRUE(desk().empty());
}

TEST_F(DeliveryDesk, keeps_what_is_for_a_connection_that_the_configuration_does_not_have) {
  auto other = row("d1", DeliveryState::queued);
  other.connection = "hernoemd";
  left({other, row("d2", DeliveryState::queued)});
  start();
  EXPECT_TRUE(comes_to("d2", DeliveryState::confirmed));
  EXPECT_EQ(now("d1").state, DeliveryState::queued);
}

TEST_F(DeliveryDesk, tells_who_decides_when_it_is_on_disk) {
  left({row("d1", DeliveryState::failed)});
  start();
  std::promise<std::string> told;
  EXPECT_EQ(hub_->deliverer().decide({"d1", Verdict::cancel, {"command", "J. Jansen", "omdat"}},
                                     [&](const std::string& why) { told.set_value(why); }),
            "");
  EXPECT_EQ(told.get_future().get(), "");
  EXPECT_EQ(now("d1").state, DeliveryState::cancelled);
}

TEST_F(DeliveryDesk, tells_who_decides_second_that_it_is_too_late) {
  left({row("d1", DeliveryState::failed)});
  store::Reader reader{store::Location{folder_ / "hub.db"}};
  const auto seen = *reader.delivery("d1");
  DeskWork work;
  work.now = clock_.now();
  work.config = &config_;
  store::Writer writer{store::Location{folder_ / "hub.db"}, [](std::string_view) {}};
  const Decision decision{"d1", Verdict::cancel, {}};
  std::vector<bool> done;
  for (int i = 0; i < 2; ++i) {
    writer.submit(
        [&](store::Transaction& transaction) {
          done.push_back(carry_out(transaction, seen, decision, work).has_value());
        },
        nullptr);
  }
  writer.stop();
  EXPECT_THAT(done, ::testing::ElementsAre(true, false));
}

TEST_F(DeliveryDesk, waits_with_what_must_go_later_and_keeps_what_follows_behind_it) {
  left({row("d1", DeliveryState::failed), row("d2", DeliveryState::queued)});
  start();
  const auto later = clock_.now() + 1h;
  EXPECT_EQ(decide({"d1", Verdict::resend, {"command", "J. Jansen", {}}, later}), "");
  ASSERT_TRUE(comes_to("d1", DeliveryState::queued));
  EXPECT_EQ(now("d1").next_at, later);
  EXPECT_EQ(now("d1").attempts, 0);
  EXPECT_EQ(now("d2").state, DeliveryState::queued);
  EXPECT_GT(now("d1").deadline, later) << "its time counts from there";
}

/// What was made of \p id, when it is there.
std::optional<store::DeliveryRow> instead_of(store::Reader& reader, const std::string& id) {
  for (auto& each : reader.deliveries_of_case("zaak")) {
    if (each.repeats == id) return each;
  }
  return std::nullopt;
}

TEST_F(DeliveryDesk, sends_what_a_person_made_of_it_in_its_place) {
  auto first = row("d1", DeliveryState::failed);
  first.message.body = "id=d1\nnaam=fout\n";
  first.message.target = "/d1";
  left({first, row("d2", DeliveryState::queued)});
  start();
  const auto place = now("d1").seq;
  Decision decision{"d1", Verdict::edit, {"command", "J. Jansen", "naam verbeterd"}};
  decision.content = "id=d1\nnaam=goed\n";
  EXPECT_EQ(decide(decision), "");
  ASSERT_TRUE(comes_to("d2", DeliveryState::confirmed));
  store::Reader reader{store::Location{folder_ / "hub.db"}};
  const auto made = instead_of(reader, "d1");
  ASSERT_TRUE(made);
  EXPECT_EQ(made->state, DeliveryState::confirmed);
  EXPECT_EQ(made->seq, place) << "nothing overtakes it";
  EXPECT_EQ(made->message.body, "id=" + made->message.id + "\nnaam=goed\n")
      << "the partner must not take it for a repeat";
  EXPECT_EQ(made->message.target, "/" + made->message.id);
}

TEST_F(DeliveryDesk, keeps_what_was_edited_as_it_was) {
  left({row("d1", DeliveryState::failed)});
  start();
  Decision decision{"d1", Verdict::edit, {"command", "J. Jansen", "naam verbeterd"}};
  decision.content = "pip.leerroute=Z\n";
  EXPECT_EQ(decide(decision), "");
  ASSERT_TRUE(comes_to("d1", DeliveryState::cancelled));
  EXPECT_EQ(now("d1").message.body, "pip.leerroute=B\n");
  EXPECT_THAT(now("d1").answer_text, ::testing::HasSubstr("naam verbeterd"));
}

TEST_F(DeliveryDesk, leaves_what_was_rejected_and_edited_rejected) {
  left({row("d1", DeliveryState::rejected)});
  start();
  Decision decision{"d1", Verdict::edit, {"command", "J. Jansen", "naam verbeterd"}};
  decision.content = "pip.leerroute=Z\n";
  EXPECT_EQ(decide(decision), "");
  EXPECT_TRUE(comes([&] { return desk().empty(); }));
  EXPECT_EQ(now("d1").state, DeliveryState::rejected);
  store::Reader reader{store::Location{folder_ / "hub.db"}};
  ASSERT_TRUE(instead_of(reader, "d1"));
  EXPECT_TRUE(comes_to(instead_of(reader, "d1")->message.id, DeliveryState::confirmed));
}

TEST_F(DeliveryDesk, does_not_take_an_edited_repeat_for_a_repeat_of_the_first) {
  auto repeat = row("d2", DeliveryState::failed);
  repeat.message.body = "id=d1\n";
  repeat.repeats = "d1";
  left({row("d1", DeliveryState::rejected), repeat});
  start();
  Decision decision{"d2", Verdict::edit, {"command", "J. Jansen", "aangevuld"}};
  decision.content = "id=d1\nnaam=goed\n";
  EXPECT_EQ(decide(decision), "");
  ASSERT_TRUE(comes_to("d2", DeliveryState::cancelled));
  store::Reader reader{store::Location{folder_ / "hub.db"}};
  EXPECT_THAT(instead_of(reader, "d2")->message.body,
              ::testing::Not(::testing::HasSubstr("id=d1\n")));
}

TEST(EditedContent, must_be_another_and_of_the_same_sort) {
  store::DeliveryRow row;
  row.state = DeliveryState::failed;
  row.desk = true;
  row.message.method = "POST";
  row.message.body = R"({"naam":"fout"})";
  Decision decision{"d1", Verdict::edit, {}};
  for (const auto* content : {"", R"({"naam":"fout"})", R"({"naam":)", "<naam/>"}) {
    decision.content = content;
    EXPECT_NE(refusal(row, decision), "") << content;
  }
  decision.content = R"({"naam":"goed"})";
  EXPECT_EQ(refusal(row, decision), "");
}

TEST(EditedContent, does_not_go_instead_of_what_perhaps_arrived) {
  store::DeliveryRow row;
  row.state = DeliveryState::unknown_outcome;
  row.desk = true;
  row.message.method = "POST";
  row.message.body = "a";
  Decision decision{"d1", Verdict::edit, {}};
  decision.content = "b";
  EXPECT_NE(refusal(row, decision), "");
}

TEST_F(DeliveryDesk, keeps_the_order_of_each_case_when_2000_go_again_at_once) {
  std::vector<store::DeliveryRow> rows;
  std::map<std::string, std::vector<std::string>> expected;
  for (int i = 0; i < 2000; ++i) {
    auto& each = rows.emplace_back(row("d" + std::to_string(i), DeliveryState::failed));
    each.case_id = "zaak" + std::to_string(i * 7 % 50);
    expected[each.case_id].push_back(each.message.id);
  }
  left(rows);
  start();
  // The last first: who sends them again in the wrong order must not change the order either.
  for (int i = 1999; i >= 0; --i) ASSERT_EQ(decide("d" + std::to_string(i), Verdict::resend), "");
  ASSERT_TRUE(comes([&] { return desk().empty() && hub_->idle(); }));
  std::map<std::string, std::string> case_of;
  for (const auto& each : rows) case_of[each.message.id] = each.case_id;
  std::map<std::string, std::vector<std::string>> gone;
  store::AuditLog log{store::Location{folder_ / "hub.db"}};
  for (const auto& [each, seal] : log.page(0, 100'000)) {
    if (each.result.ends_with("-> confirmed")) gone[case_of[each.object]].push_back(each.object);
  }
  EXPECT_EQ(gone, expected);
}

}  // namespace
}  // namespace rodedraad::hub
