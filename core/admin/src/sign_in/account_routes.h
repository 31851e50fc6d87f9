#pragma once

#include "api/request.h"
#include "sign_in.h"

/// The accounts of the hub itself, and what roles there are. The person of a request was let in by
/// SignIn::who. "configure" here is that right without a limit to a law or municipality.
namespace rodedraad::admin {

/// POST /v1/accounts/_eerste, open: with the set-up secret, once.
sdk::Answer first_account(SignIn& sign_in, const Request& request);
/// GET /v1/accounts, configure.
sdk::Answer list_accounts(SignIn& sign_in, const Request& request);
/// POST /v1/accounts, configure.
sdk::Answer add_account(SignIn& sign_in, const Request& request);
/// GET /v1/accounts/{naam}, configure.
sdk::Answer show_account(SignIn& sign_in, const Request& request);
/// PUT /v1/accounts/{naam}, configure; with If-Match.
sdk::Answer change_account(SignIn& sign_in, const Request& request);
/// POST /v1/accounts/{naam}/_wachtwoord: one's own, or configure.
sdk::Answer set_password(SignIn& sign_in, const Request& request);
/// GET /v1/rollen, configure.
sdk::Answer list_roles(SignIn& sign_in, const Request& request);

}  // namespace rodedraad::admin
