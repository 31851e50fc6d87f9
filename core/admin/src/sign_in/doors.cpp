#include "doors.h"

#include <array>

#include "account_routes.h"
#include "api/reply.h"
#include "session_routes.h"

namespace rodedraad::admin {

namespace {

using Handler = sdk::Answer (*)(SignIn&, const Request&);

struct Entry {
  std::string_view method;
  std::string_view path;  ///< with {naam} for one part that is a name
  bool open;              ///< nobody has to be signed in
  Handler handler;
};

constexpr std::array<Entry, 13> kEntries{
    {{"GET", "/v1/inlogmogelijkheden", true, login_options},
     {"POST", "/v1/sessies", true, open_session},
     {"GET", "/v1/sessies/huidige", false, current_session},
     {"DELETE", "/v1/sessies/huidige", false, close_session},
     {"GET", "/v1/sessies/_openid", true, begin_openid},
     {"GET", "/v1/sessies/_terug", true, end_openid},
     {"POST", "/v1/accounts/_eerste", true, first_account},
     {"GET", "/v1/accounts", false, list_accounts},
     {"POST", "/v1/accounts", false, add_account},
     {"GET", "/v1/accounts/{naam}", false, show_account},
     {"PUT", "/v1/accounts/{naam}", false, change_account},
     {"POST", "/v1/accounts/{naam}/_wachtwoord", false, set_password},
     {"GET", "/v1/rollen", false, list_roles}}};

constexpr std::string_view kName = "{naam}";

/// Whether \p path fits; the name in it goes into \p request.
bool fits(std::string_view pattern, std::string_view path, Request& request) {
  const auto at = pattern.find(kName);
  if (at == std::string_view::npos) return pattern == path;
  const auto rest = pattern.substr(at + kName.size());
  if (path.size() < at + rest.size() || path.substr(0, at) != pattern.substr(0, at) ||
      !path.ends_with(rest)) {
    return false;
  }
  const auto name = path.substr(at, path.size() - at - rest.size());
  if (name.empty() || name.starts_with('_') || name.find('/') != std::string_view::npos) {
    return false;
  }
  request.parts["naam"] = name;
  return true;
}

}  // namespace

bool is_for_sign_in(const sdk::Message& message) {
  const auto path = path_of(message.target);
  for (const std::string_view collection :
       {"/v1/inlogmogelijkheden", "/v1/sessies", "/v1/accounts", "/v1/rollen"}) {
    if (path == collection || path.starts_with(std::string{collection} + '/')) return true;
  }
  return false;
}

sdk::Answer answer_sign_in(SignIn& sign_in, sdk::Message message) {
  Request request;
  const auto path = path_of(message.target);
  const Entry* found = nullptr;
  bool known = false;
  for (const auto& entry : kEntries) {
    if (!fits(entry.path, path, request)) continue;
    known = true;
    if (entry.method == message.method) found = &entry;
  }
  auto answer =
      found == nullptr
          ? known ? problem(405, "Kan hier niet", "Deze opdracht kan hier niet.") : not_found()
          : sdk::Answer{};
  if (found != nullptr) {
    request.query = query_of(message.target);
    request.message = std::move(message);
    auto refusal = std::optional<sdk::Answer>{};
    if (!found->open) {
      auto person = sign_in.who(request.message);
      if (person) {
        request.person = std::move(*person);
      } else {
        refusal = std::move(person.error());
      }
    }
    answer = refusal ? std::move(*refusal) : found->handler(sign_in, request);
  }
  finish(answer, sign_in.ground().encrypted);
  return answer;
}

}  // namespace rodedraad::admin
