#include "rodedraad/simulate/simulator.h"

#include <gmock/gmock.h>

#include <fstream>
#include <future>
#include <iterator>

#include "requests.h"

namespace rodedraad::simulate {
namespace {

using testing::duo_request;
using ::testing::HasSubstr;

/// A simulated DUO and a client, both on the transport that the hub uses.
class SimulatorTest : public ::testing::Test {
 protected:
  model::SystemClock clock_;
  hub::PluginHost plugins_{clock_};
  SimulateOptions options_;
  std::unique_ptr<Simulator> simulator_;
  std::unique_ptr<hub::Transport> client_;

  void SetUp() override {
    options_.partner = "duo";
    options_.listen = "127.0.0.1:0";
    options_.story = RODEDRAAD_TEST_STORY;
    ASSERT_EQ(plugins_.load_file(std::filesystem::path{RODEDRAAD_TEST_PLUGINS} / "http.so"), "");
  }
  ~SimulatorTest() override {
    if (client_) client_->stop(std::chrono::milliseconds{0});
    if (!options_.record.empty()) std::filesystem::remove(options_.record);
  }

  void start() {
    simulator_ = std::make_unique<Simulator>(options_, plugins_, clock_);
    const std::vector<sdk::Pair> settings{{"url", simulator_->address()}};
    client_ = *plugins_.make_transport("http", settings, [](auto&&...) {});
    ASSERT_TRUE(client_->start());
  }
  std::future<sdk::Sent> send(const sdk::Message& request) {
    auto promise = std::make_shared<std::promise<sdk::Sent>>();
    client_->send(request, [promise](const sdk::Sent& sent) { promise->set_value(sent); });
    return promise->get_future();
  }
  sdk::Answer ask(const sdk::Message& request) { return send(request).get().answer; }
};

TEST_F(SimulatorTest, answers_over_http) {
  start();
  const auto answer = ask(duo_request("GET", "999990019", "doelgroep"));
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.header("API-Version"), "1.2.2");
}

TEST_F(SimulatorTest, names_the_version_on_a_fault_too) {
  options_.faults = {"503"};
  start();
  const auto answer = ask(duo_request("GET", "999990019", "doelgroep"));
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(answer.header("Retry-After"), "1");
  EXPECT_EQ(answer.header("API-Version"), "1.2.2");
}

TEST_F(SimulatorTest, cuts_a_body_in_two) {
  options_.faults = {"truncated"};
  start();
  EXPECT_EQ(ask(duo_request("GET", "999990019", "examens/resultaten")).body, "[");
}

TEST_F(SimulatorTest, counts_the_effect_of_a_request_that_got_no_answer) {
  options_.faults = {"lost-answer:1@/pvt"};
  start();
  const auto put = duo_request("PUT", "999990032", "pvt", "{}");
  const auto lost = send(put);
  sdk::Message effects;
  effects.method = "GET";
  effects.target = "/_simulator/effecten";
  // The requests may take two connections, so the first need not be handled when the second is.
  std::string counted;
  do counted = ask(effects).body;
  while (counted == "[]");
  EXPECT_THAT(counted, HasSubstr(R"("requests":1,"effects":1)"));
}

TEST_F(SimulatorTest, records_each_request) {
  options_.record = std::filesystem::path{::testing::TempDir()} / "simulator_record.jsonl";
  start();
  ask(duo_request("GET", "999990093", "doelgroep"));
  std::ifstream in{options_.record};
  const std::string lines{std::istreambuf_iterator<char>{in}, {}};
  EXPECT_THAT(lines, HasSubstr(R"("method":"GET","path":"/v1/personen/999990093/doelgroep")"));
  EXPECT_THAT(lines, HasSubstr(R"("answer":{"status":404,"body":""}})"));
}

TEST_F(SimulatorTest, refuses_a_port_that_is_taken) {
  start();
  options_.listen = simulator_->address().substr(std::string{"http://"}.size());
  EXPECT_THROW(Simulator(options_, plugins_, clock_), Unavailable);
}

TEST_F(SimulatorTest, refuses_an_address_that_is_none) {
  options_.listen = "here";
  EXPECT_THROW(Simulator(options_, plugins_, clock_), std::invalid_argument);
}

TEST_F(SimulatorTest, refuses_a_partner_that_is_not_there) {
  options_.partner = "belastingdienst";
  EXPECT_THROW(Simulator(options_, plugins_, clock_), std::invalid_argument);
}

}  // namespace
}  // namespace rodedraad::simulate
