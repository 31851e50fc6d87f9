#include "rodedraad/hub/schedule.h"

#include <condition_variable>
#include <mutex>

#include "rodedraad/model/date.h"

namespace rodedraad::hub {

bool is_due(const config::Poll& poll, std::optional<model::Instant> last, model::Instant now) {
  if (poll.every.count() > 0) return !last || now - *last >= poll.every;
  const auto midnight = model::parse_instant(model::Date{model::dutch_day(now)}.text());
  const auto moment = midnight + poll.at;
  return now >= moment && (!last || *last < moment);
}

Schedule::Schedule(const Context& context, const store::Location& location, Processor& processor)
    : context_(context), processor_(processor) {
  store::Reader reader{location};
  for (const auto& connection : context.config.connections) {
    for (const auto& poll : connection.polls) {
      entries_.push_back({&connection, &poll, reader.schedule(connection.id, poll.message)});
    }
  }
}

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

void Schedule::look() {
  const auto now = context_.clock.now();
  for (auto& entry : entries_) {
    if (!is_due(*entry.poll, entry.last, now)) continue;
    entry.last = now;
    processor_.ask(*entry.connection, *entry.poll);
  }
  const auto today = model::dutch_day(now);
  if (told_ == today) return;
  told_ = today;
  processor_.look_at_clock();
  processor_.retain();
}

}  // namespace rodedraad::hub
