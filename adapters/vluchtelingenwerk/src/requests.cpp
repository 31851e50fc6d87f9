#include "requests.h"

#include <array>
#include <span>
#include <string_view>

#include "rodedraad/message/json_writer.h"

namespace rodedraad::vluchtelingenwerk {

namespace {

struct Named {
  std::string_view member;
  std::string_view path;
};

constexpr std::array kClient{Named{"vnummer", "inburgeraar.vNummer"},
                             Named{"bsn", "inburgeraar.bsn"},
                             Named{"achternaam", "inburgeraar.achternaam"},
                             Named{"voornamen", "inburgeraar.voornamen"},
                             Named{"geboortedatum", "inburgeraar.geboortedatum"},
                             Named{"geslacht", "inburgeraar.geslacht"},
                             Named{"adres", "inburgeraar.adres"},
                             Named{"postcode", "inburgeraar.postcode"},
                             Named{"woonplaats", "inburgeraar.woonplaats"},
                             Named{"telefoonnummer", "inburgeraar.telefoonnummer"},
                             Named{"email", "inburgeraar.email"}};

constexpr std::array kGegevens{
    Named{"doelgroep", "inburgeringsplicht.doelgroep"},
    Named{"begindatumInburgeringsplicht", "inburgeringsplicht.begindatum"}};

void write(message::JsonWriter& json, const sdk::EncodeRequest& request,
           std::span<const Named> members) {
  for (const auto& [member, path] : members) {
    if (const auto* const value = request.find(path)) json.text(member, *value);
  }
}

}  // namespace

sdk::Message encode_guidance_request(const sdk::EncodeRequest& request) {
  if (request.find("inburgeraar.vNummer") == nullptr) {
    throw sdk::BadMessage("inburgeraar.vNummer: is nodig voor dit bericht");
  }
  message::JsonWriter json;
  json.begin_object()
      .text("berichttype", "gemeente.verzoek-begeleiding")
      .text("versie", "1.0")
      .text("berichtId", request.id)
      .text("tijdstip", request.created)
      .text("gemeentecode", request.municipality);
  json.begin_object("client");
  write(json, request, kClient);
  json.end_object().begin_object("gegevens");
  write(json, request, kGegevens);
  json.end_object().end_object();

  sdk::Message message;
  message.id = request.id;
  message.kind = request.kind;
  message.method = "POST";
  message.target = "/berichten";
  message.media_type = "application/json";
  message.body = json.take();
  return message;
}

}  // namespace rodedraad::vluchtelingenwerk
