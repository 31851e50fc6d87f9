#include "openid_login.h"

#include <algorithm>

#include "id_token.h"
#include "rodedraad/crypto/digest.h"
#include "rodedraad/crypto/secret.h"
#include "rodedraad/hub/log.h"

namespace rodedraad::admin {

namespace {

std::string fresh() { return base64url(crypto::Secret::random(32).view()); }

tl::unexpected<std::string> refused(std::string why) { return tl::unexpected(std::move(why)); }

std::string host_of(const std::string& url) {
  const auto address = split(url);
  return address ? address->origin.substr(address->origin.find("//") + 2) : std::string{};
}

/// Safe in a log and a line, and never mistaken for a local account.
std::string account_of(const boost::json::object& claims, const std::string& issuer) {
  auto name = text_of(claims, "preferred_username");
  if (name.empty()) name = text_of(claims, "sub");
  std::erase_if(name, [](char c) { return c <= ' ' || c > '~'; });
  name = hub::mask(name).substr(0, 100);
  return name.find('@') == std::string::npos ? name + '@' + host_of(issuer) : name;
}

}  // namespace

std::shared_ptr<Provider> OpenIdLogin::provider(const config::OpenId& settings) {
  const std::lock_guard lock(mutex_);
  const auto same = [&](const config::OpenId& other) {
    return other.issuer == settings.issuer && other.client_id == settings.client_id &&
           other.secret == settings.secret && other.ca == settings.ca &&
           other.allow == settings.allow;
  };
  if (!provider_ || !same(provider_->settings())) {
    provider_ = std::make_shared<Provider>(settings, fetch_, clock_);
  }
  return provider_;
}

tl::expected<OpenIdLogin::Begun, std::string> OpenIdLogin::begin(const config::OpenId& settings,
                                                                 const std::string& redirect) {
  const auto known = provider(settings)->discovery();
  if (!known) return refused(known.error());
  const auto state = fresh();
  const auto cookie = fresh();
  Begin begin{crypto::sha256(cookie), fresh(), fresh(), redirect, settings.issuer, clock_.now()};
  const auto url = known->authorization +
                   (known->authorization.find('?') == std::string::npos ? "?" : "&") +
                   form({{"response_type", "code"},
                         {"client_id", settings.client_id},
                         {"redirect_uri", redirect},
                         {"scope", "openid profile"},
                         {"state", state},
                         {"nonce", begin.nonce},
                         {"code_challenge", base64url(crypto::sha256(begin.verifier))},
                         {"code_challenge_method", "S256"}});
  const std::lock_guard lock(mutex_);
  std::erase_if(begun_, [&](const auto& each) { return begin.at - each.second.at > kTime; });
  if (begun_.size() >= kMost) {
    begun_.erase(
        std::ranges::min_element(begun_, {}, [](const auto& each) { return each.second.at; }));
  }
  begun_.emplace(crypto::sha256(state), std::move(begin));
  return Begun{url, cookie};
}

tl::expected<OpenIdLogin::Begin, std::string> OpenIdLogin::taken(const Return& back) {
  const std::lock_guard lock(mutex_);
  auto node = begun_.extract(crypto::sha256(back.state));
  if (node.empty()) return refused("this log-in was not begun here, or is over");
  if (clock_.now() - node.mapped().at > kTime) return refused("this log-in took too long");
  if (!crypto::equal_in_constant_time(crypto::sha256(back.cookie), node.mapped().cookie_hash)) {
    return refused("another browser began this log-in");
  }
  return std::move(node.mapped());
}

tl::expected<Visitor, std::string> OpenIdLogin::finish(const config::OpenId& settings,
                                                       const Return& back) {
  const auto begin = taken(back);
  if (!begin) return refused(begin.error());
  const auto from = provider(settings);
  const auto known = from->discovery();
  if (!known) return refused(known.error());
  // RFC 9207 section 2.4: an answer of another provider is not for this one's token endpoint.
  if ((!back.issuer.empty() || known->says_issuer) && back.issuer != known->issuer) {
    return refused("the answer is of another provider");
  }
  if (begin->issuer != known->issuer) return refused("the provider changed meanwhile");
  if (back.code.empty()) return refused("the answer has no code");
  const auto tokens = from->redeem(back.code, begin->verifier, begin->redirect);
  if (!tokens) return refused("the code is not redeemed: " + tokens.error());
  auto token = from->verified(text_of(*tokens, "id_token"));
  if (!token) return refused("the ID token is refused: " + token.error());
  const auto access_token = text_of(*tokens, "access_token");
  auto& claims = token->claims;
  const auto trouble = trouble_with(claims, {.issuer = known->issuer,
                                             .client = settings.client_id,
                                             .nonce = begin->nonce,
                                             .access_token = access_token,
                                             .now = clock_.now()});
  if (!trouble.empty()) return refused("the ID token is refused: " + trouble);
  if (texts_of(claims, settings.roles_claim).empty() || !claims.contains("preferred_username") ||
      !claims.contains("name")) {
    // What the signed token says goes before what comes after it.
    for (const auto& [name, value] : from->more_of(access_token, text_of(claims, "sub"))) {
      claims.emplace(name, value);
    }
  }
  Visitor visitor;
  visitor.account = account_of(claims, known->issuer);
  visitor.name = hub::mask(text_of(claims, "name")).substr(0, 100);
  if (visitor.name.empty()) visitor.name = visitor.account;
  visitor.subject = hub::mask(text_of(claims, "sub")).substr(0, 255);
  visitor.claims = texts_of(claims, settings.roles_claim);
  return visitor;
}

std::string OpenIdLogin::end_session(const config::OpenId& settings, const std::string& redirect) {
  const auto known = provider(settings)->discovery();
  if (!known || known->end_session.empty()) return {};
  return known->end_session + (known->end_session.find('?') == std::string::npos ? "?" : "&") +
         form({{"client_id", settings.client_id}, {"post_logout_redirect_uri", redirect}});
}

}  // namespace rodedraad::admin
