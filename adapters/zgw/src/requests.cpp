#include "requests.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "rodedraad/message/json_writer.h"
#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::zgw {

namespace {

constexpr std::string_view kMilestone = "status.";
constexpr std::size_t kLongestNumber = 40;  // Zaak.identificatie

const std::string& needed(const sdk::EncodeRequest& request, std::string_view path) {
  const auto* const value = request.find(path);
  if (value == nullptr || value->empty()) {
    throw sdk::BadMessage(std::string{path} + ": is nodig voor dit bericht");
  }
  return *value;
}

/// The path of an address below that of the API; what lies elsewhere is not ours to ask.
std::string path_of(const std::string& url, const Options& options) {
  const std::string base = options.api + '/';
  const bool clean =
      std::all_of(url.begin(), url.end(), [](char c) { return c > ' ' && c < 0x7F; });
  if (!url.starts_with(base) || url.find("/../") != std::string::npos || !clean) {
    throw sdk::BadMessage("Het adres van de zaak ligt niet onder het adres van de Zaken API.");
  }
  return url.substr(options.api.size());
}

sdk::Message message_of(const sdk::EncodeRequest& request, std::string method, std::string target) {
  sdk::Message message;
  message.id = request.id;
  message.kind = request.kind;
  message.method = std::move(method);
  message.target = std::move(target);
  // Zaken API 1.5.1: the header is required wherever a geometry may come back.
  message.headers = {{"Accept-Crs", "EPSG:4326"}};
  return message;
}

sdk::Message post(const sdk::EncodeRequest& request, std::string target,
                  message::JsonWriter& json) {
  auto message = message_of(request, "POST", std::move(target));
  message.headers.push_back({"Content-Crs", "EPSG:4326"});
  message.media_type = "application/json";
  message.body = json.take();
  return message;
}

sdk::Message open(const sdk::EncodeRequest& request, const Options& options) {
  message::JsonWriter json;
  json.begin_object()
      // The same for every attempt, so that a zaaksysteem refuses to open it twice.
      .text("identificatie", std::string_view{request.id}.substr(0, kLongestNumber))
      .text("bronorganisatie", options.rsin)
      .text("verantwoordelijkeOrganisatie", options.rsin)
      .text("zaaktype", options.zaaktype)
      .text("startdatum", std::string_view{request.created}.substr(0, 10))
      .text("omschrijving", "Inburgering")
      .end_object();
  return post(request, "/zaken", json);
}

sdk::Message set_status(const sdk::EncodeRequest& request, const Options& options) {
  const std::string milestone = request.kind.substr(kMilestone.size());
  const auto type = options.mapping.lookup("statustype", milestone);
  if (!type || type->empty()) {
    throw sdk::BadMessage("De tabel statustype van de mapping heeft geen rij " + milestone + ".");
  }
  message::JsonWriter json;
  json.begin_object()
      .text("zaak", needed(request, "zaak.url"))
      .text("statustype", *type)
      .text("datumStatusGezet", request.created)
      .end_object();
  return post(request, "/statussen", json);
}

sdk::Message add_role(const sdk::EncodeRequest& request, const Options& options) {
  if (options.roltype.empty()) {
    throw sdk::BadMessage("Geef de instelling roltype om een initiator te kunnen toevoegen.");
  }
  const auto& bsn = needed(request, "inburgeraar.bsn");
  if (!sdk::is_bsn(bsn)) throw sdk::BadMessage("inburgeraar.bsn: is geen BSN");
  message::JsonWriter json;
  json.begin_object()
      .text("zaak", needed(request, "zaak.url"))
      .text("betrokkeneType", "natuurlijk_persoon")
      .text("roltype", options.roltype)
      .text("roltoelichting", "Inburgeraar");
  json.begin_object("betrokkeneIdentificatie").text("inpBsn", bsn).end_object();
  json.end_object();
  return post(request, "/rollen", json);
}

}  // namespace

sdk::Message encode_request(const sdk::EncodeRequest& request, const Options& options) {
  if (request.kind == "zaak.openen") return open(request, options);
  if (request.kind == "zaak.opvragen") {
    return message_of(request, "GET", path_of(needed(request, "zaak.url"), options));
  }
  if (request.kind == "status.opvragen") {
    return message_of(request, "GET", path_of(needed(request, "zaak.statusUrl"), options));
  }
  if (request.kind == "rol.toevoegen") return add_role(request, options);
  if (request.kind.starts_with(kMilestone)) return set_status(request, options);
  throw sdk::BadMessage("Het zaaksysteem kent dit soort bericht niet.");
}

}  // namespace rodedraad::zgw
