#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "envelope.h"
#include "fake_host.h"
#include "raw_peer.h"
#include "rodedraad/sdk/errors.h"
#include "samples.h"
#include "sink.h"
#include "soap_transport.h"

namespace rodedraad::soap {

namespace {

using http::FakeHost;
using http::RawPeer;
using http::Sink;
using http::SinkConnection;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr std::chrono::seconds kPatience{10};

FakeHost::Handler answering(int status, const std::string& body) {
  return [=](const sdk::Message&, const FakeHost::Respond& respond) {
    sdk::Answer answer;
    answer.status = status;
    answer.media_type = "text/xml";
    answer.body = body;
    respond(answer);
  };
}

std::string request(const std::string& body, const std::string& headers = {}) {
  return "POST /in HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: text/xml; "
         "charset=UTF-8\r\nSOAPAction: \"urn:do\"\r\n" +
         headers + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string answer(const std::string& body, const std::string& status = "200 OK") {
  return "HTTP/1.1 " + status +
         "\r\nContent-Type: text/xml\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + body;
}

class Listening {
 public:
  explicit Listening(const FakeHost& host, std::vector<sdk::Pair> settings = {}) {
    settings.insert(settings.end(), {{"address", "127.0.0.1:0"}, {"timeout", "5m"}});
    transport_ = std::make_unique<SoapTransport>(host.host(), settings);
    transport_->start();
  }
  ~Listening() { transport_->stop(kPatience); }
  Listening(const Listening&) = delete;
  Listening& operator=(const Listening&) = delete;

  std::string exchange(const std::string& bytes) {
    return RawPeer{transport_->address()}.send(bytes).read_all();
  }

 private:
  std::unique_ptr<SoapTransport> transport_;
};

class Sending {
 public:
  explicit Sending(const std::string& url, std::vector<sdk::Pair> settings = {}) {
    settings.insert(settings.end(), {{"url", url}, {"timeout", "5m"}});
    transport_ = std::make_unique<SoapTransport>(host_.host(), settings);
    transport_->start();
  }
  ~Sending() { transport_->stop(kPatience); }
  Sending(const Sending&) = delete;
  Sending& operator=(const Sending&) = delete;

  std::future<sdk::Sent> begin() {
    const auto promise = std::make_shared<std::promise<sdk::Sent>>();
    transport_->send(post("<x/>"), [promise](const sdk::Sent& sent) { promise->set_value(sent); });
    return promise->get_future();
  }
  SoapTransport& transport() { return *transport_; }

 private:
  FakeHost host_;
  std::unique_ptr<SoapTransport> transport_;
};

TEST(SoapServer, hands_over_the_body_and_wraps_the_answer) {
  const FakeHost host{answering(200, "<y/>")};
  Listening server{host};
  const auto bytes = server.exchange(request(envelope(addressing_blocks(), "<x/>")));
  EXPECT_THAT(http::statuses(bytes), ElementsAre(200));
  EXPECT_THAT(bytes, HasSubstr("\r\nContent-Type: text/xml; charset=utf-8\r\n"));
  EXPECT_THAT(bytes, HasSubstr("<soap:Body><y/></soap:Body>"));
  EXPECT_THAT(bytes, HasSubstr("<wsa:RelatesTo>uuid:1</wsa:RelatesTo>"));
  ASSERT_EQ(host.accepted().size(), 1U);
  EXPECT_EQ(host.accepted()[0].body, "<x/>");
  EXPECT_EQ(host.accepted()[0].target, "/in");
}

TEST(SoapServer, answers_a_refusal_with_a_fault) {
  const FakeHost host{answering(422, "<f/>")};
  Listening server{host};
  const auto bytes = server.exchange(request(envelope("", "<x/>")));
  EXPECT_THAT(http::statuses(bytes), ElementsAre(500));
  EXPECT_THAT(bytes, HasSubstr("<faultcode>soap:Client</faultcode>"));
  EXPECT_THAT(bytes, HasSubstr("<detail><f/></detail>"));
}

TEST(SoapServer, answers_202_without_body) {
  const FakeHost host{answering(204, "")};
  Listening server{host};
  const auto bytes = server.exchange(request(envelope("", "<x/>")));
  EXPECT_THAT(http::statuses(bytes), ElementsAre(202));
  EXPECT_THAT(bytes, HasSubstr("\r\nContent-Length: 0\r\n"));
}

TEST(SoapServer, has_no_wsdl) {
  const FakeHost host;
  Listening server{host};
  const auto bytes =
      server.exchange("GET /in?wsdl HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  EXPECT_THAT(http::statuses(bytes), ElementsAre(405));
  EXPECT_TRUE(host.accepted().empty());
}

TEST(SoapServer, refuses_what_is_no_envelope_without_telling_the_hub_its_content) {
  const FakeHost host;
  Listening server{host};
  const auto bytes = server.exchange(request("<bsn>999990019</bsn>"));
  EXPECT_THAT(http::statuses(bytes), ElementsAre(400));
  EXPECT_TRUE(host.accepted().empty());
  EXPECT_THAT(host.log(), HasSubstr("soap.refused"));
  EXPECT_THAT(bytes + host.log(), Not(HasSubstr("999990019")));
}

TEST(SoapServer, refuses_a_huge_header_of_http) {
  const FakeHost host;
  Listening server{host};
  const auto bytes =
      server.exchange(request(envelope("", "<x/>"), "X: " + std::string(100'000, 'a') + "\r\n"));
  EXPECT_THAT(http::statuses(bytes), ElementsAre(431));
  EXPECT_TRUE(host.accepted().empty());
}

TEST(SoapServer, takes_a_large_body_when_the_setting_says_so) {
  const FakeHost host{answering(200, "<y/>")};
  Listening server{host, {{"max-body", "12M"}}};
  const auto content = std::string(11U << 20U, 'a');
  const auto bytes = server.exchange(request(envelope("", "<x>" + content + "</x>")));
  EXPECT_THAT(http::statuses(bytes), ElementsAre(200));
}

TEST(SoapClient, wraps_the_message_and_opens_the_answer) {
  std::promise<std::string> got;
  Sink sink{[&](SinkConnection& connection) {
    got.set_value(connection.read_request());
    connection.send(answer(envelope("", "<y/>")));
  }};
  Sending client{sink.url(), {{"auth", "bearer"}, {"token", "T"}}};
  const auto sent = client.begin().get();
  EXPECT_EQ(sent.outcome, sdk::SentOutcome::answered);
  EXPECT_EQ(sent.answer.body, "<y/>");
  const auto bytes = got.get_future().get();
  EXPECT_THAT(bytes, HasSubstr("\r\nSOAPAction: \"urn:do\"\r\n"));
  EXPECT_THAT(bytes, HasSubstr("\r\nAuthorization: Bearer T\r\n"));
  EXPECT_THAT(bytes, HasSubstr("<soap:Body><x/></soap:Body>"));
}

TEST(SoapClient, says_that_nothing_was_sent_when_there_is_nobody) {
  Sending client{"http://127.0.0.1:1"};
  EXPECT_EQ(client.begin().get().outcome, sdk::SentOutcome::not_sent);
}

TEST(SoapTransport, starts_again_after_a_stop) {
  const FakeHost host{answering(200, "<y/>")};
  for (int i = 0; i < 3; ++i) {
    Listening server{host};
    EXPECT_THAT(http::statuses(server.exchange(request(envelope("", "<x/>")))), ElementsAre(200));
  }
}

TEST(SoapTransport, takes_an_answer_that_comes_when_it_is_gone) {
  FakeHost::Respond late;
  std::promise<void> asked;
  const FakeHost host{[&](const sdk::Message&, FakeHost::Respond respond) {
    late = std::move(respond);
    asked.set_value();
  }};
  {
    SoapTransport transport{host.host(), std::vector<sdk::Pair>{{"address", "127.0.0.1:0"}}};
    transport.start();
    RawPeer peer{transport.address()};
    peer.send(request(envelope(addressing_blocks(), "<x/>")));
    asked.get_future().wait();
    transport.stop(std::chrono::milliseconds{5});
  }
  sdk::Answer answer;
  answer.status = 200;
  answer.body = "<y/>";
  late(answer);
  EXPECT_EQ(host.accepted().size(), 1U);
}

TEST(SoapTransport, ends_every_send_exactly_once_through_stop) {
  Sink sink{[](SinkConnection& connection) {
    while (!connection.read_request().empty() && connection.send(answer(envelope("", "<y/>")))) {
    }
  }};
  std::atomic<int> done = 0;
  {
    Sending client{sink.url()};
    std::vector<std::jthread> senders;
    for (int i = 0; i < 4; ++i) {
      senders.emplace_back([&] {
        for (int n = 0; n < 25; ++n) {
          client.transport().send(post("<x/>"), [&](const auto&) { ++done; });
        }
      });
    }
    client.transport().stop(std::chrono::milliseconds{5});
  }
  EXPECT_EQ(done, 100);
}

TEST(SoapTransport, needs_settings_that_can_be_read) {
  const FakeHost host;
  for (const auto& [name, value] : std::vector<sdk::Pair>{{"security", "maybe"},
                                                          {"addressing", "ja"},
                                                          {"auth", "x"},
                                                          {"signature-age", "x"},
                                                          {"sign-key", "/nothing"}}) {
    const std::vector<sdk::Pair> settings{{"url", "http://127.0.0.1:1"}, {name, value}};
    EXPECT_THROW((SoapTransport{host.host(), settings}), sdk::BadSetting) << name;
  }
}

TEST(Unknown_sender, gets_a_fault_before_the_envelope_is_looked_at) {
  FakeHost host;
  host.turn_away([](const sdk::Message&) { return true; }, 401);
  Listening listening{host};
  const auto got = listening.exchange(request("this is no envelope"));
  EXPECT_THAT(got, HasSubstr("HTTP/1.1 401"));
  EXPECT_THAT(host.log(), Not(HasSubstr("soap.refused")));
}

}  // namespace

}  // namespace rodedraad::soap
