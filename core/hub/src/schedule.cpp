#include "rodedraad/hub/schedule.h"

#include <condition_variable>
#include <mutex>

#include "rodedraad/hub/credentials.h"
#include "rodedraad/hub/log.h"
#include "rodedraad/model/date.h"

namespace rodedraad::hub {

bool is_due(const config::Poll& poll, std::optional<model::Instant> last, model::Instant now) {
  if (poll.every.count() > 0) return !last || now - *last >= poll.every;
  const auto midnight = model::parse_instant(model::Date{model::dutch_day(now)}.text());
  const auto moment = midnight + poll.at;
  return now >= moment && (!last || *last < moment);
}

Schedule::Schedule(const Setups& setups, const store::Location& location, Processor& processor,
                   const Reserve& reserve)
    : setups_(setups), reader_(location), processor_(processor), reserve_(reserve) {}

Schedule::~Schedule() { stop(); }

void Schedule::start() {
  thread_ = std::jthread{[this](const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any pause;
    std::unique_lock lock(mutex);
    while (!stop.stop_requested()) {
      look();
      pause.wait_for(lock, stop, std::chrono::milliseconds{500}, [] { return false; });
    }
  }};
}

void Schedule::stop() {
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
}

/// When something was last asked. What is on its way to the store is remembered here.
Schedule::Last& Schedule::last(const std::string& connection, const std::string& message) {
  const auto [found, fresh] = last_.try_emplace({connection, message});
  if (fresh) found->second = reader_.schedule(connection, message);
  return found->second;
}

void Schedule::look() {
  const auto setup = setups_.now();
  const auto now = setup->context().clock.now();
  for (const auto& connection : setup->config().connections) {
    for (const auto& poll : connection.polls) {
      if (!reserve_.held()) break;
      auto& asked = last(connection.id, poll.message);
      if (!is_due(poll, asked, now)) continue;
      asked = now;
      processor_.ask(setup, connection, poll);
    }
  }
  const auto today = model::dutch_day(now);
  if (told_ == today) return;
  told_ = today;
  processor_.look_at_clock();
  processor_.retain();
  const auto& context = setup->context();
  for (const auto& finding : look_at_credentials(context.config, context.catalogue,
                                                 std::chrono::floor<std::chrono::seconds>(now))) {
    log(finding.severity == config::Severity::error ? LogLevel::error : LogLevel::warn,
        finding.code,
        {{"action", "look"},
         {"object", finding.place.file},
         {"result", "due"},
         {"origin", "hub"},
         {"text", finding.text}});
  }
}

}  // namespace rodedraad::hub
