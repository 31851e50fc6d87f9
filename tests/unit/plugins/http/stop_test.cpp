#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "fake_host.h"
#include "raw_peer.h"
#include "sink.h"
#include "transport.h"

namespace rodedraad::http {

namespace {

constexpr int kSends = 50;

const std::string kOk = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

sdk::Message a_message() {
  sdk::Message message;
  message.method = "POST";
  message.target = "/x";
  return message;
}

TEST(Stop, ends_every_send_exactly_once_under_load) {
  FakeHost host;
  Sink sink{[](SinkConnection& connection) {
    while (!connection.read_request().empty() && connection.send(kOk)) {
    }
  }};
  HttpTransport transport{host.host(), std::vector<sdk::Pair>{{"url", sink.url()}}};
  transport.start();
  std::atomic<int> done = 0;
  {
    std::vector<std::jthread> senders;
    for (int i = 0; i < 4; ++i) {
      senders.emplace_back([&] {
        for (int n = 0; n < kSends; ++n) transport.send(a_message(), [&](const auto&) { ++done; });
      });
    }
    transport.stop(std::chrono::milliseconds{5});
  }
  EXPECT_EQ(done, 4 * kSends);
}

TEST(Stop, ends_a_send_that_has_no_answer_as_unknown) {
  FakeHost host;
  std::promise<void> got;
  Sink sink{[&](SinkConnection& connection) {
    connection.read_request();
    got.set_value();
    connection.wait_for_close();
  }};
  HttpTransport transport{host.host(), std::vector<sdk::Pair>{{"url", sink.url()}}};
  transport.start();
  std::promise<sdk::Sent> sent;
  transport.send(a_message(), [&](const sdk::Sent& result) { sent.set_value(result); });
  got.get_future().wait();
  transport.stop(std::chrono::milliseconds{5});
  EXPECT_EQ(sent.get_future().get().outcome, sdk::SentOutcome::unknown);
}

TEST(Stop, waits_for_an_answer_that_comes_in_time) {
  FakeHost host;
  std::promise<void> got;
  std::promise<void> go;
  auto goes = go.get_future();
  Sink sink{[&](SinkConnection& connection) {
    connection.read_request();
    got.set_value();
    goes.wait();
    connection.send(kOk);
  }};
  HttpTransport transport{host.host(), std::vector<sdk::Pair>{{"url", sink.url()}}};
  transport.start();
  std::promise<sdk::Sent> sent;
  transport.send(a_message(), [&](const sdk::Sent& result) { sent.set_value(result); });
  got.get_future().wait();
  std::jthread stopping{[&] { transport.stop(std::chrono::seconds{10}); }};
  go.set_value();
  EXPECT_EQ(sent.get_future().get().outcome, sdk::SentOutcome::answered);
}

TEST(Stop, refuses_to_send_behind_it) {
  FakeHost host;
  HttpTransport transport{host.host(), std::vector<sdk::Pair>{{"url", "http://127.0.0.1:1"}}};
  transport.start();
  transport.stop(std::chrono::seconds{1});
  std::promise<sdk::Sent> sent;
  transport.send(a_message(), [&](const sdk::Sent& result) { sent.set_value(result); });
  EXPECT_EQ(sent.get_future().get().outcome, sdk::SentOutcome::not_sent);
}

TEST(Stop, hands_nothing_over_behind_it_under_load) {
  FakeHost host;
  HttpTransport transport{host.host(), std::vector<sdk::Pair>{{"address", "127.0.0.1:0"}}};
  transport.start();
  const std::string address{transport.address()};
  std::atomic<bool> enough = false;
  std::vector<std::jthread> senders;
  for (int i = 0; i < 4; ++i) {
    senders.emplace_back([&] {
      while (!enough) {
        try {
          RawPeer peer{address};
          while (!enough &&
                 !peer.send("GET /! HTTP/1.1\r\nHost: a\r\n\r\n").read_until("!").empty()) {
          }
        } catch (const std::exception&) {
          return;  // the port is closed
        }
      }
    });
  }
  ASSERT_TRUE(host.wait_for(100));
  transport.stop(std::chrono::seconds{10});
  const auto count = host.accepted().size();
  enough = true;
  senders.clear();
  EXPECT_EQ(host.accepted().size(), count);
}

}  // namespace

}  // namespace rodedraad::http
