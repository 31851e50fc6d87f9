#include "reloader.h"

#include <exception>
#include <utility>

#include "installation.h"
#include "rodedraad/hub/log.h"

namespace rodedraad::cli {

namespace {

/// A reload has no plugin call that is watched; this bounds how long stopping waits for it.
constexpr std::chrono::seconds kPatience{15};

}  // namespace

Reloader::Reloader(Place place, const model::Clock& clock, hub::Hub& hub,
                   std::function<void()> changed)
    : place_(std::move(place)),
      clock_(clock),
      hub_(hub),
      changed_(std::move(changed)),
      crew_("reload", kPatience) {}

void Reloader::ask(std::string folder, std::string origin, std::string actor, Done done) {
  crew_.post([this, folder = std::move(folder), origin = std::move(origin),
              actor = std::move(actor),
              done = std::move(done)] { done(reload(folder, origin, actor)); });
}

void Reloader::ask_simulator(hub::SimulatorWish wish, Simulated done) {
  crew_.post([this, wish = std::move(wish), done = std::move(done)] { done(simulate(wish)); });
}

std::string Reloader::simulate(const hub::SimulatorWish& wish) {
  try {
    auto why_not = hub_.simulate(wish);
    if (why_not.empty()) changed_();
    return why_not;
  } catch (const std::exception& problem) {
    hub::log(hub::LogLevel::error, "connection.simulator",
             {{"action", "simulate"}, {"result", "failed"}, {"text", problem.what()}});
    return std::string{"Dat lukt niet: "} + problem.what();
  }
}

hub::Reloaded Reloader::reload(const std::string& folder, const std::string& origin,
                               const std::string& actor) {
  try {
    Installation fresh{clock_, folder.empty() ? place_.config : std::filesystem::path{folder},
                       place_.set};
    auto result = hub_.reload(fresh.take_loaded(), fresh.plugins(), origin, actor);
    if (!result.done) return result;
    hub::set_log_level(hub_.setup()->config().hub.log_level);
    changed_();
    return result;
  } catch (const std::exception& problem) {
    hub::log(hub::LogLevel::error, "config.reload",
             {{"action", "reload"}, {"result", "failed"}, {"text", problem.what()}});
    hub::Reloaded result;
    result.revision = hub_.setup()->config().revision;
    auto& finding = result.findings.emplace_back();
    finding.place.file = "hub.xml";
    finding.code = "reload-failed";
    finding.text = problem.what();
    return result;
  }
}

}  // namespace rodedraad::cli
