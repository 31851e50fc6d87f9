#include "account_routes.h"

#include <boost/json.hpp>

#include <algorithm>

#include "api/input.h"
#include "api/reply.h"
#include "request_proof.h"
#include "rodedraad/admin/account_rules.h"
#include "rodedraad/crypto/password.h"
#include "rodedraad/hub/log.h"
#include "session_routes.h"

namespace rodedraad::admin {

namespace json = boost::json;
using Outcome = Accounts::Outcome;
using Need = Input::Need;

namespace {

constexpr std::size_t kLongestName = 100;
constexpr std::size_t kMostRoles = 50;

json::object view_of(const store::AccountRow& row) {
  json::value last = nullptr;
  if (row.last_login != model::Instant{}) last = json::string{model::rfc3339(row.last_login)};
  json::array roles;
  for (const auto& role : row.roles) roles.emplace_back(role);
  return {{"naam", row.name},
          {"weergavenaam", row.display},
          {"rollen", std::move(roles)},
          {"geblokkeerd", row.disabled},
          {"gemaakt", model::rfc3339(row.created)},
          {"laatstIngelogd", std::move(last)}};
}

std::string etag_of(const store::AccountRow& row) {
  return '"' + std::to_string(row.version) + '"';
}

sdk::Answer answer_with(const store::AccountRow& row, int status = 200) {
  auto answer = reply(view_of(row), status);
  answer.headers.push_back({"ETag", etag_of(row)});
  return answer;
}

store::AuditRow record(SignIn& sign_in, const Person& person, const char* action,
                       const std::string& name, std::string detail = {}) {
  return {.at = sign_in.now(),
          .action = action,
          .object = name,
          .result = "done",
          .origin = person.origin,
          .actor = person.account,
          .detail = std::move(detail)};
}

std::string joined(const std::vector<std::string>& words) {
  std::string result;
  for (const auto& word : words) result += (result.empty() ? "" : " ") + word;
  return result;
}

std::string display_of(Input& input) {
  auto display = input.text("weergavenaam", Need::required, kLongestName);
  if (hub::mask(display) != display) input.wrong("weergavenaam", "mag geen BSN bevatten");
  return display;
}

std::vector<std::string> roles_of(Input& input, const SignIn& sign_in) {
  auto roles = input.list("rollen", kMostRoles);
  const auto now = sign_in.config();
  for (const auto& role : roles) {
    if (now->access.role(role) == nullptr) {
      input.wrong("rollen", "een van deze rollen bestaat niet");
      break;
    }
  }
  std::ranges::sort(roles);
  roles.erase(std::unique(roles.begin(), roles.end()), roles.end());
  return roles;
}

std::string password_of(Input& input, const SignIn& sign_in, const std::string& name) {
  auto password = input.text("wachtwoord", Need::required, crypto::kLongestPassword);
  if (password.empty()) return password;
  const auto trouble =
      trouble_with_password(password, name, sign_in.config()->access.password_length);
  if (!trouble.empty()) input.wrong("wachtwoord", trouble);
  return password;
}

/// Of a new account; what is wrong with it, \p input says afterwards. Its hash is not made yet.
store::AccountRow new_row(Input& input, SignIn& sign_in, std::string& password) {
  store::AccountRow row;
  row.name = input.text("naam", Need::required);
  if (!row.name.empty()) {
    const auto trouble = trouble_with_name(row.name);
    if (!trouble.empty()) input.wrong("naam", trouble);
  }
  row.display = display_of(input);
  password = password_of(input, sign_in, row.name);
  row.created = sign_in.now();
  return row;
}

sdk::Answer failed(Outcome outcome) {
  switch (outcome) {
    case Outcome::exists:
      return problem(409, "Bestaat al", "Er is al een account met deze naam.");
    case Outcome::missing:
      return not_found();
    case Outcome::outdated:
      return problem(412, "Intussen veranderd",
                     "Iemand heeft dit account veranderd. Haal het opnieuw op.");
    case Outcome::done:
    case Outcome::unrecorded:
      break;
  }
  return unrecorded();
}

/// The version in If-Match; nothing when it names none.
std::optional<std::int64_t> version_in(const sdk::Message& message) {
  auto tag = message.header("If-Match");
  if (tag.size() < 3 || tag.size() > 18 || tag.front() != '"' || tag.back() != '"') {
    return std::nullopt;
  }
  tag = tag.substr(1, tag.size() - 2);
  if (tag.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  return std::stoll(std::string{tag});
}

/// The roles of who sets the hub up: all that may configure.
std::vector<std::string> first_roles(const config::Access& access) {
  for (const auto& role : access.roles) {
    if (std::ranges::find(role.rights, to_string(Right::configure)) != role.rights.end() &&
        role.laws.empty() && role.municipalities.empty()) {
      return {role.id};
    }
  }
  return {};
}

/// Who may configure in one municipality only gives nobody rights in others.
bool may_manage(const Person& person) {
  return person.may(Right::configure) && !person.municipalities(Right::configure) &&
         !person.laws(Right::configure);
}

}  // namespace

sdk::Answer first_account(SignIn& sign_in, const Request& request) {
  const auto& message = request.message;
  if (!is_of_our_page(message)) return forbidden();
  auto input = Input::of_body(request);
  const auto secret = input.text("geheim", Need::required, 100);
  const auto origin = origin_of(message);
  if (auto refusal = sign_in.refuse_setup(secret, origin)) return std::move(*refusal);
  std::string password;
  auto row = new_row(input, sign_in, password);
  if (auto refusal = input.refusal()) return std::move(*refusal);
  row.roles = first_roles(sign_in.config()->access);
  if (row.roles.empty()) {
    return not_now("Geen rol in access.xml mag overal inrichten, dus niemand kan verder.");
  }
  row.hash = crypto::hash_password(password);
  Person person;
  person.account = row.name;
  person.origin = origin;
  const auto outcome = sign_in.accounts().add(
      row, record(sign_in, person, "account.first", row.name, joined(row.roles)), true);
  if (outcome != Outcome::done) return failed(outcome);
  sign_in.review_setup();
  Session session{row.name, row.display, row.roles};
  session.origin = origin;
  return session_answer(sign_in, sign_in.open(std::move(session), cookie(message, kSessionCookie)),
                        201);
}

sdk::Answer list_accounts(SignIn& sign_in, const Request& request) {
  if (!may_manage(request.person)) return forbidden();
  json::array rows;
  for (const auto& row : sign_in.accounts().all()) rows.push_back(view_of(row));
  return reply(json::object{{"resultaten", std::move(rows)}});
}

sdk::Answer add_account(SignIn& sign_in, const Request& request) {
  if (!may_manage(request.person)) return forbidden();
  auto input = Input::of_body(request);
  std::string password;
  auto row = new_row(input, sign_in, password);
  row.roles = roles_of(input, sign_in);
  if (auto refusal = input.refusal()) return std::move(*refusal);
  row.hash = crypto::hash_password(password);
  const auto outcome = sign_in.accounts().add(
      row, record(sign_in, request.person, "account.add", row.name, joined(row.roles)));
  if (outcome != Outcome::done) return failed(outcome);
  sign_in.review_setup();
  return answer_with(row, 201);
}

sdk::Answer show_account(SignIn& sign_in, const Request& request) {
  if (!may_manage(request.person)) return forbidden();
  const auto row = sign_in.accounts().find(request.part("naam"));
  return row ? answer_with(*row) : not_found();
}

sdk::Answer change_account(SignIn& sign_in, const Request& request) {
  if (!may_manage(request.person)) return forbidden();
  const auto& name = request.part("naam");
  auto input = Input::of_body(request);
  const auto display = display_of(input);
  const auto roles = roles_of(input, sign_in);
  const auto disabled = input.flag("geblokkeerd");
  if (!disabled) input.wrong("geblokkeerd", "ontbreekt");
  const auto version = version_in(request.message);
  if (!version) input.wrong("If-Match", "moet de ETag van het account zijn");
  if (auto refusal = input.refusal()) return std::move(*refusal);
  const auto before = sign_in.accounts().find(name);
  if (!before) return not_found();
  // Nobody gives himself rights, or locks himself out by mistake.
  if (name == request.person.account && !request.person.command &&
      (roles != before->roles || *disabled)) {
    return not_now("Uw eigen rollen en blokkade kan alleen een collega veranderen.");
  }
  const auto outcome = sign_in.accounts().change(
      name, version,
      [&](store::AccountRow& row) {
        row.display = display;
        row.roles = roles;
        row.disabled = *disabled;
      },
      record(sign_in, request.person, "account.change", name,
             (*disabled ? "disabled; " : "enabled; ") + joined(roles)));
  if (outcome != Outcome::done) return failed(outcome);
  if (*disabled || roles != before->roles) sign_in.sessions().close_all(name);
  return show_account(sign_in, request);
}

sdk::Answer set_password(SignIn& sign_in, const Request& request) {
  const auto& name = request.part("naam");
  const bool own = name == request.person.account && !request.person.command;
  if (!own && !may_manage(request.person)) return forbidden();
  auto input = Input::of_body(request);
  const auto password = password_of(input, sign_in, name);
  if (auto refusal = input.refusal()) return std::move(*refusal);
  const auto hash = crypto::hash_password(password);
  const auto outcome = sign_in.accounts().change(
      name, std::nullopt, [&](store::AccountRow& row) { row.hash = hash; },
      record(sign_in, request.person, "account.password", name));
  if (outcome != Outcome::done) return failed(outcome);
  // Whoever knew the password of before is out; who changed his own stays.
  sign_in.sessions().close_all(name,
                               own ? cookie(request.message, kSessionCookie) : std::string_view{});
  return nothing();
}

sdk::Answer list_roles(SignIn& sign_in, const Request& request) {
  if (!may_manage(request.person)) return forbidden();
  const auto array = [](const std::vector<std::string>& texts) {
    json::array result;
    for (const auto& text : texts) result.emplace_back(text);
    return result;
  };
  const auto now = sign_in.config();
  json::array roles;
  for (const auto& role : now->access.roles) {
    roles.push_back(json::object{{"id", role.id},
                                 {"titel", role.title},
                                 {"rechten", array(role.rights)},
                                 {"wetten", array(role.laws)},
                                 {"gemeenten", array(role.municipalities)}});
  }
  return reply(json::object{{"resultaten", std::move(roles)}});
}

}  // namespace rodedraad::admin
