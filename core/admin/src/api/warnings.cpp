#include <date/date.h>

#include "alerts.h"
#include "input.h"
#include "routes.h"
#include "views.h"

/// /v1/waarschuwingen: what administrators are told by mail and webhook.
namespace rodedraad::admin {

namespace json = boost::json;

namespace {

/// "07:30".
std::string clock_time(std::chrono::milliseconds time) {
  return date::format("%H:%M", std::chrono::floor<std::chrono::minutes>(time));
}

sdk::Answer all(const Context& context) {
  const auto setup = context.setup();
  const auto& alerts = setup->config().hub.alerts;
  json::array last;
  for (const auto& alert : context.alerts->last()) {
    last.push_back(json::object{{"moment", utc(alert.at)},
                                {"soort", alert.sort},
                                {"tekst", alert.title},
                                {"afgeleverd", alert.arrived()}});
  }
  return reply(json::object{{"mail", or_null(alerts.mail)},
                            {"webhook", or_null(alerts.webhook)},
                            {"dagbericht", alerts.digest ? json::value(clock_time(*alerts.digest))
                                                         : json::value(nullptr)},
                            {"laatste", std::move(last)}});
}

sdk::Answer test(const Request& request, Context& context) {
  const auto setup = context.setup();
  if (!setup->config().hub.alerts.any()) {
    return not_now("Er is geen mailadres of webhook ingesteld: zie <alerts> in hub.xml.");
  }
  if (!context.hub.record(record_of(request, context, "alert.test", {}, {}, "asked"))) {
    return unrecorded();
  }
  const auto began = std::chrono::steady_clock::now();
  const auto problems = context.alerts->test();
  json::array steps;
  for (const auto& problem : problems) {
    steps.push_back(json::object{{"naam", "versturen"}, {"gelukt", false}, {"tekst", problem}});
  }
  if (problems.empty()) {
    steps.push_back(json::object{
        {"naam", "versturen"}, {"gelukt", true}, {"tekst", "De proefwaarschuwing is verstuurd."}});
  }
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - began);
  return reply(json::object{
      {"gelukt", problems.empty()}, {"duurMs", took.count()}, {"stappen", std::move(steps)}});
}

}  // namespace

void add_warnings(Router& router, Context& context) {
  router.add("GET", "/v1/waarschuwingen", Right::metadata,
             [&](const auto&, auto&) { return all(context); });
  router.add("POST", "/v1/waarschuwingen/_test", Right::configure,
             [&](const auto& request, auto&) { return test(request, context); });
}

}  // namespace rodedraad::admin
