#include "duo.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "duo_body.h"
#include "duo_resources.h"
#include "duo_rules.h"
#include "request.h"
#include "rodedraad/message/json_writer.h"
#include "rodedraad/model/date.h"
#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::simulate {

namespace {

constexpr std::string_view kBase = "/v1/";
constexpr std::string_view kPersons = "personen/";
constexpr std::size_t kBsnLength = 9;

/// "/v1/{path}", and "/v1/personen/{bsn}/{what}".
struct Place {
  std::string_view path;
  std::string_view bsn;
  std::string_view what;
};

Place place_of(const sdk::Message& request) {
  auto path = path_of(request);
  if (!path.starts_with(kBase)) return {};
  path.remove_prefix(kBase.size());
  if (!path.starts_with(kPersons)) return {path, {}, {}};
  const auto rest = path.substr(kPersons.size());
  const auto slash = rest.find('/');
  if (slash == std::string_view::npos) return {path, {}, {}};
  return {path, rest.substr(0, slash), rest.substr(slash + 1)};
}

/// Registrations of totals of hours, and what a story calls them.
struct Total {
  std::string_view what;
  std::string_view soort;
};

constexpr std::array kTotals{Total{"uren/bredeintake/taallesknm", "bredeintake"},
                             Total{"uren/participatieactiviteiten", "participatieactiviteiten"},
                             Total{"uren/participatietaalles", "participatietaalles"}};

const Total* total_at(std::string_view what) {
  const auto* const found = std::find_if(kTotals.begin(), kTotals.end(),
                                         [what](const Total& total) { return total.what == what; });
  return found == kTotals.end() ? nullptr : found;
}

/// The number between the two; empty when the path is another. A number has ten characters.
std::string_view institution_in(std::string_view what, std::string_view before,
                                std::string_view after) {
  constexpr std::size_t length = 10;
  if (what.size() != before.size() + length + after.size() || !what.starts_with(before) ||
      !what.ends_with(after)) {
    return {};
  }
  return what.substr(before.size(), length);
}

std::string_view offered_in(std::string_view what) {
  return institution_in(what, "Inburgeringsaanbod/", "");
}

std::string_view taught_in(std::string_view what) {
  return institution_in(what, "uren/instellingen/", "/taallesknm");
}

bool is_writable(std::string_view method, std::string_view what) {
  if (method == "PUT") {
    return what == "pvt" || what == "map" || what == "zroute" || total_at(what) != nullptr ||
           !taught_in(what).empty();
  }
  if (method == "DELETE" && what == "lbt/examennummer") return true;
  return (what == "PIP" || !offered_in(what).empty()) && (method == "POST" || method == "DELETE");
}

bool has_headers(const sdk::Message& request) {
  constexpr std::size_t oin_length = 20;
  return request.header("bron").size() == oin_length &&
         request.header("doel").size() == oin_length && sdk::is_uuid(request.header("berichtId"));
}

sdk::Answer refusal(const std::vector<std::string>& texts) {
  message::JsonWriter json;
  json.begin_array();
  for (const auto& text : texts) json.begin_object().text("fouttekst", text).end_object();
  return json_answer(403, json.end_array().take());
}

constexpr std::array<std::string_view, 3> kRoutes{"B", "O", "Z"};
constexpr std::array<std::string_view, 2> kLevels{"A2", "B1"};
constexpr std::array<std::string_view, 3> kLiteracy{"A", "AA", "NVT"};
constexpr std::array<std::string_view, 2> kYesNo{"Ja", "Nee"};
constexpr std::array kPipBody{
    BodyRule{"dagtekeningPip", Member::Type::date, true},
    BodyRule{"leerroute", Member::Type::text, true, kRoutes},
    BodyRule{"niveau", Member::Type::text, false, kLevels},
    BodyRule{"geschatteIntensiteitB1Route", Member::Type::number, false, {}, 1},
    BodyRule{"indicatorMagOpleidingAfmaken", Member::Type::boolean},
    BodyRule{"indicatorAlfabetiseringsonderwijs", Member::Type::text, false, kLiteracy}};
constexpr std::array kZRouteBody{BodyRule{"datumAfrondingZroute", Member::Type::date}};

constexpr std::array kOfferBody{
    BodyRule{"datumInburgeringsaanbod", Member::Type::date},
    BodyRule{"verwachteStartdatumOpleiding", Member::Type::date},
    BodyRule{"verwachteEinddatumOpleiding", Member::Type::date},
    BodyRule{"indicatorAlfabetiseringsonderwijs", Member::Type::text, true, kLiteracy}};
constexpr std::array kTotalBody{BodyRule{"uren", Member::Type::number, true}};
constexpr std::array kHoursBody{BodyRule{"bekendTot", Member::Type::date, true},
                                BodyRule{"uren", Member::Type::number},
                                BodyRule{"urenGeoorloofdVerzuim", Member::Type::number},
                                BodyRule{"urenOngeoorloofdVerzuim", Member::Type::number}};

/// The term starts on the day after the date of the PIP and lasts three years (Wi2021 art. 11 and
/// 12); DUO's end excludes itself.
Record term_after(std::string_view date_of_plan) {
  const auto start =
      std::chrono::sys_days{*model::Date::parse(date_of_plan)->day()} + std::chrono::days{1};
  auto end = std::chrono::year_month_day{start} + std::chrono::years{3};
  if (!end.ok()) end = end.year() / 3 / 1;
  return {{"startdatum", model::Date{start}.text()}, {"einddatum", model::Date{end}.text()}};
}

/// The date of the initial PIP.
std::string first_date(const Record& pip) {
  const auto first = pip.find("eersteDagtekening");
  return first == pip.end() ? pip.at("dagtekeningPip") : first->second;
}

}  // namespace

Duo::Duo(Population population, const model::Clock& clock)
    : population_(std::move(population)), clock_(clock) {}

std::vector<sdk::Pair> Duo::headers(const sdk::Message& request) const {
  const auto place = place_of(request);
  return {{"API-Version", std::string{version_of(place.what.empty() ? place.path : place.what)}}};
}

sdk::Answer Duo::answer(const sdk::Message& request) {
  const auto [path, bsn, what] = place_of(request);
  return what.empty() ? about_nobody(request, path) : about_person(request, bsn, what);
}

sdk::Answer Duo::once(const sdk::Message& request, const std::function<sdk::Answer()>& work) {
  return effects_.once(
      std::string{request.header("berichtId")}, request, work,
      [](sdk::Answer kept) { return kept; }, empty_answer(400));
}

sdk::Answer Duo::about_nobody(const sdk::Message& request, std::string_view path) {
  const auto* const list = request.method == "GET" ? list_at(path) : nullptr;
  if (list == nullptr && !DuoContacts::knows(request.method, path)) return empty_answer(404);
  if (!has_headers(request)) return empty_answer(400);
  if (list != nullptr) {
    effects_.asked(std::string{request.header("berichtId")}, request);
    return json_answer(200, to_json(*list, population_.list(list->name)));
  }
  if (const auto bsn = DuoContacts::person_in(path); !bsn.empty()) {
    if (!sdk::is_bsn(bsn)) return empty_answer(400);
    const auto* const person = population_.find(bsn);
    if (person == nullptr) return empty_answer(404);
    if (!person->oin.empty() && request.header("bron") != person->oin) return empty_answer(403);
  }
  return once(request, [&, asked = path] { return contacts_.answer(request, asked); });
}

sdk::Answer Duo::about_person(const sdk::Message& request, std::string_view bsn,
                              std::string_view what) {
  const auto* const resource = request.method == "GET" ? resource_at(what) : nullptr;
  if (resource == nullptr && !is_writable(request.method, what)) return empty_answer(404);
  if (!has_headers(request) || bsn.size() != kBsnLength || !sdk::is_bsn(bsn)) {
    return empty_answer(400);
  }
  auto* const person = population_.find(bsn);
  if (person == nullptr) return empty_answer(404);
  if (!person->oin.empty() && request.header("bron") != person->oin) return empty_answer(403);

  if (resource != nullptr) {
    effects_.asked(std::string{request.header("berichtId")}, request);
    return ask(*person, *resource);
  }
  return once(request, [&] { return change(*person, what, request); });
}

sdk::Answer Duo::ask(const Person& person, const Resource& resource) const {
  const auto found = person.records.find(resource.name);
  static const std::vector<Record> none;
  const auto& records = found == person.records.end() ? none : found->second;
  if (resource.list) return json_answer(200, to_json(resource, records));
  if (records.empty()) return empty_answer(404);
  const auto& record = records.front();
  const auto lacks = [&record](const Member& member) {
    return member.required && !record.contains(member.name);
  };
  if (std::any_of(resource.members.begin(), resource.members.end(), lacks))
    return empty_answer(404);
  if (resource.name != "pip") return json_answer(200, to_json(resource, record));
  message::JsonWriter json;
  json.begin_object()
      .text("gemeentecode", person.gemeentecode)
      .raw("pip", to_json(resource, record))
      .end_object();
  return json_answer(200, json.take());
}

sdk::Answer Duo::change(Person& person, std::string_view what, const sdk::Message& request) const {
  if (what == "pvt") return register_result(person, what, "datumOndertekeningPvt", request);
  if (what == "map") return register_result(person, what, "datumEindgesprekMap", request);
  if (what == "zroute") return register_z_route(person, request);
  if (what == "lbt/examennummer") return withdraw_test(person);
  if (const auto* const total = total_at(what))
    return register_total(person, total->soort, request);
  if (const auto at = taught_in(what); !at.empty()) return register_hours(person, at, request);
  const bool removes = request.method == "DELETE";
  if (const auto of = offered_in(what); !of.empty()) {
    return removes ? withdraw_offer(person, of) : register_offer(person, of, request);
  }
  return removes ? withdraw_pip(person) : register_pip(person, request);
}

sdk::Answer Duo::register_pip(Person& person, const sdk::Message& request) const {
  auto body = read_body(request, kPipBody);
  if (!body) return empty_answer(400);
  const auto bron = request.header("bron");
  const auto broken = broken_by_pip({person, bron, *body, today()});
  if (!broken.empty()) return refusal(broken);

  const auto date = body->at("dagtekeningPip");
  const auto* const earlier = person.find("pip");
  body->emplace("eersteDagtekening", earlier == nullptr ? date : first_date(*earlier));
  if (body->at("leerroute") != "Z") body->emplace("niveau", "B1");
  body->emplace("bron", bron);
  const bool term_starts = date < model::Date{today()}.text();
  if (term_starts && person.find("inburgeringstermijn") == nullptr) {
    person.set("inburgeringstermijn", term_after(date));
  }
  person.set("pip", *std::move(body));
  return empty_answer(201);
}

sdk::Answer Duo::withdraw_pip(Person& person) const {
  if (person.find("pip") == nullptr) return empty_answer(404);
  if (const auto broken = broken_by_withdrawn_pip(person); !broken.empty()) return refusal(broken);
  person.records.erase("pip");
  return empty_answer(200);
}

sdk::Answer Duo::register_result(Person& person, std::string_view name,
                                 std::string_view date_member, const sdk::Message& request) const {
  const std::array rules{BodyRule{date_member, Member::Type::date},
                         BodyRule{"verwijtbaar", Member::Type::text, false, kYesNo}};
  auto body = read_body(request, rules);
  if (!body) return empty_answer(400);
  const auto bron = request.header("bron");
  const auto broken = broken_by_result({person, bron, *body, today()}, name, date_member);
  if (!broken.empty()) return refusal(broken);
  body->emplace("bron", bron);
  person.set(name, *std::move(body));
  return empty_answer(200);
}

sdk::Answer Duo::register_z_route(Person& person, const sdk::Message& request) const {
  auto body = read_body(request, kZRouteBody);
  if (!body) return empty_answer(400);
  person.set("zroute", *std::move(body));
  return empty_answer(200);
}

sdk::Answer Duo::register_offer(Person& person, std::string_view institution,
                                const sdk::Message& request) const {
  auto body = read_body(request, kOfferBody);
  if (!body) return empty_answer(400);
  const auto broken = broken_by_offer({person, request.header("bron"), *body, today()},
                                      population_.institution(institution));
  if (!broken.empty()) return refusal(broken);
  body->emplace("instellingsnummer", institution);
  withdraw_offer(person, institution);
  person.records["inburgeringsaanbod"].push_back(*std::move(body));
  return empty_answer(201);
}

sdk::Answer Duo::withdraw_offer(Person& person, std::string_view institution) {
  const auto removed = std::erase_if(
      person.records["inburgeringsaanbod"],
      [institution](const Record& offer) { return offer.at("instellingsnummer") == institution; });
  return empty_answer(removed == 0 ? 404 : 204);
}

sdk::Answer Duo::register_total(Person& person, std::string_view soort,
                                const sdk::Message& request) const {
  auto body = read_body(request, kTotalBody);
  if (!body) return empty_answer(400);
  auto& hours = person.records["uren"];
  std::erase_if(hours, [&](const Record& record) {
    return record.at("soort") == soort && record.at("gemeentecode") == person.gemeentecode;
  });
  // The day itself counts; DUO's end excludes itself.
  body->emplace("bekendTot", model::Date{today() + std::chrono::days{1}}.text());
  body->emplace("soort", soort);
  body->emplace("gemeentecode", person.gemeentecode);
  hours.push_back(*std::move(body));
  return empty_answer(200);
}

sdk::Answer Duo::register_hours(Person& person, std::string_view institution,
                                const sdk::Message& request) const {
  auto body = read_body(request, kHoursBody);
  if (!body) return empty_answer(400);
  auto& hours = person.records["uren"];
  const auto is_here = [institution](const Record& record) {
    const auto at = record.find("instellingsnummer");
    return at != record.end() && at->second == institution;
  };
  const auto known = std::find_if(hours.begin(), hours.end(), is_here);
  const auto broken = broken_by_hours(
      {person, request.header("bron"), *body, today()}, population_.institution(institution),
      offer_of(person, institution), known == hours.end() ? nullptr : &*known);
  if (!broken.empty()) return refusal(broken);
  body->emplace("instellingsnummer", institution);
  body->emplace("soort", "instelling");
  body->emplace("gemeentecode", person.gemeentecode);
  if (known == hours.end()) {
    hours.push_back(*std::move(body));
  } else {
    *known = *std::move(body);
  }
  return empty_answer(200);
}

sdk::Answer Duo::withdraw_test(Person& person) {
  return empty_answer(person.records.erase("lbt-examennummer") == 0 ? 404 : 200);
}

std::chrono::sys_days Duo::today() const {
  return std::chrono::sys_days{model::dutch_day(clock_.now())};
}

}  // namespace rodedraad::simulate
