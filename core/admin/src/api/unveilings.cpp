#include "unveilings.h"

namespace rodedraad::admin {

model::Instant Unveilings::add(const std::string& account, const std::string& object,
                               model::Instant now) {
  const std::lock_guard lock(mutex_);
  std::erase_if(until_, [&](const auto& each) { return each.second <= now; });
  return until_[{account, object}] = now + kLasts;
}

std::optional<model::Instant> Unveilings::until(const std::string& account,
                                                const std::string& object,
                                                model::Instant now) const {
  const std::lock_guard lock(mutex_);
  const auto found = until_.find({account, object});
  if (found == until_.end() || found->second <= now) return std::nullopt;
  return found->second;
}

}  // namespace rodedraad::admin
