#include "ddas.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include "request.h"
#include "rodedraad/message/json_writer.h"
#include "rodedraad/model/date.h"
#include "rodedraad/sdk/identifiers.h"
#include "rodedraad/simulate/story.h"

namespace rodedraad::simulate {

namespace {

using message::JsonWriter;
using message::text;

constexpr std::size_t kMostOnPage = 25'000;
constexpr std::string_view kTrajecten = "schuldhulptrajecten";

std::string_view type_of(pugi::xml_node node) { return node.attribute("type").value(); }

std::string_view name_of(pugi::xml_node node) {
  const auto written = node.attribute("name");
  return written ? written.value() : node.name();
}

void write(JsonWriter& json, std::string_view name, pugi::xml_node node) {
  const auto type = type_of(node);
  if (type == "object") {
    json.begin_object(name);
    for (const auto member : node.children()) {
      if (member.type() == pugi::node_element) write(json, name_of(member), member);
    }
    json.end_object();
  } else if (type == "array") {
    json.begin_array(name);
    for (const auto item : node.children("item")) write(json, {}, item);
    json.end_array();
  } else if (type == "string") {
    json.text(name, node.text().get());
  } else {
    json.raw(name, type == "null" ? "null" : node.text().get());
  }
}

/// RFC 9457, as DDAS-SHV.yaml has it.
sdk::Answer problem(int status, std::string_view title, std::string_view detail) {
  JsonWriter json;
  json.begin_object().text("type", "about:blank").text("title", title);
  json.raw("status", std::to_string(status)).text("detail", detail).end_object();
  return {status, "application/problem+json", {}, json.take()};
}

/// A refusal of the FSC inway: its code stands in a header and in the body.
sdk::Answer fsc_refusal(std::string_view code, std::string_view title) {
  JsonWriter json;
  json.begin_object().text("code", code).text("domain", "ERROR_DOMAIN_INWAY");
  json.text("title", title).raw("status", "401").end_object();
  return {401,
          "application/problem+json",
          {{"Fsc-Error-Code", std::string{code}}, {"WWW-Authenticate", "Bearer"}},
          json.take()};
}

std::string read(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  if (!in) throw BadStory(file.string() + ": cannot be read");
  return {std::istreambuf_iterator<char>{in}, {}};
}

message::Tree parse(std::string_view document, const std::string& name) {
  message::Limits limits;
  limits.bytes = std::size_t{128} << 20U;
  limits.nodes = 6'000'000;
  auto parsed = message::parse_json(document, limits);
  if (!parsed) {
    throw BadStory(name + ":" + std::to_string(parsed.error().line) + ": " + parsed.error().text);
  }
  if (type_of(parsed->root().child("leveringen")) != "array") {
    throw BadStory(name + ": there is no list of leveringen in it");
  }
  return *std::move(parsed);
}

std::vector<std::filesystem::path> files_of(const std::filesystem::path& story) {
  if (!std::filesystem::is_directory(story)) return {story};
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator{story}) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  if (files.empty()) throw BadStory(story.string() + ": there is no delivery in it");
  return files;
}

/// Three trajecten of test persons: registered, in stabilisation, and ended.
std::string made_up(std::chrono::sys_days today) {
  const auto day = [today](int offset) {
    return "\"" +
           model::Date{std::chrono::year_month_day{today + std::chrono::days{offset}}}.text() +
           "\"";
  };
  const auto traject = [](const std::string& bsn, const std::string& members) {
    return R"({"gemeentecode":"0505","client":[{"Burgerservicenummer":")" + bsn + R"("}],)" +
           members + "}";
  };
  const auto moment = day(0);
  return R"({"startdatumLevering":)" + day(-365) + R"(,"einddatumLevering":)" + day(0) +
         R"(,"aanleverdatumEnTijd":)" + moment.substr(0, moment.size() - 1) +
         R"(T06:00:00Z","codeGegevensleverancier":"SIMULATIE","leveringen":[{"teller":1,)"
         R"("aanleverende_organisatie":{"(Statutaire) Naam":"Gemeente Dordrecht",)"
         R"("gemeentecode":"0505"},"schuldhulptrajecten":[)" +
         traject("999990019", R"("startdatum":)" + day(-10) + R"(,"aanmelding":{"startdatum":)" +
                                  day(-10) + R"(,"crisisinterventie":false})") +
         "," +
         traject("999990032", R"("startdatum":)" + day(-90) + R"(,"toekenningsdatum":)" + day(-60) +
                                  R"(,"stabilisatie":{"startdatum":)" + day(-30) + "}") +
         "," +
         traject("999990044", R"("startdatum":)" + day(-300) + R"(,"einddatum":)" + day(-5) +
                                  R"(,"uitstroom":{"datum":)" + day(-5) +
                                  R"(,"reden":"Afgerond"})") +
         "]}]}";
}

std::optional<std::size_t> whole_number(pugi::xml_node node) {
  const std::string_view digits{node.text().get()};
  std::size_t value = 0;
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool whole = error == std::errc{} && stop == digits.data() + digits.size() && value > 0;
  if (type_of(node) != "number" || !whole) return std::nullopt;
  return value;
}

}  // namespace

/// What a request asks.
struct Ddas::Question {
  std::string from;
  std::string to;
  std::string organisation;
  std::size_t page = 1;
  std::optional<std::size_t> page_size;

  /// \returns what is wrong with the request; empty when nothing is.
  std::string read(pugi::xml_node body) {
    if (type_of(body) != "object") return "De inhoud is geen JSON-object.";
    for (const auto member : body.children()) {
      const auto name = name_of(member);
      if (name == "page" || name == "pageSize") {
        const auto value = whole_number(member);
        if (!value) return "page en pageSize zijn gehele getallen vanaf 1.";
        if (name == "page") {
          page = *value;
        } else {
          page_size = value;
        }
      } else if (name == "aanleverperiodeStartdatum" || name == "aanleverperiodeEinddatum") {
        if (!sdk::is_date(member.text().get())) return "De aanleverperiode heeft datums.";
        (name == "aanleverperiodeStartdatum" ? from : to) = member.text().get();
      } else if (name == "aanleverende_organisatie") {
        organisation = member.text().get();
      } else {
        return "Het verzoek heeft een filter dat niet bestaat.";
      }
    }
    return {};
  }

  bool wants_organisation(pugi::xml_node levering) const {
    if (organisation.empty()) return true;
    const auto party = levering.child("aanleverende_organisatie");
    return std::any_of(party.begin(), party.end(),
                       [&](pugi::xml_node member) { return organisation == member.text().get(); });
  }

  bool wants_traject(pugi::xml_node traject) const {
    const auto begin = text(traject, "startdatum");
    const auto end = text(traject, "einddatum");
    return (to.empty() || begin.empty() || begin <= to) &&
           (from.empty() || end.empty() || end >= from);
  }

  std::size_t trajecten_in(pugi::xml_node delivery) const {
    std::size_t count = 0;
    for (const auto levering : delivery.child("leveringen").children("item")) {
      if (!wants_organisation(levering)) continue;
      for (const auto traject : levering.child(kTrajecten.data()).children("item")) {
        if (wants_traject(traject)) ++count;
      }
    }
    return count;
  }

  /// Of all wanted trajecten those from \p first up to \p end.
  void write_leveringen(JsonWriter& json, pugi::xml_node delivery, std::size_t first,
                        std::size_t end) const {
    std::size_t index = 0;
    json.begin_array("leveringen");
    for (const auto levering : delivery.child("leveringen").children("item")) {
      if (!wants_organisation(levering)) continue;
      json.begin_object();
      for (const auto member : levering.children()) {
        if (name_of(member) != kTrajecten) {
          write(json, name_of(member), member);
          continue;
        }
        json.begin_array(kTrajecten);
        for (const auto traject : member.children("item")) {
          if (!wants_traject(traject)) continue;
          if (index >= first && index < end) write(json, {}, traject);
          ++index;
        }
        json.end_array();
      }
      json.end_object();
    }
    json.end_array();
  }
};

Ddas::Ddas(const std::filesystem::path& story, const model::Clock& clock) {
  if (story.empty()) {
    const std::chrono::sys_days today{model::dutch_day(clock.now())};
    deliveries_.push_back(parse(made_up(today), "made up"));
    return;
  }
  for (const auto& file : files_of(story)) deliveries_.push_back(parse(read(file), file.string()));
}

sdk::Answer Ddas::answer(const sdk::Message& request) {
  const auto path = path_of(request);
  if (path == "/token" && request.method == "POST") return token(request);
  if (path != "/gegevens") return empty_answer(404);
  if (request.method != "POST") {
    return {405, {}, {{"Fsc-Error-Code", "ERROR_CODE_METHOD_UNSUPPORTED"}}, {}};
  }
  if (!may_ask(request)) {
    return request.header("Authorization").empty()
               ? fsc_refusal("ERROR_CODE_ACCESS_TOKEN_MISSING", "Access token ontbreekt")
               : fsc_refusal("ERROR_CODE_ACCESS_TOKEN_INVALID", "Ongeldige access token");
  }
  return page(request);
}

/// RFC 6749 section 4.4.
sdk::Answer Ddas::token(const sdk::Message& request) {
  if (request.body.find("grant_type=client_credentials") == std::string::npos) {
    return json_answer(400, R"({"error":"unsupported_grant_type"})");
  }
  const auto token = "simulatie-" + std::to_string(tokens_.size() + 1);
  tokens_.insert(token);
  return json_answer(200, R"({"access_token":")" + token +
                              R"(","token_type":"Bearer","expires_in":300,"scope":"read"})");
}

bool Ddas::may_ask(const sdk::Message& request) const {
  if (tokens_.empty()) return true;
  auto credentials = request.header("Fsc-Authorization");
  if (credentials.empty()) credentials = request.header("Authorization");
  constexpr std::string_view scheme = "Bearer ";
  return credentials.starts_with(scheme) && tokens_.count(credentials.substr(scheme.size())) != 0;
}

sdk::Answer Ddas::page(const sdk::Message& request) {
  const auto parsed = message::parse_json(request.body);
  if (!parsed) return problem(400, "Ongeldig request", "De inhoud is geen geldige JSON.");
  Question question;
  if (const auto wrong = question.read(parsed->root()); !wrong.empty()) {
    return problem(400, "Ongeldig request", wrong);
  }
  if (!question.from.empty() && !question.to.empty() && question.to < question.from) {
    return problem(422, "Onverwerkbaar request", "De aanleverperiode eindigt voor zij begint.");
  }
  if (question.page == 1) ++served_;
  const auto& delivery =
      deliveries_[std::min(served_ == 0 ? 0 : served_ - 1, deliveries_.size() - 1)];
  effects_.asked("bladzijde " + std::to_string(question.page), request);

  const auto total = question.trajecten_in(delivery.root());
  const auto size = std::min(question.page_size.value_or(kMostOnPage), kMostOnPage);
  const auto pages = std::max<std::size_t>(1, (total + size - 1) / size);
  // An unknown page is answered with the first one (DDAS, afspraken over de API).
  const auto page = question.page > pages ? 1 : question.page;

  JsonWriter json;
  json.begin_object().begin_object("gegevens");
  for (const auto member : delivery.root().children()) {
    if (name_of(member) != "leveringen") write(json, name_of(member), member);
  }
  question.write_leveringen(json, delivery.root(), (page - 1) * size, page * size);
  json.end_object();
  if (question.page_size || pages > 1) {
    json.begin_object("paginering").raw("pageSize", std::to_string(size));
    json.raw("currentPage", std::to_string(page)).raw("totalPages", std::to_string(pages));
    json.raw("totalRecords", std::to_string(total)).end_object();
  }
  json.end_object();
  return json_answer(200, json.take());
}

}  // namespace rodedraad::simulate
