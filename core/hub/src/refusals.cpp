#include "rodedraad/hub/refusals.h"

#include <utility>

namespace rodedraad::hub {

void Refusals::note(const std::string& action, const std::string& origin, store::Instant now) {
  const std::lock_guard lock(mutex_);
  const auto door = doors_.try_emplace({action, origin}).first;
  ++door->second.untold;
  // A clock that was set back must not silence a door.
  const auto since = now - door->second.told;
  if (since >= std::chrono::minutes{1} || since < std::chrono::minutes{0}) {
    tell(door->first, door->second, now);
  }
}

void Refusals::tell_rest(store::Instant now) {
  const std::lock_guard lock(mutex_);
  for (auto& [name, door] : doors_) {
    if (door.untold > 0) tell(name, door, now);
  }
}

void Refusals::tell(const Name& name, Door& door, store::Instant now) {
  store::AuditRow row{.at = now,
                      .action = name.first,
                      .object = "",
                      .result = "refused",
                      .origin = name.second,
                      .actor = "unknown",
                      .detail = std::to_string(door.untold)};
  door = {now, 0};
  writer_.submit(
      [row = std::move(row)](store::Transaction& transaction) { transaction.audit(row); }, nullptr);
}

}  // namespace rodedraad::hub
