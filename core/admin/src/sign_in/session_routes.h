#pragma once

#include "api/request.h"
#include "sign_in.h"

/// What the console asks about log-in. Routes that are open take the request as it came; the others
/// a person whom SignIn::who let in.
namespace rodedraad::admin {

/// GET /v1/inlogmogelijkheden, open.
sdk::Answer login_options(SignIn& sign_in, const Request& request);
/// POST /v1/sessies, open.
sdk::Answer open_session(SignIn& sign_in, const Request& request);
/// GET /v1/sessies/huidige.
sdk::Answer current_session(SignIn& sign_in, const Request& request);
/// DELETE /v1/sessies/huidige. Location says where to log out at the provider as well.
sdk::Answer close_session(SignIn& sign_in, const Request& request);
/// GET /v1/sessies/_openid, open: sends the browser to the provider, or, when that does not answer
/// as it should, to /?aanmelden=onbereikbaar.
sdk::Answer begin_openid(SignIn& sign_in, const Request& request);
/// GET /v1/sessies/_terug, open: the browser comes back, and goes to the console; when it is not
/// let in, with /?aanmelden=mislukt, geen-rol, druk, niet-vastgelegd or geweigerd.
sdk::Answer end_openid(SignIn& sign_in, const Request& request);

/// The answer to who was let in: the session, and its cookie.
sdk::Answer session_answer(SignIn& sign_in, const SignIn::Opened& opened, int status);

}  // namespace rodedraad::admin
