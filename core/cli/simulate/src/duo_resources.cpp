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

constexpr std::array kExamennummer{Member{"examennummer", Type::text, true}};
constexpr std::array kLbt{
    Member{"resultaat", Type::text, true}, Member{"behaaldeScore", Type::text, true},
    Member{"benodigdeScore", Type::text, true}, Member{"datumAfname", Type::date, true}};
constexpr std::array kVrijstelling{
    Member{"soort", Type::text, true}, Member{"oordeel", Type::text, true},
    Member{"reden", Type::text, true}, Member{"datumOordeel", Type::date},
    Member{"startdatum", Type::date},  Member{"einddatum", Type::date},
    Member{"examenonderdeel"},         Member{"examenniveau"}};
constexpr std::array kVrijstellingParts{Part{"geheel", "GeheleVrijstelling"},
                                        Part{"tijdelijk", "TijdelijkeVrijstelling"},
                                        Part{"gedeeltelijk", "GedeeltelijkeVrijstelling"}};
constexpr std::array kOntheffing{Member{"soort", Type::text, true},
                                 Member{"oordeel", Type::text, true},
                                 Member{"datumOordeel", Type::date, true},
                                 Member{"grond", Type::text, true},
                                 Member{"examenonderdeel"},
                                 Member{"urenBelastbaarheidParticipatieactiviteit", Type::number}};
constexpr std::array kOntheffingParts{Part{"geheel", "GeheleOntheffing"},
                                      Part{"gedeeltelijk", "GedeeltelijkeOntheffing"}};
constexpr std::array kVerlenging{Member{"beoordelingAanvraag", Type::text, true},
                                 Member{"ontvangstdatum", Type::date, true},
                                 Member{"datumBeoordeling", Type::date}};
constexpr std::array kBoete{Member{"bedrag", Type::number, true},
                            Member{"datum", Type::date, true}};
constexpr std::array kGebeurtenis{Member{"id", Type::text, true},
                                  Member{"omschrijving", Type::text, true},
                                  Member{"datum", Type::date, true}};
constexpr std::array kZRoute{Member{"datumAfrondingZroute", Type::date, true}};
constexpr std::array kAanbod{Member{"instellingsnummer", Type::text, true},
                             Member{"datumInburgeringsaanbod", Type::date},
                             Member{"verwachteStartdatumOpleiding", Type::date},
                             Member{"verwachteEinddatumOpleiding", Type::date},
                             Member{"indicatorAlfabetiseringsonderwijs", Type::text, true}};
constexpr std::array kUren{Member{"gemeentecode", Type::text, true},
                           Member{"bekendTot", Type::date, true},
                           Member{"soort", Type::text, true},
                           Member{"instellingsnummer"},
                           Member{"uren", Type::number},
                           Member{"urenGeoorloofdVerzuim", Type::number},
                           Member{"urenOngeoorloofdVerzuim", Type::number}};
constexpr std::array kUrenParts{
    Part{"participatietaalles", "ParticipatieAlsTaalles"},
    Part{"participatieactiviteiten", "ParticipatieactiviteitenBredeIntake"},
    Part{"bredeintake", "TaallesEnKnmBredeIntake"}, Part{"instelling", "TaallesEnKnmInstelling"}};
constexpr std::array kGrond{Member{"code", Type::text, true},
                            Member{"omschrijving", Type::text, true}};
constexpr std::array kInstelling{Member{"instellingsnummer", Type::text, true},
                                 Member{"naam", Type::text, true},
                                 Member{"postcode", Type::text, true},
                                 Member{"huisnummer", Type::number, true},
                                 Member{"huisnummertoevoeging"},
                                 Member{"plaatsnaam", Type::text, true},
                                 Member{"bow"},
                                 Member{"brin"},
                                 Member{"indicatieBowKeurmerk", Type::boolean},
                                 Member{"indicatieTstKeurmerk", Type::boolean}};

constexpr std::array kLists{
    Resource{"verlengingsgrond", "verlengingsgronden", "1.0.0", true, kGrond},
    Resource{"instelling", "instellingen", "1.2.0", true, kInstelling}};

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
    Resource{"pip", "PIP", "1.2.0", false, kPip}, Resource{"pvt", "pvt", "1.0.0", false, kPvt},
    Resource{"map", "map", "1.0.0", false, kMap},
    Resource{"lbt-examennummer", "lbt/examennummer", "1.2.0", false, kExamennummer},
    Resource{"lbt-resultaat", "lbt/resultaten", "1.2.0", true, kLbt},
    Resource{"vrijstelling", "vrijstellingen", "1.0.0", true, kVrijstelling, kVrijstellingParts},
    Resource{"ontheffing", "ontheffingen", "1.0.0", true, kOntheffing, kOntheffingParts},
    Resource{"verlenging", "verlengingen", "1.0.0", true, kVerlenging},
    Resource{"boete", "boetes", "1.0.0", true, kBoete},
    Resource{"gebeurtenis", "gebeurtenissen", "1.0.0", true, kGebeurtenis},
    Resource{"uren", "uren", "1.1.0", true, kUren, kUrenParts, 2},
    // These can be registered and not asked.
    Resource{"zroute", "", "1.0.0", false, kZRoute},
    Resource{"inburgeringsaanbod", "", "1.2.0", true, kAanbod}};

/// APIs of which something can only be written.
struct Version {
  std::string_view path;
  std::string_view version;
};

constexpr std::array kWritten{Version{"zroute", "1.0.0"}, Version{"Inburgeringsaanbod", "1.2.0"},
                              Version{"contactpersonen", "1.0.0"}};

void write(message::JsonWriter& json, std::span<const Member> members, const Record& record) {
  for (const auto& member : members) {
    const auto value = record.find(member.name);
    if (value == record.end() || member.name == "soort") continue;
    if (member.type == Type::boolean || member.type == Type::number) {
      json.raw(member.name, value->second);
    } else {
      json.text(member.name, value->second);
    }
  }
}

void write(message::JsonWriter& json, const Resource& resource, const Record& record) {
  json.begin_object();
  const auto* const part = part_of(resource, record);
  if (part == nullptr) {
    write(json, resource.members, record);
  } else {
    write(json, resource.members.first(resource.outside), record);
    json.begin_object(part->object);
    write(json, resource.members.subspan(resource.outside), record);
    json.end_object();
  }
  json.end_object();
}

const Resource* find_if(std::span<const Resource> resources, const auto& matches) {
  const auto found = std::find_if(resources.begin(), resources.end(), matches);
  return found == resources.end() ? nullptr : &*found;
}

}  // namespace

const Resource* resource_at(std::string_view path) {
  return find_if(kResources, [path](const Resource& resource) { return resource.path == path; });
}

const Resource* resource_named(std::string_view name) {
  return find_if(kResources, [name](const Resource& resource) { return resource.name == name; });
}

const Resource* list_at(std::string_view path) {
  return find_if(kLists, [path](const Resource& resource) { return resource.path == path; });
}

const Resource* list_named(std::string_view name) {
  return find_if(kLists, [name](const Resource& resource) { return resource.name == name; });
}

const Part* part_of(const Resource& resource, const Record& record) {
  const auto soort = record.find("soort");
  if (resource.parts.empty() || soort == record.end()) return nullptr;
  const auto found = std::find_if(resource.parts.begin(), resource.parts.end(),
                                  [&](const Part& part) { return part.soort == soort->second; });
  return found == resource.parts.end() ? nullptr : &*found;
}

std::string_view version_of(std::string_view path) {
  const auto begins = [path](std::string_view known) {
    return path.starts_with(known) && (path.size() == known.size() || path[known.size()] == '/');
  };
  const auto of_path = [&](const Resource& resource) { return begins(resource.path); };
  if (const auto* const resource = find_if(kResources, of_path)) return resource->version;
  if (const auto* const list = find_if(kLists, of_path)) return list->version;
  const auto* const written =
      std::find_if(kWritten.begin(), kWritten.end(),
                   [&](const Version& version) { return begins(version.path); });
  return written == kWritten.end() ? "1.0.0" : written->version;
}

std::string to_json(const Resource& resource, const Record& record) {
  message::JsonWriter json;
  write(json, resource, record);
  return json.take();
}

std::string to_json(const Resource& resource, const std::vector<Record>& records) {
  message::JsonWriter json;
  json.begin_array();
  for (const auto& record : records) write(json, resource, record);
  return json.end_array().take();
}

}  // namespace rodedraad::simulate
