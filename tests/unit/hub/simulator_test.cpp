#include <gmock/gmock.h>
#include <stdlib.h>

#include "region.h"
#include "rodedraad/hub/hub.h"
#include "rodedraad/hub/simulators.h"
#include "rodedraad/store/reader.h"
#include "rodedraad/store/search.h"

namespace rodedraad::hub {
namespace {

using store::DeliveryState;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

constexpr const char* kAsks = "id=1\nmunicipality=0505\nbsn=999990019\nask=echo.out\n";

/// A hub for rehearsing, with one partner that refuses everything and a simulator that takes it.
class Simulator : public ::testing::Test {
 protected:
  Simulator() {
    std::string name = (std::filesystem::temp_directory_path() / "rodedraad-hub-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    EXPECT_EQ(plugins_.load_file(test_plugin("echo_adapter")), "");
    EXPECT_EQ(plugins_.load_file(test_plugin("echo")), "");
    config_ = echo_config();
    config_.hub.environment = "acceptance";
    auto& connection = config_.connections[0];
    connection.simulator = connection.transport;
    connection.transport->settings = {{"status", "500", {}}, {"say", kAsks, {}}};
    connection.simulator->settings = {{"status", "200", {}}};
  }
  ~Simulator() override {
    hub_.reset();
    std::filesystem::remove_all(folder_);
  }

  void start() {
    hub_ = std::make_unique<Hub>(config_, plugins_, clock_, folder_);
    hub_->start();
  }
  void restart() {
    hub_.reset();
    start();
  }
  std::string turn(bool on) { return hub_->simulate({"buur", on, "test", "J. Jansen"}); }
  bool simulated() const { return hub_->setup()->config().connection("buur")->simulated; }
  bool reload(config::Config config) {
    config::Loaded loaded;
    loaded.config = std::move(config);
    return hub_->reload(std::move(loaded), plugins_, "test", "test").done;
  }

  store::Reader reader() { return store::Reader{store::Location{folder_ / "hub.db"}}; }
  /// Waits until the one delivery is in this state.
  bool comes(DeliveryState state) {
    for (int i = 0; i < 2000; ++i) {
      auto look = reader();
      const auto id = look.case_with("0505", {"bsn", "999990019"});
      const auto rows = id ? look.deliveries_of_case(*id) : std::vector<store::DeliveryRow>{};
      if (!rows.empty() && rows[0].state == state) {
        delivery_ = rows[0];
        return true;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    return false;
  }
  /// The words of each attempt to deliver it.
  std::vector<std::string> attempts() {
    std::vector<std::string> result;
    for (const auto& each : reader().attempts(delivery_.message.id)) result.push_back(each.text);
    return result;
  }

  std::filesystem::path folder_;
  model::SystemClock clock_;
  PluginHost plugins_{clock_};
  config::Config config_;
  std::unique_ptr<Hub> hub_;
  store::DeliveryRow delivery_;
};

TEST_F(Simulator, takes_what_the_partner_would_get_and_the_attempt_says_so) {
  start();
  ASSERT_TRUE(comes(DeliveryState::failed));
  ASSERT_EQ(turn(true), "");
  EXPECT_TRUE(simulated());
  ASSERT_EQ(hub_->deliverer().decide({delivery_.message.id, Verdict::resend, {}}, nullptr), "");
  ASSERT_TRUE(comes(DeliveryState::confirmed));
  EXPECT_THAT(delivery_.answer_text, StartsWith("naar de simulator"));
  EXPECT_THAT(attempts().back(), StartsWith("naar de simulator"));
  EXPECT_THAT(attempts().front(), Not(HasSubstr("simulator")));
}

TEST_F(Simulator, gets_nothing_any_more_when_the_connection_is_back_at_its_partner) {
  start();
  ASSERT_TRUE(comes(DeliveryState::failed));
  ASSERT_EQ(turn(true), "");
  ASSERT_EQ(turn(false), "");
  EXPECT_FALSE(simulated());
  ASSERT_EQ(hub_->deliverer().decide({delivery_.message.id, Verdict::resend, {}}, nullptr), "");
  std::this_thread::sleep_for(std::chrono::milliseconds{20});
  ASSERT_TRUE(comes(DeliveryState::failed));
  EXPECT_THAT(attempts(), Not(testing::Contains(HasSubstr("simulator"))));
}

TEST_F(Simulator, is_recognised_when_it_is_at_the_very_address_of_the_partner) {
  config_.connections[0].transport->settings[0].value = "200";
  config_.connections[0].simulator = config_.connections[0].transport;
  start();
  ASSERT_TRUE(comes(DeliveryState::confirmed));
  EXPECT_THAT(delivery_.answer_text, Not(HasSubstr("simulator")));
  ASSERT_EQ(turn(true), "");
  EXPECT_TRUE(simulated());
}

TEST_F(Simulator, stays_after_a_restart_and_a_reload) {
  start();
  ASSERT_EQ(turn(true), "");
  restart();
  EXPECT_TRUE(simulated());
  ASSERT_TRUE(reload(config_));
  EXPECT_TRUE(simulated());
}

TEST_F(Simulator, does_not_change_the_revision_of_the_configuration) {
  start();
  ASSERT_EQ(turn(true), "");
  EXPECT_EQ(hub_->setup()->config().revision, config_.revision);
}

TEST_F(Simulator, is_refused_in_production_with_what_to_do) {
  config_.hub.environment = "production";
  start();
  EXPECT_THAT(turn(true), AllOf(HasSubstr("productie"), HasSubstr("environment=\"acceptance\"")));
  EXPECT_FALSE(simulated());
  restart();
  EXPECT_FALSE(simulated());
}

TEST_F(Simulator, is_ignored_by_a_hub_in_production_that_finds_it_in_its_store) {
  start();
  ASSERT_EQ(turn(true), "");
  config_.hub.environment = "production";
  restart();
  EXPECT_FALSE(simulated());
  EXPECT_EQ(hub_->setup()->config().connection("buur")->transport->settings[0].value, "500");
  auto look = reader();
  EXPECT_TRUE(asked_for_simulator(look, "buur"));
  EXPECT_EQ(turn(false), "") << "whoever looks after it can take it away";
  EXPECT_FALSE(asked_for_simulator(look, "buur"));
}

TEST_F(Simulator, is_left_by_a_reload_that_makes_it_production) {
  start();
  ASSERT_EQ(turn(true), "");
  auto production = config_;
  production.hub.environment = "production";
  ASSERT_TRUE(reload(production));
  EXPECT_FALSE(simulated());
}

TEST_F(Simulator, is_left_when_the_configuration_names_it_no_more) {
  start();
  ASSERT_EQ(turn(true), "");
  auto without = config_;
  without.connections[0].simulator.reset();
  ASSERT_TRUE(reload(without));
  EXPECT_FALSE(simulated());
  EXPECT_THAT(turn(true), HasSubstr("<simulator"));
}

TEST_F(Simulator, keeps_the_connection_with_its_partner_when_it_cannot_be_made) {
  config_.connections[0].simulator->settings = {{"status", "99", {}}};
  start();
  EXPECT_THAT(turn(true), HasSubstr("Dat lukt niet"));
  EXPECT_FALSE(simulated());
  auto look = reader();
  EXPECT_FALSE(asked_for_simulator(look, "buur"));
}

TEST_F(Simulator, is_on_record_with_who_switched_and_only_when_something_changed) {
  start();
  ASSERT_EQ(turn(true), "");
  ASSERT_EQ(turn(true), "");
  ASSERT_EQ(turn(false), "");
  store::Search search{store::Location{folder_ / "hub.db"}};
  store::AuditSearch query;
  query.action = "connection.simulator";
  std::vector<std::string> results;
  for (const auto& row : search.audit(query, {}, 10).lines) {
    EXPECT_EQ(row.actor, "J. Jansen");
    EXPECT_EQ(row.object, "buur");
    results.push_back(row.result);
  }
  EXPECT_THAT(results, ElementsAre("simulator -> partner", "partner -> simulator"));
}

TEST_F(Simulator, of_an_unknown_connection_is_refused) {
  start();
  EXPECT_THAT(hub_->simulate({"nergens", true, "test", "test"}), Not(IsEmpty()));
}

}  // namespace
}  // namespace rodedraad::hub
