#include "duo_resources.h"

#include <algorithm>
#include <array>

#include "rodedraad/message/json_writer.h"

namespace rodedraad::simulate {

namespace {

using Type = Member::Type;

constexpr std::array kPlicht{Member{"indicatorInburgeringsplicht", Type::boolean, true},
                             Member{"begindatum", Type::date},
                             Member{"einddatum", Type::date},
                             Member{"wijzigingsdatum", Type::date},
                             Member{"datumKennisgevingInburgeringsplicht", Type::date},
                             Member{"redenGeenInburgeringsplicht"}};
constexpr std::array kPlichtHistorie{
    Member{"indicatorInburgeringsplicht", Type::boolean, true}, Member{"begindatum", Type::date},
    Member{"einddatum", Type::date}, Member{"wijzigingsdatum", Type::date}};
constexpr std::array kDoelgroep{Member{"indeling"}, Member{"begindatum", Type::date},
                                Member{"gedetailleerdeDoelgroep"},
                                Member{"asielrechtenWijzigingVerblijfsdoel"}};
constexpr std::array kDoelgroepHistorie{Member{"indeling"}, Member{"begindatum", Type::date},
                                        Member{"einddatum", Type::date}};
constexpr std::array kTermijn{Member{"startdatum", Type::date, true},
                              Member{"einddatum", Type::date, true},
                              Member{"wijzigingsdatum", Type::date}, Member{"verlengingsgrondcode"},
                              Member{"verlengingsgrondomschrijving"}};
constexpr std::array kTermijnHistorie{
    Member{"einddatum", Type::date}, Member{"wijzigingsdatum", Type::date},
    Member{"verlengingsgrondcode"}, Member{"verlengingsgrondomschrijving"}};
constexpr std::array kExamen{
    Member{"examendatum", Type::date, true}, Member{"resultaat", Type::text, true},
    Member{"onderdeel", Type::text, true}, Member{"niveau"}, Member{"redenGeenResultaat"}};
constexpr std::array kPoging{Member{"onderdeel", Type::text, true},
                             Member{"gratisPogingenTegoed", Type::number, true}};
constexpr std::array kPip{Member{"dagtekeningPip", Type::date, true},
                          Member{"leerroute", Type::text, true},
                          Member{"niveau"},
                          Member{"geschatteIntensiteitB1Route", Type::number},
                          Member{"indicatorMagOpleidingAfmaken", Type::boolean},
                          Member{"indicatorAlfabetiseringsonderwijs"}};
constexpr std::array kPvt{Member{"datumOndertekeningPvt", Type::date, true}};
constexpr std::array kMap{Member{"datumEindgesprekMap", Type::date, true}};

constexpr std::array kResources{
    Resource{"inburgeringsplicht", "inburgeringsplicht", "1.2.2", false, kPlicht},
    Resource{"inburgeringsplicht-historie", "inburgeringsplicht/historie", "1.2.2", true,
             kPlichtHistorie},
    Resource{"doelgroep", "doelgroep", "1.2.2", false, kDoelgroep},
    Resource{"doelgroep-historie", "doelgroep/historie", "1.2.2", true, kDoelgroepHistorie},
    Resource{"inburgeringstermijn", "inburgeringstermijn", "1.0.0", false, kTermijn},
    Resource{"inburgeringstermijn-historie", "inburgeringstermijn/historie", "1.0.0", true,
             kTermijnHistorie},
    Resource{"examenresultaat", "examens/resultaten", "1.0.0", true, kExamen},
    Resource{"gratispoging", "examens/gratispogingen", "1.0.0", true, kPoging},
    Resource{"pip", "PIP", "1.2.0", false, kPip},
    Resource{"pvt", "pvt", "1.0.0", false, kPvt},
    Resource{"map", "map", "1.0.0", false, kMap}};

void write(message::JsonWriter& json, const Resource& resource, const Record& record) {
  for (const auto& member : resource.members) {
    const auto value = record.find(member.name);
    if (value == record.end()) continue;
    if (member.type == Type::boolean || member.type == Type::number) {
      json.raw(member.name, value->second);
    } else {
      json.text(member.name, value->second);
    }
  }
}

const Resource* find_if(const auto& matches) {
  const auto* const found = std::find_if(kResources.begin(), kResources.end(), matches);
  return found == kResources.end() ? nullptr : found;
}

}  // namespace

const Resource* resource_at(std::string_view path) {
  return find_if([path](const Resource& resource) { return resource.path == path; });
}

const Resource* resource_named(std::string_view name) {
  return find_if([name](const Resource& resource) { return resource.name == name; });
}

std::string to_json(const Resource& resource, const Record& record) {
  message::JsonWriter json;
  json.begin_object();
  write(json, resource, record);
  return json.end_object().take();
}

std::string to_json(const Resource& resource, const std::vector<Record>& records) {
  message::JsonWriter json;
  json.begin_array();
  for (const auto& record : records) {
    json.begin_object();
    write(json, resource, record);
    json.end_object();
  }
  return json.end_array().take();
}

}  // namespace rodedraad::simulate
