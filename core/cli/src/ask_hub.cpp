#include "ask_hub.h"

#include <utility>

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
  sdk::Message message;
  message.method = "GET";
  message.target = target;
  return ask(std::move(message), kUnavailable);
}

boost::json::object AskHub::put(const std::string& target, const boost::json::object& body) {
  sdk::Message message;
  message.method = "PUT";
  message.target = target;
  message.media_type = "application/json";
  message.body = boost::json::serialize(body);
  return ask(std::move(message), kFound);
}

boost::json::object AskHub::ask(sdk::Message message, Exit refused) {
  const auto running = running_hub(place_);
  if (!running) throw Stop(kUnavailable, running.error());
  message.id = "vraag";
  const auto answer = admin::ask(installation_.plugins(), *running, place_.data / "admin.token",
                                 std::move(message));
  if (!answer) throw Stop(refused, answer.error());
  try {
    return boost::json::parse(answer->body).as_object();
  } catch (const std::exception&) {
    throw Stop(kUnavailable, "de hub geeft een antwoord dat geen JSON is");
  }
}

}  // namespace rodedraad::cli
