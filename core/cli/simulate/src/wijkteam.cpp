#include "wijkteam.h"

#include <string_view>
#include <utility>

#include "request.h"
#include "rodedraad/message/json_writer.h"
#include "rodedraad/message/tree.h"
#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::simulate {

namespace {

constexpr std::size_t kMost = std::size_t{64} * 1024;

sdk::Answer problem_answer(int status, std::string_view detail) {
  message::JsonWriter json;
  json.begin_object()
      .text("title", "De gebeurtenis is niet aangenomen")
      .raw("status", std::to_string(status))
      .text("detail", detail)
      .end_object();
  return {status, "application/problem+json", {}, json.take()};
}

std::string problem(pugi::xml_node event) {
  for (const char* const name : {"id", "source", "type", "specversion"}) {
    if (message::text(event, name).empty()) return std::string{name} + " ontbreekt.";
  }
  if (message::text(event, "specversion") != "1.0") return "De specversion is niet 1.0.";
  for (const auto attribute : event.children()) {
    if (std::string_view{attribute.name()} == "data") continue;
    if (sdk::is_bsn(attribute.child_value())) return "Er staat een BSN in een contextattribuut.";
  }
  return {};
}

}  // namespace

sdk::Answer Wijkteam::answer(const sdk::Message& request) {
  if (request.method != "POST") return empty_answer(404);
  if (request.media_type != "application/cloudevents+json") return empty_answer(415);
  if (request.body.size() > kMost) return problem_answer(413, "De gebeurtenis is te groot.");
  const auto parsed = message::parse_json(request.body);
  if (!parsed) return problem_answer(400, "De inhoud is geen geldige JSON.");
  const auto event = parsed->root();
  if (const auto wrong = problem(event); !wrong.empty()) return problem_answer(422, wrong);
  return effects_.once(
      std::string{message::text(event, "id")}, request, [] { return empty_answer(204); },
      [](sdk::Answer answer) { return answer; },
      problem_answer(409, "Er is al een gebeurtenis met dit id en een andere inhoud."));
}

}  // namespace rodedraad::simulate
