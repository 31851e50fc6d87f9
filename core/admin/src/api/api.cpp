#include "api.h"

#include "configurations.h"
#include "metrics.h"
#include "rodedraad/crypto/digest.h"
#include "rodedraad/hub/log.h"
#include "routes.h"
#include "sign_in/sign_in.h"

namespace rodedraad::admin {

namespace {

constexpr std::size_t kWorkers = 4;

sdk::Answer plain(int status, std::string text) {
  return {status, "text/plain; charset=utf-8", {}, std::move(text)};
}

sdk::Answer not_signed_in() {
  return problem(401, "Niet aangemeld", "Meld u aan, of geef het token uit de gegevensmap mee.");
}

sdk::Answer too_busy() {
  return problem(503, "Te druk", "Er wordt te veel tegelijk gevraagd; probeer weer.");
}

/// What is not foreseen is said without what it holds; the log has the rest.
template <class Work>
void guarded(const Work& work, const Answered& answered) {
  try {
    work();
  } catch (const store::TooSlow&) {
    answered(problem(503, "Te veel om te doorzoeken",
                     "Dit duurt langer dan twee seconden: zoek gerichter, met een koppeling, een "
                     "gemeente of een periode."));
  } catch (const store::BadCursor&) {
    answered(problem(400, "Onvolledig of onjuist", "Er klopt één ding niet; zie invalidParams.",
                     {{"cursor", "is niet van deze lijst"}}));
  } catch (const std::exception& failure) {
    hub::log(hub::LogLevel::error, "admin.failed", {{"text", failure.what()}});
    answered(
        problem(500, "Onze fout", "Dit had niet mogen gebeuren; het log van de hub zegt meer."));
  }
}

}  // namespace

Api::Api(hub::Hub& hub, const hub::PluginHost& plugins, const model::Clock& clock,
         Installed installed, AdminServer::Reload reload, AdminServer::Simulate simulate,
         SignIn& sign_in, crypto::Secret metrics_token, bool encrypted)
    : sign_in_(sign_in),
      metrics_token_(std::move(metrics_token)),
      encrypted_(encrypted),
      console_(console_folder()),
      events_([&hub] { return hub.changes(); }),
      bulks_(hub),
      what_ifs_(hub, plugins),
      context_{hub,
               plugins,
               clock,
               std::move(installed),
               std::move(reload),
               std::move(simulate),
               unveilings_,
               events_,
               bulks_,
               what_ifs_,
               clock.now()},
      alerts_(context_),
      workers_(hub.location(), kWorkers) {
  context_.alerts = &alerts_;
  add_log_in(router_, sign_in_);
  add_description(router_);
  for (const auto add : kCollections) add(router_, context_);
}

Api::~Api() = default;

void Api::begin() {
  workers_.post([this](Workplace&) { keep_revision(context_, "start", "hub"); });
  alerts_.start();
}

bool Api::turns_away(const sdk::Message& head, const Answered& answered) {
  if (head.method == "GET" || head.method == "HEAD") return false;
  Request request;
  bool known = false;
  const auto* route = router_.find(head.method, path_of(head.target), request, known);
  const bool open = route != nullptr && route->access == Access{Door::open};
  const bool shows = !head.header("Authorization").empty() || !head.header("Cookie").empty();
  if (open || shows) return false;
  context_.hub.refused("admin");
  auto answer = not_signed_in();
  finish(answer, encrypted_);
  answered(answer);
  return true;
}

void Api::take(const sdk::Message& message, const Answered& answered) {
  const Answered finished = [answered, encrypted = encrypted_](const sdk::Answer& answer) {
    auto whole = answer;
    finish(whole, encrypted);
    answered(whole);
  };
  const auto path = path_of(message.target);
  if (path == "/metrics" && message.method == "GET") return metrics(message, finished);
  if (!path.starts_with("/v1/") && path != "/v1") {
    return finished(beside_the_api(message, path));
  }
  Request request;
  bool known = false;
  const auto method = message.method == "HEAD" ? std::string{"GET"} : message.method;
  const auto* route = router_.find(method, path, request, known);
  if (route == nullptr) {
    return finished(known ? problem(405, "Kan hier niet", "Dit adres kent deze methode niet.")
                          : problem(404, "Niet gevonden", "Dit adres bestaat niet."));
  }
  request.message = message;
  request.query = query_of(message.target);
  const bool taken = workers_.post([this, route, request, finished](Workplace& work) {
    guarded(
        [&] {
          auto asked = request;
          if (route->access != Access{Door::open}) {
            auto person = sign_in_.who(asked.message);
            if (!person) return finished(person.error());
            asked.person = std::move(*person);
            const auto* right = std::get_if<Right>(&route->access);
            if (right != nullptr && !asked.person.may(*right)) return finished(forbidden());
          }
          route->run(asked, work, finished);
        },
        finished);
  });
  if (!taken) finished(too_busy());
}

void Api::metrics(const sdk::Message& message, const Answered& answered) {
  constexpr std::string_view scheme = "Bearer ";
  const std::string_view shown = message.header("Authorization");
  if (!shown.starts_with(scheme) ||
      !crypto::equal_in_constant_time(shown.substr(scheme.size()), metrics_token_.view())) {
    context_.hub.refused("metrics");
    auto refusal = problem(401, "Niet aangemeld", "Geef het token uit metrics.token mee.");
    refusal.headers.push_back({"WWW-Authenticate", "Bearer"});
    return answered(refusal);
  }
  const bool taken = workers_.post([this, answered](Workplace& work) {
    guarded(
        [&] {
          answered({200, kMetricsMediaType, {}, metrics_text(context_, work.search)});
        },
        answered);
  });
  if (!taken) answered(too_busy());
}

sdk::Answer Api::ready() const {
  std::string text;
  for (const auto& trouble : context_.hub.troubles()) text += trouble + '\n';
  return text.empty() ? plain(200, "ok\n") : plain(503, std::move(text));
}

sdk::Answer Api::beside_the_api(const sdk::Message& message, const std::string& path) const {
  if (message.method != "GET" && message.method != "HEAD") {
    return problem(404, "Niet gevonden", "Dit adres bestaat niet.");
  }
  if (path == "/livez" || path == "/startupz") return plain(200, "ok\n");
  if (path == "/readyz") return ready();
  return console_.answer(message, path);
}

}  // namespace rodedraad::admin
