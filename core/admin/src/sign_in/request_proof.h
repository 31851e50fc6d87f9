#pragma once

#include <string>
#include <string_view>

#include "rodedraad/sdk/message.h"

/// What a request shows of where it comes from. Pure.
namespace rodedraad::admin {

inline constexpr std::string_view kSessionCookie = "__Host-sessie";
/// While somebody is away at the provider. It comes back from another site, so it is Lax.
inline constexpr std::string_view kLoginCookie = "__Host-aanmelden";

/// The value of a cookie; empty when there is none (RFC 6265 section 4.2).
std::string_view cookie(const sdk::Message& message, std::string_view name);

/// Set-Cookie for a value that no script sees and that goes over TLS alone, or to this machine.
std::string strict_cookie(std::string_view name, std::string_view value);
std::string lax_cookie(std::string_view name, std::string_view value);
/// Takes it back.
std::string no_cookie(std::string_view name);

/// Whether a request with this method may change something (RFC 9110 section 9.2.1).
bool is_unsafe(const sdk::Message& message);

/// Whether the page that made this request came from here, as far as the browser says so
/// (Origin, Sec-Fetch-Site). What is no browser says nothing.
bool is_of_our_page(const sdk::Message& message);

/// "https://hub.example.nl": where the browser thinks that it is. \p encrypted: our listener speaks
/// TLS; without, a name that is not of this machine stands for a proxy that does.
std::string own_address(const sdk::Message& message, bool encrypted);

/// From which machine, for the audit log; "console" when the listener does not say.
std::string origin_of(const sdk::Message& message);
/// Whether such an origin is of one machine, and not of all behind a proxy on this one.
bool tells_machines_apart(const std::string& origin);

}  // namespace rodedraad::admin
