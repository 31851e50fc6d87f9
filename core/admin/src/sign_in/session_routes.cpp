#include "session_routes.h"

#include <boost/json.hpp>

#include "api/input.h"
#include "api/reply.h"
#include "request_proof.h"
#include "rodedraad/crypto/password.h"
#include "rodedraad/hub/log.h"

namespace rodedraad::admin {

namespace json = boost::json;

namespace {

template <class Texts>
json::array array_of(const Texts& texts) {
  json::array result;
  for (const auto& text : texts) result.emplace_back(std::string_view{text});
  return result;
}

json::array view_of(const std::vector<Grant>& grants) {
  json::array result;
  for (const auto& grant : grants) {
    json::array rights;
    for (const auto right : grant.rights) rights.emplace_back(to_string(right));
    result.push_back(json::object{{"rechten", std::move(rights)},
                                  {"wetten", array_of(grant.laws)},
                                  {"gemeenten", array_of(grant.municipalities)}});
  }
  return result;
}

/// A command may everything, and its session has no end.
std::vector<Grant> grants_of(const Person& person) {
  if (!person.command) return person.grants;
  return {{{kRights.begin(), kRights.end()}, {}, {}}};
}

json::object view_of(SignIn& sign_in, const Person& person, std::string_view token) {
  const auto now = sign_in.config();
  const auto standing = sign_in.standing(token);
  json::array municipalities;
  for (const auto& each : now->region.municipalities) {
    municipalities.push_back(json::object{{"code", each.code}, {"naam", each.name}});
  }
  const auto far = sign_in.now() + now->access.absolute;
  return {{"account", person.account},
          {"weergavenaam", person.name},
          {"rollen", array_of(person.roles)},
          {"toekenningen", view_of(grants_of(person))},
          {"csrf", person.csrf},
          {"eindigt", model::rfc3339(standing ? standing->ends : far)},
          {"uiterlijk", model::rfc3339(standing ? standing->latest : far)},
          {"gemeenten", std::move(municipalities)}};
}

sdk::Answer go_to(const std::string& url) { return {302, {}, {{"Location", url}}, {}}; }

/// To the console, which says what became of it.
sdk::Answer back_with(const std::string& word) {
  auto answer = go_to("/?aanmelden=" + word);
  answer.headers.push_back({"Set-Cookie", no_cookie(kLoginCookie)});
  return answer;
}

std::string asked(const Request& request, std::string_view name) {
  for (const auto& [known, value] : request.query) {
    if (known == name) return value;
  }
  return {};
}

std::string back_address(SignIn& sign_in, const sdk::Message& message) {
  return own_address(message, sign_in.ground().encrypted) + "/v1/sessies/_terug";
}

}  // namespace

sdk::Answer login_options(SignIn& sign_in, const Request&) {
  const auto now = sign_in.config();
  json::value openid = nullptr;
  if (now->access.openid) openid = json::object{{"naam", now->access.openid->name}};
  return reply(json::object{{"ingericht", !sign_in.needs_first()},
                            {"lokaal", !sign_in.accounts().empty()},
                            {"openid", std::move(openid)},
                            {"regio", now->region.name},
                            {"versie", RODEDRAAD_VERSION}});
}

sdk::Answer session_answer(SignIn& sign_in, const SignIn::Opened& opened, int status) {
  auto answer = reply(view_of(sign_in, opened.person, opened.token), status);
  answer.headers.push_back({"Set-Cookie", strict_cookie(kSessionCookie, opened.token)});
  return answer;
}

sdk::Answer open_session(SignIn& sign_in, const Request& request) {
  const auto& message = request.message;
  if (!is_of_our_page(message)) return forbidden();
  auto input = Input::of_body(request);
  const auto name = input.text("naam", Input::Need::required, 200);
  const auto password = input.text("wachtwoord", Input::Need::required, crypto::kLongestPassword);
  if (auto refusal = input.refusal()) return std::move(*refusal);
  auto opened = sign_in.log_in(name, password, origin_of(message), cookie(message, kSessionCookie));
  if (!opened) return std::move(opened.error());
  return session_answer(sign_in, *opened, 201);
}

sdk::Answer current_session(SignIn& sign_in, const Request& request) {
  return reply(view_of(sign_in, request.person, cookie(request.message, kSessionCookie)));
}

sdk::Answer close_session(SignIn& sign_in, const Request& request) {
  const auto token = cookie(request.message, kSessionCookie);
  const auto standing = sign_in.standing(token);
  sign_in.log_out(token);
  auto answer = nothing();
  answer.headers.push_back({"Set-Cookie", no_cookie(kSessionCookie)});
  answer.headers.push_back({"Clear-Site-Data", "\"cache\", \"storage\""});
  const auto now = sign_in.config();
  if (standing && standing->session.elsewhere && now->access.openid) {
    const auto url = sign_in.openid().end_session(
        *now->access.openid, own_address(request.message, sign_in.ground().encrypted) + "/");
    if (!url.empty()) answer.headers.push_back({"Location", url});
  }
  return answer;
}

sdk::Answer begin_openid(SignIn& sign_in, const Request& request) {
  const auto now = sign_in.config();
  if (!now->access.openid) return not_found();
  const auto begun =
      sign_in.openid().begin(*now->access.openid, back_address(sign_in, request.message));
  if (!begun) {
    hub::log(hub::LogLevel::warn, "login.openid",
             {{"action", "begin"}, {"result", "failed"}, {"text", begun.error()}});
    return back_with("onbereikbaar");
  }
  auto answer = go_to(begun->url);
  answer.headers.push_back({"Set-Cookie", lax_cookie(kLoginCookie, begun->cookie)});
  return answer;
}

sdk::Answer end_openid(SignIn& sign_in, const Request& request) {
  const auto& message = request.message;
  // The person said no, or the provider did.
  if (!asked(request, "error").empty()) return back_with("geweigerd");
  const auto opened =
      sign_in.log_in({asked(request, "code"), asked(request, "state"), asked(request, "iss"),
                      std::string{cookie(message, kLoginCookie)}},
                     origin_of(message), cookie(message, kSessionCookie));
  if (!opened) return back_with(opened.error());
  auto answer = go_to("/");
  answer.headers.push_back({"Set-Cookie", no_cookie(kLoginCookie)});
  answer.headers.push_back({"Set-Cookie", strict_cookie(kSessionCookie, opened->token)});
  return answer;
}

}  // namespace rodedraad::admin
