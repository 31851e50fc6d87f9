#include "zaaksysteem.h"

#include <string_view>
#include <utility>

#include "request.h"
#include "rodedraad/message/json_writer.h"
#include "rodedraad/message/tree.h"

namespace rodedraad::simulate {

namespace {

constexpr std::string_view kAddress = "https://zaaksysteem.example/zaken/api/v1";

/// ValidatieFout of the ZGW APIs.
sdk::Answer fault(std::string_view name, std::string_view code, std::string_view reason) {
  message::JsonWriter json;
  json.begin_object()
      .text("type", "https://zaaksysteem.example/ref/fouten/ValidationError/")
      .text("code", "invalid")
      .text("title", "Invalid input.")
      .raw("status", "400")
      .text("detail", "")
      .text("instance", "urn:uuid:00000000-0000-4000-8000-000000000000");
  json.begin_array("invalidParams").begin_object();
  json.text("name", name).text("code", code).text("reason", reason);
  json.end_object().end_array().end_object();
  return {400, "application/problem+json", {}, json.take()};
}

/// The members of an object that are single texts, as they would stand in another object.
std::string members_of(pugi::xml_node object) {
  std::string members;
  for (const auto member : object.children()) {
    if (std::string_view{member.attribute("type").value()} != "string") continue;
    members += ',' + message::json_string(member.name()) + ':' +
               message::json_string(member.child_value());
  }
  return members;
}

}  // namespace

std::vector<sdk::Pair> Zaaksysteem::headers(const sdk::Message& /*request*/) const {
  return {{"API-version", "1.5.1"}};
}

sdk::Answer Zaaksysteem::answer(const sdk::Message& request) {
  if (request.header("Accept-Crs") != "EPSG:4326") return empty_answer(406);
  if (request.method == "GET") return get(request);
  const std::string_view path = path_of(request);
  if (request.method != "POST" || (path != "/zaken" && path != "/statussen" && path != "/rollen")) {
    return empty_answer(404);
  }
  if (request.header("Content-Crs") != "EPSG:4326") return empty_answer(412);
  const auto parsed = message::parse_json(request.body);
  if (!parsed) return fault("nonFieldErrors", "parse_error", "Geen geldige JSON.");
  const auto root = parsed->root();
  const auto members = members_of(root);
  if (path == "/zaken") {
    for (const char* const name :
         {"bronorganisatie", "verantwoordelijkeOrganisatie", "zaaktype", "startdatum"}) {
      if (message::text(root, name).empty()) return fault(name, "required", "Dit veld is vereist.");
    }
    return open(request, std::string{message::text(root, "identificatie")}, members);
  }
  const std::string zaak{message::text(root, "zaak")};
  if (!zaak.starts_with(kAddress) || !resources_.contains(zaak.substr(kAddress.size()))) {
    return fault("zaak", "does_not_exist", "De zaak bestaat niet.");
  }
  return add(request, zaak, members);
}

sdk::Answer Zaaksysteem::open(const sdk::Message& request, const std::string& number,
                              const std::string& members) {
  if (!number.empty() && !numbers_.insert(number).second) {
    return fault("identificatie", "identificatie-niet-uniek", "Deze identificatie is in gebruik.");
  }
  const std::string path = "/zaken/" + std::to_string(resources_.size() + 1);
  return effects_.once(
      path, request,
      [&] {
        std::string body = "{\"url\":" + message::json_string(std::string{kAddress} + path) +
                           members + ",\"status\":null,\"einddatum\":null}";
        resources_[path] = body;
        return json_answer(201, std::move(body));
      },
      [](sdk::Answer answer) { return answer; }, empty_answer(409));
}

sdk::Answer Zaaksysteem::add(const sdk::Message& request, const std::string& zaak,
                             const std::string& members) {
  const std::string path =
      std::string{path_of(request)} + "/" + std::to_string(resources_.size() + 1);
  return effects_.once(
      path + " " + zaak, request,
      [&] {
        std::string body =
            "{\"url\":" + message::json_string(std::string{kAddress} + path) + members + "}";
        resources_[path] = body;
        return json_answer(201, std::move(body));
      },
      [](sdk::Answer answer) { return answer; }, empty_answer(409));
}

sdk::Answer Zaaksysteem::get(const sdk::Message& request) {
  const auto found = resources_.find(std::string{path_of(request)});
  effects_.asked(std::string{path_of(request)}, request);
  return found == resources_.end() ? empty_answer(404) : json_answer(200, found->second);
}

}  // namespace rodedraad::simulate
