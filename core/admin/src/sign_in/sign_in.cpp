#include "sign_in.h"

#include <algorithm>

#include "api/reply.h"
#include "request_proof.h"
#include "rodedraad/admin/operator.h"
#include "rodedraad/crypto/digest.h"
#include "rodedraad/crypto/password.h"
#include "rodedraad/hub/log.h"

namespace rodedraad::admin {

namespace {

constexpr int kMostRedeeming = 2;

std::string said(const sdk::Message& message, const char* name, const char* otherwise) {
  const auto value = hub::mask(message.header(name));
  return value.empty() ? std::string{otherwise} : value.substr(0, 200);
}

bool shows_bearer(const sdk::Message& message) {
  return message.header("Authorization").starts_with("Bearer ");
}

}  // namespace

SignIn::SignIn(Ground ground, const std::vector<store::AccountRow>& accounts, crypto::Secret token)
    : ground_(std::move(ground)),
      token_(std::move(token)),
      accounts_(accounts, ground_.write),
      openid_(ground_.fetch, ground_.clock),
      setup_(ground_.setup_secret) {
  review_setup();
}

bool SignIn::needs_first() const { return accounts_.empty() && !config()->access.openid; }

void SignIn::review_setup() {
  if (needs_first()) {
    setup_.offer();
  } else {
    setup_.withdraw();
  }
}

Sessions::Limits SignIn::limits() const {
  const auto now = config();
  return {now->access.idle, now->access.absolute};
}

sdk::Answer SignIn::refuse(int status, const char* title, const char* detail) const {
  ground_.refused();
  return problem(status, title, detail);
}

std::optional<Person> SignIn::command(const sdk::Message& message) const {
  constexpr std::string_view scheme = "Bearer ";
  const std::string_view shown = message.header("Authorization");
  if (!crypto::equal_in_constant_time(shown.substr(scheme.size()), token_.view())) {
    return std::nullopt;
  }
  Person person;
  person.account = said(message, kOperatorHeader, "who has the token");
  person.name = person.account;
  person.command = true;
  person.origin = said(message, kOriginHeader, "admin");
  return person;
}

std::vector<Grant> SignIn::grants_of(const std::vector<std::string>& roles) const {
  std::vector<Grant> result;
  const auto now = config();
  for (const auto& id : roles) {
    const auto* role = now->access.role(id);
    if (role == nullptr) continue;
    Grant grant;
    for (const auto& word : role->rights) {
      if (const auto right = right_of(word)) grant.rights.insert(*right);
    }
    grant.laws = {role->laws.begin(), role->laws.end()};
    grant.municipalities = {role->municipalities.begin(), role->municipalities.end()};
    result.push_back(std::move(grant));
  }
  return result;
}

Person SignIn::person_of(const Session& session, const std::string& origin) const {
  Person person;
  person.account = session.account;
  person.name = session.name;
  person.roles = session.roles;
  person.grants = grants_of(session.roles);
  person.origin = origin;
  person.csrf = session.csrf;
  return person;
}

bool SignIn::still_stands(const Session& session) const {
  if (session.elsewhere) return config()->access.openid.has_value();
  const auto row = accounts_.find(session.account);
  return row && !row->disabled && row->roles == session.roles;
}

tl::expected<Person, sdk::Answer> SignIn::who(const sdk::Message& message) {
  if (shows_bearer(message)) {
    if (auto person = command(message)) return std::move(*person);
    return tl::unexpected(refuse(401, "Niet aangemeld", "Geef het token uit de gegevensmap mee."));
  }
  const auto token = cookie(message, kSessionCookie);
  if (token.empty()) {
    constexpr const char* detail =
        "Meld u aan, of geef als opdracht het token uit de gegevensmap mee.";
    // The console asks whether somebody is signed in: that is no attempt at anything.
    return tl::unexpected(is_unsafe(message) ? refuse(401, "Niet aangemeld", detail)
                                             : problem(401, "Niet aangemeld", detail));
  }
  // A page that only listens, or asks by itself what changed, does not keep its session.
  const bool by_itself = message.header("Accept").starts_with("text/event-stream") ||
                         message.header("Vanzelf") == "ja";
  const auto session = sessions_.find(token, limits(), now(), !by_itself);
  if (!session) {
    return tl::unexpected(
        refuse(401, "Niet aangemeld", "Uw sessie is voorbij. Meld u opnieuw aan."));
  }
  if (!still_stands(*session)) {
    sessions_.close(token);
    return tl::unexpected(
        refuse(401, "Niet aangemeld", "Uw account is gewijzigd. Meld u opnieuw aan."));
  }
  if (is_unsafe(message) &&
      (!is_of_our_page(message) ||
       !crypto::equal_in_constant_time(message.header("CSRF-Token"), session->csrf))) {
    return tl::unexpected(refuse(403, "Niet van deze pagina",
                                 "Dit verzoek kwam niet van de console. Ververs de pagina."));
  }
  return person_of(*session, origin_of(message));
}

/// Behind a proxy on this machine everybody has one address: then only the account counts.
std::optional<sdk::Answer> SignIn::must_wait_at(const std::string& origin) {
  if (!tells_machines_apart(origin)) return std::nullopt;
  return must_wait(of_origin_, origin);
}

std::optional<sdk::Answer> SignIn::must_wait(Throttle& throttle, const std::string& key) {
  const auto wait = throttle.admit(key, now());
  if (!wait) return std::nullopt;
  ground_.refused();
  auto answer = problem(429, "Te veel pogingen",
                        "Probeer het over " + std::to_string(wait->count()) + " s weer.");
  answer.headers.push_back({"Retry-After", std::to_string(wait->count())});
  return answer;
}

tl::expected<SignIn::Opened, sdk::Answer> SignIn::log_in(const std::string& name,
                                                         const std::string& password,
                                                         const std::string& origin,
                                                         std::string_view before) {
  const auto key = name.substr(0, 100);
  if (auto wait = must_wait_at(origin)) return tl::unexpected(std::move(*wait));
  if (auto wait = must_wait(of_account_, key)) return tl::unexpected(std::move(*wait));
  const auto row = accounts_.find(name);
  // The same work for a name that nobody has.
  const bool right = crypto::is_password(password, row ? row->hash : std::string{});
  if (!row || !right || row->disabled) {
    return tl::unexpected(refuse(401, "Niet aangemeld", "De naam of het wachtwoord klopt niet."));
  }
  of_account_.forgive(key);
  of_origin_.forgive(origin);
  const auto noted = accounts_.note_login(name, {.at = now(),
                                                 .action = "session.open",
                                                 .object = row->name,
                                                 .result = "done",
                                                 .origin = origin,
                                                 .actor = row->name});
  if (noted != Accounts::Outcome::done) return tl::unexpected(unrecorded());
  Session session{row->name, row->display, row->roles};
  session.origin = origin;
  return open(std::move(session), before);
}

tl::expected<SignIn::Opened, std::string> SignIn::log_in(const OpenIdLogin::Return& back,
                                                         const std::string& origin,
                                                         std::string_view before) {
  const auto failed = [&](const char* word) {
    ground_.refused();
    return tl::unexpected(std::string{word});
  };
  const auto now_in_force = config();
  const auto& settings = now_in_force->access.openid;
  if (!settings) return failed("mislukt");
  if (++redeeming_ > kMostRedeeming) {
    --redeeming_;
    return failed("druk");
  }
  const auto visitor = openid_.finish(*settings, back);
  --redeeming_;
  if (!visitor) {
    hub::log(hub::LogLevel::warn, "login.openid",
             {{"action", "login"}, {"result", "refused"}, {"text", visitor.error()}});
    return failed("mislukt");
  }
  Session session{visitor->account, visitor->name, {}, true, origin};
  for (const auto& role : now_in_force->access.roles) {
    const bool has = std::ranges::any_of(role.claims, [&](const std::string& claim) {
      return std::ranges::find(visitor->claims, claim) != visitor->claims.end();
    });
    if (has) session.roles.push_back(role.id);
  }
  const bool let_in = !session.roles.empty();
  const bool noted = ground_.record({.at = now(),
                                     .action = "session.open",
                                     .object = visitor->account,
                                     .result = let_in ? "done" : "refused",
                                     .origin = origin,
                                     .actor = visitor->account,
                                     .detail = "openid " + visitor->subject});
  if (!noted) return failed("niet-vastgelegd");
  if (!let_in) return tl::unexpected(std::string{"geen-rol"});
  return open(std::move(session), before);
}

SignIn::Opened SignIn::open(Session session, std::string_view before) {
  // What somebody put into the browser before log-in is worth nothing after it (session fixation).
  if (!before.empty()) sessions_.close(before);
  const auto origin = session.origin;
  auto token = sessions_.open(std::move(session), now());
  const auto opened = sessions_.find(token, limits(), now());
  return {std::move(token), opened ? person_of(*opened, origin) : Person{}};
}

void SignIn::log_out(std::string_view token) {
  const auto closed = sessions_.close(token);
  if (!closed) return;
  ground_.record({.at = now(),
                  .action = "session.close",
                  .object = closed->account,
                  .result = "done",
                  .origin = closed->origin,
                  .actor = closed->account});
}

std::optional<SignIn::Standing> SignIn::standing(std::string_view token) {
  const auto limit = limits();
  auto session = sessions_.find(token, limit, now(), false);
  if (!session) return std::nullopt;
  const auto latest = session->begun + limit.absolute;
  const auto ends = std::min(latest, session->used + limit.idle);
  return Standing{std::move(*session), ends, latest};
}

std::optional<sdk::Answer> SignIn::refuse_setup(const std::string& secret,
                                                const std::string& origin) {
  if (auto wait = must_wait_at(origin)) return wait;
  if (needs_first() && setup_.is(secret)) {
    of_origin_.forgive(origin);
    return std::nullopt;
  }
  return refuse(401, "Niet aangemeld",
                "Dit geheim klopt niet, of er is al een account. Het geheim staat op de terminal "
                "en in console.secret in de gegevensmap.");
}

}  // namespace rodedraad::admin
