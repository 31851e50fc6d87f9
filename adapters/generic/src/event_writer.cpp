#include "event_writer.h"

#include "rodedraad/message/json_writer.h"

namespace rodedraad::generic {

namespace {

/// What intermediaries must pass on (CloudEvents section "Size Limits").
constexpr std::size_t kMost = std::size_t{64} * 1024;

std::string source_of(const Options& options, const sdk::EncodeRequest& request) {
  if (!options.source.empty()) return options.source;
  if (request.bron.empty()) {
    throw sdk::BadMessage(
        "Een gebeurtenis heeft een bron nodig: geef de instelling source, of de gemeente een OIN.");
  }
  return "urn:nld:oin:" + request.bron + ":systeem:rodedraad";
}

}  // namespace

sdk::Message as_event(const Options& options, const sdk::EncodeRequest& request,
                      sdk::Message message) {
  const auto type = options.mapping.lookup("gebeurtenis", request.kind);
  if (!type || type->empty()) {
    throw sdk::BadMessage("De tabel gebeurtenis van de mapping heeft geen type voor " +
                          request.kind + ".");
  }
  message::JsonWriter json;
  json.begin_object()
      .text("specversion", "1.0")
      .text("id", request.id)
      .text("source", source_of(options, request))
      .text("type", *type)
      .text("time", request.created);
  if (!message.body.empty()) {
    json.text("datacontenttype", message.media_type);
    if (!options.data_schema.empty()) json.text("dataschema", options.data_schema);
    if (message.media_type == "application/json" || message.media_type.ends_with("+json")) {
      json.raw("data", message.body);
    } else {
      json.text("data", message.body);
    }
  }
  json.end_object();
  message.body = json.take();
  message.media_type = "application/cloudevents+json";
  if (message.body.size() > kMost) {
    throw sdk::BadMessage(
        "De gebeurtenis is groter dan 64 KB; een tussenstation hoeft haar niet door te geven.");
  }
  return message;
}

}  // namespace rodedraad::generic
