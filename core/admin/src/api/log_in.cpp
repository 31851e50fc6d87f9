#include "description.h"
#include "reply.h"
#include "routes.h"
#include "sign_in/account_routes.h"
#include "sign_in/session_routes.h"

/// /v1/sessies, /v1/accounts and /v1/rollen; and the description of all routes.
namespace rodedraad::admin {

namespace {

using Answering = sdk::Answer (*)(SignIn&, const Request&);

struct Entry {
  const char* method;
  const char* pattern;
  Access access;
  Answering answer;
};

}  // namespace

void add_log_in(Router& router, SignIn& sign_in) {
  for (const auto& entry : {
           Entry{"GET", "/v1/inlogmogelijkheden", Door::open, login_options},
           Entry{"POST", "/v1/sessies", Door::open, open_session},
           Entry{"GET", "/v1/sessies/huidige", Door::signed_in, current_session},
           Entry{"DELETE", "/v1/sessies/huidige", Door::signed_in, close_session},
           Entry{"GET", "/v1/sessies/_openid", Door::open, begin_openid},
           Entry{"GET", "/v1/sessies/_terug", Door::open, end_openid},
           Entry{"POST", "/v1/accounts/_eerste", Door::open, first_account},
           Entry{"GET", "/v1/accounts", Right::configure, list_accounts},
           Entry{"POST", "/v1/accounts", Right::configure, add_account},
           Entry{"GET", "/v1/accounts/{naam}", Right::configure, show_account},
           Entry{"PUT", "/v1/accounts/{naam}", Right::configure, change_account},
           Entry{"POST", "/v1/accounts/{naam}/_wachtwoord", Door::signed_in, set_password},
           Entry{"GET", "/v1/rollen", Right::configure, list_roles},
       }) {
    router.add(entry.method, entry.pattern, entry.access,
               [&sign_in, answer = entry.answer](const Request& request, Workplace&) {
                 return answer(sign_in, request);
               });
  }
}

void add_description(Router& router) {
  router.add("GET", "/v1/openapi.json", Door::open, [](const Request&, Workplace&) {
    return sdk::Answer{200,
                       "application/json",
                       {{"Access-Control-Allow-Origin", "*"}},
                       std::string{description()}};
  });
}

}  // namespace rodedraad::admin
