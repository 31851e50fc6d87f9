#include "settling.h"

#include <utility>

namespace rodedraad::files {

Listing Settling::settled(const Listing& listing, Time now) {
  Listing result;
  std::map<std::string, Seen> seen;
  for (const auto& [name, status] : listing) {
    const auto before = seen_.find(name);
    const bool unchanged = before != seen_.end() && before->second.status == status;
    const auto since = unchanged ? before->second.since : now;
    if (now - since >= quiet_) result.emplace(name, status);
    seen.emplace(name, Seen{status, since});
  }
  seen_ = std::move(seen);
  return result;
}

}  // namespace rodedraad::files
