#include "partners.h"

#include <stdexcept>
#include <string>
#include <string_view>

#include "duo_answers.h"
#include "traffic.h"

namespace rodedraad::bench {

namespace {

namespace http = boost::beast::http;

constexpr std::string_view kPersons = "/v1/personen/";

/// Of the first member with this name, when it is a text without escapes.
std::string_view value(std::string_view json, std::string_view name) {
  const auto key = "\"" + std::string{name} + "\":\"";
  const auto at = json.find(key);
  if (at == std::string_view::npos) throw std::runtime_error(std::string{name} + " is not in it");
  json.remove_prefix(at + key.size());
  return json.substr(0, json.find('"'));
}

}  // namespace

Partners::Partners() : server_([this](const Request& request) { return answer(request); }) {}

Response Partners::answer(const Request& request) {
  Response response{http::status::no_content, 11};
  std::string_view target{request.target().data(), request.target().size()};
  if (request.method() == http::verb::post) {
    hear(request.body());
    return response;
  }
  if (!target.starts_with(kPersons)) return {http::status::not_found, 11};
  target.remove_prefix(kPersons.size());
  const auto slash = target.find('/');
  if (request.method() == http::verb::put) {
    const auto day = value(request.body(), "datumOndertekeningPvt");
    statements_.note(0, statement_number(person_with_bsn(target.substr(0, slash)), day));
    return response;
  }
  const auto* body = duo_answer(target.substr(slash + 1));
  if (body == nullptr) return {http::status::not_found, 11};
  response.result(http::status::ok);
  response.set(http::field::content_type, "application/json");
  response.set("API-Version", "1.0.0");
  response.body() = body;
  return response;
}

void Partners::hear(std::string_view body) {
  if (value(body, "berichttype") == "gemeente.terugkoppeling") {
    const auto person = person_with_v_number(value(body, "vnummer"));
    return statements_.note(1, statement_number(person, value(body, "datumOndertekening")));
  }
  const std::lock_guard lock(mutex_);
  ++guidance_;
}

std::size_t Partners::guidance() const {
  const std::lock_guard lock(mutex_);
  return guidance_;
}

}  // namespace rodedraad::bench
