#pragma once

#include <cjose/cjose.h>

#include <boost/json.hpp>
#include <functional>
#include <string>
#include <vector>

#include "outgoing.h"
#include "rodedraad/model/clock.h"

namespace rodedraad::admin {

/// A key that signs.
class TestKey {
 public:
  explicit TestKey(std::string id, bool elliptic = false);
  ~TestKey() { cjose_jwk_release(key_); }
  TestKey(const TestKey&) = delete;
  TestKey& operator=(const TestKey&) = delete;

  std::string sign(const std::string& algorithm, const boost::json::object& claims) const;
  boost::json::object public_part() const;

 private:
  std::string id_;
  cjose_jwk_t* key_;
};

/// The provider https://login.example.nl in memory, which does as a test tells it.
class FakeProvider {
 public:
  explicit FakeProvider(const model::Clock& clock) : clock_(clock) {}

  config::OpenId settings() const;
  Fetch fetch();

  /// The claims of the next ID token: those of somebody with the role "hub-beheer".
  boost::json::object claims(const std::string& nonce) const;

  // What a test may change.
  std::string issuer = "https://login.example.nl";  ///< as the discovery document says
  bool says_issuer = false;
  boost::json::array keys;
  std::string id_token;
  std::string access_token = "abc";
  bool takes_code = true;
  boost::json::object userinfo;  ///< what it says there; empty: it has no such endpoint

  // What it saw.
  int discoveries = 0, key_fetches = 0;
  std::vector<sdk::Message> redeemed;
  std::string shown;  ///< the Authorization at the userinfo endpoint

 private:
  tl::expected<sdk::Answer, std::string> answer(const std::string& url, sdk::Message message);
  const model::Clock& clock_;
};

/// The value of a field in the query of a URL, or in a form; not decoded.
std::string field_of(const std::string& text, const std::string& name);

}  // namespace rodedraad::admin
