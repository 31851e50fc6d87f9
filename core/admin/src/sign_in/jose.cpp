#include "jose.h"

#include <cjose/cjose.h>

#include <array>
#include <cstdlib>
#include <memory>

namespace rodedraad::admin {

namespace json = boost::json;

namespace {

struct Freed {
  void operator()(cjose_jws_t* jws) const { cjose_jws_release(jws); }
  void operator()(cjose_jwk_t* key) const { cjose_jwk_release(key); }
  void operator()(char* text) const { std::free(text); }
};
using Jws = std::unique_ptr<cjose_jws_t, Freed>;
using Jwk = std::unique_ptr<cjose_jwk_t, Freed>;

/// Which kind of key makes which signature: a key of another kind is never tried.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kAlgorithms{
    {{"RS256", "RSA"}, {"PS256", "RSA"}, {"ES256", "EC"}}};
/// NIST SP 800-131A.
constexpr std::size_t kLeastRsaBits = 2048;

std::string_view kind_of_key(std::string_view algorithm) {
  for (const auto& [name, kind] : kAlgorithms) {
    if (name == algorithm) return kind;
  }
  return {};
}

tl::unexpected<std::string> refused(const char* why) { return tl::unexpected(std::string{why}); }

Jws import(std::string_view token) {
  cjose_err error{};
  return Jws{cjose_jws_import(token.data(), token.size(), &error)};
}

std::string header_of(const Jws& jws, const char* name) {
  cjose_err error{};
  const char* value = cjose_header_get(cjose_jws_get_protected(jws.get()), name, &error);
  return value == nullptr ? std::string{} : value;
}

tl::expected<SignedToken, std::string> header_of(const Jws& jws) {
  if (!jws) return refused("the token is no JWS");
  SignedToken result;
  result.algorithm = header_of(jws, "alg");
  result.key_id = header_of(jws, "kid");
  if (kind_of_key(result.algorithm).empty()) return refused("the algorithm is not taken");
  cjose_err error{};
  const std::unique_ptr<char, Freed> critical{
      cjose_header_get_raw(cjose_jws_get_protected(jws.get()), "crit", &error)};
  // RFC 7515 section 4.1.11: what must be understood and is not, is refused.
  if (critical) return refused("the token has critical extensions");
  return result;
}

std::string_view text_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string_view{value->get_string()}
                                                : std::string_view{};
}

bool may_be(const json::object& key, const SignedToken& token) {
  const auto use = text_of(key, "use");
  const auto algorithm = text_of(key, "alg");
  return text_of(key, "kty") == kind_of_key(token.algorithm) && (use.empty() || use == "sig") &&
         (algorithm.empty() || algorithm == token.algorithm) &&
         (token.key_id.empty() || text_of(key, "kid") == token.key_id);
}

bool strong_enough(const Jwk& key) {
  cjose_err error{};
  if (cjose_jwk_get_kty(key.get(), &error) != CJOSE_JWK_KTY_RSA) return true;
  return cjose_jwk_get_keysize(key.get(), &error) >= kLeastRsaBits;
}

}  // namespace

std::string base64url(std::string_view bytes) {
  cjose_err error{};
  char* text = nullptr;
  std::size_t size = 0;
  if (!cjose_base64url_encode(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(),
                              &text, &size, &error)) {
    throw std::bad_alloc{};
  }
  const std::unique_ptr<char, Freed> owned{text};
  return {text, size};
}

tl::expected<SignedToken, std::string> read_header(std::string_view token) {
  return header_of(import(token));
}

tl::expected<SignedToken, std::string> verify(std::string_view token, const json::object& keys) {
  const auto* list = keys.if_contains("keys");
  if (list == nullptr || !list->is_array()) return refused("the keys are no JWKS");
  auto result = header_of(import(token));
  if (!result) return result;
  bool tried = false;
  for (const auto& each : list->get_array()) {
    if (!each.is_object() || !may_be(each.get_object(), *result)) continue;
    const auto text = json::serialize(each);
    cjose_err error{};
    const Jwk key{cjose_jwk_import(text.data(), text.size(), &error)};
    if (!key || !strong_enough(key)) continue;
    tried = true;
    // After a failed verify the object is of no use (cjose/jws.h): a fresh one for each key.
    const auto jws = import(token);
    if (!cjose_jws_verify(jws.get(), key.get(), &error)) continue;
    std::uint8_t* bytes = nullptr;
    std::size_t size = 0;
    if (!cjose_jws_get_plaintext(jws.get(), &bytes, &size, &error)) {
      return refused("the token has no content");
    }
    json::error_code failed;
    auto claims = json::parse(std::string_view{reinterpret_cast<const char*>(bytes), size}, failed);
    if (failed || !claims.is_object()) return refused("the token has no claims");
    result->claims = std::move(claims.get_object());
    return result;
  }
  return tried ? refused("the signature is not right") : refused(kNoKey);
}

}  // namespace rodedraad::admin
