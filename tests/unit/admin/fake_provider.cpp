#include "fake_provider.h"

#include <cstdlib>
#include <stdexcept>

namespace rodedraad::admin {

namespace json = boost::json;

TestKey::TestKey(std::string id, bool elliptic) : id_(std::move(id)) {
  cjose_err error{};
  key_ = elliptic ? cjose_jwk_create_EC_random(CJOSE_JWK_EC_P_256, &error)
                  : cjose_jwk_create_RSA_random(2048, nullptr, 0, &error);
  if (key_ == nullptr || !cjose_jwk_set_kid(key_, id_.data(), id_.size(), &error)) {
    throw std::runtime_error("no key");
  }
}

std::string TestKey::sign(const std::string& algorithm, const json::object& claims) const {
  cjose_err error{};
  auto* header = cjose_header_new(&error);
  cjose_header_set(header, CJOSE_HDR_ALG, algorithm.c_str(), &error);
  cjose_header_set(header, CJOSE_HDR_KID, id_.c_str(), &error);
  const auto text = json::serialize(claims);
  auto* jws = cjose_jws_sign(key_, header, reinterpret_cast<const std::uint8_t*>(text.data()),
                             text.size(), &error);
  const char* compact = nullptr;
  if (jws == nullptr || !cjose_jws_export(jws, &compact, &error)) {
    throw std::runtime_error("not signed");
  }
  std::string result = compact;
  cjose_jws_release(jws);
  cjose_header_release(header);
  return result;
}

json::object TestKey::public_part() const {
  cjose_err error{};
  char* text = cjose_jwk_to_json(key_, false, &error);
  auto result = json::parse(text).as_object();
  std::free(text);
  return result;
}

config::OpenId FakeProvider::settings() const {
  config::OpenId result;
  result.issuer = "https://login.example.nl";
  result.client_id = "hub";
  result.secret = "geheim/met:tekens";
  result.name = "Gemeente";
  return result;
}

Fetch FakeProvider::fetch() {
  return [this](const config::OpenId&, const std::string& url, sdk::Message message) {
    return answer(url, std::move(message));
  };
}

json::object FakeProvider::claims(const std::string& nonce) const {
  const auto now =
      std::chrono::duration_cast<std::chrono::seconds>(clock_.now().time_since_epoch()).count();
  return {{"iss", "https://login.example.nl"},
          {"aud", "hub"},
          {"sub", "u-1"},
          {"preferred_username", "jansen"},
          {"name", "J. Jansen"},
          {"nonce", nonce},
          {"iat", now},
          {"exp", now + 300},
          {"roles", json::array{"hub-beheer"}}};
}

tl::expected<sdk::Answer, std::string> FakeProvider::answer(const std::string& url,
                                                            sdk::Message message) {
  const auto give = [](const json::object& body) {
    return sdk::Answer{200, "application/json", {}, json::serialize(body)};
  };
  if (url == "https://login.example.nl/.well-known/openid-configuration") {
    ++discoveries;
    return give({{"issuer", issuer},
                 {"authorization_endpoint", "https://login.example.nl/auth"},
                 {"token_endpoint", "https://login.example.nl/token"},
                 {"jwks_uri", "https://login.example.nl/keys"},
                 {"userinfo_endpoint", userinfo.empty() ? "" : "https://login.example.nl/userinfo"},
                 {"end_session_endpoint", "https://login.example.nl/end"},
                 {"authorization_response_iss_parameter_supported", says_issuer}});
  }
  if (url == "https://login.example.nl/keys") {
    ++key_fetches;
    return give({{"keys", keys}});
  }
  if (url == "https://login.example.nl/userinfo") {
    shown = message.header("Authorization");
    return give(userinfo);
  }
  if (url == "https://login.example.nl/token") {
    redeemed.push_back(std::move(message));
    if (!takes_code)
      return sdk::Answer{400, "application/json", {}, R"({"error":"invalid_grant"})"};
    return give({{"access_token", access_token}, {"token_type", "Bearer"}, {"id_token", id_token}});
  }
  return tl::unexpected("unknown: " + url);
}

std::string field_of(const std::string& text, const std::string& name) {
  auto at = text.find('?' + name + '=');
  if (at == std::string::npos) at = text.find('&' + name + '=');
  if (at == std::string::npos) return {};
  at += name.size() + 2;
  return text.substr(at, text.find('&', at) - at);
}

}  // namespace rodedraad::admin
