#include "credentials.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <future>
#include <memory>
#include <string>
#include <vector>

#include "fake_host.h"
#include "outgoing.h"
#include "rodedraad/sdk/errors.h"
#include "sink.h"
#include "transport.h"

namespace rodedraad::http {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr std::int64_t kNow = 1'772'442'927'123;

using Settings = std::vector<sdk::Pair>;

std::string value_of(const Settings& settings, const char* name, std::int64_t now = kNow) {
  const auto headers = headers_of(read_credentials(settings), now);
  const auto* value = sdk::find(headers, name);
  return value == nullptr ? "" : *value;
}

/// The setting that is said to be wrong, and why; empty when none is.
std::string problem(const Settings& settings) {
  try {
    read_credentials(settings);
    return {};
  } catch (const sdk::BadSetting& bad) {
    return bad.where() + ": " + bad.what();
  }
}

std::string decoded(std::string text) {
  for (char& c : text) {
    if (c == '-') c = '+';
    if (c == '_') c = '/';
  }
  while (text.size() % 4 != 0) text += '=';
  std::string result(text.size(), '\0');
  const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(result.data()),
                                   reinterpret_cast<const unsigned char*>(text.data()),
                                   static_cast<int>(text.size()));
  result.resize(static_cast<std::size_t>(size));
  while (result.ends_with('\0')) result.pop_back();
  return result;
}

/// The three parts of a JWT.
std::vector<std::string> parts(const std::string& token) {
  const auto first = token.find('.');
  const auto second = token.find('.', first + 1);
  return {token.substr(0, first), token.substr(first + 1, second - first - 1),
          token.substr(second + 1)};
}

const Settings kZgw{{"auth", "zgw-jwt"}, {"client-id", "hub"}, {"client-secret", "geheim"}};

TEST(Credentials, are_none_when_nothing_is_set) {
  EXPECT_TRUE(headers_of(read_credentials({}), kNow).empty());
}

TEST(Credentials, show_a_fixed_token) {
  EXPECT_EQ(value_of({{"auth", "bearer"}, {"token", "T"}}, "Authorization"), "Bearer T");
}

TEST(Credentials, show_the_example_of_rfc_7617) {
  EXPECT_EQ(value_of({{"auth", "basic"}, {"user", "Aladdin"}, {"password", "open sesame"}},
                     "Authorization"),
            "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
}

TEST(Credentials, show_a_zgw_token_with_all_claims) {
  const auto token = value_of(kZgw, "Authorization").substr(7);
  EXPECT_EQ(decoded(parts(token)[1]),
            R"({"iss":"hub","iat":1772442927,"client_id":"hub","user_id":"hub",)"
            R"("user_representation":"hub"})");
}

TEST(Credentials, show_a_zgw_token_with_the_user_that_is_set) {
  auto settings = kZgw;
  settings.push_back({"user-id", "u1"});
  settings.push_back({"user-representation", "De \"hub\""});
  const auto token = value_of(settings, "Authorization").substr(7);
  EXPECT_THAT(decoded(parts(token)[1]),
              HasSubstr(R"("user_id":"u1","user_representation":"De \"hub\""})"));
}

TEST(Credentials, sign_a_zgw_token_with_hs256) {
  const auto token = value_of(kZgw, "Authorization").substr(7);
  const auto signed_part = token.substr(0, token.rfind('.'));
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  HMAC(EVP_sha256(), "geheim", 6, reinterpret_cast<const unsigned char*>(signed_part.data()),
       signed_part.size(), digest, &size);
  std::string encoded(64, '\0');
  encoded.resize(static_cast<std::size_t>(EVP_EncodeBlock(
      reinterpret_cast<unsigned char*>(encoded.data()), digest, static_cast<int>(size))));
  std::string expected;
  for (const char c : encoded) expected += c == '+' ? '-' : c == '/' ? '_' : c;
  EXPECT_EQ(parts(token)[2] + "=", expected);
}

TEST(Credentials, make_a_zgw_token_for_each_moment) {
  EXPECT_NE(value_of(kZgw, "Authorization"), value_of(kZgw, "Authorization", kNow + 1000));
}

TEST(Credentials, keep_fixed_headers_beside_the_token) {
  const auto credentials = read_credentials(
      Settings{{"auth", "bearer"}, {"token", "T"}, {"headers", "Fsc-Authorization: abc; X: y"}});
  EXPECT_THAT(headers_of(credentials, kNow),
              ElementsAre(sdk::Pair{"Fsc-Authorization", "abc"}, sdk::Pair{"X", "y"},
                          sdk::Pair{"Authorization", "Bearer T"}));
}

TEST(Credentials, keep_a_semicolon_inside_a_value) {
  const auto credentials =
      read_credentials(Settings{{"headers", "Accept: text/xml; q=0.5;\n Accept-Crs: EPSG:4326;"}});
  EXPECT_THAT(credentials.headers, ElementsAre(sdk::Pair{"Accept", "text/xml; q=0.5"},
                                               sdk::Pair{"Accept-Crs", "EPSG:4326"}));
}

TEST(Credentials, replace_what_the_message_says) {
  sdk::Message message;
  message.method = "GET";
  message.headers = {{"authorization", "of the adapter"}, {"Accept", "x"}};
  const std::vector<sdk::Pair> own{{"Authorization", "Bearer T"}};
  const auto partner = read_url("url", "http://127.0.0.1:1", {});
  const auto request = to_outgoing(message, partner, own);
  EXPECT_EQ(request->head,
            "GET / HTTP/1.1\r\nHost: 127.0.0.1:1\r\nAccept: x\r\nAuthorization: Bearer T\r\n\r\n");
}

struct WrongCredentials {
  const char* setting;
  Settings settings;
};

class WrongCredential : public testing::TestWithParam<WrongCredentials> {};

TEST_P(WrongCredential, is_named_without_its_value) {
  const auto text = problem(GetParam().settings);
  EXPECT_TRUE(text.starts_with(std::string{GetParam().setting} + ": ")) << text;
  EXPECT_THAT(text, Not(HasSubstr("S3cret")));
}

INSTANTIATE_TEST_SUITE_P(
    , WrongCredential,
    testing::Values(
        WrongCredentials{"auth", {{"auth", "S3cret"}}},
        WrongCredentials{"token", {{"auth", "bearer"}}},
        WrongCredentials{"token", {{"auth", "bearer"}, {"token", "S3cret\r\nX: y"}}},
        WrongCredentials{"user", {{"auth", "basic"}, {"password", "S3cret"}}},
        WrongCredentials{"user", {{"auth", "basic"}, {"user", "a:b"}, {"password", "S3cret"}}},
        WrongCredentials{"password", {{"auth", "basic"}, {"user", "a"}}},
        WrongCredentials{"client-id", {{"auth", "zgw-jwt"}, {"client-secret", "S3cret"}}},
        WrongCredentials{"client-secret", {{"auth", "zgw-jwt"}, {"client-id", "a"}}},
        WrongCredentials{"token-url",
                         {{"auth", "oauth2"}, {"client-id", "a"}, {"client-secret", "S3cret"}}},
        WrongCredentials{"token-url",
                         {{"auth", "oauth2"},
                          {"client-id", "a"},
                          {"client-secret", "S3cret"},
                          {"token-url", "http://example.org/token"}}},
        WrongCredentials{"token-auth",
                         {{"auth", "oauth2"},
                          {"client-id", "a"},
                          {"client-secret", "S3cret"},
                          {"token-url", "http://127.0.0.1:1/token"},
                          {"token-auth", "jwt"}}},
        WrongCredentials{"headers", {{"headers", "S3cret"}}},
        WrongCredentials{"headers", {{"headers", "A B: S3cret"}}},
        WrongCredentials{"headers", {{"headers", "Host: S3cret"}}},
        WrongCredentials{"headers", {{"headers", "X: S3cret\x01"}}}));

TEST(Credentials, need_a_url_to_send_to) {
  EXPECT_THROW(
      read_settings(Settings{{"address", "127.0.0.1:0"}, {"auth", "bearer"}, {"token", "T"}}),
      sdk::BadSetting);
}

TEST(Credentials, go_with_every_request) {
  FakeHost host;
  std::promise<std::string> request;
  Sink sink{[&](SinkConnection& connection) {
    request.set_value(connection.read_request());
    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  }};
  HttpTransport transport{host.host(), Settings{{"url", sink.url()},
                                                {"auth", "bearer"},
                                                {"token", "S3cret"},
                                                {"headers", "Fsc-Authorization: F"}}};
  transport.start();
  sdk::Message message;
  message.method = "GET";
  message.target = "/x";
  std::promise<sdk::Sent> sent;
  transport.send(message, [&](const sdk::Sent& result) { sent.set_value(result); });
  sent.get_future().get();
  transport.stop(std::chrono::seconds{10});
  EXPECT_THAT(request.get_future().get(),
              HasSubstr("\r\nFsc-Authorization: F\r\nAuthorization: Bearer S3cret\r\n"));
  EXPECT_THAT(host.log(), Not(HasSubstr("S3cret")));
}

}  // namespace

}  // namespace rodedraad::http
