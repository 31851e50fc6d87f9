#include "mailbox.h"

#include <utility>

#include "request.h"
#include "rodedraad/message/json_writer.h"
#include "rodedraad/message/tree.h"
#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::simulate {

namespace {

/// RFC 9457.
sdk::Answer problem_answer(int status, std::string_view title, std::string_view detail) {
  message::JsonWriter json;
  json.begin_object()
      .text("title", title)
      .raw("status", std::to_string(status))
      .text("detail", detail)
      .end_object();
  return {status, "application/problem+json", {}, json.take()};
}

sdk::Answer refusal(std::string_view detail) {
  return problem_answer(422, "Het bericht voldoet niet aan de afspraak", detail);
}

sdk::Answer repeated(sdk::Answer answer) {
  answer.status = 200;
  return answer;
}

}  // namespace

sdk::Answer Mailbox::answer(const sdk::Message& request) {
  if (request.method != "POST" || path_of(request) != "/berichten") return empty_answer(404);
  if (request.media_type != "application/json") return empty_answer(415);
  const auto parsed = message::parse_json(request.body);
  if (!parsed) return refusal("De inhoud is geen geldige JSON.");
  const auto root = parsed->root();
  const std::string id{message::text(root, "berichtId")};
  if (!sdk::is_uuid(id)) return refusal("Het berichtId is geen UUID.");
  return effects_.once(
      id, request,
      [&] {
        if (const auto wrong = problem(root); !wrong.empty()) return refusal(wrong);
        message::JsonWriter json;
        json.begin_object().text("berichtId", id).end_object();
        return json_answer(202, json.take());
      },
      repeated,
      problem_answer(409, "Dit berichtId is al gebruikt",
                     "Er is al een bericht met dit berichtId en een andere inhoud."));
}

}  // namespace rodedraad::simulate
