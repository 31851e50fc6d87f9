#include "context.h"

#include "input.h"
#include "rodedraad/hub/log.h"
#include "views.h"

namespace rodedraad::admin {

store::AuditRow record_of(const Request& request, const Context& context, std::string action,
                          std::string object, std::string municipality, std::string result) {
  return {.at = context.clock.now(),
          .action = std::move(action),
          .object = std::move(object),
          .result = std::move(result),
          .origin = request.person.origin,
          .actor = request.person.account,
          .municipality = std::move(municipality),
          .revision = context.setup()->config().revision};
}

std::optional<sdk::Answer> recorded(const Request& request, Context& context, std::string action,
                                    const std::string& object, const std::string& municipality,
                                    const std::string& why) {
  auto row = record_of(request, context, std::move(action), object, municipality, "shown");
  row.detail = hub::mask(why).substr(0, 500);
  if (context.hub.record(std::move(row))) return std::nullopt;
  return unrecorded();
}

sdk::Answer unveil(const Request& request, Context& context, const std::string& what,
                   const std::string& object, const std::string& municipality) {
  auto input = Input::of_body(request);
  const auto why = input.text("reden", Input::Need::required);
  if (auto refusal = input.refusal()) return *refusal;
  if (auto refusal = recorded(request, context, what + ".unmask", object, municipality, why)) {
    return *refusal;
  }
  const auto until = context.unveilings.add(request.person.account, object, context.clock.now());
  return reply(boost::json::object{{"tot", utc(until)}});
}

std::string by_of(const Request& request, const std::string& said) {
  return request.person.command ? hub::mask(said) : request.person.account;
}

std::optional<std::vector<std::string>> scope_of(const Request& request, Right right,
                                                 const std::string& chosen) {
  if (!chosen.empty()) {
    if (!request.person.may(right, {}, chosen)) return std::nullopt;
    return std::vector<std::string>{chosen};
  }
  const auto allowed = request.person.municipalities(right);
  if (!allowed) return std::vector<std::string>{};
  if (allowed->empty()) return std::nullopt;
  return std::vector<std::string>(allowed->begin(), allowed->end());
}

}  // namespace rodedraad::admin
