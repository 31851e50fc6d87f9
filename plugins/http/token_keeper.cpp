#include "token_keeper.h"

#include <algorithm>
#include <boost/beast/core/string.hpp>
#include <charconv>
#include <string_view>
#include <utility>

#include "rodedraad/message/tree.h"

namespace rodedraad::http {

namespace {

/// Far more than any token needs.
constexpr std::size_t kMaxAnswer = std::size_t{64} << 10U;

/// When the answer does not say how long the token is good (RFC 6749 section 5.1).
constexpr std::int64_t kUnstatedLife = 60;
constexpr std::int64_t kLongestLife = 86'400;

/// A token is not used in the last seconds of its life: the request has to get there too.
constexpr std::int64_t kMargin = 30;

Settings for_tokens(Settings settings) {
  settings.url = settings.credentials.token_url;
  settings.max_body = kMaxAnswer;
  settings.keep = 0;
  return settings;
}

/// application/x-www-form-urlencoded (RFC 6749 appendix B).
std::string form_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._*";
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == ' ') {
      result += '+';
    } else if (plain.find(c) != std::string_view::npos) {
      result += c;
    } else {
      result.append(1, '%').append(1, digits[byte >> 4U]).append(1, digits[byte & 0xFU]);
    }
  }
  return result;
}

sdk::Message request_of(const Credentials& credentials) {
  sdk::Message request;
  request.method = "POST";
  request.media_type = "application/x-www-form-urlencoded";
  request.headers = {{"Accept", "application/json"}};
  request.body = "grant_type=client_credentials";
  if (!credentials.scope.empty()) request.body += "&scope=" + form_encoded(credentials.scope);
  const auto id = form_encoded(credentials.client_id);
  const auto secret = form_encoded(credentials.client_secret);
  if (credentials.secret_in_body) {
    request.body += "&client_id=" + id + "&client_secret=" + secret;
  } else {
    request.headers.push_back({"Authorization", basic_authorization(id, secret)});
  }
  return request;
}

/// RFC 6750 section 2.1 has fewer characters; some servers give more.
bool is_bearer(std::string_view token) {
  return !token.empty() &&
         std::all_of(token.begin(), token.end(), [](char c) { return c > ' ' && c <= '~'; });
}

std::int64_t life(std::string_view seconds) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(seconds.data(), seconds.data() + seconds.size(), value);
  if (error != std::errc{}) return kUnstatedLife;
  value = std::clamp<std::int64_t>(value, 0, kLongestLife);
  return value - std::min(kMargin, value / 2);
}

}  // namespace

TokenKeeper::TokenKeeper(std::shared_ptr<Reactor> reactor, const sdk::Host& host,
                         const Settings& settings, Tls* tls, std::function<void()> emptied)
    : host_(host),
      settings_(for_tokens(settings)),
      client_(std::move(reactor), settings_, tls, std::move(emptied)) {}

void TokenKeeper::with_token(Ready ready) {
  if (!token_.empty() && host_.now_ms() < ends_ms_) {
    ready(Token{token_});
    return;
  }
  waiting_.push_back(std::move(ready));
  if (waiting_.size() == 1) fetch();
}

void TokenKeeper::forget(const std::string& token) {
  if (token_ == token) token_.clear();
}

void TokenKeeper::fetch() {
  auto request = to_outgoing(request_of(settings_.credentials), *settings_.url);
  if (!request) {
    fetched({sdk::SentOutcome::not_sent, {}, request.error()});
    return;
  }
  client_.send(std::move(*request), [this](const sdk::Sent& sent) { fetched(sent); });
}

void TokenKeeper::fetched(const sdk::Sent& sent) {
  const auto token = read(sent);
  token_ = token.value_or(std::string{});
  for (const auto& ready : std::exchange(waiting_, {})) ready(token);
}

Token TokenKeeper::read(const sdk::Sent& sent) {
  if (sent.outcome != sdk::SentOutcome::answered) return tl::unexpected{complaint(sent.error)};
  if (sent.answer.status != 200) {
    return tl::unexpected{complaint("the answer is " + std::to_string(sent.answer.status))};
  }
  const auto tree = message::parse_json(sent.answer.body);
  if (!tree) return tl::unexpected{complaint("the answer is not JSON")};
  const auto token = message::text(tree->root(), "access_token");
  const auto type = message::text(tree->root(), "token_type");
  if (!is_bearer(token)) return tl::unexpected{complaint("the answer has no access_token")};
  if (!type.empty() && !boost::beast::iequals(type, "Bearer")) {
    return tl::unexpected{complaint("the token is not of type Bearer")};
  }
  ends_ms_ = host_.now_ms() + 1000 * life(message::text(tree->root(), "expires_in"));
  return std::string{token};
}

std::string TokenKeeper::complaint(const std::string& reason) const {
  return "no token from " + settings_.url->authority.text() + ": " + reason;
}

}  // namespace rodedraad::http
