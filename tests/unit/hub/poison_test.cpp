#include <gmock/gmock.h>
#include <stdlib.h>

#include <map>
#include <thread>

#include "region.h"
#include "rodedraad/hub/hub.h"
#include "rodedraad/plugin/sealed_file.h"
#include "rodedraad/store/reader.h"

namespace rodedraad::hub {
namespace {

using store::MessageState;
using ::testing::HasSubstr;

/// A running hub with a plugin of somebody else, which does with each message what it says.
class PoisonedHub : public ::testing::Test {
 protected:
  PoisonedHub() {
    std::string name =
        (std::filesystem::temp_directory_path() / "rodedraad-poison-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    std::filesystem::create_directory(folder_ / "plugins");
    std::filesystem::copy_file(test_plugin("misbehaves"), folder_ / "plugins" / "misbehaves.so");
    const auto library = plugin::SealedFile::read(folder_ / "plugins" / "misbehaves.so");
    EXPECT_TRUE(library);
    config::PluginFolder others{(folder_ / "plugins").string()};
    if (library) others.allowed.push_back({"misbehaves", (*library)->sha256(), true});
    EXPECT_EQ(plugins_.load_file(test_plugin("echo_adapter")), "");
    EXPECT_EQ(plugins_.load_file(test_plugin("echo")), "");
    EXPECT_TRUE(plugins_.load(others).empty());
    config_.connections[0].adapter.name = "misbehaves";
    config_.connections[0].source = "misbehaves";
    config_.connections[0].ask_purpose.clear();
    config_.connections.push_back(echo_config().connections[0]);
    config_.connections[1].id = "ander";
    config_.hub.plugin_deadline = std::chrono::milliseconds{1000};
  }
  ~PoisonedHub() override { std::filesystem::remove_all(folder_); }

  static void say(config::Connection& connection, const std::string& text) {
    connection.transport->settings.push_back({"say", text, {}});
  }

  void run() {
    Hub hub{config_, plugins_, clock_, folder_};
    hub.start();
    int idle = 0;
    while (idle < 3) {
      std::this_thread::sleep_for(std::chrono::milliseconds{5});
      idle = hub.idle() ? idle + 1 : 0;
    }
    hub.stop(std::chrono::seconds{5});
  }

  std::filesystem::path folder_;
  model::SystemClock clock_;
  PluginHost plugins_{clock_};
  config::Config config_ = echo_config();
};

TEST_F(PoisonedHub, keeps_each_poison_message_at_the_desk_and_handles_all_others) {
  const std::map<std::string, bool> parts{
      {"throw", false},    {"terminate", false}, {"segv", false}, {"loop", false},
      {"overflow", false}, {"exit", false},      {"null", false}, {"rubbish", false},
      {"channel", false},  {"leak", true},       {"print", true}, {"socket", true},
      {"global", true},    {"passwd", true}};
  std::string batch = "id=batch\n\n";
  for (const auto& [what, good] : parts) {
    batch += "id=" + what + "\ndo=" + what + "\nbsn=999990019\n\n";
    batch += "id=after-" + what + "\nbsn=999990019\npip.leerroute=B1\n\n";
  }
  say(config_.connections[0], batch);
  say(config_.connections[1], "id=1\nmunicipality=0505\nbsn=999990032\npip.leerroute=Z\n");
  run();

  store::Reader look{store::Location{folder_ / "hub.db"}};
  ASSERT_TRUE(look.case_with("0505", {"bsn", "999990032"})) << "another connection";
  ASSERT_TRUE(look.case_with("0505", {"bsn", "999990019"})) << "another message";
  std::map<std::string, MessageState> states;
  std::map<std::string, std::string> reasons;
  const auto batches = look.received(0, 1000);
  EXPECT_TRUE(batches.empty()) << "nothing waits";
  for (const auto& row : look.desk_messages()) {
    states[row.idempotency_key] = row.state;
    reasons[row.idempotency_key] = row.reason;
  }
  for (const auto& [what, good] : parts) {
    EXPECT_EQ(states.contains(what), !good) << what << ": " << reasons[what];
    EXPECT_FALSE(states.contains("after-" + what)) << what << ": " << reasons["after-" + what];
  }
  EXPECT_THAT(reasons["segv"], HasSubstr("3 keer geprobeerd"));
}

}  // namespace
}  // namespace rodedraad::hub
