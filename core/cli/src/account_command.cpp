#include <algorithm>
#include <boost/json.hpp>
#include <iostream>

#include "ask_password.h"
#include "commands.h"
#include "offline.h"
#include "open_store.h"
#include "rodedraad/admin/account_rules.h"
#include "rodedraad/admin/admin_client.h"
#include "rodedraad/admin/operator.h"
#include "rodedraad/crypto/password.h"
#include "running_hub.h"

namespace rodedraad::cli {

namespace json = boost::json;

namespace {

json::object view_of(const store::AccountRow& row) {
  json::array roles;
  for (const auto& role : row.roles) roles.emplace_back(role);
  const auto last = row.last_login == model::Instant{} ? "" : model::rfc3339(row.last_login);
  return {{"naam", row.name},
          {"weergavenaam", row.display},
          {"rollen", std::move(roles)},
          {"geblokkeerd", row.disabled},
          {"gemaakt", model::rfc3339(row.created)},
          {"laatstIngelogd", last}};
}

/// What is asked of accounts: by a running hub, or, when none runs, here.
class Accounts {
 public:
  explicit Accounts(const Place& place)
      : place_(place), installation_(clock_, place.config, place.set) {}

  const config::Access& access() { return installation_.config().access; }

  std::optional<store::AccountRow> find(const std::string& name) {
    for (auto& row : all()) {
      if (row.name == name) return std::move(row);
    }
    return std::nullopt;
  }
  std::vector<store::AccountRow> all() { return open_store(installation_, place_).accounts(); }

  bool hub_runs() const { return store::DataLock::held(place_.data); }

  /// \returns why not, or empty.
  std::string ask(const char* method, const std::string& target, const json::object& body,
                  std::int64_t version = 0) {
    const auto running = running_hub(place_);
    if (!running) return running.error();
    sdk::Message message;
    message.method = method;
    message.target = target;
    message.media_type = "application/json";
    if (version > 0) message.headers.push_back({"If-Match", '"' + std::to_string(version) + '"'});
    message.body = json::serialize(body);
    const auto answer =
        admin::ask(installation_.plugins(), *running, place_.data / "admin.token", message);
    return answer ? std::string{} : answer.error();
  }

  void put(const store::AccountRow& row, const char* action, const std::string& detail) {
    const auto who = admin::this_operator();
    const store::AuditRow record{.at = clock_.now(),
                                 .action = action,
                                 .object = row.name,
                                 .result = "done",
                                 .origin = who.origin,
                                 .actor = who.name,
                                 .detail = detail};
    write_offline(place_, store_of(installation_, place_),
                  [&row, &record](store::Transaction& transaction) {
                    transaction.put_account(row);
                    transaction.audit(record);
                  });
  }

  model::Instant now() const { return clock_.now(); }

 private:
  model::SystemClock clock_;
  const Place& place_;
  Installation installation_;
};

int tell(const Place& place, const std::string& name, const std::string& why_not) {
  if (place.json) {
    std::cout << json::serialize(
                     json::object{{"naam", name}, {"done", why_not.empty()}, {"text", why_not}})
              << '\n';
  } else {
    (why_not.empty() ? std::cout : std::cerr)
        << name << ": " << (why_not.empty() ? "gedaan" : why_not) << '\n';
  }
  return why_not.empty() ? kOk : kFound;
}

std::string joined(const std::vector<std::string>& words) {
  std::string result;
  for (const auto& word : words) result += (result.empty() ? "" : " ") + word;
  return result;
}

std::string trouble_with(const AccountOptions& options, const config::Access& access) {
  if (const auto trouble = admin::trouble_with_name(options.name); !trouble.empty()) {
    return "de naam " + trouble;
  }
  for (const auto& role : options.roles) {
    if (access.role(role) == nullptr) return "er is geen rol " + role;
  }
  return {};
}

std::string trouble_with(const std::string& password, const std::string& name,
                         const config::Access& access) {
  const auto trouble = admin::trouble_with_password(password, name, access.password_length);
  return trouble.empty() ? trouble : "het wachtwoord " + trouble;
}

}  // namespace

int account_list(const Place& place) {
  const auto rows = Accounts{place}.all();
  json::array views;
  for (const auto& row : rows) views.push_back(view_of(row));
  if (place.json) {
    std::cout << json::serialize(views) << '\n';
    return kOk;
  }
  if (rows.empty()) std::cout << "geen accounts\n";
  for (const auto& row : rows) {
    std::cout << row.name << "  " << row.display << "  " << joined(row.roles)
              << (row.disabled ? "  geblokkeerd" : "") << '\n';
  }
  return kOk;
}

int account_add(const Place& place, const AccountOptions& options) {
  Accounts accounts{place};
  const auto display = options.display.empty() ? options.name : options.display;
  auto why_not = trouble_with(options, accounts.access());
  if (why_not.empty() && accounts.find(options.name)) why_not = "dit account is er al";
  if (!why_not.empty()) return tell(place, options.name, why_not);
  const auto password = ask_password();
  why_not = trouble_with(password, options.name, accounts.access());
  if (!why_not.empty()) return tell(place, options.name, why_not);
  if (accounts.hub_runs()) {
    json::array roles;
    for (const auto& role : options.roles) roles.emplace_back(role);
    why_not = accounts.ask("POST", "/v1/accounts",
                           {{"naam", options.name},
                            {"weergavenaam", display},
                            {"wachtwoord", password},
                            {"rollen", std::move(roles)}});
  } else {
    accounts.put({.name = options.name,
                  .display = display,
                  .hash = crypto::hash_password(password),
                  .roles = options.roles,
                  .created = accounts.now()},
                 "account.add", joined(options.roles));
  }
  return tell(place, options.name, why_not);
}

int account_block(const Place& place, const std::string& name, bool blocked) {
  Accounts accounts{place};
  auto row = accounts.find(name);
  if (!row) return tell(place, name, "dit account is er niet");
  if (accounts.hub_runs()) {
    auto view = view_of(*row);
    return tell(place, name,
                accounts.ask("PUT", "/v1/accounts/" + name,
                             {{"weergavenaam", view["weergavenaam"]},
                              {"rollen", view["rollen"]},
                              {"geblokkeerd", blocked}},
                             row->version));
  }
  row->disabled = blocked;
  ++row->version;
  accounts.put(*row, "account.change", blocked ? "disabled" : "enabled");
  return tell(place, name, {});
}

int account_password(const Place& place, const std::string& name) {
  Accounts accounts{place};
  auto row = accounts.find(name);
  if (!row) return tell(place, name, "dit account is er niet");
  const auto password = ask_password();
  auto why_not = trouble_with(password, name, accounts.access());
  if (!why_not.empty()) return tell(place, name, why_not);
  if (accounts.hub_runs()) {
    why_not =
        accounts.ask("POST", "/v1/accounts/" + name + "/_wachtwoord", {{"wachtwoord", password}});
  } else {
    row->hash = crypto::hash_password(password);
    ++row->version;
    accounts.put(*row, "account.password", {});
  }
  return tell(place, name, why_not);
}

}  // namespace rodedraad::cli
