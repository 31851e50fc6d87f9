#pragma once

#include "api/reply.h"
#include "api/router.h"
#include "api/routes.h"
#include "sign_in/sign_in.h"

namespace rodedraad::admin {

/// What the routes of log-in answer, with who asks let in as the Admin API does it. None of them
/// looks at the store.
inline sdk::Answer answer_sign_in(SignIn& sign_in, const sdk::Message& message) {
  Router router;
  add_log_in(router, sign_in);
  Request request;
  bool known = false;
  const auto* route = router.find(message.method, path_of(message.target), request, known);
  if (route == nullptr) return not_found();
  request.message = message;
  request.query = query_of(message.target);
  if (route->access != Access{Door::open}) {
    auto person = sign_in.who(message);
    if (!person) return person.error();
    request.person = std::move(*person);
    const auto* right = std::get_if<Right>(&route->access);
    if (right != nullptr && !request.person.may(*right)) return forbidden();
  }
  alignas(Workplace) static std::byte place[sizeof(Workplace)];
  sdk::Answer result;
  route->run(request, *reinterpret_cast<Workplace*>(place),
             [&](const sdk::Answer& answer) { result = answer; });
  finish(result, false);
  return result;
}

}  // namespace rodedraad::admin
