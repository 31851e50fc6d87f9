#include <gmock/gmock.h>
#include <stdlib.h>

#include "region.h"
#include "rodedraad/hub/hub.h"
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
    return hub_->deliverer().decide({id, verdict, {"command", "J. Jansen", "omdat"}});
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

}  // namespace
}  // namespace rodedraad::hub
