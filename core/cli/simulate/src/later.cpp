#include "later.h"

#include <utility>

namespace rodedraad::simulate {

Later::Later() : thread_([this](const std::stop_token& stop) { run(stop); }) {}

void Later::finish() {
  std::multimap<Time, std::function<void()>> left;
  {
    const std::lock_guard lock{mutex_};
    finished_ = true;
    left.swap(actions_);
  }
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
  for (auto& [due, action] : left) action();
}

void Later::at(Time due, std::function<void()> action) {
  {
    const std::lock_guard lock{mutex_};
    if (!finished_) {
      actions_.emplace(due, std::move(action));
      changed_.notify_one();
      return;
    }
  }
  action();
}

void Later::after(std::chrono::milliseconds wait, std::function<void()> action) {
  at(std::chrono::steady_clock::now() + wait, std::move(action));
}

void Later::run(const std::stop_token& stop) {
  std::unique_lock lock{mutex_};
  while (!stop.stop_requested()) {
    if (actions_.empty() || actions_.begin()->first == Time::max()) {
      const auto has_work = [this] {
        return !actions_.empty() && actions_.begin()->first != Time::max();
      };
      changed_.wait(lock, stop, has_work);
      continue;
    }
    const auto due = actions_.begin()->first;
    if (std::chrono::steady_clock::now() < due) {
      const auto has_earlier = [this, due] {
        return actions_.empty() || actions_.begin()->first < due;
      };
      changed_.wait_until(lock, stop, due, has_earlier);
      continue;
    }
    auto first = actions_.extract(actions_.begin());
    lock.unlock();
    first.mapped()();
    lock.lock();
  }
}

}  // namespace rodedraad::simulate
