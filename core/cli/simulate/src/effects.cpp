#include "effects.h"

#include <utility>

#include "rodedraad/message/json_writer.h"

namespace rodedraad::simulate {

Effects::Entry& Effects::entry(const std::string& id, const sdk::Message& request) {
  auto& entry = entries_[id];
  if (entry.requests++ == 0) {
    entry.method = request.method;
    entry.path = request.target;
    entry.body = request.body;
  }
  return entry;
}

sdk::Answer Effects::once(const std::string& id, const sdk::Message& request,
                          const std::function<sdk::Answer()>& work,
                          const std::function<sdk::Answer(sdk::Answer)>& repeated,
                          const sdk::Answer& conflict) {
  auto& known = entry(id, request);
  last_ = &known;
  const bool same =
      known.method == request.method && known.path == request.target && known.body == request.body;
  if (!same) return conflict;
  if (known.effects > 0 && !std::exchange(known.forgotten, false)) return repeated(known.answer);
  auto answer = work();
  if (answer.status >= 200 && answer.status < 300) {
    known.answer = answer;
    ++known.effects;
  }
  return answer;
}

void Effects::forget() {
  if (last_ != nullptr) last_->forgotten = true;
}

void Effects::asked(const std::string& id, const sdk::Message& request) { entry(id, request); }

std::string Effects::json() const {
  message::JsonWriter json;
  json.begin_array();
  for (const auto& [id, entry] : entries_) {
    json.begin_object()
        .text("berichtId", id)
        .text("method", entry.method)
        .text("path", entry.path)
        .raw("requests", std::to_string(entry.requests))
        .raw("effects", std::to_string(entry.effects))
        .end_object();
  }
  return json.end_array().take();
}

}  // namespace rodedraad::simulate
