#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "client.h"
#include "reactor.h"
#include "rodedraad/sdk/host.h"
#include "settings.h"

namespace rodedraad::http {

/// An access token, or why there is none.
using Token = tl::expected<std::string, std::string>;

/// Gets access tokens with the client credentials grant (RFC 6749 section 4.4) and keeps each until
/// shortly before it ends. However many messages wait, one request for a token is under way. Lives
/// on the reactor.
class TokenKeeper {
 public:
  using Ready = std::function<void(const Token&)>;

  /// \p tls as for Client. \p emptied is called each time that no request for a token is under way
  /// any more.
  TokenKeeper(std::shared_ptr<Reactor> reactor, const sdk::Host& host, const Settings& settings,
              Tls* tls, std::function<void()> emptied);
  TokenKeeper(const TokenKeeper&) = delete;
  TokenKeeper& operator=(const TokenKeeper&) = delete;

  /// Calls \p ready exactly once, at once when there is a token.
  void with_token(Ready ready);
  /// The partner does not take \p token any more.
  void forget(const std::string& token);
  /// Ends the request under way; who waits for it hears so.
  void abort() { client_.abort(); }
  bool empty() const { return client_.empty(); }

 private:
  void fetch();
  void fetched(const sdk::Sent& sent);
  Token read(const sdk::Sent& sent);
  std::string complaint(const std::string& reason) const;

  const sdk::Host& host_;
  Settings settings_;  ///< those of the connection, but to the address of the tokens
  Client client_;
  std::string token_;
  std::int64_t ends_ms_ = 0;
  std::vector<Ready> waiting_;
};

}  // namespace rodedraad::http
