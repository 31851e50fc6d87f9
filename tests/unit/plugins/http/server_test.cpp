#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "fake_host.h"
#include "raw_peer.h"
#include "rodedraad/sdk/errors.h"
#include "transport.h"

namespace rodedraad::http {

namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr std::chrono::seconds kPatience{10};

const std::string kGet = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n";
const std::string kLastGet = "GET /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

std::string post(const std::string& headers, const std::string& body) {
  return "POST /in HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + headers + "\r\n" + body;
}

class Listening {
 public:
  /// Patient unless the test says otherwise: what must succeed must not depend on the machine's
  /// load.
  explicit Listening(FakeHost& host, std::vector<sdk::Pair> settings = {}) {
    if (sdk::find(settings, "timeout") == nullptr) settings.push_back({"timeout", "5m"});
    if (sdk::find(settings, "address") == nullptr) settings.push_back({"address", "127.0.0.1:0"});
    transport_ = std::make_unique<HttpTransport>(host.host(), settings);
    transport_->start();
  }
  ~Listening() { transport_->stop(kPatience); }
  Listening(const Listening&) = delete;
  Listening& operator=(const Listening&) = delete;

  HttpTransport& transport() { return *transport_; }
  RawPeer connect() { return RawPeer{transport_->address()}; }

  /// What comes back for these bytes on a connection of their own.
  std::string exchange(const std::string& bytes) { return connect().send(bytes).read_all(); }

 private:
  std::unique_ptr<HttpTransport> transport_;
};

/// A hub that answers later, when the test says.
struct PatientHub {
  FakeHost::Handler handler() {
    return [this](const sdk::Message&, FakeHost::Respond respond) {
      const std::lock_guard lock{mutex};
      waiting.push_back(std::move(respond));
    };
  }
  void answer_all(int status) {
    const std::lock_guard lock{mutex};
    for (const auto& respond : waiting) respond(answer_of(status));
    waiting.clear();
  }
  std::mutex mutex;
  std::vector<FakeHost::Respond> waiting;
};

TEST(Server, hands_over_the_whole_request) {
  FakeHost host;
  Listening server{host};
  server.exchange(
      post("Content-Type: Application/JSON; charset=utf-8\r\nIdempotency-Key: K\r\n"
           "Content-Length: 5\r\n",
           "hello"));
  ASSERT_THAT(host.accepted(), SizeIs(1));
  const auto message = host.accepted().front();
  EXPECT_EQ(message.method, "POST");
  EXPECT_EQ(message.target, "/in");
  EXPECT_EQ(message.media_type, "application/json");
  EXPECT_EQ(message.header("idempotency-key"), "K");
  EXPECT_EQ(message.sender, "");
  EXPECT_EQ(message.body, "hello");
}

TEST(Server, gives_the_hubs_answer) {
  FakeHost host{[](const sdk::Message&, const FakeHost::Respond& respond) {
    auto answer = answer_of(202, "ok");
    answer.headers.push_back({"API-Version", "1.0"});
    respond(answer);
  }};
  Listening server{host};
  EXPECT_EQ(server.exchange(kLastGet),
            "HTTP/1.1 202 Accepted\r\nDate: Mon, 02 Mar 2026 09:15:27 GMT\r\nAPI-Version: 1.0\r\n"
            "Content-Type: text/plain\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
}

TEST(Server, keeps_the_connection_for_the_next_request) {
  FakeHost host;
  Listening server{host};
  auto peer = server.connect();
  EXPECT_THAT(peer.send(kGet).read_until("/a"), HasSubstr("200 OK"));
  EXPECT_THAT(statuses(peer.send(kLastGet).read_all()), ElementsAre(200));
}

TEST(Server, closes_behind_http_1_0_unless_asked_to_keep) {
  FakeHost host;
  Listening server{host};
  EXPECT_THAT(server.exchange("GET /a HTTP/1.0\r\nHost: a\r\n\r\n"),
              HasSubstr("Connection: close\r\n"));
  auto peer = server.connect();
  peer.send("GET /a HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n");
  EXPECT_THAT(peer.read_until("/a"), HasSubstr("Connection: keep-alive\r\n"));
}

TEST(Server, answers_pipelined_requests_in_their_order) {
  std::vector<std::jthread> threads;
  FakeHost host{[&](const sdk::Message& message, const FakeHost::Respond& respond) {
    // Off the reactor, so that a later answer could overtake an earlier one.
    threads.emplace_back([=] { respond(answer_of(200, message.target)); });
  }};
  Listening server{host};
  std::string requests;
  std::vector<std::string> expected;
  for (int i = 0; i < 50; ++i) {
    const auto path = "/" + std::to_string(i) + "!";
    requests += "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc";
    expected.push_back(path);
  }
  auto peer = server.connect();
  peer.send(requests);
  for (const auto& path : expected) EXPECT_THAT(peer.read_until("!"), EndsWith("\r\n" + path));
}

TEST(Server, takes_a_chunked_body_whole_in_pieces_of_any_size) {
  const std::string bytes =
      post("Transfer-Encoding: chunked\r\n", "5;ext=1\r\nhello\r\n6\r\n world\r\n0\r\n\r\n");
  for (std::size_t piece = 1; piece <= 7; ++piece) {
    FakeHost host;
    Listening server{host};
    auto peer = server.connect();
    for (std::size_t i = 0; i < bytes.size(); i += piece) peer.send(bytes.substr(i, piece));
    EXPECT_THAT(statuses(peer.read_all()), ElementsAre(200));
    ASSERT_THAT(host.accepted(), SizeIs(1));
    EXPECT_EQ(host.accepted().front().body, "hello world");
  }
}

TEST(Server, takes_an_empty_chunked_body_byte_by_byte) {
  FakeHost host;
  Listening server{host};
  auto peer = server.connect();
  for (const char byte : post("Transfer-Encoding: chunked\r\n", "0\r\n\r\n")) peer.send({&byte, 1});
  EXPECT_THAT(statuses(peer.read_all()), ElementsAre(200));
}

TEST(Server, does_not_take_a_trailer_for_a_header) {
  FakeHost host;
  Listening server{host};
  server.exchange(post("Transfer-Encoding: chunked\r\n",
                       "5\r\nhello\r\n0\r\nIdempotency-Key: K\r\nX: y\r\n\r\n"));
  ASSERT_THAT(host.accepted(), SizeIs(1));
  EXPECT_EQ(host.accepted().front().header("Idempotency-Key"), "");
}

TEST(Server, takes_a_body_as_large_as_allowed) {
  FakeHost host;
  Listening server{host, {{"max-body", "2M"}}};
  const std::string body(std::size_t{2} << 20U, 'x');
  EXPECT_THAT(statuses(server.exchange(post("Content-Length: 2097152\r\n", body))),
              ElementsAre(200));
  EXPECT_EQ(host.accepted().front().body, body);
}

TEST(Server, takes_an_empty_line_before_a_request) {
  FakeHost host;
  Listening server{host};
  EXPECT_THAT(statuses(server.exchange("\r\n" + kLastGet)), ElementsAre(200));
}

TEST(Server, takes_an_absolute_target_of_its_own) {
  FakeHost host;
  Listening server{host};
  server.exchange(
      "GET http://127.0.0.1:80/a?b HTTP/1.1\r\nHost: 127.0.0.1:80\r\nConnection: close\r\n\r\n");
  ASSERT_THAT(host.accepted(), SizeIs(1));
  EXPECT_EQ(host.accepted().front().target, "/a?b");
}

TEST(Server, answers_head_without_body) {
  FakeHost host;
  Listening server{host};
  const auto answer = server.exchange("HEAD /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  EXPECT_THAT(answer, HasSubstr("Content-Length: 2\r\n"));
  EXPECT_THAT(answer, EndsWith("\r\n\r\n"));
}

TEST(Server, tells_a_sender_that_waits_to_continue) {
  FakeHost host;
  Listening server{host};
  auto peer = server.connect();
  peer.send(post("Expect: 100-continue\r\nContent-Length: 5\r\n", ""));
  EXPECT_EQ(peer.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  EXPECT_THAT(statuses(peer.send("hello").read_all()), ElementsAre(200));
}

TEST(Server, refuses_a_large_body_before_a_waiting_sender_sends_it) {
  FakeHost host;
  Listening server{host};
  auto peer = server.connect();
  peer.send(post("Expect: 100-continue\r\nContent-Length: 20000000\r\n", ""));
  EXPECT_THAT(statuses(peer.read_all()), ElementsAre(413));
}

TEST(Server, lets_a_sender_that_goes_on_see_the_refusal) {
  FakeHost host;
  Listening server{host};
  const auto answer =
      server.exchange(post("Content-Length: 20000000\r\n", std::string(20'000'000, 'x')));
  EXPECT_THAT(statuses(answer), ElementsAre(413));
}

TEST(Server, lets_a_sender_that_goes_on_behind_its_deadline_see_the_refusal) {
  FakeHost host;
  Listening server{host, {{"timeout", "100ms"}}};
  auto peer = server.connect();
  peer.send("GET / HTTP/1.1\r\nHost: a\r\nX: ");
  EXPECT_THAT(peer.read_until("\r\n"), HasSubstr(" 408 "));
  peer.send(std::string(100'000, 'a')).finish_sending();
  EXPECT_THAT(peer.read_all(), HasSubstr("Connection: close\r\n"));
  EXPECT_THAT(host.accepted(), IsEmpty());
}

TEST(Server, closes_a_connection_that_is_idle_too_long) {
  FakeHost host;
  Listening server{host, {{"idle", "50ms"}}};
  EXPECT_EQ(server.connect().read_all(), "");
}

TEST(Server, serves_others_while_many_are_idle) {
  FakeHost host;
  Listening server{host};
  std::vector<std::unique_ptr<RawPeer>> idle;
  for (int i = 0; i < 150; ++i) {
    idle.push_back(std::make_unique<RawPeer>(server.transport().address()));
  }
  EXPECT_THAT(statuses(server.exchange(kLastGet)), ElementsAre(200));
  EXPECT_THAT(statuses(idle.front()->send(kLastGet).read_all()), ElementsAre(200));
}

TEST(Server, closes_the_longest_waiting_connection_when_full) {
  FakeHost host;
  Listening server{host, {{"max-connections", "3"}}};
  std::vector<std::unique_ptr<RawPeer>> slow;
  for (int i = 0; i < 3; ++i) {
    slow.push_back(std::make_unique<RawPeer>(server.transport().address()));
    slow.back()->send("GET / HTTP/1.1\r\nHost: a\r\nX: ");
  }
  EXPECT_THAT(statuses(server.exchange(kLastGet)), ElementsAre(200));
  EXPECT_EQ(slow.front()->read_all(), "");
  EXPECT_THAT(host.log(), HasSubstr("http.full"));
}

TEST(Server, turns_away_when_every_connection_waits_for_the_hub) {
  PatientHub hub;
  FakeHost host{hub.handler()};
  Listening server{host, {{"max-connections", "1"}}};
  auto first = server.connect();
  first.send(kLastGet);
  ASSERT_TRUE(host.wait_for(1));
  const auto answer = server.exchange(kLastGet);
  EXPECT_THAT(statuses(answer), ElementsAre(503));
  EXPECT_THAT(answer, HasSubstr("Retry-After: "));
  hub.answer_all(202);
  EXPECT_THAT(statuses(first.read_all()), ElementsAre(202));
}

TEST(Server, drops_the_answer_when_the_sender_is_gone) {
  PatientHub hub;
  FakeHost host{hub.handler()};
  Listening server{host};
  auto peer = server.connect();
  peer.send(kGet);
  ASSERT_TRUE(host.wait_for(1));
  peer.reset();
  hub.answer_all(200);
  auto next = server.connect();
  next.send(kLastGet);
  ASSERT_TRUE(host.wait_for(2));
  hub.answer_all(202);
  EXPECT_THAT(statuses(next.read_all()), ElementsAre(202));
}

TEST(Server, makes_500_of_an_answer_that_would_break_the_header) {
  FakeHost host{[](const sdk::Message&, const FakeHost::Respond& respond) {
    auto answer = answer_of(200, "secret");
    answer.headers.push_back({"X", "a\r\nSet-Cookie: b"});
    respond(answer);
  }};
  Listening server{host};
  const auto answer = server.exchange(kLastGet);
  EXPECT_THAT(statuses(answer), ElementsAre(500));
  EXPECT_THAT(answer, Not(HasSubstr("secret")));
}

TEST(Server, finishes_the_answers_in_flight_when_it_stops) {
  PatientHub hub;
  FakeHost host{hub.handler()};
  auto server = std::make_unique<Listening>(host);
  auto busy = server->connect();
  auto idle = server->connect();
  busy.send(kGet);
  ASSERT_TRUE(host.wait_for(1));
  std::thread stopping{[&] { server->transport().stop(kPatience); }};
  EXPECT_EQ(idle.read_all(), "");
  hub.answer_all(202);
  const auto answer = busy.read_all();
  stopping.join();
  EXPECT_THAT(statuses(answer), ElementsAre(202));
  EXPECT_THAT(answer, HasSubstr("Connection: close\r\n"));
}

TEST(Server, stops_at_the_deadline_without_an_answer) {
  PatientHub hub;
  FakeHost host{hub.handler()};
  {
    Listening server{host};
    auto peer = server.connect();
    peer.send(kGet);
    ASSERT_TRUE(host.wait_for(1));
    server.transport().stop(std::chrono::milliseconds{20});
    EXPECT_EQ(peer.read_all(), "");
  }
  // The hub may answer when the transport is gone.
  hub.answer_all(202);
}

TEST(Server, says_that_the_port_is_taken) {
  FakeHost host;
  Listening server{host};
  const auto address = std::string{server.transport().address().substr(7)};
  HttpTransport second{host.host(), std::vector<sdk::Pair>{{"address", address}}};
  EXPECT_THROW(second.start(), sdk::Unavailable);
  second.stop(kPatience);
}

TEST(Server, listens_on_ipv6) {
  FakeHost host;
  Listening server{host, {{"address", "[::1]:0"}}};
  EXPECT_THAT(server.transport().address(), testing::StartsWith("http://[::1]:"));
  EXPECT_THAT(statuses(server.exchange(kLastGet)), ElementsAre(200));
}

TEST(Server, logs_no_path_header_or_body) {
  FakeHost host;
  Listening server{host};
  server.exchange(
      "POST /999990019 HTTP/1.1\r\nHost: a\r\nX: 999990019\r\nContent-Length: 9x\r\n\r\n"
      "999990019");
  EXPECT_THAT(host.log(), HasSubstr("http.refused"));
  EXPECT_THAT(host.log(), Not(HasSubstr("999990019")));
}

TEST(Server, says_with_401_how_to_prove_oneself) {
  FakeHost host{
      [](const sdk::Message&, const FakeHost::Respond& respond) { respond(answer_of(401)); }};
  Listening server{host};
  EXPECT_THAT(server.exchange(kLastGet), HasSubstr("\r\nWWW-Authenticate: Bearer\r\n"));
}

TEST(Server, keeps_the_challenge_of_the_answer) {
  FakeHost host{[](const sdk::Message&, const FakeHost::Respond& respond) {
    auto answer = answer_of(401);
    answer.headers = {{"www-authenticate", "Basic"}};
    respond(answer);
  }};
  Listening server{host};
  EXPECT_THAT(server.exchange(kLastGet), Not(HasSubstr("Bearer")));
}

TEST(Unknown_sender, is_answered_before_the_body_is_read) {
  FakeHost host;
  host.turn_away([](const sdk::Message& head) { return head.header("Authorization").empty(); },
                 401);
  Listening listening{host};
  EXPECT_THAT(statuses(listening.exchange("POST /in HTTP/1.1\r\nHost: a\r\n"
                                          "Content-Length: 1000000\r\n\r\nhalf")),
              ElementsAre(401));
  EXPECT_THAT(host.accepted(), IsEmpty());
}

TEST(Unknown_sender, is_not_invited_to_send_a_body) {
  FakeHost host;
  host.turn_away([](const sdk::Message&) { return true; }, 401);
  Listening listening{host};
  EXPECT_THAT(listening.exchange("POST /in HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n"
                                 "Content-Length: 10\r\n\r\n"),
              Not(HasSubstr("100 Continue")));
}

TEST(Unknown_sender, hides_no_request_in_the_body) {
  FakeHost host;
  host.turn_away([](const sdk::Message& head) { return head.target == "/in"; }, 401);
  Listening listening{host};
  EXPECT_THAT(statuses(listening.exchange("POST /in HTTP/1.1\r\nHost: a\r\n"
                                          "Content-Length: 0\r\n\r\n" +
                                          kLastGet)),
              ElementsAre(401));
  EXPECT_THAT(host.accepted(), IsEmpty());
}

TEST(Known_sender, gets_on) {
  FakeHost host;
  host.turn_away([](const sdk::Message&) { return false; }, 401);
  Listening listening{host};
  EXPECT_THAT(statuses(listening.exchange(post("Content-Length: 2\r\n", "ok"))), ElementsAre(200));
}

}  // namespace

}  // namespace rodedraad::http
