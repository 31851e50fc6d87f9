#include "rodedraad/schuldhulp/adapter.h"

#include <algorithm>
#include <array>

#include "allegro.h"
#include "codes.h"
#include "delivery.h"
#include "fetching.h"
#include "parts.h"
#include "reader.h"
#include "rodedraad/json_api/problem.h"
#include "rodedraad/json_api/receive.h"
#include "rodedraad/message/json_writer.h"
#include "rodedraad/sdk/settings.h"

namespace rodedraad::schuldhulp {

namespace {

constexpr std::array<std::string_view, 6> kMappedKinds{"ddas.traject",      "vs.signaal",
                                                       "vs.zaak",           "allegro.aanvraag",
                                                       "allegro.overzicht", "allegro.relatie"};

Options read_options(const sdk::Settings& settings) {
  Options options;
  options.strict = settings.boolean("streng", false);
  options.debt_band = settings.boolean("bedragen", false);
  options.organisation = settings.text("organisatie");
  if (const auto size = settings.number("paginagrootte", 0); size > 0) {
    options.page_size = std::to_string(size);
  }
  const auto period = settings.text("periode", "alles");
  if (period != "alles" && period != "jaar" && !period.empty()) {
    throw sdk::BadSetting("periode", "De periode is alles of jaar.");
  }
  options.this_year = period == "jaar";
  const auto municipality = settings.text("gemeentecode");
  options.municipality = municipality_code(municipality);
  if (!municipality.empty() && options.municipality.empty()) {
    throw sdk::BadSetting("gemeentecode", "Een gemeentecode heeft vier cijfers.");
  }
  return options;
}

std::optional<message::JsonSchema> read_schema(const sdk::Settings& settings,
                                               std::string_view name) {
  const auto file = settings.text(name);
  if (file.empty()) return std::nullopt;
  auto schema = message::JsonSchema::load(file);
  if (!schema) throw sdk::BadSetting(std::string{name}, schema.error());
  return *std::move(schema);
}

bool is_part(std::string_view kind) {
  return kind == "ddas.traject" || kind == "vs.signaal" || kind == "vs.zaak";
}

bool is_allegro(std::string_view kind) { return kind.starts_with("allegro."); }

bool is_our_path(const sdk::Message& message) {
  if (message.method == "DROP") return true;
  constexpr std::array<std::string_view, 5> paths{"", "/", "/gegevens", "/leveringen",
                                                  "/berichten"};
  const auto path = json_api::path_of(message.target);
  return message.method == "POST" && std::find(paths.begin(), paths.end(), path) != paths.end();
}

enum class Format { json, xml, other };

/// A file says with its first character what it is.
Format format_of(const sdk::Message& message) {
  const auto& type = message.media_type;
  if (type == "application/json") return Format::json;
  if (type == "text/xml" || type == "application/xml" || type == "application/soap+xml") {
    return Format::xml;
  }
  if (message.method != "DROP") return Format::other;
  const auto first = message.body.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (first == std::string::npos) return Format::other;
  if (message.body[first] == '{') return Format::json;
  return message.body[first] == '<' ? Format::xml : Format::other;
}

}  // namespace

Adapter::Adapter(sdk::Host /*host*/, std::span<const sdk::Pair> settings)
    : mapping_(json_api::compile_mapping(settings, "schuldhulp", kMappedKinds)),
      options_(read_options(sdk::Settings{settings})),
      ddas_schema_(read_schema(sdk::Settings{settings}, "schema")),
      vs_schema_(read_schema(sdk::Settings{settings}, "schema-vroegsignalering")) {}

sdk::Admission Adapter::admit(const sdk::Message& message) const {
  if (is_part(message.kind)) return admit_part(message);
  sdk::Admission admission;
  if (!is_our_path(message)) {
    admission.verdict = sdk::Verdict::unknown_path;
    return admission;
  }
  switch (format_of(message)) {
    case Format::json:
      return admit_delivery(message, {options_, mapping_, ddas_schema_ ? &*ddas_schema_ : nullptr,
                                      vs_schema_ ? &*vs_schema_ : nullptr});
    case Format::xml:
      return admit_allegro(message, options_);
    case Format::other:
      break;
  }
  admission.verdict = sdk::Verdict::media_type;
  return admission;
}

sdk::Answer Adapter::reply(const sdk::ReplyRequest& request) const {
  const bool accepted = request.reply == sdk::Reply::accepted;
  if (!accepted && request.reply != sdk::Reply::duplicate) {
    return json_api::problem(request, kCodes);
  }
  message::JsonWriter json;
  json.begin_object().text("ontvangstId", request.message_id).end_object();
  return {accepted ? 202 : 200, "application/json", {}, json.take()};
}

sdk::Decoded Adapter::decode(const sdk::Message& message) const {
  if (is_part(message.kind)) return decode_part(message, mapping_);
  if (is_allegro(message.kind)) return decode_allegro(message, mapping_);
  return decode_delivery(message, {options_, mapping_, ddas_schema_ ? &*ddas_schema_ : nullptr,
                                   vs_schema_ ? &*vs_schema_ : nullptr});
}

sdk::Message Adapter::encode(const sdk::EncodeRequest& request) const {
  if (request.kind != "gegevens.opvragen") {
    throw sdk::BadMessage("Schuldhulpverlening kent dit soort bericht niet.");
  }
  return encode_question(request, options_);
}

sdk::Judgement Adapter::judge(const sdk::Message& sent, const sdk::Answer& answer) const {
  return judge_answer(sent, answer);
}

sdk::Decoded Adapter::relate(const sdk::Message& message, const sdk::Known& known) const {
  if (message.kind != "ddas.traject") return {};
  return relate_traject(message, mapping_, known);
}

}  // namespace rodedraad::schuldhulp
