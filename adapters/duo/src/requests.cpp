#include "requests.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "rodedraad/message/json_writer.h"
#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::duo {

namespace {

struct Resource {
  std::string_view kind;
  std::string_view method;
  std::string_view path;  ///< below /v1/personen/{bsn}
};

// The paths as DUO's OpenAPI documents write them: PIP is upper case, the rest is not.
constexpr std::array kResources{
    Resource{"inburgeringsplicht.opvragen", "GET", "/inburgeringsplicht"},
    Resource{"doelgroep.opvragen", "GET", "/doelgroep"},
    Resource{"examenresultaten.opvragen", "GET", "/examens/resultaten"},
    Resource{"gratispogingen.opvragen", "GET", "/examens/gratispogingen"},
    Resource{"inburgeringstermijn.opvragen", "GET", "/inburgeringstermijn"},
    Resource{"pip.opvragen", "GET", "/PIP"},
    Resource{"pvt.opvragen", "GET", "/pvt"},
    Resource{"pvt.registreren", "PUT", "/pvt"},
    Resource{"pip.registreren", "POST", "/PIP"},
};

[[noreturn]] void cannot_send(std::string_view path, std::string_view why) {
  throw sdk::BadMessage(std::string{path} + ": " + std::string{why});
}

const std::string& needed(const sdk::EncodeRequest& request, std::string_view path) {
  const auto* const value = request.find(path);
  if (value == nullptr) cannot_send(path, "is nodig voor dit bericht");
  return *value;
}

/// Writes the members of a body; a field that the request does not carry is left out.
class Body {
 public:
  explicit Body(const sdk::EncodeRequest& request) : request_(request) { json_.begin_object(); }

  Body& date(std::string_view member, std::string_view path) {
    const auto* const value = request_.find(path);
    if (value == nullptr) return *this;
    if (!sdk::is_date(*value)) cannot_send(path, "DUO kent geen datum met een onbekend deel");
    json_.text(member, *value);
    return *this;
  }

  Body& code(std::string_view member, std::string_view path,
             std::initializer_list<std::string_view> codes) {
    const auto* const value = request_.find(path);
    if (value == nullptr) return *this;
    if (std::find(codes.begin(), codes.end(), *value) == codes.end()) {
      cannot_send(path, "DUO kent deze code niet");
    }
    json_.text(member, *value);
    return *this;
  }

  Body& hours(std::string_view member, std::string_view path) {
    const auto* const value = request_.find(path);
    if (value == nullptr) return *this;
    const bool digits =
        std::all_of(value->begin(), value->end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || value->empty() || value->size() > 4 || value->front() == '0') {
      cannot_send(path, "DUO vraagt een geheel getal van 1 tot en met 9999");
    }
    json_.raw(member, *value);
    return *this;
  }

  Body& boolean(std::string_view member, std::string_view path) {
    if (const auto* const value = truth(path)) json_.raw(member, *value);
    return *this;
  }

  Body& yes_or_no(std::string_view member, std::string_view path) {
    if (const auto* const value = truth(path)) json_.text(member, *value == "true" ? "Ja" : "Nee");
    return *this;
  }

  std::string take() {
    json_.end_object();
    return json_.take();
  }

 private:
  const std::string* truth(std::string_view path) const {
    const auto* const value = request_.find(path);
    if (value != nullptr && *value != "true" && *value != "false") {
      cannot_send(path, "moet true of false zijn");
    }
    return value;
  }

  const sdk::EncodeRequest& request_;
  message::JsonWriter json_;
};

std::string pvt_body(const sdk::EncodeRequest& request) {
  // PUT replaces the whole registration: a field that is left out is withdrawn at DUO.
  return Body{request}
      .date("datumOndertekeningPvt", "pvt.datumOndertekening")
      .yes_or_no("verwijtbaar", "pvt.verwijtbaar")
      .take();
}

std::string pip_body(const sdk::EncodeRequest& request) {
  needed(request, "pip.dagtekening");
  needed(request, "pip.leerroute");
  return Body{request}
      .date("dagtekeningPip", "pip.dagtekening")
      .code("leerroute", "pip.leerroute", {"B", "O", "Z"})
      .code("niveau", "pip.niveau", {"A2", "B1"})
      .hours("geschatteIntensiteitB1Route", "pip.geschatteIntensiteitB1Route")
      .boolean("indicatorMagOpleidingAfmaken", "pip.magOpleidingAfmaken")
      .code("indicatorAlfabetiseringsonderwijs", "pip.alfabetiseringsonderwijs", {"A", "AA", "NVT"})
      .take();
}

}  // namespace

sdk::Message encode_request(const sdk::EncodeRequest& request) {
  const auto* const resource =
      std::find_if(kResources.begin(), kResources.end(),
                   [&](const Resource& r) { return r.kind == request.kind; });
  if (resource == kResources.end()) throw sdk::BadMessage("DUO kent dit soort bericht niet.");
  const auto& bsn = needed(request, "inburgeraar.bsn");
  if (!sdk::is_bsn(bsn)) cannot_send("inburgeraar.bsn", "is geen geldig BSN");

  sdk::Message message;
  message.id = request.id;
  message.kind = request.kind;
  message.method = resource->method;
  message.target = "/v1/personen/" + bsn + std::string{resource->path};
  message.headers = {{"bron", request.bron},
                     {"doel", request.doel},
                     {"berichtId", request.id},
                     {"Accept", "application/json"}};
  if (resource->method == "GET") return message;
  message.media_type = "application/json";
  message.body = request.kind == "pvt.registreren" ? pvt_body(request) : pip_body(request);
  return message;
}

}  // namespace rodedraad::duo
