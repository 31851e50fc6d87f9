#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "fake_host.h"
#include "sink.h"
#include "transport.h"

namespace rodedraad::http {

namespace {

using sdk::Sent;
using sdk::SentOutcome;
using testing::AllOf;
using testing::Each;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string ok(const std::string& body, const std::string& status = "200 OK") {
  return "HTTP/1.1 " + status + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
         body;
}

/// What gives the tokens "t1", "t2" and so on.
class TokenServer {
 public:
  explicit TokenServer(std::string life = R"(,"expires_in":3600)")
      : life_(std::move(life)), sink_([this](SinkConnection& connection) { serve(connection); }) {}

  std::string url() const { return sink_.url() + "/realms/x/token"; }
  int given() const { return given_; }
  std::string last_request() {
    const std::lock_guard lock{mutex_};
    return request_;
  }

 private:
  void serve(SinkConnection& connection) {
    auto request = connection.read_request();
    if (request.empty()) return;
    {
      const std::lock_guard lock{mutex_};
      request_ = std::move(request);
    }
    connection.send(ok(R"({"access_token":"t)" + std::to_string(++given_) +
                       R"(","token_type":"bearer")" + life_ + "}"));
  }

  std::string life_;
  std::atomic<int> given_{0};
  std::mutex mutex_;
  std::string request_;
  Sink sink_;
};

/// A partner that keeps what it gets, and answers by the token.
class Partner {
 public:
  explicit Partner(std::string wanted = {})
      : wanted_(std::move(wanted)),
        sink_([this](SinkConnection& connection) { serve(connection); }) {}

  std::string url() const { return sink_.url(); }
  std::vector<std::string> requests() {
    const std::lock_guard lock{mutex_};
    return requests_;
  }

 private:
  void serve(SinkConnection& connection) {
    for (;;) {
      const auto request = connection.read_request();
      if (request.empty()) return;
      {
        const std::lock_guard lock{mutex_};
        requests_.push_back(request);
      }
      const bool good = request.find("Authorization: Bearer " + wanted_) != std::string::npos;
      if (!connection.send(good ? ok("ok") : ok("", "401 Unauthorized"))) return;
    }
  }

  std::string wanted_;
  std::mutex mutex_;
  std::vector<std::string> requests_;
  Sink sink_;
};

class Sending {
 public:
  Sending(const std::string& url, const std::string& token_url,
          std::vector<sdk::Pair> settings = {}) {
    settings.insert(settings.end(), {{"timeout", "5m"},
                                     {"url", url},
                                     {"auth", "oauth2"},
                                     {"token-url", token_url},
                                     {"client-id", "hub 1"},
                                     {"client-secret", "S3cret/"},
                                     {"scope", "a b"}});
    transport_ = std::make_unique<HttpTransport>(host_.host(), settings);
    transport_->start();
  }
  ~Sending() { transport_->stop(std::chrono::seconds{10}); }
  Sending(const Sending&) = delete;
  Sending& operator=(const Sending&) = delete;

  std::future<Sent> begin() {
    sdk::Message message;
    message.method = "POST";
    message.target = "/x";
    message.body = "body";
    const auto promise = std::make_shared<std::promise<Sent>>();
    transport_->send(message, [promise](const Sent& sent) { promise->set_value(sent); });
    return promise->get_future();
  }
  Sent send() { return begin().get(); }
  void stop(std::chrono::milliseconds deadline) { transport_->stop(deadline); }
  std::string log() const { return host_.log(); }

 private:
  FakeHost host_;
  std::unique_ptr<HttpTransport> transport_;
};

TEST(Token, goes_with_the_request) {
  TokenServer tokens;
  Partner partner;
  Sending client{partner.url(), tokens.url()};
  EXPECT_EQ(client.send().answer.body, "ok");
  EXPECT_THAT(partner.requests(), Each(HasSubstr("\r\nAuthorization: Bearer t1\r\n")));
}

TEST(Token, is_asked_with_basic_and_form_encoding) {
  TokenServer tokens;
  Partner partner;
  Sending client{partner.url(), tokens.url()};
  client.send();
  // "hub+1:S3cret%2F"
  EXPECT_THAT(tokens.last_request(),
              AllOf(StartsWith("POST /realms/x/token HTTP/1.1\r\n"),
                    HasSubstr("\r\nContent-Type: application/x-www-form-urlencoded\r\n"),
                    HasSubstr("\r\nAuthorization: Basic aHViKzE6UzNjcmV0JTJG\r\n"),
                    testing::EndsWith("\r\n\r\ngrant_type=client_credentials&scope=a+b")));
}

TEST(Token, is_asked_with_the_secret_in_the_body_when_the_setting_says_so) {
  TokenServer tokens;
  Partner partner;
  Sending client{partner.url(), tokens.url(), {{"token-auth", "post"}}};
  client.send();
  EXPECT_THAT(tokens.last_request(),
              AllOf(testing::EndsWith("&client_id=hub+1&client_secret=S3cret%2F"),
                    Not(HasSubstr("Authorization"))));
}

TEST(Token, is_kept_for_the_next_request) {
  TokenServer tokens;
  Partner partner;
  Sending client{partner.url(), tokens.url()};
  for (int i = 0; i < 5; ++i) client.send();
  EXPECT_EQ(tokens.given(), 1);
}

TEST(Token, is_asked_once_for_all_that_wait) {
  TokenServer tokens;
  Partner partner;
  Sending client{partner.url(), tokens.url()};
  std::vector<std::future<Sent>> sends;
  for (int i = 0; i < 20; ++i) sends.push_back(client.begin());
  for (auto& sent : sends) EXPECT_EQ(sent.get().answer.body, "ok");
  EXPECT_EQ(tokens.given(), 1);
}

TEST(Token, is_asked_again_when_its_life_is_over) {
  TokenServer tokens{R"(,"expires_in":0)"};
  Partner partner;
  Sending client{partner.url(), tokens.url()};
  for (int i = 0; i < 3; ++i) client.send();
  EXPECT_EQ(tokens.given(), 3);
}

TEST(Token, is_asked_again_once_when_the_partner_refuses_it) {
  TokenServer tokens;
  Partner partner{"t2"};
  Sending client{partner.url(), tokens.url()};
  EXPECT_EQ(client.send().answer.status, 200);
  EXPECT_EQ(tokens.given(), 2);
}

TEST(Token, is_not_asked_a_third_time_when_the_partner_refuses_all) {
  TokenServer tokens;
  Partner partner{"other"};
  Sending client{partner.url(), tokens.url()};
  EXPECT_EQ(client.send().answer.status, 401);
  EXPECT_EQ(tokens.given(), 2);
}

class NoToken : public testing::TestWithParam<std::string> {};

TEST_P(NoToken, means_nothing_is_sent) {
  Sink tokens{[](SinkConnection& connection) {
    connection.read_request();
    connection.send(GetParam());
  }};
  Partner partner;
  Sending client{partner.url(), tokens.url() + "/token"};
  const auto sent = client.send();
  EXPECT_EQ(sent.outcome, SentOutcome::not_sent);
  EXPECT_THAT(sent.error, StartsWith("no token from " + tokens.authority() + ": "));
  EXPECT_THAT(sent.error + client.log(), Not(HasSubstr("S3cret")));
  EXPECT_TRUE(partner.requests().empty());
}

INSTANTIATE_TEST_SUITE_P(, NoToken,
                         testing::Values("", ok(R"({"error":"invalid_client"})", "401 No"),
                                         ok("<html/>"), ok("{}"), ok(R"({"access_token":""})"),
                                         ok(R"({"access_token":"a b"})"),
                                         ok(R"({"access_token":"a\r\nX: y"})"),
                                         ok(R"({"access_token":"a","token_type":"mac"})")));

TEST(Token, that_does_not_come_ends_all_that_wait_when_the_connection_stops) {
  std::promise<void> asked;
  Sink tokens{[&](SinkConnection& connection) {
    connection.read_request();
    asked.set_value();
    connection.wait_for_close();
  }};
  Partner partner;
  Sending client{partner.url(), tokens.url() + "/token"};
  auto first = client.begin();
  auto second = client.begin();
  asked.get_future().wait();
  client.stop(std::chrono::milliseconds{5});
  EXPECT_EQ(first.get().outcome, SentOutcome::not_sent);
  EXPECT_EQ(second.get().outcome, SentOutcome::not_sent);
}

TEST(Token, that_comes_in_time_lets_the_message_go_while_the_connection_stops) {
  std::promise<void> asked;
  std::promise<void> go;
  auto goes = go.get_future();
  Sink tokens{[&](SinkConnection& connection) {
    connection.read_request();
    asked.set_value();
    goes.wait();
    connection.send(ok(R"({"access_token":"t"})"));
  }};
  Partner partner;
  Sending client{partner.url(), tokens.url() + "/token"};
  auto sent = client.begin();
  asked.get_future().wait();
  std::jthread stopping{[&] { client.stop(std::chrono::seconds{10}); }};
  go.set_value();
  EXPECT_EQ(sent.get().outcome, SentOutcome::answered);
}

}  // namespace

}  // namespace rodedraad::http
