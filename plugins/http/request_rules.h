#pragma once

#include <optional>

#include "parser.h"
#include "refusal.h"
#include "rodedraad/sdk/message.h"

namespace rodedraad::http {

/// What this server answers to a method that it does not take.
inline constexpr const char* kAllow = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";

/// Refuses a request whose head leaves any doubt about where it ends or whom it is for, also where
/// Beast takes it: a proxy in front may read it otherwise (RFC 9112 section 11.2).
std::optional<Refusal> check_request(const RequestParser::Message& request);

/// Whether the sender waits for "100 Continue" before it sends the body.
bool expects_continue(const RequestParser::Message& request);

/// The request without its body, as the hub gets it.
sdk::Message to_message(const RequestParser::Message& request);

}  // namespace rodedraad::http
