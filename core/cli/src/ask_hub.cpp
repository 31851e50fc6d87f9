#include "ask_hub.h"

#include "rodedraad/admin/admin_client.h"
#include "rodedraad/store/database.h"
#include "running_hub.h"

namespace rodedraad::cli {

AskHub::AskHub(const Place& place) : place_(place), installation_(clock_, {}, {}) {
  if (!store::DataLock::held(place.data)) {
    throw Stop(kUnavailable, "op deze gegevensmap draait geen hub");
  }
}

boost::json::object AskHub::get(const std::string& target) {
  const auto running = running_hub(place_);
  if (!running) throw Stop(kUnavailable, running.error());
  sdk::Message message;
  message.id = "vraag";
  message.method = "GET";
  message.target = target;
  const auto answer = admin::ask(installation_.plugins(), *running, place_.data / "admin.token",
                                 std::move(message));
  if (!answer) throw Stop(kUnavailable, answer.error());
  try {
    return boost::json::parse(answer->body).as_object();
  } catch (const std::exception&) {
    throw Stop(kUnavailable, "de hub geeft een antwoord dat geen JSON is");
  }
}

}  // namespace rodedraad::cli
