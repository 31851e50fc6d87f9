#include "rodedraad/simulate/simulator.h"

#include <gmock/gmock.h>

#include <fstream>
#include <future>
#include <iterator>

#include "requests.h"
#include "rodedraad/stuf/base64.h"

namespace rodedraad::simulate {
namespace {

using testing::duo_request;
using ::testing::HasSubstr;

/// Long enough for an answer that does not wait.
constexpr std::chrono::milliseconds kMoment{300};

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

  void start(const std::vector<sdk::Pair>& more = {}, const std::string& client = "http") {
    simulator_ = std::make_unique<Simulator>(options_, plugins_, clock_);
    std::vector<sdk::Pair> settings{{"url", simulator_->address()}};
    settings.insert(settings.end(), more.begin(), more.end());
    client_ = *plugins_.make_transport(client, settings, [](auto&&...) {});
    ASSERT_TRUE(client_->start());
  }
  std::future<sdk::Sent> send(const sdk::Message& request) {
    auto promise = std::make_shared<std::promise<sdk::Sent>>();
    client_->send(request, [promise](const sdk::Sent& sent) { promise->set_value(sent); });
    return promise->get_future();
  }
  sdk::Answer ask(const sdk::Message& request) { return send(request).get().answer; }
  std::string effects() {
    sdk::Message request;
    request.method = "GET";
    request.target = "/_simulator/effecten";
    return ask(request).body;
  }

  static sdk::Message doelgroep() { return duo_request("GET", "999990019", "doelgroep"); }
  static sdk::Message put_pvt() { return duo_request("PUT", "999990032", "pvt", "{}"); }
  static sdk::Message ontzorgen() {
    return testing::bericht(R"({"berichttype":"pw.ontzorgen.starten","bsn":"999990019",)"
                            R"("berichtId":"018f6f2e-0000-7000-8000-000000000001"})");
  }
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

TEST_F(SimulatorTest, keeps_a_slow_answer_a_while) {
  options_.faults = {"slow"};
  start();
  auto slow = send(doelgroep());
  EXPECT_EQ(slow.wait_for(kMoment), std::future_status::timeout);
  // What waits when it ends is answered then.
  simulator_.reset();
  EXPECT_EQ(slow.get().answer.status, 200);
}

TEST_F(SimulatorTest, answers_late_after_the_time_out) {
  options_.faults = {"late"};
  start({{"timeout", "1s"}});
  EXPECT_EQ(send(put_pvt()).get().outcome, sdk::SentOutcome::unknown);
  EXPECT_THAT(effects(), HasSubstr(R"("requests":1,"effects":1)"));
}

TEST_F(SimulatorTest, never_answers_when_it_hangs) {
  options_.faults = {"hang:1@/pvt"};
  start({{"timeout", "1s"}});
  EXPECT_EQ(send(put_pvt()).get().outcome, sdk::SentOutcome::unknown);
  EXPECT_EQ(effects(), "[]");
}

TEST_F(SimulatorTest, breaks_the_connection_off_after_the_work) {
  options_.faults = {"reset:1"};
  start();
  EXPECT_EQ(send(put_pvt()).get().outcome, sdk::SentOutcome::unknown);
  EXPECT_THAT(effects(), HasSubstr(R"("requests":1,"effects":1)"));
}

TEST_F(SimulatorTest, breaks_the_connection_off_before_the_work) {
  options_.faults = {"reset-early:1"};
  start();
  EXPECT_EQ(send(put_pvt()).get().outcome, sdk::SentOutcome::unknown);
  EXPECT_EQ(effects(), "[]");
}

TEST_F(SimulatorTest, records_that_no_answer_went) {
  options_.record = std::filesystem::path{::testing::TempDir()} / "simulator_reset.jsonl";
  options_.faults = {"reset"};
  start();
  send(doelgroep()).wait();
  std::ifstream in{options_.record};
  const std::string lines{std::istreambuf_iterator<char>{in}, {}};
  EXPECT_THAT(lines, HasSubstr(R"("answer":null)"));
}

TEST_F(SimulatorTest, answers_behind_the_next_request) {
  options_.faults = {"reorder:1"};
  start();
  auto first = send(doelgroep());
  EXPECT_EQ(first.wait_for(kMoment), std::future_status::timeout);
  EXPECT_EQ(send(doelgroep()).get().answer.status, 200);
  EXPECT_EQ(first.get().answer.status, 200);
}

TEST_F(SimulatorTest, answers_in_the_end_when_no_request_follows) {
  options_.faults = {"reorder"};
  start();
  EXPECT_EQ(ask(doelgroep()).status, 200);
}

TEST_F(SimulatorTest, swaps_each_two_answers) {
  options_.faults = {"reorder"};
  start();
  std::mutex mutex;
  std::vector<int> order;
  std::vector<std::future<void>> all;
  for (int i = 0; i < 2; ++i) {
    auto promise = std::make_shared<std::promise<void>>();
    all.push_back(promise->get_future());
    client_->send(doelgroep(), [&, i, promise](const sdk::Sent&) {
      {
        const std::lock_guard lock{mutex};
        order.push_back(i);
      }
      promise->set_value();
    });
    if (i == 0) {
      EXPECT_EQ(all[0].wait_for(kMoment), std::future_status::timeout);
    }
  }
  for (auto& one : all) one.wait();
  EXPECT_THAT(order, ::testing::ElementsAre(1, 0));
}

TEST_F(SimulatorTest, gives_a_doubled_message_a_double_effect) {
  options_.partner = "participatiewet";
  options_.story.clear();
  options_.faults = {"duplicate:1"};
  start();
  EXPECT_EQ(ask(ontzorgen()).status, 202);
  EXPECT_THAT(effects(), HasSubstr(R"("requests":2,"effects":2)"));
}

TEST_F(SimulatorTest, answers_a_repeated_request_as_a_repeat) {
  options_.partner = "participatiewet";
  options_.story.clear();
  options_.faults = {"repeated:1"};
  start();
  EXPECT_EQ(ask(ontzorgen()).status, 200);
  EXPECT_THAT(effects(), HasSubstr(R"("requests":2,"effects":1)"));
}

TEST_F(SimulatorTest, answers_bytes_that_are_no_text) {
  options_.faults = {"garbage"};
  start();
  const auto answer = ask(doelgroep());
  EXPECT_EQ(answer.status, 200);
  EXPECT_NE(answer.body.find('\xff'), std::string::npos);
}

/// The GGk as the hub reaches it.
class SimulatedGgk : public SimulatorTest {
 protected:
  void SetUp() override {
    SimulatorTest::SetUp();
    ASSERT_EQ(plugins_.load_file(std::filesystem::path{RODEDRAAD_TEST_PLUGINS} / "soap.so"), "");
    options_.partner = "wmo";
    options_.story.clear();
    start({{"addressing", "true"}}, "soap");
  }

  sdk::Answer ask_soap(std::string body) {
    sdk::Message request;
    request.id = testing::kBericht;
    request.method = "POST";
    request.media_type = "text/xml";
    request.headers = {{"SOAPAction", "http://www.stufstandaarden.nl/koppelvlak/ggk0210/ggk_Du01"}};
    request.body = std::move(body);
    return ask(request);
  }
};

TEST_F(SimulatedGgk, confirms_over_soap) {
  const auto answer = ask_soap(
      R"(<g:envelopRetourbericht-ggk_Du01 xmlns:s="http://www.egem.nl/StUF/StUF0301" )"
      R"(xmlns:g="http://www.stufstandaarden.nl/koppelvlak/ggk0210"><g:stuurgegevens>)"
      "<s:berichtcode>Du01</s:berichtcode>"
      "<s:referentienummer>6fa459ea-ee8a-4ca4-894e-db77e160355e</s:referentienummer>"
      "<s:crossRefnummer>1b4e28ba-2fa1-4d2e-883f-0016d3cca427</s:crossRefnummer>"
      "<s:functie>WMO306</s:functie></g:stuurgegevens><g:parameters><g:bericht><g:xmlBestand>" +
      stuf::to_base64(
          R"(<m:Bericht xmlns:m="http://www.istandaarden.nl/iwmo/3_2/wmo306/schema" )"
          R"(xmlns:b="http://www.istandaarden.nl/iwmo/3_2/basisschema/schema"><m:Header>)"
          "<m:BerichtCode>419</m:BerichtCode><m:Afzender>41410099</m:Afzender>"
          "<m:Ontvanger>0344</m:Ontvanger><m:BerichtIdentificatie><b:Identificatie>ST1"
          "</b:Identificatie></m:BerichtIdentificatie><m:IdentificatieRetour>RS1"
          "</m:IdentificatieRetour></m:Header></m:Bericht>") +
      "</g:xmlBestand></g:bericht></g:parameters></g:envelopRetourbericht-ggk_Du01>");
  EXPECT_EQ(answer.status, 200);
  EXPECT_THAT(answer.body, HasSubstr("<StUF:berichtcode>Bv03</StUF:berichtcode>"));
}

TEST_F(SimulatedGgk, refuses_over_soap) {
  const auto answer = ask_soap("<iets/>");
  EXPECT_EQ(answer.status, 500);
  EXPECT_THAT(answer.body, HasSubstr("<StUF:code>StUF022</StUF:code>"));
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
