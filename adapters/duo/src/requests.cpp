#include "requests.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "calendar.h"
#include "characters.h"
#include "contact.h"
#include "hours.h"
#include "rodedraad/message/json_writer.h"
#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::duo {

namespace {

[[noreturn]] void cannot_send(std::string_view path, std::string_view why) {
  throw sdk::BadMessage(std::string{path} + ": " + std::string{why});
}

const std::string& needed(const sdk::EncodeRequest& request, std::string_view path) {
  const auto* const value = request.find(path);
  if (value == nullptr) cannot_send(path, "is nodig voor dit bericht");
  return *value;
}

bool is_number(std::string_view text, std::size_t digits) {
  return !text.empty() && text.size() <= digits &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
         (text.size() == 1 || text.front() != '0');
}

/// Writes the members of a body; a field that the request does not carry is left out.
class Body {
 public:
  explicit Body(const sdk::EncodeRequest& request) : request_(request) { json_.begin_object(); }

  Body& date(std::string_view member, std::string_view path) {
    if (const auto* const value = request_.find(path))
      json_.text(member, day_text(day(path, *value)));
    return *this;
  }

  /// The case keeps the last day, DUO the first day after it.
  Body& exclusive_date(std::string_view member, std::string_view path) {
    if (const auto* const value = request_.find(path)) {
      json_.text(member, day_text(day(path, *value) + std::chrono::days{1}));
    }
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

  Body& lesson_hours(std::string_view member, std::string_view path) {
    const auto* const value = request_.find(path);
    if (value == nullptr) return *this;
    if (!is_number(*value, 4) || *value == "0") {
      cannot_send(path, "DUO vraagt een geheel getal van 1 tot en met 9999");
    }
    json_.raw(member, *value);
    return *this;
  }

  Body& total(std::string_view member, const sdk::FieldValue* field) {
    if (field == nullptr) return *this;
    if (!is_number(field->value, 4)) {
      cannot_send(field->path, "DUO vraagt een geheel getal van 0 tot en met 9999");
    }
    json_.raw(member, field->value);
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

  Body& text(std::string_view member, std::string_view value) {
    json_.text(member, value);
    return *this;
  }

  std::string take() {
    json_.end_object();
    return json_.take();
  }

 private:
  static std::chrono::sys_days day(std::string_view path, std::string_view value) {
    const auto parsed = parse_day(value);
    if (!parsed) cannot_send(path, "DUO kent geen datum met een onbekend deel");
    return *parsed;
  }

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

std::string pip_body(const sdk::EncodeRequest& request) {
  needed(request, "pip.dagtekening");
  needed(request, "pip.leerroute");
  return Body{request}
      .date("dagtekeningPip", "pip.dagtekening")
      .code("leerroute", "pip.leerroute", {"B", "O", "Z"})
      .code("niveau", "pip.niveau", {"A2", "B1"})
      .lesson_hours("geschatteIntensiteitB1Route", "pip.geschatteIntensiteitB1Route")
      .boolean("indicatorMagOpleidingAfmaken", "pip.magOpleidingAfmaken")
      .code("indicatorAlfabetiseringsonderwijs", "pip.alfabetiseringsonderwijs", {"A", "AA", "NVT"})
      .take();
}

// The three PUTs below replace the whole registration: a field that is left out is withdrawn.
std::string pvt_body(const sdk::EncodeRequest& request) {
  return Body{request}
      .date("datumOndertekeningPvt", "pvt.datumOndertekening")
      .yes_or_no("verwijtbaar", "pvt.verwijtbaar")
      .take();
}

std::string map_body(const sdk::EncodeRequest& request) {
  return Body{request}
      .date("datumEindgesprekMap", "map.datumEindgesprek")
      .yes_or_no("verwijtbaar", "map.verwijtbaar")
      .take();
}

std::string z_route_body(const sdk::EncodeRequest& request) {
  return Body{request}.date("datumAfrondingZroute", "zroute.datumAfronding").take();
}

std::string offer_body(const sdk::EncodeRequest& request) {
  needed(request, "inburgeringsaanbod.alfabetiseringsonderwijs");
  return Body{request}
      .date("datumInburgeringsaanbod", "inburgeringsaanbod.datum")
      .date("verwachteStartdatumOpleiding", "inburgeringsaanbod.verwachteStartdatum")
      .exclusive_date("verwachteEinddatumOpleiding", "inburgeringsaanbod.verwachteEinddatum")
      .code("indicatorAlfabetiseringsonderwijs", "inburgeringsaanbod.alfabetiseringsonderwijs",
            {"A", "AA", "NVT"})
      .take();
}

std::string total_body(const sdk::EncodeRequest& request, std::string_view path) {
  const auto* const total = own_total(request.fields, path, request.municipality);
  if (total == nullptr) cannot_send(path, "is nodig voor dit bericht, van de eigen gemeente");
  return Body{request}.total("uren", total).take();
}

std::string intake_body(const sdk::EncodeRequest& request) {
  return total_body(request, "uren.taallesKnmBredeIntake");
}

std::string participation_body(const sdk::EncodeRequest& request) {
  return total_body(request, "uren.participatieactiviteiten");
}

std::string lessons_body(const sdk::EncodeRequest& request) {
  return total_body(request, "uren.participatietaalles");
}

const sdk::FieldValue& hours_to_send(const sdk::EncodeRequest& request) {
  const auto* const hours = own_hours(request.fields, request.municipality,
                                      request.find("inburgeringsaanbod.instellingsnummer"));
  if (hours == nullptr) {
    cannot_send(kHoursAtInstitution,
                "is nodig voor dit bericht, met de eigen gemeente, een instelling en een dag");
  }
  return *hours;
}

std::string institution_body(const sdk::EncodeRequest& request) {
  const auto& hours = hours_to_send(request);
  const auto beside = [&](std::string_view path) -> const sdk::FieldValue* {
    const auto found = std::find_if(
        request.fields.begin(), request.fields.end(),
        [&](const sdk::FieldValue& field) { return field.path == path && field.key == hours.key; });
    return found == request.fields.end() ? nullptr : &*found;
  };
  return Body{request}
      .total("uren", &hours)
      .total("urenGeoorloofdVerzuim", beside("uren.geoorloofdVerzuim"))
      .total("urenOngeoorloofdVerzuim", beside("uren.ongeoorloofdVerzuim"))
      .text("bekendTot", read_institution_key(hours.key)->known_until)
      .take();
}

std::string contact_body(const sdk::EncodeRequest& request) {
  const auto& name = needed(request, "contactpersoon.naam");
  const auto& email = needed(request, "contactpersoon.email");
  const auto& phone = needed(request, "contactpersoon.telefoonnummer");
  if (!is_contact_name(name)) {
    cannot_send("contactpersoon.naam",
                "DUO vraagt ten hoogste 100 letters, spaties, apostrofs, punten en streepjes");
  }
  if (!is_contact_email(email)) cannot_send("contactpersoon.email", "DUO vraagt 4 tot 241 tekens");
  if (!is_contact_phone(phone)) {
    cannot_send("contactpersoon.telefoonnummer",
                "DUO vraagt een nummer zoals +31 30 1234567, met een toestel achter een komma");
  }
  return Body{request}.text("naam", name).text("email", email).text("telefoonnummer", phone).take();
}

struct Resource {
  std::string_view kind;
  std::string_view method;
  std::string_view
      path;  ///< below /v1; {bsn}, {id}, {instelling} and {lesinstelling} are filled in
  std::string (*body)(const sdk::EncodeRequest&) = nullptr;
};

// The paths as DUO's OpenAPI documents write them: PIP and Inburgeringsaanbod have capitals.
constexpr std::array kResources{
    Resource{"inburgeringsplicht.opvragen", "GET", "/personen/{bsn}/inburgeringsplicht"},
    Resource{"inburgeringsplicht-historie.opvragen", "GET",
             "/personen/{bsn}/inburgeringsplicht/historie"},
    Resource{"doelgroep.opvragen", "GET", "/personen/{bsn}/doelgroep"},
    Resource{"doelgroep-historie.opvragen", "GET", "/personen/{bsn}/doelgroep/historie"},
    Resource{"lbt-examennummer.opvragen", "GET", "/personen/{bsn}/lbt/examennummer"},
    Resource{"lbt-resultaten.opvragen", "GET", "/personen/{bsn}/lbt/resultaten"},
    Resource{"inburgeringstermijn.opvragen", "GET", "/personen/{bsn}/inburgeringstermijn"},
    Resource{"inburgeringstermijn-historie.opvragen", "GET",
             "/personen/{bsn}/inburgeringstermijn/historie"},
    Resource{"verlengingsgronden.opvragen", "GET", "/verlengingsgronden"},
    Resource{"vrijstellingen.opvragen", "GET", "/personen/{bsn}/vrijstellingen"},
    Resource{"ontheffingen.opvragen", "GET", "/personen/{bsn}/ontheffingen"},
    Resource{"examenresultaten.opvragen", "GET", "/personen/{bsn}/examens/resultaten"},
    Resource{"gratispogingen.opvragen", "GET", "/personen/{bsn}/examens/gratispogingen"},
    Resource{"verlengingen.opvragen", "GET", "/personen/{bsn}/verlengingen"},
    Resource{"boetes.opvragen", "GET", "/personen/{bsn}/boetes"},
    Resource{"gebeurtenissen.opvragen", "GET", "/personen/{bsn}/gebeurtenissen"},
    Resource{"pip.opvragen", "GET", "/personen/{bsn}/PIP"},
    Resource{"pvt.opvragen", "GET", "/personen/{bsn}/pvt"},
    Resource{"map.opvragen", "GET", "/personen/{bsn}/map"},
    Resource{"uren.opvragen", "GET", "/personen/{bsn}/uren"},
    Resource{"instellingen.opvragen", "GET", "/instellingen"},
    Resource{"pip.registreren", "POST", "/personen/{bsn}/PIP", pip_body},
    Resource{"pip.verwijderen", "DELETE", "/personen/{bsn}/PIP"},
    Resource{"pvt.registreren", "PUT", "/personen/{bsn}/pvt", pvt_body},
    Resource{"map.registreren", "PUT", "/personen/{bsn}/map", map_body},
    Resource{"zroute.registreren", "PUT", "/personen/{bsn}/zroute", z_route_body},
    Resource{"inburgeringsaanbod.registreren", "POST",
             "/personen/{bsn}/Inburgeringsaanbod/{instelling}", offer_body},
    Resource{"inburgeringsaanbod.verwijderen", "DELETE",
             "/personen/{bsn}/Inburgeringsaanbod/{instelling}"},
    Resource{"uren-bredeintake-taallesknm.registreren", "PUT",
             "/personen/{bsn}/uren/bredeintake/taallesknm", intake_body},
    Resource{"uren-participatieactiviteiten.registreren", "PUT",
             "/personen/{bsn}/uren/participatieactiviteiten", participation_body},
    Resource{"uren-participatietaalles.registreren", "PUT",
             "/personen/{bsn}/uren/participatietaalles", lessons_body},
    Resource{"uren-instelling-taallesknm.registreren", "PUT",
             "/personen/{bsn}/uren/instellingen/{lesinstelling}/taallesknm", institution_body},
    Resource{"lbt-examennummer.verwijderen", "DELETE", "/personen/{bsn}/lbt/examennummer"},
    Resource{"contactpersoon.aanmelden", "POST", "/contactpersonen", contact_body},
    Resource{"contactpersoon.wijzigen", "PUT", "/contactpersonen/{id}", contact_body},
    Resource{"contactpersoon.verwijderen", "DELETE", "/contactpersonen/{id}"},
    Resource{"contactpersoon.koppelen", "POST", "/contactpersonen/{id}/personen/{bsn}"},
    Resource{"contactpersoon.ontkoppelen", "DELETE", "/contactpersonen/{id}/personen/{bsn}"},
};

/// As a segment of a path (RFC 3986).
std::string segment(std::string_view text) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    const auto byte = static_cast<unsigned char>(c);
    if (plain) {
      out += c;
    } else {
      out += {'%', hex[byte >> 4U], hex[byte & 0x0FU]};
    }
  }
  return out;
}

std::string institution(std::string_view number, std::string_view path) {
  constexpr std::size_t length = 10;
  if (characters(number).size() != length) {
    cannot_send(path, "een instellingsnummer heeft tien tekens");
  }
  return segment(number);
}

std::string part(const sdk::EncodeRequest& request, std::string_view name) {
  if (name == "bsn") {
    const auto& bsn = needed(request, "inburgeraar.bsn");
    if (!sdk::is_bsn(bsn)) cannot_send("inburgeraar.bsn", "is geen geldig BSN");
    return bsn;
  }
  if (name == "id") {
    const auto& id = needed(request, "contactpersoon.duoNummer");
    if (!is_number(id, 5) || id == "0") {
      cannot_send("contactpersoon.duoNummer", "is een getal van 1 tot en met 99999");
    }
    return id;
  }
  if (name == "instelling") {
    constexpr std::string_view path = "inburgeringsaanbod.instellingsnummer";
    return institution(needed(request, path), path);
  }
  return institution(read_institution_key(hours_to_send(request).key)->institution,
                     kHoursAtInstitution);
}

std::string target_of(const Resource& resource, const sdk::EncodeRequest& request) {
  std::string target{"/v1"};
  auto rest = resource.path;
  while (true) {
    const auto open = rest.find('{');
    target += rest.substr(0, open);
    if (open == std::string_view::npos) return target;
    const auto close = rest.find('}');
    target += part(request, rest.substr(open + 1, close - open - 1));
    rest.remove_prefix(close + 1);
  }
}

}  // namespace

sdk::Message encode_request(const sdk::EncodeRequest& request) {
  const auto* const resource =
      std::find_if(kResources.begin(), kResources.end(),
                   [&](const Resource& r) { return r.kind == request.kind; });
  if (resource == kResources.end()) throw sdk::BadMessage("DUO kent dit soort bericht niet.");

  sdk::Message message;
  message.id = request.id;
  message.kind = request.kind;
  message.method = resource->method;
  message.target = target_of(*resource, request);
  message.headers = {{"bron", request.bron},
                     {"doel", request.doel},
                     {"berichtId", request.id},
                     {"Accept", "application/json"}};
  if (resource->body == nullptr) return message;
  message.media_type = "application/json";
  message.body = resource->body(request);
  return message;
}

}  // namespace rodedraad::duo
