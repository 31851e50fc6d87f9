#include "workers.h"

#include <optional>

#include "rodedraad/hub/log.h"

namespace rodedraad::admin {

Workers::Workers(store::Location location, std::size_t threads) : location_(std::move(location)) {
  for (std::size_t i = 0; i < threads; ++i) {
    threads_.emplace_back([this](const std::stop_token& stop) { run(stop); });
  }
}

Workers::~Workers() {
  for (auto& thread : threads_) thread.request_stop();
}

bool Workers::post(Job job) {
  {
    const std::lock_guard lock(mutex_);
    if (jobs_.size() >= kMost) return false;
    jobs_.push_back(std::move(job));
  }
  changed_.notify_one();
  return true;
}

void Workers::run(const std::stop_token& stop) {
  std::optional<Workplace> place;
  for (;;) {
    Job job;
    {
      std::unique_lock lock(mutex_);
      if (!changed_.wait(lock, stop, [&] { return !jobs_.empty(); })) return;
      job = std::move(jobs_.front());
      jobs_.pop_front();
    }
    try {
      if (!place) place.emplace(location_);
      job(*place);
    } catch (const std::exception& problem) {
      hub::log(hub::LogLevel::error, "admin.failed", {{"text", problem.what()}});
    }
  }
}

}  // namespace rodedraad::admin
