#include "requests.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

#include "rodedraad/message/json_writer.h"

namespace rodedraad::participatiewet {

namespace {

enum class As { text, boolean };

struct Named {
  std::string_view member;
  std::string_view path;
  As as = As::text;
};

/// Nothing when the request does not have the field.
void write(message::JsonWriter& json, const sdk::EncodeRequest& request, const Named& named) {
  const auto* const value = request.find(named.path);
  if (value == nullptr) return;
  if (named.as == As::boolean) {
    if (*value != "true" && *value != "false") {
      throw sdk::BadMessage(std::string{named.path} + ": moet true of false zijn");
    }
    json.raw(named.member, *value);
  } else {
    json.text(named.member, *value);
  }
}

/// An object with the members that the request has; nothing when it has none.
void write_object(message::JsonWriter& json, const sdk::EncodeRequest& request,
                  std::string_view name, std::initializer_list<Named> members) {
  const bool any = std::any_of(members.begin(), members.end(), [&](const Named& named) {
    return request.find(named.path) != nullptr;
  });
  if (!any) return;
  json.begin_object(name);
  for (const auto& named : members) write(json, request, named);
  json.end_object();
}

}  // namespace

sdk::Message encode_ontzorgen(const sdk::EncodeRequest& request) {
  for (const auto* const path : {"inburgeraar.bsn", "bijstand.startdatum"}) {
    if (request.find(path) == nullptr) {
      throw sdk::BadMessage(std::string{path} + ": is nodig voor dit bericht");
    }
  }
  message::JsonWriter json;
  json.begin_object()
      .text("berichttype", "pw.ontzorgen.starten")
      .text("versie", "1.0")
      .text("berichtId", request.id)
      .text("tijdstip", request.created)
      .text("gemeentecode", request.municipality);
  write(json, request, {"bsn", "inburgeraar.bsn"});
  write(json, request, {"achternaam", "inburgeraar.achternaam"});
  json.text("grondslag", "PW-56a");
  write_object(json, request, "bijstand",
               {{"startdatum", "bijstand.startdatum"},
                {"zaaknummer", "bijstand.zaaknummer"},
                {"wet", "bijstand.wet"}});
  write_object(json, request, "verblijfstitel",
               {{"soort", "verblijfstitel.soort"}, {"begindatum", "verblijfstitel.begindatum"}});
  write_object(json, request, "inburgeringsplicht",
               {{"indicator", "inburgeringsplicht.indicator", As::boolean},
                {"begindatum", "inburgeringsplicht.begindatum"}});
  json.end_object();

  sdk::Message message;
  message.id = request.id;
  message.kind = request.kind;
  message.method = "POST";
  message.target = "/berichten";
  message.media_type = "application/json";
  message.body = json.take();
  return message;
}

sdk::Message encode_focus_question(const sdk::EncodeRequest& request) {
  const auto* const bsn = request.find("inburgeraar.bsn");
  if (bsn == nullptr) throw sdk::BadMessage("inburgeraar.bsn: is nodig voor dit bericht");
  message::JsonWriter json;
  json.begin_object().text("bsn", *bsn).end_object();

  sdk::Message message;
  message.id = request.id;
  message.kind = request.kind;
  message.method = "POST";
  message.target = "/aanvragen";
  message.media_type = "application/json";
  message.body = json.take();
  return message;
}

}  // namespace rodedraad::participatiewet
