#include "running_hub.h"

namespace rodedraad::cli {

tl::expected<admin::Announcement, std::string> running_hub(const Place& place) {
  auto running = admin::Announcement::read(place.data / "hub.json");
  if (running) return std::move(*running);
  return tl::unexpected(std::string{"de hub is aan het starten of stoppen: probeer het zo weer"});
}

}  // namespace rodedraad::cli
