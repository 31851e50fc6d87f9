#include "rodedraad/hub/what_if.h"

#include <gmock/gmock.h>
#include <stdlib.h>

#include <thread>

#include "region.h"
#include "rodedraad/hub/hub.h"

namespace rodedraad::hub {
namespace {

using Sort = Difference::Sort;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// Two partners; a signed PIP goes to the one who has the task, and somebody gets work.
config::Config two_partners() {
  auto config = echo_config();
  config.region.organisations.push_back({"ander", "De Ander", "", {}});
  auto other = config.connections[0];
  other.id = "ander";
  other.organisation = "ander";
  config.connections.push_back(other);
  auto& mandate = config.region.municipalities[0].mandates.emplace_back();
  mandate.task = "pip";
  mandate.organisation = "buur";
  mandate.from = "2022-01-01";
  mandate.basis = "besluit";
  mandate.place = {"region.xml", 3, 5};
  config.purposes[0].recipients = {"buur", "ander"};

  config::Trigger trigger;
  trigger.name = "pip.dagtekening";
  config::Rule rule;
  rule.id = "melden";
  rule.on.push_back(trigger);
  rule.sends.push_back({"echo.out", "task:pip", "vragen", {}, {}, {}});
  config::TaskAction task;
  task.title = "Bespreek het PIP";
  task.task = "pip";
  rule.tasks.push_back(task);
  config::Workflow workflow;
  workflow.id = "pip";
  workflow.law = "wi2021";
  workflow.rules = {rule};
  config.workflows.push_back(workflow);
  return config;
}

/// A store that a real hub made.
class AfterTheFact : public ::testing::Test {
 protected:
  AfterTheFact() : config_(two_partners()) {
    std::string name = (std::filesystem::temp_directory_path() / "rodedraad-if-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    EXPECT_EQ(plugins_.load_file(test_plugin("echo_adapter")), "");
    EXPECT_EQ(plugins_.load_file(test_plugin("echo")), "");
  }
  ~AfterTheFact() override { std::filesystem::remove_all(folder_); }

  /// A hub that gets this message, until it has nothing left to do.
  void record(const std::string& message) {
    auto said = config_;
    said.connections[0].transport->settings.push_back({"say", message, {}});
    Hub hub{said, plugins_, clock_, folder_};
    hub.start();
    int idle = 0;
    while (idle < 3) {
      std::this_thread::sleep_for(std::chrono::milliseconds{2});
      idle = hub.idle() ? idle + 1 : 0;
    }
    hub.stop(std::chrono::seconds{5});
  }

  WhatIf replay(model::Instant since = {}) {
    const auto adapters = make_adapters(plugins_, config_);
    store::Reader reader{store::Location{folder_ / "hub.db"}};
    return what_if(reader, config_, plugins_.catalogue(), adapters, since);
  }
  static std::vector<Sort> sorts(const WhatIf& result) {
    std::vector<Sort> all;
    for (const auto& difference : result.differences) all.push_back(difference.sort);
    return all;
  }

  std::filesystem::path folder_;
  model::SystemClock clock_;
  PluginHost plugins_{clock_};
  config::Config config_;
};

TEST_F(AfterTheFact, same_configuration_makes_no_difference) {
  record("id=1\nmunicipality=0505\nbsn=999990019\npip.dagtekening=2026-03-02\n");
  record("id=2\nmunicipality=0505\nbsn=999990019\npip.leerroute=B\nask=echo.out\n");
  const auto result = replay();
  EXPECT_EQ(result.replayed, 2U);
  for (const auto& each : result.differences) {
    ADD_FAILURE() << to_string(each.sort) << ' ' << each.what << ": " << each.was << " -> "
                  << each.now;
  }
}

TEST_F(AfterTheFact, changed_mandate_sends_message_and_task_elsewhere) {
  record("id=1\nmunicipality=0505\nbsn=999990019\npip.dagtekening=2026-03-02\n");
  config_.region.municipalities[0].mandates[0].organisation = "ander";
  const auto result = replay();
  ASSERT_THAT(sorts(result), ElementsAre(Sort::elsewhere, Sort::task_moved));
  EXPECT_EQ(result.differences[0].was, "buur (koppeling buur)");
  EXPECT_EQ(result.differences[0].now, "ander (koppeling ander)");
  EXPECT_EQ(result.differences[0].rule, "pip/melden");
  EXPECT_EQ(result.differences[1].now, "ander");
}

TEST_F(AfterTheFact, rule_that_is_taken_away_makes_nothing) {
  record("id=1\nmunicipality=0505\nbsn=999990019\npip.dagtekening=2026-03-02\n");
  config_.workflows.clear();
  EXPECT_THAT(sorts(replay()), ElementsAre(Sort::not_sent, Sort::task_gone));
}

TEST_F(AfterTheFact, new_rule_sends_what_was_not_sent) {
  const auto rules = std::exchange(config_.workflows, {});
  record("id=1\nmunicipality=0505\nbsn=999990019\npip.dagtekening=2026-03-02\n");
  config_.workflows = rules;
  EXPECT_THAT(sorts(replay()), ElementsAre(Sort::also_sent, Sort::task_new));
}

TEST_F(AfterTheFact, purpose_that_allows_more_changes_the_fields) {
  record("id=1\nmunicipality=0505\nbsn=999990019\ninburgeraar.achternaam=Tesfay\nask=echo.out\n");
  config_.purposes[0].allow.emplace_back("inburgeraar.achternaam");
  const auto result = replay();
  ASSERT_THAT(sorts(result), ElementsAre(Sort::fields));
  EXPECT_EQ(result.differences[0].now, "inburgeraar.achternaam");
}

TEST_F(AfterTheFact, purpose_that_lets_nothing_through_holds_the_message) {
  record("id=1\nmunicipality=0505\nbsn=999990019\nask=echo.out\n");
  config_.purposes[0].allow = {"inburgeraar.geboortedatum"};
  EXPECT_THAT(sorts(replay()), ElementsAre(Sort::held, Sort::fields));
}

TEST_F(AfterTheFact, municipality_that_is_not_ours_any_more_refuses) {
  record("id=1\nmunicipality=0505\nbsn=999990019\npip.leerroute=B\n");
  config_.region.municipalities[0].code = "0482";
  EXPECT_THAT(sorts(replay()), ElementsAre(Sort::message));
}

TEST_F(AfterTheFact, what_came_before_the_day_does_not_count) {
  record("id=1\nmunicipality=0505\nbsn=999990019\npip.dagtekening=2026-03-02\n");
  config_.workflows.clear();
  const auto result = replay(clock_.now() + std::chrono::hours{1});
  EXPECT_EQ(result.replayed, 1U);
  EXPECT_THAT(result.differences, IsEmpty());
}

TEST_F(AfterTheFact, erased_message_is_counted_and_not_replayed) {
  record("id=1\nmunicipality=0505\nbsn=999990019\npip.dagtekening=2026-03-02\n");
  store::Reader reader{store::Location{folder_ / "hub.db"}};
  const auto id = reader.all_messages(0, 1).at(0).message.id;
  {
    store::Writer writer{store::Location{folder_ / "hub.db"}, [](std::string_view) { ::abort(); }};
    writer.submit([&](store::Transaction& transaction) { transaction.forget(id); }, [] {});
    writer.stop();
  }
  const auto result = replay();
  EXPECT_EQ(result.erased, 1U);
  EXPECT_EQ(result.replayed, 0U);
}

TEST_F(AfterTheFact, differences_hold_no_values) {
  record("id=1\nmunicipality=0505\nbsn=999990019\ninburgeraar.achternaam=Tesfay\nask=echo.out\n");
  config_.purposes[0].allow.emplace_back("inburgeraar.achternaam");
  for (const auto& each : replay().differences) {
    const auto all = each.message + each.what + each.rule + each.was + each.now;
    EXPECT_EQ(all.find("Tesfay"), std::string::npos);
    EXPECT_EQ(all.find("999990019"), std::string::npos);
  }
}

}  // namespace
}  // namespace rodedraad::hub
