#include <gmock/gmock.h>
#include <stdlib.h>

#include "region.h"
#include "rodedraad/hub/hub.h"
#include "rodedraad/store/reader.h"
#include "sending.h"

namespace rodedraad::hub {
namespace {

using store::DeliveryState;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

/// A hub that runs, on the echo plugins.
class Reload : public ::testing::Test {
 protected:
  Reload() {
    std::string name = (std::filesystem::temp_directory_path() / "rodedraad-hub-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    EXPECT_EQ(plugins_.load_file(test_plugin("echo_adapter")), "");
    EXPECT_EQ(plugins_.load_file(test_plugin("echo")), "");
    config_ = echo_config();
  }
  ~Reload() override {
    hub_.reset();
    std::filesystem::remove_all(folder_);
  }

  void start() {
    hub_ = std::make_unique<Hub>(config_, plugins_, clock_, folder_);
    hub_->start();
  }
  Reloaded reload(config::Config config, const std::string& revision) {
    config.revision = revision;
    config::Loaded loaded;
    loaded.config = std::move(config);
    return hub_->reload(std::move(loaded), plugins_, "test", "test");
  }
  Reloaded reload_broken() {
    config::Loaded loaded;
    loaded.findings.push_back({config::Severity::error, {"hub.xml", 1, 1}, "broken", "broken"});
    return hub_->reload(std::move(loaded), plugins_, "test", "test");
  }
  static void setting(config::Config& config, const std::string& name, const std::string& value) {
    config.connections[0].transport->settings = {{name, value, {}}};
  }

  store::Reader reader() { return store::Reader{store::Location{folder_ / "hub.db"}}; }
  std::vector<store::DeliveryRow> deliveries() {
    auto look = reader();
    const auto id = look.case_with("0505", {"bsn", "999990019"});
    return id ? look.deliveries_of_case(*id) : std::vector<store::DeliveryRow>{};
  }
  /// Waits until there is a delivery in this state.
  bool comes(DeliveryState state) {
    for (int i = 0; i < 2000; ++i) {
      for (const auto& row : deliveries()) {
        if (row.state == state) return true;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    return false;
  }

  std::filesystem::path folder_;
  model::SystemClock clock_;
  PluginHost plugins_{clock_};
  config::Config config_;
  std::unique_ptr<Hub> hub_;
};

constexpr const char* kAsks = "id=1\nmunicipality=0505\nbsn=999990019\nask=echo.out\n";

TEST_F(Reload, works_under_the_new_configuration) {
  start();
  EXPECT_TRUE(reload(config_, "next").done);
  EXPECT_EQ(hub_->setup()->config().revision, "next");
}

TEST_F(Reload, changes_nothing_when_the_configuration_is_broken) {
  start();
  const auto result = reload_broken();
  EXPECT_FALSE(result.done);
  EXPECT_EQ(result.revision, "test");
  EXPECT_EQ(hub_->setup()->config().revision, "test");
}

TEST_F(Reload, works_after_one_that_failed) {
  start();
  reload_broken();
  EXPECT_TRUE(reload(config_, "next").done);
}

TEST_F(Reload, refuses_another_store) {
  start();
  auto other = config_;
  other.hub.store_url = "sqlite:other.db";
  const auto result = reload(other, "next");
  EXPECT_FALSE(result.done);
  ASSERT_THAT(result.findings, SizeIs(1));
  EXPECT_EQ(result.findings[0].code, "needs-restart");
}

TEST_F(Reload, refuses_other_keys) {
  start();
  auto other = config_;
  other.hub.keys.folder = "elsewhere";
  const auto result = reload(other, "next");
  EXPECT_FALSE(result.done);
  ASSERT_THAT(result.findings, SizeIs(1));
  EXPECT_EQ(result.findings[0].code, "needs-restart");
}

TEST_F(Reload, changes_nothing_when_a_transport_refuses_its_settings) {
  start();
  auto other = config_;
  setting(other, "status", "99");
  const auto result = reload(other, "next");
  EXPECT_FALSE(result.done);
  ASSERT_THAT(result.findings, SizeIs(1));
  EXPECT_EQ(result.findings[0].code, "transport-refuses");
  EXPECT_EQ(hub_->setup()->config().revision, "test");
}

TEST_F(Reload, keeps_an_adapter_of_which_nothing_changed) {
  start();
  const auto before = hub_->setup()->context().adapters.at("buur");
  reload(config_, "next");
  EXPECT_EQ(hub_->setup()->context().adapters.at("buur"), before);
}

TEST_F(Reload, makes_an_adapter_anew_when_its_settings_changed) {
  start();
  const auto before = hub_->setup()->context().adapters.at("buur");
  auto other = config_;
  other.connections[0].adapter.settings = {{"target", "/elders", {}}};
  reload(other, "next");
  EXPECT_NE(hub_->setup()->context().adapters.at("buur"), before);
}

TEST_F(Reload,
       leaves_in_the_store_what_is_for_a_connection_that_went_and_sends_it_when_it_is_back) {
  setting(config_, "status", "503");
  config_.connections[0].transport->settings.push_back({"say", kAsks, {}});
  config_.connections[0].retry = {std::chrono::milliseconds{300}, 1, std::chrono::milliseconds{300},
                                  1000};
  start();
  ASSERT_TRUE(comes(DeliveryState::queued));
  auto without = config_;
  without.connections.clear();
  ASSERT_TRUE(reload(without, "without").done);
  std::this_thread::sleep_for(std::chrono::milliseconds{500});
  ASSERT_THAT(deliveries(), SizeIs(1));
  EXPECT_EQ(deliveries()[0].state, DeliveryState::queued);
  auto back = config_;
  setting(back, "status", "200");
  ASSERT_TRUE(reload(back, "back").done);
  EXPECT_TRUE(comes(DeliveryState::confirmed));
}

TEST_F(Reload, sends_on_after_a_destination_with_failed_messages_was_edited) {
  setting(config_, "status", "500");
  config_.connections[0].transport->settings.push_back({"say", kAsks, {}});
  start();
  ASSERT_TRUE(comes(DeliveryState::failed));
  auto mended = config_;
  setting(mended, "status", "200");
  ASSERT_TRUE(reload(mended, "mended").done);
  EXPECT_EQ(hub_->deliverer().decide({deliveries().at(0).message.id, Verdict::resend, {}}, nullptr),
            "");
  EXPECT_TRUE(comes(DeliveryState::confirmed));
}

// ---- what was accepted under an earlier revision ----

/// A delivery that was made under one policy and is looked at under another.
class Review : public ::testing::Test {
 protected:
  store::DeliveryRow made(const config::Config& config) {
    Region region{config};
    auto plan = region.plan(
        "bsn=999990019\ninburgeraar.achternaam=Tesfay\ninburgeraar.geboortedatum=1990-01-01\n"
        "ask=echo.out\n");
    file_ = plan.file;
    return plan.sends.at(0);
  }
  void look_under(config::Config config, store::DeliveryRow& row) {
    config.revision = "later";
    Region region{std::move(config)};
    fits_ = still_fits(region.context, row);
    review(region.context, file_.get(), row);
  }
  static config::Config allowing(std::vector<std::string> fields) {
    auto config = echo_config();
    config.purposes[0].allow = std::move(fields);
    return config;
  }

  CaseFilePtr file_;
  bool fits_ = false;
};

TEST_F(Review, lets_a_message_go_as_it_is_when_its_purpose_still_allows_it) {
  auto row = made(allowing({"inburgeraar.bsn"}));
  const auto body = row.message.body;
  look_under(allowing({"inburgeraar.bsn", "inburgeraar.achternaam"}), row);
  EXPECT_TRUE(fits_);
  EXPECT_EQ(row.message.body, body) << "wider rules add nothing to what was accepted";
}

TEST_F(Review, makes_a_message_again_without_what_is_not_allowed_any_more) {
  auto row = made(allowing({"inburgeraar.bsn", "inburgeraar.achternaam"}));
  look_under(allowing({"inburgeraar.bsn", "inburgeraar.geboortedatum"}), row);
  EXPECT_FALSE(fits_);
  EXPECT_EQ(row.state, DeliveryState::queued);
  EXPECT_THAT(row.fields, ElementsAre("inburgeraar.bsn"));
  EXPECT_THAT(row.message.body, Not(HasSubstr("Tesfay")));
}

TEST_F(Review, does_not_change_what_the_partner_may_have_seen) {
  auto row = made(allowing({"inburgeraar.bsn", "inburgeraar.achternaam"}));
  row.attempts = 1;
  const auto body = row.message.body;
  look_under(allowing({"inburgeraar.bsn"}), row);
  EXPECT_EQ(row.state, DeliveryState::failed);
  EXPECT_EQ(row.message.body, body);
}

TEST_F(Review, keeps_a_message_that_cannot_be_made_without_what_is_forbidden_now) {
  auto row = made(allowing({"inburgeraar.bsn", "inburgeraar.achternaam"}));
  look_under(allowing({"inburgeraar.achternaam"}), row);
  EXPECT_EQ(row.state, DeliveryState::failed);
  EXPECT_THAT(row.answer_text, HasSubstr("strenger"));
}

TEST_F(Review, keeps_a_message_of_which_the_purpose_is_gone) {
  auto row = made(allowing({"inburgeraar.bsn"}));
  auto without = echo_config();
  without.purposes.clear();
  look_under(without, row);
  EXPECT_EQ(row.state, DeliveryState::failed);
}

TEST_F(Review, keeps_a_message_of_which_the_receiver_is_not_named_any_more) {
  auto row = made(allowing({"inburgeraar.bsn"}));
  auto other = allowing({"inburgeraar.bsn"});
  other.purposes[0].recipients = {"ander"};
  look_under(other, row);
  EXPECT_EQ(row.state, DeliveryState::failed);
}

TEST_F(Review, keeps_a_message_that_needs_a_consent_now) {
  auto row = made(allowing({"inburgeraar.bsn"}));
  auto other = allowing({"inburgeraar.bsn"});
  other.purposes[0].consent = "delen";
  look_under(other, row);
  EXPECT_FALSE(fits_);
  EXPECT_EQ(row.state, DeliveryState::failed);
}

}  // namespace
}  // namespace rodedraad::hub
