#include <iostream>

#include "commands.h"
#include "installation.h"
#include "rodedraad/admin/admin_client.h"

namespace rodedraad::cli {

int reload(const Place& place) {
  const model::SystemClock clock;
  Installation installation{clock, {}, {}};
  const auto running = admin::Announcement::read(place.data / "hub.json");
  if (!running) throw Stop(kUnavailable, "op deze gegevensmap draait geen hub");
  const auto answer =
      admin::ask_reload(installation.plugins(), *running, place.data / "admin.token");
  if (!answer) throw Stop(kUnavailable, answer.error());
  if (place.json) {
    std::cout << answer->body << '\n';
    return answer->done ? kOk : kBadConfig;
  }
  for (const auto& finding : answer->findings) std::cerr << finding << '\n';
  if (answer->done) {
    std::cout << "herladen: de hub werkt nu met revisie " << answer->revision << '\n';
  } else {
    std::cerr << "niet herladen: de hub werkt door met revisie " << answer->revision << '\n';
  }
  return answer->done ? kOk : kBadConfig;
}

}  // namespace rodedraad::cli
