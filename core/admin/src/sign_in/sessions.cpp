#include "sessions.h"

#include <algorithm>

#include "rodedraad/crypto/digest.h"
#include "rodedraad/crypto/secret.h"

namespace rodedraad::admin {

namespace {

constexpr std::size_t kTokenBytes = 32;

std::string fresh() { return crypto::hex(crypto::Secret::random(kTokenBytes).view()); }

}  // namespace

std::string Sessions::open(Session session, model::Instant now) {
  auto token = fresh();
  session.csrf = fresh();
  session.begun = session.used = now;
  const std::lock_guard lock(mutex_);
  make_room(session.account);
  sessions_.emplace(crypto::sha256(token), std::move(session));
  return token;
}

std::optional<Session> Sessions::find(std::string_view token, const Limits& limits,
                                      model::Instant now, bool touch) {
  const std::lock_guard lock(mutex_);
  const auto found = sessions_.find(crypto::sha256(token));
  if (found == sessions_.end()) return std::nullopt;
  auto& session = found->second;
  if (now - session.used >= limits.idle || now - session.begun >= limits.absolute) {
    sessions_.erase(found);
    return std::nullopt;
  }
  if (touch) session.used = std::max(session.used, now);
  return session;
}

std::optional<Session> Sessions::close(std::string_view token) {
  const std::lock_guard lock(mutex_);
  const auto node = sessions_.extract(crypto::sha256(token));
  if (node.empty()) return std::nullopt;
  return node.mapped();
}

void Sessions::close_all(std::string_view account, std::string_view kept) {
  const auto keep = crypto::sha256(kept);
  const std::lock_guard lock(mutex_);
  std::erase_if(sessions_, [&](const auto& each) {
    return each.second.account == account && each.first != keep;
  });
}

/// The session that was used longest ago makes way: of this account, or of all.
void Sessions::make_room(const std::string& account) {
  const auto drop = [&](auto belongs, std::size_t most) {
    auto oldest = sessions_.end();
    std::size_t count = 0;
    for (auto it = sessions_.begin(); it != sessions_.end(); ++it) {
      if (!belongs(it->second)) continue;
      ++count;
      if (oldest == sessions_.end() || it->second.used < oldest->second.used) oldest = it;
    }
    if (count >= most) sessions_.erase(oldest);
  };
  drop([&](const Session& each) { return each.account == account; }, kMostOfAccount);
  drop([](const Session&) { return true; }, kMost);
}

}  // namespace rodedraad::admin
