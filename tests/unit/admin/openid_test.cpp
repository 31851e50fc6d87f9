#include <gtest/gtest.h>

#include "fake_provider.h"
#include "id_token.h"
#include "openid_login.h"
#include "rodedraad/crypto/digest.h"

/// Log-in at a provider, and every way to abuse it that a test can name.
namespace rodedraad::admin {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;
constexpr const char* kBack = "https://hub.example.nl/v1/sessies/_terug";

/// One for all tests: making an RSA key takes a while.
const TestKey& key() {
  static const TestKey it{"k1"};
  return it;
}

class OpenId : public testing::Test {
 protected:
  OpenId() { provider_.keys = {key().public_part()}; }

  struct Away {
    std::string url, cookie, state, nonce;
  };
  Away leave() {
    const auto begun = login_.begin(provider_.settings(), kBack);
    if (!begun) throw std::runtime_error(begun.error());
    return {begun->url, begun->cookie, field_of(begun->url, "state"),
            field_of(begun->url, "nonce")};
  }
  tl::expected<Visitor, std::string> come_back(const Away& away, const std::string& issuer = {}) {
    return login_.finish(provider_.settings(), {"code-1", away.state, issuer, away.cookie});
  }
  /// Why somebody is not let in with these claims; empty when he is.
  std::string with(const std::function<void(json::object&)>& change,
                   const std::string& algorithm = "RS256") {
    const auto away = leave();
    auto claims = provider_.claims(away.nonce);
    change(claims);
    provider_.id_token = key().sign(algorithm, claims);
    const auto visitor = come_back(away);
    return visitor ? std::string{} : visitor.error();
  }
  std::int64_t seconds(std::chrono::seconds from_now) const {
    return std::chrono::duration_cast<std::chrono::seconds>(
               (clock_.now() + from_now).time_since_epoch())
        .count();
  }

  model::FixedClock clock_{model::Instant{1'700'000'000s}};
  FakeProvider provider_{clock_};
  OpenIdLogin login_{provider_.fetch(), clock_};
};

TEST_F(OpenId, sends_the_browser_with_all_that_guards_the_way_back) {
  const auto url = leave().url;
  EXPECT_TRUE(url.starts_with("https://login.example.nl/auth?response_type=code&client_id=hub&"));
  EXPECT_EQ(field_of(url, "redirect_uri"), "https%3A%2F%2Fhub.example.nl%2Fv1%2Fsessies%2F_terug");
  EXPECT_EQ(field_of(url, "scope"), "openid%20profile");
  EXPECT_EQ(field_of(url, "code_challenge_method"), "S256");
  EXPECT_EQ(field_of(url, "state").size(), 43U);
  EXPECT_EQ(field_of(url, "nonce").size(), 43U);
  EXPECT_EQ(field_of(url, "code_challenge").size(), 43U);
}

TEST_F(OpenId, lets_in_who_comes_back_as_he_went) {
  const auto away = leave();
  provider_.id_token = key().sign("RS256", provider_.claims(away.nonce));
  const auto visitor = come_back(away);
  ASSERT_TRUE(visitor) << visitor.error();
  EXPECT_EQ(visitor->account, "jansen@login.example.nl");
  EXPECT_EQ(visitor->name, "J. Jansen");
  EXPECT_EQ(visitor->claims, std::vector<std::string>{"hub-beheer"});
}

TEST_F(OpenId, proves_itself_with_the_verifier_and_the_encoded_secret) {
  const auto away = leave();
  come_back(away);
  ASSERT_EQ(provider_.redeemed.size(), 1U);
  const auto& message = provider_.redeemed.front();
  const auto verifier = field_of("?" + message.body, "code_verifier");
  EXPECT_EQ(base64url(crypto::sha256(verifier)), field_of(away.url, "code_challenge"));
  // "hub:geheim%2Fmet%3Atekens"
  EXPECT_EQ(message.header("Authorization"), "Basic aHViOmdlaGVpbSUyRm1ldCUzQXRla2Vucw==");
}

TEST_F(OpenId, takes_PS256_and_ES256_too) {
  EXPECT_EQ(with([](json::object&) {}, "PS256"), "");
  const TestKey elliptic{"k2", true};
  provider_.keys.push_back(elliptic.public_part());
  clock_.advance(2min);
  const auto away = leave();
  provider_.id_token = elliptic.sign("ES256", provider_.claims(away.nonce));
  EXPECT_TRUE(come_back(away));
}

TEST_F(OpenId, refuses_a_token_of_another_log_in) {
  EXPECT_NE(with([](json::object& claims) { claims["nonce"] = "another"; }), "");
  EXPECT_NE(with([](json::object& claims) { claims.erase("nonce"); }), "");
}

TEST_F(OpenId, refuses_a_token_for_another_client) {
  EXPECT_NE(with([](json::object& claims) { claims["aud"] = "other"; }), "");
  EXPECT_NE(with([](json::object& claims) { claims["aud"] = json::array{"hub", "other"}; }), "");
  EXPECT_NE(with([](json::object& claims) { claims["azp"] = "other"; }), "");
  EXPECT_NE(with([](json::object& claims) { claims.erase("aud"); }), "");
  EXPECT_EQ(with([](json::object& claims) { claims["aud"] = json::array{"hub"}; }), "");
}

TEST_F(OpenId, refuses_a_token_of_another_issuer) {
  EXPECT_NE(with([](json::object& claims) { claims["iss"] = "https://boef.nl"; }), "");
  EXPECT_NE(with([](json::object& claims) { claims["iss"] = "https://login.example.nl/"; }), "");
}

TEST_F(OpenId, refuses_a_token_outside_its_time) {
  EXPECT_NE(with([&](json::object& claims) { claims["exp"] = seconds(-61s); }), "");
  EXPECT_NE(with([&](json::object& claims) { claims["iat"] = seconds(61s); }), "");
  EXPECT_NE(with([&](json::object& claims) { claims["iat"] = seconds(-11min); }), "");
  EXPECT_NE(with([&](json::object& claims) { claims["nbf"] = seconds(61s); }), "");
  EXPECT_NE(with([](json::object& claims) { claims["exp"] = "morgen"; }), "");
  EXPECT_NE(with([](json::object& claims) { claims["exp"] = 1e300; }), "");
  EXPECT_NE(with([](json::object& claims) { claims.erase("exp"); }), "");
  EXPECT_NE(with([](json::object& claims) { claims.erase("iat"); }), "");
  EXPECT_EQ(with([&](json::object& claims) { claims["exp"] = seconds(-59s); }), "");
}

TEST_F(OpenId, refuses_a_token_about_nobody) {
  EXPECT_NE(with([](json::object& claims) { claims.erase("sub"); }), "");
}

TEST_F(OpenId, refuses_a_token_that_belongs_to_another_access_token) {
  const auto half = [](const char* token) {
    return base64url(crypto::sha256(token).substr(0, 16));
  };
  EXPECT_EQ(with([&](json::object& claims) { claims["at_hash"] = half("abc"); }), "");
  EXPECT_NE(with([&](json::object& claims) { claims["at_hash"] = half("abd"); }), "");
}

TEST_F(OpenId, refuses_a_token_that_nobody_signed) {
  const auto away = leave();
  const auto claims = json::serialize(provider_.claims(away.nonce));
  provider_.id_token = base64url(R"({"alg":"none"})") + '.' + base64url(claims) + '.';
  EXPECT_FALSE(come_back(away));
}

TEST_F(OpenId, refuses_a_token_signed_with_its_own_public_key_as_a_secret) {
  const auto away = leave();
  const auto secret = json::serialize(key().public_part());
  const auto signed_part = base64url(R"({"alg":"HS256","kid":"k1"})") + '.' +
                           base64url(json::serialize(provider_.claims(away.nonce)));
  provider_.id_token =
      signed_part + '.' + base64url(crypto::hmac_sha256(crypto::Secret{secret}, signed_part));
  EXPECT_FALSE(come_back(away));
}

TEST_F(OpenId, refuses_a_token_signed_with_a_key_of_somebody_else) {
  const TestKey own{"k1"};
  const auto away = leave();
  provider_.id_token = own.sign("RS256", provider_.claims(away.nonce));
  EXPECT_FALSE(come_back(away));
}

TEST_F(OpenId, refuses_a_token_of_which_a_letter_was_changed) {
  const auto away = leave();
  auto token = key().sign("RS256", provider_.claims(away.nonce));
  auto& letter = token.at(token.find('.') + 20);
  letter = letter == 'A' ? 'B' : 'A';
  provider_.id_token = token;
  EXPECT_FALSE(come_back(away));
}

TEST_F(OpenId, refuses_nonsense_for_a_token) {
  for (const char* text : {"", ".", "..", "a.b.c", "e30.e30.", "....."}) {
    const auto away = leave();
    provider_.id_token = text;
    EXPECT_FALSE(come_back(away)) << text;
  }
}

TEST_F(OpenId, takes_a_state_once) {
  const auto away = leave();
  provider_.id_token = key().sign("RS256", provider_.claims(away.nonce));
  EXPECT_TRUE(come_back(away));
  EXPECT_FALSE(come_back(away));
  EXPECT_EQ(provider_.redeemed.size(), 1U);
}

TEST_F(OpenId, takes_a_state_once_also_when_it_failed) {
  auto away = leave();
  const auto cookie = std::exchange(away.cookie, "of another browser");
  EXPECT_FALSE(come_back(away));
  away.cookie = cookie;
  provider_.id_token = key().sign("RS256", provider_.claims(away.nonce));
  EXPECT_FALSE(come_back(away));
  EXPECT_TRUE(provider_.redeemed.empty());
}

TEST_F(OpenId, refuses_a_state_that_it_never_gave) {
  auto away = leave();
  away.state = "of another";
  EXPECT_FALSE(come_back(away));
  EXPECT_TRUE(provider_.redeemed.empty());
}

TEST_F(OpenId, refuses_a_log_in_that_took_too_long) {
  const auto away = leave();
  clock_.advance(11min);
  provider_.id_token = key().sign("RS256", provider_.claims(away.nonce));
  EXPECT_FALSE(come_back(away));
}

TEST_F(OpenId, refuses_a_code_that_the_provider_does_not_know) {
  const auto away = leave();
  provider_.takes_code = false;
  EXPECT_FALSE(come_back(away));
}

TEST_F(OpenId, gives_no_code_of_another_provider_to_this_one) {
  const auto away = leave();
  provider_.id_token = key().sign("RS256", provider_.claims(away.nonce));
  EXPECT_FALSE(come_back(away, "https://boef.nl"));
  EXPECT_TRUE(provider_.redeemed.empty());
}

TEST_F(OpenId, asks_for_the_issuer_of_a_provider_that_always_names_it) {
  provider_.says_issuer = true;
  const auto away = leave();
  provider_.id_token = key().sign("RS256", provider_.claims(away.nonce));
  EXPECT_FALSE(come_back(away, ""));
  const auto again = leave();
  provider_.id_token = key().sign("RS256", provider_.claims(again.nonce));
  EXPECT_TRUE(come_back(again, "https://login.example.nl"));
}

TEST_F(OpenId, refuses_a_provider_that_calls_itself_otherwise) {
  provider_.issuer = "https://boef.nl";
  EXPECT_FALSE(login_.begin(provider_.settings(), kBack));
}

TEST_F(OpenId, leaves_a_provider_in_trouble_alone_for_a_while) {
  provider_.issuer = "https://boef.nl";
  for (int i = 0; i < 5; ++i) EXPECT_FALSE(login_.begin(provider_.settings(), kBack));
  EXPECT_EQ(provider_.discoveries, 1);
  provider_.issuer = "https://login.example.nl";
  clock_.advance(11s);
  EXPECT_TRUE(login_.begin(provider_.settings(), kBack));
}

TEST_F(OpenId, keeps_what_the_provider_says_and_asks_for_new_keys_when_it_needs_them) {
  EXPECT_EQ(with([](json::object&) {}), "");
  EXPECT_EQ(with([](json::object&) {}), "");
  EXPECT_EQ(provider_.discoveries, 1);
  EXPECT_EQ(provider_.key_fetches, 1);
  const TestKey next{"k9", true};
  provider_.keys = {next.public_part()};
  const auto away = leave();
  provider_.id_token = next.sign("ES256", provider_.claims(away.nonce));
  EXPECT_TRUE(come_back(away));
  EXPECT_EQ(provider_.key_fetches, 2);
}

TEST_F(OpenId, does_not_ask_for_keys_as_often_as_somebody_shows_strange_tokens) {
  EXPECT_EQ(with([](json::object&) {}), "");
  const TestKey strange{"k7", true};
  for (int i = 0; i < 10; ++i) {
    const auto away = leave();
    provider_.id_token = strange.sign("ES256", provider_.claims(away.nonce));
    EXPECT_FALSE(come_back(away));
  }
  EXPECT_EQ(provider_.key_fetches, 2);
}

TEST_F(OpenId, asks_for_the_claims_that_are_not_in_the_token) {
  provider_.userinfo = {
      {"sub", "u-1"}, {"name", "J. Jansen"}, {"roles", json::array{"hub-beheer"}}};
  const auto away = leave();
  auto claims = provider_.claims(away.nonce);
  claims.erase("roles");
  claims.erase("name");
  provider_.id_token = key().sign("RS256", claims);
  const auto visitor = come_back(away);
  ASSERT_TRUE(visitor) << visitor.error();
  EXPECT_EQ(visitor->claims, std::vector<std::string>{"hub-beheer"});
  EXPECT_EQ(visitor->name, "J. Jansen");
  EXPECT_EQ(provider_.shown, "Bearer abc");
}

TEST_F(OpenId, takes_no_claim_over_what_the_token_says) {
  provider_.userinfo = {{"sub", "u-1"}, {"name", "J."}, {"roles", json::array{"alles"}}};
  const auto away = leave();
  auto claims = provider_.claims(away.nonce);
  claims.erase("name");
  provider_.id_token = key().sign("RS256", claims);
  const auto visitor = come_back(away);
  ASSERT_TRUE(visitor) << visitor.error();
  EXPECT_EQ(visitor->claims, std::vector<std::string>{"hub-beheer"});
}

TEST_F(OpenId, takes_no_claims_about_another) {
  provider_.userinfo = {{"sub", "u-2"}, {"roles", json::array{"hub-beheer"}}};
  const auto away = leave();
  auto claims = provider_.claims(away.nonce);
  claims.erase("roles");
  provider_.id_token = key().sign("RS256", claims);
  const auto visitor = come_back(away);
  ASSERT_TRUE(visitor) << visitor.error();
  EXPECT_TRUE(visitor->claims.empty());
}

TEST_F(OpenId, says_where_to_log_out) {
  EXPECT_EQ(login_.end_session(provider_.settings(), "https://hub.example.nl/"),
            "https://login.example.nl/end?client_id=hub&post_logout_redirect_uri=https%3A%2F%2F"
            "hub.example.nl%2F");
}

TEST(Claim, is_found_by_its_path) {
  const auto claims =
      json::parse(R"({"roles":["a","b",1],"realm":{"roles":["c"]},"x.y":"d","e":"f g"})")
          .as_object();
  EXPECT_EQ(texts_of(claims, "roles"), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(texts_of(claims, "realm.roles"), std::vector<std::string>{"c"});
  EXPECT_EQ(texts_of(claims, "x.y"), std::vector<std::string>{"d"});
  EXPECT_EQ(texts_of(claims, "e"), std::vector<std::string>{"f g"});
  for (const char* path : {"", "q", "realm", "realm.q", "roles.a", ".", "realm."}) {
    EXPECT_TRUE(texts_of(claims, path).empty()) << path;
  }
}

TEST(Address, is_split_before_its_path) {
  EXPECT_EQ(split("https://a.nl:8443/b?c=d#e")->origin, "https://a.nl:8443");
  EXPECT_EQ(split("https://a.nl:8443/b?c=d#e")->target, "/b?c=d");
  EXPECT_EQ(split("http://a.nl")->target, "/");
  for (const char* url : {"", "a.nl", "ftp://a.nl/", "https://", "https://jan@a.nl/"}) {
    EXPECT_FALSE(split(url)) << url;
  }
}

}  // namespace
}  // namespace rodedraad::admin
