#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/ssl.h>

#include <chrono>
#include <filesystem>
#include <future>
#include <memory>
#include <ostream>
#include <string>
#include <thread>
#include <vector>

#include "fake_host.h"
#include "pki.h"
#include "raw_peer.h"
#include "rodedraad/sdk/errors.h"
#include "secure_peer.h"
#include "transport.h"

namespace rodedraad::http {

namespace {

using sdk::SentOutcome;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

constexpr std::chrono::seconds kPatience{30};
constexpr std::int64_t kDay = 86'400'000;
const std::string kOin = "00000099000000002000";
const std::string kPost =
    "POST /in HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello";

std::int64_t now_ms() {
  using std::chrono::duration_cast, std::chrono::milliseconds, std::chrono::system_clock;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

// Keys take time to make: one of each for all tests.
const TestPki& pki() {
  static const TestPki kPki{now_ms()};
  return kPki;
}

const TestPki& other_pki() {
  static const TestPki kPki{now_ms()};
  return kPki;
}

Wish server_wish() {
  return {"Hub",        "00000099000000001000",      0, 0, "digitalSignature",
          "serverAuth", "DNS:localhost,IP:127.0.0.1"};
}

Wish client_wish() { return {"Partner", kOin, 0, 0, "digitalSignature", "clientAuth"}; }

const Identity& server() {
  static const Identity kIdentity = pki().issue(server_wish());
  return kIdentity;
}

const Identity& client() {
  static const Identity kIdentity = pki().issue(client_wish());
  return kIdentity;
}

void make_private(const std::string& file) {
  std::filesystem::permissions(
      file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

/// A listener and a sender with their files, which a test may change.
class Secured : public testing::Test {
 protected:
  ~Secured() override {
    if (sender_) sender_->stop(kPatience);
    if (listener_) listener_->stop(kPatience);
  }

  std::string key_file(const std::string& name, const Identity& identity) const {
    const auto file = folder_.write(name, identity.key);
    make_private(file);
    return file;
  }

  std::vector<sdk::Pair> server_settings(const Identity& own) const {
    return {{"address", "127.0.0.1:0"},
            {"certificate", folder_.write("server.pem", own.certificate)},
            {"key", key_file("server.key", own)}};
  }

  /// Listens with \p own; \p more are settings beside.
  void listen(const Identity& own, const std::vector<sdk::Pair>& more = {}) {
    auto settings = server_settings(own);
    settings.insert(settings.end(), more.begin(), more.end());
    listener_ = std::make_unique<HttpTransport>(hub_.host(), settings);
    listener_->start();
  }

  sdk::Pair clients() const { return {"clients", folder_.write("clients.pem", pki().root())}; }

  /// What comes of a message to \p url, sent by \p own.
  sdk::Sent send(const std::string& url, const Identity* own,
                 const std::vector<sdk::Pair>& more = {}) {
    std::vector<sdk::Pair> settings{{"url", url}};
    if (sdk::find(more, "ca") == nullptr) {
      settings.push_back({"ca", folder_.write("ca.pem", pki().root())});
    }
    if (own != nullptr) {
      settings.push_back({"client-certificate", folder_.write("client.pem", own->certificate)});
      settings.push_back({"client-key", key_file("client.key", *own)});
    }
    settings.insert(settings.end(), more.begin(), more.end());
    if (sender_) sender_->stop(kPatience);
    sender_ = std::make_unique<HttpTransport>(partner_.host(), settings);
    sender_->start();
    return send_again();
  }

  sdk::Sent send_again() {
    sdk::Message message;
    message.method = "POST";
    message.target = "/in";
    message.body = "hello";
    std::promise<sdk::Sent> sent;
    auto result = sent.get_future();
    sender_->send(message, [&sent](const sdk::Sent& outcome) { sent.set_value(outcome); });
    return result.get();
  }

  std::string address() const { return std::string{listener_->address()}; }

  Folder folder_;
  FakeHost hub_;
  FakeHost partner_;
  std::unique_ptr<HttpTransport> listener_;
  std::unique_ptr<HttpTransport> sender_;
};

TEST_F(Secured, takes_a_message_over_tls) {
  listen(server());
  EXPECT_EQ(send(address(), nullptr).answer.status, 200);
}

TEST_F(Secured, knows_the_sender_by_the_oin_of_its_certificate) {
  listen(server(), {clients()});
  send(address(), &client());
  ASSERT_THAT(hub_.accepted(), SizeIs(1));
  EXPECT_EQ(hub_.accepted()[0].sender, "oin:" + kOin);
}

TEST_F(Secured, knows_no_sender_by_a_certificate_without_an_oin) {
  auto wish = client_wish();
  wish.serial_number = "12345";
  listen(server(), {clients()});
  const auto nobody = pki().issue(wish);
  send(address(), &nobody);
  ASSERT_THAT(hub_.accepted(), SizeIs(1));
  EXPECT_EQ(hub_.accepted()[0].sender, "");
}

TEST_F(Secured, believes_no_header_about_the_sender) {
  listen(server(), {clients()});
  send(address(), &client(),
       {{"headers", "X-Client-Cert: b; X-Forwarded-For: 1.2.3.4; X-SSL-Client-S-DN: CN=b"}});
  ASSERT_THAT(hub_.accepted(), SizeIs(1));
  EXPECT_EQ(hub_.accepted()[0].sender, "oin:" + kOin);
}

TEST_F(Secured, refuses_a_client_without_a_certificate) {
  listen(server(), {clients()});
  const auto sent = send(address(), nullptr);
  EXPECT_NE(sent.outcome, SentOutcome::answered);
  EXPECT_THAT(hub_.accepted(), IsEmpty());
}

TEST_F(Secured, logs_why_a_client_was_refused) {
  listen(server(), {clients()});
  SecurePeer{address()}.send(kPost).read_all();
  for (int i = 0; i < 500 && hub_.log().find("tls.refused") == std::string::npos; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds{10});  // the peer may hear it first
  }
  EXPECT_THAT(hub_.log(), HasSubstr("tls.refused"));
}

struct Stranger {
  const char* name;
  Identity (*identity)();
};

std::ostream& operator<<(std::ostream& out, const Stranger& stranger) {
  return out << stranger.name;
}

class Strangers : public Secured, public testing::WithParamInterface<Stranger> {};

TEST_P(Strangers, are_not_let_in) {
  listen(server(), {clients()});
  const auto own = GetParam().identity();
  EXPECT_THAT(SecurePeer(address(), &own).send(kPost).read_all(), IsEmpty());
  EXPECT_THAT(hub_.accepted(), IsEmpty());
}

TEST_P(Strangers, make_the_message_one_that_was_not_sent) {
  listen(server(), {clients()});
  auto own = GetParam().identity();
  if (std::string_view{GetParam().name} == "a server's certificate") return;  // not for sending
  EXPECT_EQ(send(address(), &own).outcome, SentOutcome::not_sent);
}

INSTANTIATE_TEST_SUITE_P(, Strangers,
                         testing::Values(Stranger{"of another authority",
                                                  [] { return other_pki().issue(client_wish()); }},
                                         Stranger{"expired",
                                                  [] {
                                                    auto wish = client_wish();
                                                    wish.from_ms = now_ms() - 3 * kDay;
                                                    wish.to_ms = now_ms() - kDay;
                                                    return pki().issue(wish);
                                                  }},
                                         Stranger{"not good yet",
                                                  [] {
                                                    auto wish = client_wish();
                                                    wish.from_ms = now_ms() + kDay;
                                                    wish.to_ms = now_ms() + 2 * kDay;
                                                    return pki().issue(wish);
                                                  }},
                                         Stranger{"a server's certificate",
                                                  [] { return server(); }}));

TEST_F(Secured, refuses_a_revoked_client) {
  const auto revoked = pki().issue(client_wish());
  listen(server(),
         {clients(), {"crl", folder_.write("list.pem", pki().revocations(revoked.certificate))}});
  EXPECT_EQ(send(address(), &client()).answer.status, 200);
  EXPECT_EQ(send(address(), &revoked).outcome, SentOutcome::not_sent);
}

TEST_F(Secured, refuses_everybody_when_the_list_of_revocations_is_too_old) {
  listen(server(),
         {clients(),
          {"crl", folder_.write("list.pem", pki().revocations_until(now_ms() - kDay / 2))}});
  EXPECT_EQ(send(address(), &client()).outcome, SentOutcome::not_sent);
}

TEST_F(Secured, refuses_everybody_whose_authority_has_no_list) {
  listen(server(), {clients(), {"crl", folder_.write("list.pem", other_pki().revocations())}});
  EXPECT_EQ(send(address(), &client()).outcome, SentOutcome::not_sent);
}

TEST_F(Secured, lets_in_on_an_old_list_when_it_may) {
  const auto revoked = pki().issue(client_wish());
  listen(server(),
         {clients(),
          {"crl-policy", "warn"},
          {"crl", folder_.write("list.pem", pki().revocations_until(now_ms() - kDay / 2,
                                                                    revoked.certificate))}});
  EXPECT_EQ(send(address(), &client()).answer.status, 200);
  EXPECT_EQ(send(address(), &revoked).outcome, SentOutcome::not_sent);
}

TEST_F(Secured, speaks_no_tls_before_1_2) {
  listen(server());
  EXPECT_FALSE(SecurePeer(address(), nullptr, TLS1_1_VERSION).shaken());
}

TEST_F(Secured, speaks_tls_1_2_only_with_forward_secrecy) {
  listen(server());
  EXPECT_TRUE(SecurePeer(address(), nullptr, TLS1_2_VERSION).shaken());
  EXPECT_FALSE(SecurePeer(address(), nullptr, TLS1_2_VERSION, "AES256-GCM-SHA384").shaken());
  EXPECT_FALSE(SecurePeer(address(), nullptr, TLS1_2_VERSION, "ECDHE-RSA-AES256-SHA384").shaken());
}

TEST_F(Secured, speaks_tls_1_3_alone_when_told) {
  listen(server(), {{"tls", "1.3"}});
  EXPECT_FALSE(SecurePeer(address(), nullptr, TLS1_2_VERSION).shaken());
  EXPECT_TRUE(SecurePeer(address(), nullptr).shaken());
}

TEST_F(Secured, gives_no_answer_in_the_clear) {
  listen(server());
  EXPECT_THAT(RawPeer{address()}.send(kPost).finish_sending().read_all(), Not(HasSubstr("HTTP")));
  EXPECT_THAT(hub_.accepted(), IsEmpty());
}

TEST_F(Secured, takes_no_body_that_ends_with_the_connection) {
  listen(server());
  EXPECT_THAT(SecurePeer{address()}
                  .send("POST /in HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhello")
                  .cut_off()
                  .read_all(),
              Not(HasSubstr("HTTP/1.1 2")));
  EXPECT_THAT(hub_.accepted(), IsEmpty());
}

TEST_F(Secured, takes_an_answer_without_a_length_for_cut_off_when_the_end_was_not_told) {
  const CuttingSink sink{server(), "HTTP/1.1 200 OK\r\n\r\nhalf of it"};
  EXPECT_EQ(send(sink.url(), nullptr).outcome, SentOutcome::unknown);
}

TEST_F(Secured, sends_to_nobody_whose_certificate_is_of_another_authority) {
  listen(other_pki().issue(server_wish()));
  EXPECT_EQ(send(address(), nullptr).outcome, SentOutcome::not_sent);
  EXPECT_THAT(hub_.accepted(), IsEmpty());
}

TEST_F(Secured, sends_to_nobody_with_another_name_also_on_this_machine) {
  auto wish = server_wish();
  wish.common_name = "localhost";
  wish.names = "DNS:partner.example";
  listen(pki().issue(wish));
  const auto sent = send(address(), nullptr);
  EXPECT_EQ(sent.outcome, SentOutcome::not_sent);
  EXPECT_THAT(hub_.accepted(), IsEmpty());
}

TEST_F(Secured, sends_to_nobody_whose_certificate_is_expired) {
  auto wish = server_wish();
  wish.from_ms = now_ms() - 3 * kDay;
  wish.to_ms = now_ms() - kDay;
  listen(pki().issue(wish));
  const auto sent = send(address(), nullptr);
  EXPECT_EQ(sent.outcome, SentOutcome::not_sent);
  EXPECT_THAT(sent.error, HasSubstr("expired"));
}

TEST_F(Secured, sends_to_nobody_whose_certificate_is_revoked) {
  const auto own = pki().issue(server_wish());
  listen(own);
  EXPECT_EQ(send(address(), nullptr,
                 {{"crl", folder_.write("list.pem", pki().revocations(own.certificate))}})
                .outcome,
            SentOutcome::not_sent);
}

TEST_F(Secured, keeps_a_connection_for_the_next_message) {
  listen(server(), {clients()});
  ASSERT_EQ(send(address(), &client()).answer.status, 200);
  for (int i = 0; i < 20; ++i) ASSERT_EQ(send_again().answer.status, 200);
}

TEST_F(Secured, asks_a_name_for_its_address_and_connects_to_none_that_is_not_public) {
  listen(server());
  const auto port = std::to_string(port_of(address()));
  const auto sent = send("https://127.1:" + port, nullptr);
  EXPECT_EQ(sent.outcome, SentOutcome::not_sent);
  EXPECT_THAT(sent.error, HasSubstr("no public address"));
}

TEST_F(Secured, connects_to_a_name_in_a_network_that_is_allowed) {
  auto wish = server_wish();
  wish.names = "DNS:127.1";
  listen(pki().issue(wish));
  const auto port = std::to_string(port_of(address()));
  EXPECT_EQ(send("https://127.1:" + port, nullptr, {{"allow", "127.0.0.0/8"}}).answer.status, 200);
}

TEST_F(Secured, uses_a_new_file_for_the_next_handshake) {
  listen(server(), {clients()});
  ASSERT_EQ(send(address(), &client(), {{"keep", "0"}}).answer.status, 200);
  static_cast<void>(folder_.write("clients.pem", other_pki().root()));
  const auto until = std::chrono::steady_clock::now() + kPatience;
  auto sent = send_again();
  while (sent.outcome == SentOutcome::answered && std::chrono::steady_clock::now() < until) {
    sent = send_again();
  }
  EXPECT_EQ(sent.outcome, SentOutcome::not_sent);
}

TEST_F(Secured, goes_on_with_the_old_files_when_a_new_one_is_of_no_use) {
  listen(server());
  ASSERT_EQ(send(address(), nullptr, {{"keep", "0"}}).answer.status, 200);
  static_cast<void>(folder_.write("server.pem", "half a certif"));
  const auto until = std::chrono::steady_clock::now() + kPatience;
  while (hub_.log().find("tls.not-renewed") == std::string::npos &&
         std::chrono::steady_clock::now() < until) {
    ASSERT_EQ(send_again().answer.status, 200);
  }
  EXPECT_THAT(hub_.log(), HasSubstr("tls.not-renewed"));
}

TEST_F(Secured, ends_a_handshake_that_stays_away) {
  listen(server(), {{"timeout", "200ms"}});
  EXPECT_THAT(RawPeer{address()}.read_all(), IsEmpty());
}

TEST_F(Secured, stops_in_the_middle_of_a_handshake) {
  listen(server());
  RawPeer peer{address()};
  listener_->stop(kPatience);
  EXPECT_THAT(peer.read_all(), IsEmpty());
}

/// What is said of settings that are wrong.
class BadFiles : public Secured {
 protected:
  std::string problem(std::vector<sdk::Pair> settings) {
    try {
      const HttpTransport transport{hub_.host(), settings};
      return {};
    } catch (const sdk::BadSetting& bad) {
      return bad.where() + ": " + bad.what();
    }
  }

  std::string problem_with(const std::string& name, const std::string& value) {
    auto settings = server_settings(server());
    std::erase_if(settings, [&](const auto& pair) { return pair.name == name; });
    settings.push_back({name, value});
    return problem(settings);
  }
};

TEST_F(BadFiles, include_a_key_that_others_can_read) {
  const auto file = folder_.write("open.key", server().key);
  std::filesystem::permissions(file, std::filesystem::perms{0644});
  EXPECT_THAT(problem_with("key", file), StartsWith("key: "));
}

TEST_F(BadFiles, include_a_key_of_another_certificate) {
  EXPECT_THAT(problem_with("key", key_file("other.key", client())), StartsWith("certificate: "));
}

TEST_F(BadFiles, include_a_certificate_for_another_purpose) {
  auto settings = server_settings(client());
  EXPECT_THAT(problem(settings), HasSubstr("not a certificate for a server"));
}

TEST_F(BadFiles, include_a_certificate_without_a_key) {
  EXPECT_THAT(problem({{"address", "127.0.0.1:0"},
                       {"certificate", folder_.write("server.pem", server().certificate)}}),
              StartsWith("key: "));
}

TEST_F(BadFiles, include_authorities_that_are_none) {
  EXPECT_THAT(problem_with("clients", folder_.write("empty.pem", "")), StartsWith("clients: "));
}

TEST_F(BadFiles, include_a_list_that_is_none) {
  auto settings = server_settings(server());
  settings.push_back(clients());
  settings.push_back({"crl", folder_.write("list.pem", server().certificate)});
  EXPECT_THAT(problem(settings), StartsWith("crl: "));
}

}  // namespace

}  // namespace rodedraad::http
