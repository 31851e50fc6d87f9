#include <gmock/gmock.h>
#include <stdlib.h>

#include <filesystem>
#include <thread>

#include "region.h"
#include "rodedraad/hub/hub.h"
#include "rodedraad/store/reader.h"
#include "rodedraad/store/writer.h"

namespace rodedraad::hub {
namespace {

/// The machine's clock, which somebody sets wrong.
class SetClock final : public model::Clock {
 public:
  model::Instant now() const override { return model::SystemClock{}.now() + ahead; }
  model::Uptime uptime() const override { return model::SystemClock{}.uptime(); }
  std::chrono::milliseconds ahead{};
};

/// A hub that stopped, with a case, and starts again under a configuration that says how long.
class Retaining : public ::testing::Test {
 protected:
  Retaining() {
    std::string name = (std::filesystem::temp_directory_path() / "rodedraad-hub-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    EXPECT_EQ(plugins_.load_file(test_plugin("echo_adapter")), "");
    EXPECT_EQ(plugins_.load_file(test_plugin("echo")), "");
    config_ = echo_config();
  }
  ~Retaining() override { std::filesystem::remove_all(folder_); }

  void say(const std::string& message) {
    config_.connections[0].transport->settings.push_back({"say", message, {}});
  }

  /// Runs a hub until it has nothing left to do.
  void run() {
    Hub hub{config_, plugins_, clock_, folder_};
    hub.start();
    int idle = 0;
    while (idle < 20) {
      std::this_thread::sleep_for(std::chrono::milliseconds{5});
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
  SetClock clock_;
  PluginHost plugins_{clock_};
  config::Config config_;
};

/// Everything goes five years after the plan.
config::Retention five_years_after_the_plan() {
  config::Retention out;
  for (const auto* name : {"five-years", "fifty-years", "short-term"}) {
    auto& keep = out.keeps.emplace_back();
    keep.retention = name;
    keep.length = {5, config::Length::Unit::years};
    keep.article = "art. 9.9";
    keep.after = "pip.dagtekening";
  }
  return out;
}

TEST_F(Retaining, erases_a_case_of_which_every_term_is_over_and_tells_so) {
  say("id=1\nmunicipality=0505\nbsn=999990019\npip.leerroute=B\npip.dagtekening=2015-01-01\n");
  run();
  const auto id = the_case().file.id;
  config_.connections[0].transport->settings.clear();
  config_.retention = five_years_after_the_plan();
  run();
  auto look = reader();
  EXPECT_FALSE(look.case_with("0505", {"bsn", "999990019"}));
  const auto shell = look.case_file(id).value();
  EXPECT_TRUE(shell.file.facts.empty());
  EXPECT_NE(shell.closed, "");
  const auto rows = look.messages_of_case(id);
  ASSERT_FALSE(rows.empty());
  EXPECT_EQ(rows.front().message.body, "");
  EXPECT_EQ(rows.back().message.kind, "bewaartermijn");
}

TEST_F(Retaining, leaves_a_case_alone_of_which_the_terms_run) {
  say("id=1\nmunicipality=0505\nbsn=999990019\npip.leerroute=B\npip.dagtekening=2099-01-01\n");
  run();
  config_.connections[0].transport->settings.clear();
  config_.retention = five_years_after_the_plan();
  run();
  EXPECT_FALSE(the_case().file.facts.empty());
}

TEST_F(Retaining, leaves_a_case_alone_while_the_clock_says_too_suddenly_that_its_terms_are_over) {
  const auto day = model::rfc3339(clock_.now()).substr(0, 10);
  say("id=1\nmunicipality=0505\nbsn=999990019\npip.leerroute=B\npip.dagtekening=" + day + "\n");
  run();
  config_.connections[0].transport->settings.clear();
  config_.retention = five_years_after_the_plan();
  clock_.ahead = std::chrono::days{3653};
  run();
  EXPECT_FALSE(the_case().file.facts.empty());
}

TEST_F(Retaining, erases_nothing_of_a_case_that_is_held) {
  say("id=1\nmunicipality=0505\nbsn=999990019\npip.leerroute=B\npip.dagtekening=2015-01-01\n");
  run();
  const auto id = the_case().file.id;
  {
    store::Writer writer{store::Location{folder_ / "hub.db"}, [](std::string_view) {}};
    writer.submit([&](store::Transaction& transaction) { transaction.hold_case(id, "bezwaar"); },
                  nullptr);
  }
  config_.connections[0].transport->settings.clear();
  config_.retention = five_years_after_the_plan();
  run();
  EXPECT_FALSE(the_case().file.facts.empty());
}

}  // namespace
}  // namespace rodedraad::hub
