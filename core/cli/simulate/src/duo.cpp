#include "duo.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <utility>

#include "duo_resources.h"
#include "duo_rules.h"
#include "request.h"
#include "rodedraad/message/json_writer.h"
#include "rodedraad/message/tree.h"
#include "rodedraad/model/date.h"
#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::simulate {

namespace {

constexpr std::string_view kPersons = "/v1/personen/";
constexpr std::size_t kBsnLength = 9;

/// "/v1/personen/{bsn}/{what}"; empty parts when the path is another.
struct Place {
  std::string_view bsn;
  std::string_view what;
};

Place place_of(const sdk::Message& request) {
  auto path = path_of(request);
  if (!path.starts_with(kPersons)) return {};
  path.remove_prefix(kPersons.size());
  const auto slash = path.find('/');
  if (slash == std::string_view::npos) return {};
  return {path.substr(0, slash), path.substr(slash + 1)};
}

bool is_writable(std::string_view method, std::string_view what) {
  if (method == "PUT") return what == "pvt" || what == "map" || what == "zroute";
  return what == "PIP" && (method == "POST" || method == "DELETE");
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

/// A member of a body: what its JSON type must be, and what its value may be.
struct Rule {
  std::string_view name;
  Member::Type type;
  bool required = false;
  std::span<const std::string_view> codes = {};
};

constexpr std::array<std::string_view, 3> kRoutes{"B", "O", "Z"};
constexpr std::array<std::string_view, 2> kLevels{"A2", "B1"};
constexpr std::array<std::string_view, 3> kLiteracy{"A", "AA", "NVT"};
constexpr std::array<std::string_view, 2> kYesNo{"Ja", "Nee"};
constexpr std::array kPipBody{
    Rule{"dagtekeningPip", Member::Type::date, true},
    Rule{"leerroute", Member::Type::text, true, kRoutes},
    Rule{"niveau", Member::Type::text, false, kLevels},
    Rule{"geschatteIntensiteitB1Route", Member::Type::number},
    Rule{"indicatorMagOpleidingAfmaken", Member::Type::boolean},
    Rule{"indicatorAlfabetiseringsonderwijs", Member::Type::text, false, kLiteracy}};
constexpr std::array kZRouteBody{Rule{"datumAfrondingZroute", Member::Type::date}};

bool keeps(const Rule& rule, pugi::xml_node node) {
  const std::string_view json_type = node.attribute("type").value();
  const std::string_view text = node.text().get();
  switch (rule.type) {
    case Member::Type::boolean:
      return json_type == "boolean";
    case Member::Type::date:
      return json_type == "string" && sdk::is_date(text);
    case Member::Type::number: {
      constexpr int most = 9999;
      int number = 0;
      const auto* const end = text.data() + text.size();
      const auto [stop, error] = std::from_chars(text.data(), end, number);
      return json_type == "number" && error == std::errc{} && stop == end && number >= 1 &&
             number <= most;
    }
    case Member::Type::text:
      break;
  }
  return json_type == "string" &&
         (rule.codes.empty() ||
          std::find(rule.codes.begin(), rule.codes.end(), text) != rule.codes.end());
}

/// The body as a record; nothing when it breaks the specification.
std::optional<Record> read_body(const sdk::Message& request, std::span<const Rule> rules) {
  if (request.media_type != "application/json") return std::nullopt;
  const auto parsed = message::parse_json(request.body);
  if (!parsed || std::string_view{parsed->root().attribute("type").value()} != "object") {
    return std::nullopt;
  }
  Record record;
  for (const auto& rule : rules) {
    const auto node = parsed->root().child(std::string{rule.name}.c_str());
    if (!node && rule.required) return std::nullopt;
    if (!node) continue;
    if (!keeps(rule, node)) return std::nullopt;
    record.emplace(rule.name, node.text().get());
  }
  return record;
}

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
  const auto what = place_of(request).what;
  const auto* const resource = resource_at(what);
  return {{"API-Version", resource == nullptr ? "1.0.0" : std::string{resource->version}}};
}

sdk::Answer Duo::answer(const sdk::Message& request) {
  const auto [bsn, what] = place_of(request);
  const auto* const resource = request.method == "GET" ? resource_at(what) : nullptr;
  if (resource == nullptr && !is_writable(request.method, what)) return empty_answer(404);
  if (!has_headers(request) || bsn.size() != kBsnLength || !sdk::is_bsn(bsn)) {
    return empty_answer(400);
  }
  auto* const person = population_.find(bsn);
  if (person == nullptr) return empty_answer(404);
  if (!person->oin.empty() && request.header("bron") != person->oin) return empty_answer(403);

  const std::string id{request.header("berichtId")};
  if (resource != nullptr) {
    effects_.asked(id, request);
    return ask(*person, *resource);
  }
  return effects_.once(
      id, request, [&, asked = what] { return change(*person, asked, request); },
      [](sdk::Answer kept) { return kept; }, empty_answer(400));
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
  return request.method == "DELETE" ? withdraw_pip(person) : register_pip(person, request);
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
  const std::array rules{Rule{date_member, Member::Type::date},
                         Rule{"verwijtbaar", Member::Type::text, false, kYesNo}};
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

std::chrono::sys_days Duo::today() const {
  return std::chrono::sys_days{model::dutch_day(clock_.now())};
}

}  // namespace rodedraad::simulate
