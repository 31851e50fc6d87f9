#include "partners.h"

#include <string_view>

#include "duo_answers.h"

namespace rodedraad::bench {

namespace {

namespace http = boost::beast::http;

constexpr std::string_view kPersons = "/v1/personen/";

}  // namespace

Partners::Partners() : server_([this](const Request& request) { return answer(request); }) {}

Response Partners::answer(const Request& request) {
  Response response{http::status::no_content, 11};
  std::string_view target{request.target().data(), request.target().size()};
  if (request.method() == http::verb::post) {
    const std::lock_guard lock(mutex_);
    ++guidance_;
    return response;
  }
  if (!target.starts_with(kPersons)) return {http::status::not_found, 11};
  target.remove_prefix(kPersons.size());
  const auto slash = target.find('/');
  if (request.method() == http::verb::put) {
    const std::lock_guard lock(mutex_);
    ++registrations_;
    registered_at_[std::string{target.substr(0, slash)}] = Steady::now();
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

std::size_t Partners::guidance() const {
  const std::lock_guard lock(mutex_);
  return guidance_;
}

std::size_t Partners::registrations() const {
  const std::lock_guard lock(mutex_);
  return registrations_;
}

std::map<std::string, Steady::time_point> Partners::registered_at() const {
  const std::lock_guard lock(mutex_);
  return registered_at_;
}

}  // namespace rodedraad::bench
