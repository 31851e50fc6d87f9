#include "sign_in.h"

#include <gmock/gmock.h>
#include <stdlib.h>

#include <boost/json.hpp>
#include <fstream>

#include "fake_provider.h"
#include "log_in_routes.h"

namespace rodedraad::admin {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;

const TestKey& key() {
  static const TestKey it{"k1"};
  return it;
}

constexpr const char* kPassword = "correct-paard-nietje";

/// The log-in of a hub without the hub: what it writes is on disk at once, or never.
class SignInTest : public testing::Test {
 protected:
  SignInTest() {
    std::string name = (std::filesystem::temp_directory_path() / "rodedraad-login-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    config_.region.name = "Proef";
    config_.access.roles = config::built_in_roles();
    provider_.keys = {key().public_part()};
    start();
  }
  ~SignInTest() override { std::filesystem::remove_all(folder_); }

  void start() {
    sign_in_ = std::make_unique<SignIn>(
        Ground{.config = [this] { return std::make_shared<const config::Config>(config_); },
               .write =
                   [this](const store::Writer::Work&, const store::Writer::Committed& committed) {
                     if (writes_) committed();
                     return writes_;
                   },
               .record =
                   [this](store::AuditRow row) {
                     records_.push_back(std::move(row));
                     return writes_;
                   },
               .refused = [this] { ++refused_; },
               .fetch = provider_.fetch(),
               .clock = clock_,
               .setup_secret = folder_ / "console.secret"},
        std::vector<store::AccountRow>{}, crypto::Secret{"token-of-the-machine"});
  }

  sdk::Answer ask(const std::string& method, const std::string& target,
                  const json::object& body = {}, std::vector<sdk::Pair> headers = {}) {
    sdk::Message message;
    message.method = method;
    message.target = target;
    message.headers = std::move(headers);
    message.headers.push_back({"Host", "127.0.0.1:1"});
    if (method != "GET") message.body = json::serialize(body);
    return answer_sign_in(*sign_in_, message);
  }
  static std::vector<sdk::Pair> token() {
    return {{"Authorization", "Bearer token-of-the-machine"}};
  }
  static std::string cookie_in(const sdk::Answer& answer) {
    for (const auto& [name, value] : answer.headers) {
      if (name == "Set-Cookie" && value.starts_with("__Host-")) {
        return value.substr(0, value.find(';'));
      }
    }
    return {};
  }
  static json::object body_of(const sdk::Answer& answer) {
    return json::parse(answer.body).as_object();
  }

  struct Signed {
    std::string cookie, csrf;
    std::vector<sdk::Pair> headers() const { return {{"Cookie", cookie}, {"CSRF-Token", csrf}}; }
  };
  void make(const std::string& name, const std::vector<std::string>& roles) {
    json::array list;
    for (const auto& role : roles) list.emplace_back(role);
    const auto answer =
        ask("POST", "/v1/accounts",
            {{"naam", name}, {"weergavenaam", name}, {"wachtwoord", kPassword}, {"rollen", list}},
            token());
    ASSERT_EQ(answer.status, 201) << answer.body;
  }
  sdk::Answer try_password(const std::string& name, const std::string& password,
                           std::vector<sdk::Pair> headers = {}) {
    return ask("POST", "/v1/sessies", {{"naam", name}, {"wachtwoord", password}},
               std::move(headers));
  }
  Signed log_in(const std::string& name) {
    const auto answer = try_password(name, kPassword);
    EXPECT_EQ(answer.status, 201) << answer.body;
    return {cookie_in(answer), std::string{body_of(answer).at("csrf").as_string()}};
  }
  int look(const Signed& who) {
    return ask("GET", "/v1/sessies/huidige", {}, {{"Cookie", who.cookie}}).status;
  }

  std::filesystem::path folder_;
  model::FixedClock clock_{model::Instant{1'700'000'000s}};
  config::Config config_;
  FakeProvider provider_{clock_};
  bool writes_ = true;
  int refused_ = 0;
  std::vector<store::AuditRow> records_;
  std::unique_ptr<SignIn> sign_in_;
};

TEST_F(SignInTest, with_a_password_gives_a_session_and_its_cookie) {
  make("jansen", {"meekijker"});
  const auto answer = try_password("jansen", kPassword);
  ASSERT_EQ(answer.status, 201);
  EXPECT_THAT(std::string{answer.header("Set-Cookie")},
              HasSubstr("; Path=/; Secure; HttpOnly; SameSite=Strict"));
  const auto view = body_of(answer);
  EXPECT_EQ(view.at("account"), "jansen");
  EXPECT_EQ(view.at("rollen"), json::array{"meekijker"});
  EXPECT_EQ(view.at("toekenningen").as_array().at(0).at("rechten"), json::array{"metadata"});
  EXPECT_EQ(answer.header("Cache-Control"), "no-store");
}

TEST_F(SignInTest, says_the_same_of_a_wrong_name_and_a_wrong_password_and_a_blocked_account) {
  make("jansen", {"meekijker"});
  make("blok", {"meekijker"});
  ask("PUT", "/v1/accounts/blok",
      {{"weergavenaam", "b"}, {"rollen", json::array{"meekijker"}}, {"geblokkeerd", true}},
      {token().front(), {"If-Match", "\"1\""}});
  const auto wrong = try_password("jansen", "verkeerd-paard-nietje");
  EXPECT_EQ(wrong.status, 401);
  EXPECT_EQ(try_password("niemand", kPassword).body, wrong.body);
  EXPECT_EQ(try_password("blok", kPassword).body, wrong.body);
  EXPECT_EQ(refused_, 3);
}

TEST_F(SignInTest, makes_who_guesses_wait_also_for_a_name_that_nobody_has) {
  make("jansen", {"meekijker"});
  for (const char* name : {"jansen", "niemand"}) {
    int waited = 0;
    for (int i = 0; i < 8; ++i) {
      const auto answer = try_password(name, "verkeerd-paard-nietje");
      if (answer.status != 429) continue;
      ++waited;
      EXPECT_FALSE(answer.header("Retry-After").empty());
    }
    EXPECT_EQ(waited, 2) << name;
  }
  EXPECT_EQ(try_password("jansen", kPassword).status, 429);
  clock_.advance(61s);
  EXPECT_EQ(try_password("jansen", kPassword).status, 201);
}

TEST_F(SignInTest, lets_a_session_end_that_nobody_but_the_page_uses) {
  make("jansen", {"meekijker"});
  for (const auto& by_itself :
       {sdk::Pair{"Vanzelf", "ja"}, sdk::Pair{"Accept", "text/event-stream"}}) {
    const auto who = log_in("jansen");
    const auto minutes = std::chrono::minutes{20};
    const auto look_by_itself = [&] {
      return ask("GET", "/v1/rollen", {}, {{"Cookie", who.cookie}, by_itself}).status;
    };
    clock_.advance(minutes);
    EXPECT_NE(look_by_itself(), 401);
    clock_.advance(minutes);
    EXPECT_EQ(look_by_itself(), 401) << by_itself.name;
  }
  const auto who = log_in("jansen");
  for (int i = 0; i < 3; ++i) {
    clock_.advance(std::chrono::minutes{20});
    EXPECT_NE(ask("GET", "/v1/rollen", {}, {{"Cookie", who.cookie}}).status, 401);
  }
}

TEST_F(SignInTest, makes_a_machine_that_tries_many_names_wait) {
  int waited = 0;
  for (int i = 0; i < 40; ++i) {
    const auto answer =
        try_password("naam" + std::to_string(i), kPassword, {{":peer", "10.0.0.7"}});
    waited += answer.status == 429 ? 1 : 0;
  }
  EXPECT_GT(waited, 0);
  EXPECT_EQ(try_password("naam", kPassword, {{":peer", "10.0.0.8"}}).status, 401);
}

TEST_F(SignInTest, gives_another_session_at_each_log_in_and_ends_the_one_before) {
  make("jansen", {"meekijker"});
  const auto first = log_in("jansen");
  const auto answer = try_password("jansen", kPassword, {{"Cookie", first.cookie}});
  EXPECT_NE(cookie_in(answer), first.cookie);
  EXPECT_EQ(look(first), 401);
}

TEST_F(SignInTest, does_not_take_over_a_cookie_that_somebody_else_chose) {
  make("jansen", {"meekijker"});
  const Signed chosen{"__Host-sessie=gekozen", ""};
  try_password("jansen", kPassword, {{"Cookie", chosen.cookie}});
  EXPECT_EQ(look(chosen), 401);
}

TEST_F(SignInTest, ends_when_nothing_is_done) {
  make("jansen", {"meekijker"});
  const auto who = log_in("jansen");
  clock_.advance(29min);
  EXPECT_EQ(look(who), 200);
  clock_.advance(31min);
  EXPECT_EQ(look(who), 401);
}

TEST_F(SignInTest, ends_on_the_server_when_somebody_logs_out) {
  make("jansen", {"meekijker"});
  const auto who = log_in("jansen");
  const auto answer = ask("DELETE", "/v1/sessies/huidige", {}, who.headers());
  EXPECT_EQ(answer.status, 204);
  EXPECT_THAT(std::string{answer.header("Set-Cookie")}, HasSubstr("Max-Age=0"));
  EXPECT_EQ(look(who), 401);
  EXPECT_EQ(records_.back().action, "session.close");
}

TEST_F(SignInTest, takes_nothing_unsafe_without_the_token_of_the_page) {
  make("jansen", {"beheerder"});
  const auto who = log_in("jansen");
  const auto remove = [&](std::vector<sdk::Pair> headers) {
    headers.push_back({"Cookie", who.cookie});
    return ask("POST", "/v1/accounts/jansen/_wachtwoord", {{"wachtwoord", "x"}}, std::move(headers))
        .status;
  };
  EXPECT_EQ(remove({}), 403);
  EXPECT_EQ(remove({{"CSRF-Token", "x"}}), 403);
  EXPECT_EQ(remove({{"CSRF-Token", ""}}), 403);
  EXPECT_EQ(remove({{"CSRF-Token", who.csrf}, {"Origin", "https://boef.nl"}}), 403);
  EXPECT_EQ(remove({{"CSRF-Token", who.csrf}, {"Sec-Fetch-Site", "cross-site"}}), 403);
  // Let in: what is wrong now is the password.
  EXPECT_EQ(remove({{"CSRF-Token", who.csrf}, {"Origin", "http://127.0.0.1:1"}}), 400);
  EXPECT_EQ(refused_, 5);
}

TEST_F(SignInTest, does_not_take_the_page_token_of_another_session) {
  make("jansen", {"beheerder"});
  const auto one = log_in("jansen");
  const auto other = log_in("jansen");
  EXPECT_EQ(
      ask("DELETE", "/v1/sessies/huidige", {}, {{"Cookie", one.cookie}, {"CSRF-Token", other.csrf}})
          .status,
      403);
}

TEST_F(SignInTest, is_not_begun_by_a_page_of_elsewhere) {
  make("jansen", {"meekijker"});
  EXPECT_EQ(try_password("jansen", kPassword, {{"Origin", "https://boef.nl"}}).status, 403);
}

TEST_F(SignInTest, ends_with_its_account) {
  make("jansen", {"meekijker"});
  const auto who = log_in("jansen");
  const auto change = [&](const char* version, const char* role, bool blocked) {
    return ask("PUT", "/v1/accounts/jansen",
               {{"weergavenaam", "J."}, {"rollen", json::array{role}}, {"geblokkeerd", blocked}},
               {token().front(), {"If-Match", version}})
        .status;
  };
  EXPECT_EQ(change("\"1\"", "meekijker", true), 200);
  EXPECT_EQ(look(who), 401);
  EXPECT_EQ(change("\"2\"", "meekijker", false), 200);
  const auto again = log_in("jansen");
  EXPECT_EQ(look(again), 200);
  EXPECT_EQ(change("\"3\"", "privacy-officer", false), 200);
  EXPECT_EQ(look(again), 401);
}

TEST_F(SignInTest, has_the_rights_that_its_roles_have_now) {
  make("jansen", {"meekijker"});
  const auto who = log_in("jansen");
  config_.access.roles = {};
  const auto view = body_of(ask("GET", "/v1/sessies/huidige", {}, {{"Cookie", who.cookie}}));
  EXPECT_TRUE(view.at("toekenningen").as_array().empty());
}

TEST_F(SignInTest, of_others_ends_with_another_password) {
  make("jansen", {"meekijker"});
  const auto other = log_in("jansen");
  const auto own = log_in("jansen");
  EXPECT_EQ(ask("POST", "/v1/accounts/jansen/_wachtwoord", {{"wachtwoord", "batterij-paard-zeven"}},
                own.headers())
                .status,
            204);
  EXPECT_EQ(look(own), 200);
  EXPECT_EQ(look(other), 401);
  EXPECT_EQ(try_password("jansen", kPassword).status, 401);
  EXPECT_EQ(try_password("jansen", "batterij-paard-zeven").status, 201);
}

TEST_F(SignInTest, happens_not_when_it_cannot_be_put_on_record) {
  make("jansen", {"meekijker"});
  writes_ = false;
  EXPECT_EQ(try_password("jansen", kPassword).status, 503);
}

TEST_F(SignInTest, knows_the_holder_of_the_token_of_the_machine) {
  sdk::Message message;
  message.method = "POST";
  message.headers = {token().front(), {"Rodedraad-Operator", "jansen"}};
  const auto person = sign_in_->who(message);
  ASSERT_TRUE(person);
  EXPECT_TRUE(person->command);
  EXPECT_EQ(person->account, "jansen");
  message.headers = {{"Authorization", "Bearer something-else-altogether"}};
  EXPECT_FALSE(sign_in_->who(message));
}

TEST_F(SignInTest, does_not_fall_back_to_the_cookie_when_the_token_is_wrong) {
  make("jansen", {"meekijker"});
  const auto who = log_in("jansen");
  sdk::Message message;
  message.method = "GET";
  message.headers = {{"Authorization", "Bearer x"}, {"Cookie", who.cookie}};
  EXPECT_FALSE(sign_in_->who(message));
}

class FirstAccount : public SignInTest {
 protected:
  std::string secret() const {
    std::ifstream in(folder_ / "console.secret");
    std::string text;
    std::getline(in, text);
    return text;
  }
  sdk::Answer first(const std::string& shown, const std::string& name = "beheer.een") {
    return ask(
        "POST", "/v1/accounts/_eerste",
        {{"geheim", shown}, {"naam", name}, {"weergavenaam", "Beheer"}, {"wachtwoord", kPassword}});
  }
};

TEST_F(FirstAccount, is_made_with_the_secret_of_a_file_of_the_hub_alone) {
  const auto rights = std::filesystem::status(folder_ / "console.secret").permissions();
  EXPECT_EQ(rights, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  EXPECT_EQ(secret().size(), 32U);
  const auto answer = first(secret());
  ASSERT_EQ(answer.status, 201) << answer.body;
  EXPECT_EQ(body_of(answer).at("rollen"), json::array{"beheerder"});
  EXPECT_FALSE(cookie_in(answer).empty());
}

TEST_F(FirstAccount, is_made_once) {
  const auto shown = secret();
  EXPECT_EQ(first(shown).status, 201);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "console.secret"));
  EXPECT_EQ(first(shown, "beheer.twee").status, 401);
  EXPECT_EQ(first("", "beheer.twee").status, 401);
}

TEST_F(FirstAccount, is_not_made_with_another_secret) {
  EXPECT_EQ(first("0123456789abcdef0123456789abcdef").status, 401);
  EXPECT_EQ(first("").status, 401);
}

TEST_F(FirstAccount, keeps_its_secret_when_the_input_was_wrong) {
  const auto answer = first(secret(), "Niet Goed");
  EXPECT_EQ(answer.status, 400);
  EXPECT_EQ(body_of(answer).at("invalidParams").as_array().at(0).at("name"), "naam");
  EXPECT_EQ(first(secret()).status, 201);
}

TEST_F(FirstAccount, is_not_offered_when_people_log_in_elsewhere) {
  config_.access.openid = provider_.settings();
  start();
  EXPECT_FALSE(std::filesystem::exists(folder_ / "console.secret"));
  EXPECT_EQ(first("").status, 401);
  EXPECT_EQ(body_of(ask("GET", "/v1/inlogmogelijkheden")).at("ingericht"), true);
}

TEST_F(FirstAccount, is_told_of_by_the_ways_to_log_in) {
  EXPECT_EQ(body_of(ask("GET", "/v1/inlogmogelijkheden")).at("ingericht"), false);
  first(secret());
  const auto view = body_of(ask("GET", "/v1/inlogmogelijkheden"));
  EXPECT_EQ(view.at("ingericht"), true);
  EXPECT_EQ(view.at("lokaal"), true);
  EXPECT_TRUE(view.at("openid").is_null());
}

class AccountsOfOthers : public SignInTest {};

TEST_F(AccountsOfOthers, are_for_who_may_configure_everywhere) {
  make("kijker", {"meekijker"});
  config_.access.roles.push_back(config_.access.roles.front());
  config_.access.roles.back().id = "beheer-dordrecht";
  config_.access.roles.back().municipalities = {"0505"};
  make("dordt", {"beheer-dordrecht"});
  for (const char* name : {"kijker", "dordt"}) {
    const auto who = log_in(name);
    EXPECT_EQ(ask("GET", "/v1/accounts", {}, who.headers()).status, 403) << name;
    EXPECT_EQ(ask("GET", "/v1/rollen", {}, who.headers()).status, 403) << name;
    EXPECT_EQ(ask("POST", "/v1/accounts", {}, who.headers()).status, 403) << name;
    EXPECT_EQ(ask("POST", "/v1/accounts/ander/_wachtwoord", {}, who.headers()).status, 403);
  }
  EXPECT_EQ(ask("GET", "/v1/accounts").status, 401);
}

TEST_F(AccountsOfOthers, are_changed_only_as_they_were_seen) {
  make("jansen", {"meekijker"});
  const json::object change{
      {"weergavenaam", "J."}, {"rollen", json::array{"meekijker"}}, {"geblokkeerd", false}};
  const auto put = [&](const char* tag) {
    return ask("PUT", "/v1/accounts/jansen", change, {token().front(), {"If-Match", tag}});
  };
  EXPECT_EQ(ask("GET", "/v1/accounts/jansen", {}, token()).header("ETag"), "\"1\"");
  EXPECT_EQ(put("\"1\"").header("ETag"), "\"2\"");
  EXPECT_EQ(put("\"1\"").status, 412);
  EXPECT_EQ(put("*").status, 400);
  EXPECT_EQ(ask("PUT", "/v1/accounts/jansen", change, token()).status, 400);
}

TEST_F(AccountsOfOthers, are_changed_by_others_not_by_oneself) {
  make("jansen", {"beheerder"});
  const auto who = log_in("jansen");
  auto headers = who.headers();
  headers.push_back({"If-Match", "\"1\""});
  EXPECT_EQ(ask("PUT", "/v1/accounts/jansen",
                {{"weergavenaam", "J."},
                 {"rollen", json::array{"beheerder", "casusregisseur"}},
                 {"geblokkeerd", false}},
                headers)
                .status,
            409);
}

TEST_F(AccountsOfOthers, hear_all_that_is_wrong_at_once) {
  const auto answer = ask("POST", "/v1/accounts",
                          {{"naam", "Jan Jansen"},
                           {"wachtwoord", "kort"},
                           {"rollen", json::array{"baas"}},
                           {"kleur", "rood"}},
                          token());
  EXPECT_EQ(answer.status, 400);
  std::vector<std::string> names;
  const auto view = body_of(answer);
  for (const auto& each : view.at("invalidParams").as_array()) {
    names.emplace_back(each.at("name").as_string());
  }
  EXPECT_THAT(names, testing::UnorderedElementsAre("naam", "weergavenaam", "wachtwoord", "rollen",
                                                   "kleur"));
}

TEST_F(AccountsOfOthers, never_show_a_hash) {
  make("jansen", {"meekijker"});
  EXPECT_THAT(ask("GET", "/v1/accounts", {}, token()).body, Not(HasSubstr("argon2")));
  EXPECT_THAT(ask("GET", "/v1/accounts/jansen", {}, token()).body, Not(HasSubstr("argon2")));
}

TEST_F(AccountsOfOthers, have_one_name_once) {
  make("jansen", {"meekijker"});
  EXPECT_EQ(ask("POST", "/v1/accounts",
                {{"naam", "jansen"},
                 {"weergavenaam", "x"},
                 {"wachtwoord", kPassword},
                 {"rollen", json::array{"meekijker"}}},
                token())
                .status,
            409);
}

class Elsewhere : public SignInTest {
 protected:
  Elsewhere() {
    config_.access.openid = provider_.settings();
    config_.access.roles.front().claims = {"hub-beheer"};
    start();
  }
  /// Leaves and comes back with a token that has these claims changed.
  sdk::Answer round_trip(const std::function<void(json::object&)>& change = [](json::object&) {}) {
    const auto away = ask("GET", "/v1/sessies/_openid");
    const std::string url{away.header("Location")};
    auto claims = provider_.claims(field_of(url, "nonce"));
    change(claims);
    provider_.id_token = key().sign("RS256", claims);
    return ask("GET", "/v1/sessies/_terug?code=c&state=" + field_of(url, "state"), {},
               {{"Cookie", cookie_in(away)}});
  }
};

TEST_F(Elsewhere, gives_a_session_with_the_roles_of_the_claim) {
  const auto back = round_trip();
  ASSERT_EQ(back.status, 302);
  EXPECT_EQ(back.header("Location"), "/");
  std::string session;
  for (const auto& [name, value] : back.headers) {
    if (value.starts_with("__Host-sessie=")) session = value.substr(0, value.find(';'));
  }
  const auto view = body_of(ask("GET", "/v1/sessies/huidige", {}, {{"Cookie", session}}));
  EXPECT_EQ(view.at("account"), "jansen@login.example.nl");
  EXPECT_EQ(view.at("rollen"), json::array{"beheerder"});
  EXPECT_TRUE(sign_in_->accounts().empty());
  EXPECT_EQ(records_.back().action, "session.open");
}

TEST_F(Elsewhere, lets_in_nobody_without_a_role) {
  const auto back =
      round_trip([](json::object& claims) { claims["roles"] = json::array{"iets-anders"}; });
  EXPECT_EQ(back.header("Location"), "/?aanmelden=geen-rol");
  EXPECT_EQ(records_.back().result, "refused");
}

TEST_F(Elsewhere, tells_the_console_and_nothing_more_of_what_failed) {
  const auto back = round_trip([](json::object& claims) { claims["nonce"] = "x"; });
  EXPECT_EQ(back.header("Location"), "/?aanmelden=mislukt");
  EXPECT_GT(refused_, 0);
}

TEST_F(Elsewhere, does_not_go_on_when_the_provider_says_no) {
  EXPECT_EQ(ask("GET", "/v1/sessies/_terug?error=access_denied").header("Location"),
            "/?aanmelden=geweigerd");
}

TEST_F(Elsewhere, keeps_what_belongs_to_the_browser_where_no_script_comes) {
  const auto away = ask("GET", "/v1/sessies/_openid");
  EXPECT_THAT(std::string{away.header("Set-Cookie")},
              HasSubstr("; Path=/; Secure; HttpOnly; SameSite=Lax"));
}

TEST_F(Elsewhere, ends_the_session_at_the_provider_too) {
  const auto back = round_trip();
  std::string session;
  for (const auto& [name, value] : back.headers) {
    if (value.starts_with("__Host-sessie=")) session = value.substr(0, value.find(';'));
  }
  const auto view = body_of(ask("GET", "/v1/sessies/huidige", {}, {{"Cookie", session}}));
  const auto answer =
      ask("DELETE", "/v1/sessies/huidige", {},
          {{"Cookie", session}, {"CSRF-Token", std::string{view.at("csrf").as_string()}}});
  EXPECT_TRUE(answer.header("Location").starts_with("https://login.example.nl/end?client_id=hub"));
}

TEST_F(Elsewhere, is_not_there_when_it_is_not_configured) {
  config_.access.openid.reset();
  EXPECT_EQ(ask("GET", "/v1/sessies/_openid").status, 404);
}

}  // namespace
}  // namespace rodedraad::admin
