#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "fake_host.h"
#include "sink.h"
#include "transport.h"

namespace rodedraad::http {

namespace {

using sdk::Sent;
using sdk::SentOutcome;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr std::chrono::seconds kPatience{10};

const std::string kOk = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

sdk::Message message_to(const std::string& target, const std::string& body = "body") {
  sdk::Message message;
  message.method = "POST";
  message.target = target;
  message.media_type = "application/json";
  message.headers = {{"Idempotency-Key", "K"}};
  message.body = body;
  return message;
}

class Sending {
 public:
  /// Patient unless the test says otherwise: what must succeed must not depend on the machine's
  /// load.
  explicit Sending(const std::string& url, std::vector<sdk::Pair> settings = {}) {
    if (sdk::find(settings, "timeout") == nullptr) settings.push_back({"timeout", "5m"});
    settings.push_back({"url", url});
    transport_ = std::make_unique<HttpTransport>(host_.host(), settings);
    transport_->start();
  }
  ~Sending() { transport_->stop(kPatience); }
  Sending(const Sending&) = delete;
  Sending& operator=(const Sending&) = delete;

  std::future<Sent> begin(const sdk::Message& message) {
    const auto promise = std::make_shared<std::promise<Sent>>();
    transport_->send(message, [promise](const Sent& sent) { promise->set_value(sent); });
    return promise->get_future();
  }
  Sent send(const sdk::Message& message) { return begin(message).get(); }
  Sent send() { return send(message_to("/v1/x")); }
  HttpTransport& transport() { return *transport_; }

 private:
  FakeHost host_;
  std::unique_ptr<HttpTransport> transport_;
};

/// A partner that gives each request the same answer, and keeps or closes the connection behind it.
Sink::Behave answering(const std::string& answer, bool keep = true) {
  return [=](SinkConnection& connection) {
    while (!connection.read_request().empty() && connection.send(answer) && keep) {
    }
  };
}

TEST(Client, sends_the_whole_request) {
  std::promise<std::string> request;
  Sink sink{[&](SinkConnection& connection) {
    request.set_value(connection.read_request());
    connection.send(kOk);
  }};
  Sending client{sink.url() + "/base/"};
  client.send(message_to("/v1/x?y=z"));
  EXPECT_EQ(request.get_future().get(),
            "POST /base/v1/x?y=z HTTP/1.1\r\nHost: " + sink.authority() +
                "\r\nIdempotency-Key: K\r\nContent-Type: application/json\r\n"
                "Content-Length: 4\r\n\r\nbody");
}

TEST(Client, gives_the_partners_answer) {
  Sink sink{
      answering("HTTP/1.1 201 Created\r\nContent-Type: Text/XML; charset=utf-8\r\nX: y\r\n"
                "Content-Length: 4\r\n\r\n<ok>")};
  Sending client{sink.url()};
  const auto sent = client.send();
  ASSERT_EQ(sent.outcome, SentOutcome::answered);
  EXPECT_EQ(sent.answer.status, 201);
  EXPECT_EQ(sent.answer.media_type, "text/xml");
  EXPECT_EQ(sent.answer.header("x"), "y");
  EXPECT_EQ(sent.answer.body, "<ok>");
}

TEST(Client, uses_a_connection_again) {
  Sink sink{answering(kOk)};
  Sending client{sink.url()};
  for (int i = 0; i < 5; ++i) EXPECT_EQ(client.send().outcome, SentOutcome::answered);
  EXPECT_EQ(sink.connections(), 1);
}

TEST(Client, opens_a_connection_each_time_when_none_may_be_kept) {
  Sink sink{answering(kOk)};
  Sending client{sink.url(), {{"keep", "0"}}};
  for (int i = 0; i < 3; ++i) EXPECT_EQ(client.send().outcome, SentOutcome::answered);
  EXPECT_EQ(sink.connections(), 3);
}

TEST(Client, does_not_use_a_connection_again_that_the_partner_closes) {
  Sink sink{answering("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok")};
  Sending client{sink.url()};
  EXPECT_EQ(client.send().outcome, SentOutcome::answered);
  EXPECT_EQ(client.send().outcome, SentOutcome::answered);
  EXPECT_EQ(sink.connections(), 2);
}

TEST(Client, does_not_use_a_connection_again_that_has_bytes_left) {
  Sink sink{answering(kOk + "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfalse")};
  Sending client{sink.url()};
  EXPECT_EQ(client.send().answer.body, "ok");
  EXPECT_EQ(client.send().answer.body, "ok");
  EXPECT_EQ(sink.connections(), 2);
}

TEST(Client, takes_a_fresh_connection_when_the_kept_one_was_closed) {
  std::promise<void> closed;
  auto is_closed = closed.get_future();
  std::once_flag first;
  Sink sink{[&](SinkConnection& connection) {
    connection.read_request();
    connection.send(kOk);
    std::call_once(first, [&] {
      connection.reset();
      closed.set_value();
    });
  }};
  Sending client{sink.url()};
  EXPECT_EQ(client.send().outcome, SentOutcome::answered);
  is_closed.wait();
  EXPECT_EQ(client.send().outcome, SentOutcome::answered);
}

TEST(Client, sends_many_at_once) {
  Sink sink{answering(kOk)};
  Sending client{sink.url()};
  std::vector<std::future<Sent>> all;
  for (int i = 0; i < 100; ++i) all.push_back(client.begin(message_to("/v1/x")));
  for (auto& sent : all) EXPECT_EQ(sent.get().outcome, SentOutcome::answered);
}

TEST(Client, takes_an_answer_in_pieces_of_one_byte) {
  Sink sink{[](SinkConnection& connection) {
    connection.read_request();
    for (const char byte : std::string{"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                       "2\r\nok\r\n0\r\n\r\n"}) {
      connection.send({&byte, 1});
    }
  }};
  Sending client{sink.url()};
  EXPECT_EQ(client.send().answer.body, "ok");
}

TEST(Client, takes_an_answer_that_ends_with_the_connection) {
  Sink sink{answering("HTTP/1.0 200 OK\r\n\r\nok", false)};
  Sending client{sink.url()};
  const auto sent = client.send();
  EXPECT_EQ(sent.outcome, SentOutcome::answered);
  EXPECT_EQ(sent.answer.body, "ok");
}

TEST(Client, takes_an_answer_behind_100_continue) {
  Sink sink{answering("HTTP/1.1 100 Continue\r\n\r\n" + kOk)};
  Sending client{sink.url()};
  EXPECT_EQ(client.send().answer.body, "ok");
}

TEST(Client, takes_answers_without_body) {
  Sink sink{answering("HTTP/1.1 204 No Content\r\n\r\n")};
  Sending client{sink.url()};
  EXPECT_EQ(client.send().answer.status, 204);
  EXPECT_EQ(client.send().answer.status, 204);
  EXPECT_EQ(sink.connections(), 1);
}

TEST(Client, expects_no_body_behind_head) {
  Sink sink{answering("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")};
  Sending client{sink.url()};
  auto message = message_to("/v1/x", "");
  message.method = "HEAD";
  EXPECT_EQ(client.send(message).outcome, SentOutcome::answered);
}

TEST(Client, takes_a_refusal_that_comes_before_the_body_is_sent) {
  Sink sink{[](SinkConnection& connection) {
    // Reads nothing of a request that no socket buffer holds.
    connection.send("HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\n\r\n");
    connection.wait_for_close();
  }};
  Sending client{sink.url()};
  EXPECT_EQ(client.send(message_to("/v1/x", std::string(30'000'000, 'x'))).answer.status, 413);
}

TEST(Client, does_not_follow_a_redirect) {
  Sink other{answering(kOk)};
  Sink sink{answering("HTTP/1.1 307 Temporary Redirect\r\nLocation: " + other.url() +
                      "/x\r\nContent-Length: 0\r\n\r\n")};
  Sending client{sink.url()};
  EXPECT_EQ(client.send().answer.status, 307);
  EXPECT_EQ(other.connections(), 0);
}

TEST(Client, takes_a_whole_answer_before_a_reset) {
  Sink sink{[](SinkConnection& connection) {
    connection.read_request();
    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    connection.wait_for_close();
    connection.reset();
  }};
  Sending client{sink.url(), {{"keep", "0"}}};
  EXPECT_EQ(client.send().outcome, SentOutcome::answered);
}

TEST(Client, says_that_nobody_listens) {
  std::string url;
  {
    Sink gone{answering(kOk)};
    url = gone.url();
  }
  Sending client{url};
  const auto sent = client.send();
  EXPECT_EQ(sent.outcome, SentOutcome::not_sent);
  EXPECT_EQ(sent.error, "no connection to " + url.substr(7) + ": connection refused");
}

TEST(Client, does_not_send_what_http_cannot_carry) {
  Sink sink{answering(kOk)};
  Sending client{sink.url()};
  auto method = message_to("/x");
  method.method = "POST /y";
  auto header = message_to("/x");
  header.headers = {{"X", "a\r\nY: b"}};
  auto name = message_to("/x");
  name.headers = {{"X: a\r\nY", "b"}};
  auto type = message_to("/x");
  type.media_type = "text/xml\r\nX: y";
  for (const auto& message :
       {method, header, name, type, message_to("/a b"), message_to("/a HTTP/1.1\r\n\r\nGET /b"),
        message_to("/../a"), message_to("/a/.."), message_to("/a/./b"), message_to("/%2E%2e/a"),
        message_to("/.%2e"), message_to("/a\xc3\xa9"), message_to("/" + std::string(9000, 'a'))}) {
    EXPECT_EQ(client.send(message).outcome, SentOutcome::not_sent);
  }
  EXPECT_EQ(sink.connections(), 0);
}

TEST(Client, decides_itself_on_framing_headers) {
  std::promise<std::string> request;
  Sink sink{[&](SinkConnection& connection) {
    request.set_value(connection.read_request());
    connection.send(kOk);
  }};
  Sending client{sink.url()};
  auto message = message_to("/x");
  message.headers = {{"content-length", "0"}, {"Transfer-Encoding", "chunked"}, {"Host", "evil"}};
  client.send(message);
  EXPECT_EQ(request.get_future().get(), "POST /x HTTP/1.1\r\nHost: " + sink.authority() +
                                            "\r\nContent-Type: application/json\r\n"
                                            "Content-Length: 4\r\n\r\nbody");
}

/// What a partner may do instead of answering.
struct Bad {
  std::string name;
  Sink::Behave behave;
};

std::ostream& operator<<(std::ostream& out, const Bad& bad) { return out << bad.name; }

/// Sends \p bytes and closes, or waits for the sender to close.
Sink::Behave sending(const std::string& bytes, bool close = false) {
  return [=](SinkConnection& connection) {
    connection.read_request();
    connection.send(bytes);
    if (!close) connection.wait_for_close();
  };
}

/// Sends \p first, then \p more without end.
Sink::Behave endless(const std::string& first, const std::string& more) {
  return [=](SinkConnection& connection) {
    connection.read_request();
    if (!connection.send(first)) return;
    while (connection.send(more)) {
    }
  };
}

std::vector<Bad> bad_sinks() {
  const std::string head = "HTTP/1.1 200 OK\r\n";
  const std::string length = head + "Content-Length: 100\r\n\r\n";
  const std::string chunked = head + "Transfer-Encoding: chunked\r\n\r\n";
  return {
      {"never_answers", sending("")},
      {"closes_without_answer", sending("", true)},
      {"resets_without_answer",
       [](SinkConnection& connection) {
         connection.read_request();
         connection.reset();
       }},
      {"cuts_the_body", sending(length + "hello", true)},
      {"stops_in_the_body", sending(length + "hello")},
      {"resets_in_the_body",
       [=](SinkConnection& connection) {
         connection.read_request();
         connection.send(length + "hello");
         connection.reset();
       }},
      {"cuts_a_chunk", sending(chunked + "FF\r\nhello", true)},
      {"cuts_before_the_last_chunk", sending(chunked + "5\r\nhello\r\n", true)},
      {"cuts_in_the_last_chunk", sending(chunked + "5\r\nhello\r\n0\r\n", true)},
      {"cuts_the_header", sending(head + "Content-Le", true)},
      {"cuts_the_header_behind_a_line", sending(head + "Content-Length: 2\r\n", true)},
      {"stops_in_the_header", sending(head + "X: ")},
      {"sends_garbage", sending(std::string{"\0\xff\x01garbage\r\n\r\n", 14})},
      {"sends_http_0_9", sending("<html>ok</html>\r\n", true)},
      {"sends_two_lengths", sending(head + "Content-Length: 2\r\nContent-Length: 3\r\n\r\nokk")},
      {"sends_length_and_chunked",
       sending(head + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")},
      {"sends_an_unknown_coding", sending(head + "Transfer-Encoding: gzip\r\n\r\nok", true)},
      {"sends_a_bare_lf", sending("HTTP/1.1 200 OK\nContent-Length: 2\n\nok")},
      {"says_too_much", sending(head + "Content-Length: 999999999\r\n\r\n")},
      {"header_of_5_megabytes", sending(head + "X: " + std::string(5'000'000, 'a') + "\r\n\r\n")},
      {"header_without_end", endless(head, "X: a\r\n")},
      {"body_without_end", endless(head + "\r\n", std::string(100'000, 'x'))},
      {"chunks_without_end", endless(chunked, "5\r\nhello\r\n")},
      {"continues_without_end", endless("", "HTTP/1.1 100 Continue\r\n\r\n")},
      {"switches_protocols", sending("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n")},
  };
}

class BadSink : public testing::TestWithParam<Bad> {};

TEST_P(BadSink, leaves_the_outcome_unknown) {
  Sink sink{GetParam().behave};
  Sending client{sink.url(), {{"timeout", "200ms"}, {"max-body", "64k"}}};
  const auto sent = client.send(message_to("/999990019"));
  EXPECT_EQ(sent.outcome, SentOutcome::unknown);
  EXPECT_THAT(sent.error, StartsWith("no answer from " + sink.authority() + ": "));
  EXPECT_THAT(sent.error, Not(HasSubstr("999990019")));
  EXPECT_EQ(sink.connections(), 1);
}

INSTANTIATE_TEST_SUITE_P(, BadSink, testing::ValuesIn(bad_sinks()),
                         [](const auto& bad) { return bad.param.name; });

TEST(Client, leaves_the_outcome_unknown_when_the_partner_never_accepts) {
  boost::asio::io_context context;
  const boost::asio::ip::tcp::acceptor acceptor{context,
                                                {boost::asio::ip::address_v4::loopback(), 0}};
  Sending client{"http://127.0.0.1:" + std::to_string(acceptor.local_endpoint().port()),
                 {{"timeout", "200ms"}}};
  EXPECT_EQ(client.send().outcome, SentOutcome::unknown);
}

/// Answers that are complete, whatever they say, are the adapter's to judge.
class Status : public testing::TestWithParam<int> {};

TEST_P(Status, is_an_answer) {
  Sink sink{answering("HTTP/1.1 " + std::to_string(GetParam()) +
                      " x\r\nRetry-After: 3\r\nContent-Length: 0\r\n\r\n")};
  Sending client{sink.url()};
  const auto sent = client.send();
  EXPECT_EQ(sent.outcome, SentOutcome::answered);
  EXPECT_EQ(sent.answer.status, GetParam());
  EXPECT_EQ(sent.answer.header("retry-after"), "3");
}

INSTANTIATE_TEST_SUITE_P(, Status, testing::Values(200, 404, 429, 500, 503));

}  // namespace

}  // namespace rodedraad::http
