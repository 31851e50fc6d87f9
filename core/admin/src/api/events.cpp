#include "events.h"

#include <algorithm>
#include <charconv>

#include "reply.h"

namespace rodedraad::admin {

namespace {

sdk::Answer told(std::uint64_t version, bool change) {
  auto text = "retry: 1000\nid: " + std::to_string(version) + '\n';
  text += change ? "event: verandering\ndata: {}\n\n" : "data:\n\n";
  return {200, "text/event-stream", {}, std::move(text)};
}

}  // namespace

Events::Events(std::function<std::uint64_t()> version)
    : version_(std::move(version)), thread_([this](const std::stop_token& stop) { run(stop); }) {}

Events::~Events() {
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
  for (const auto& each : held_) each.answered(told(each.seen, false));
}

void Events::listen(const std::string& last, hub::Transport::Answered answered) {
  std::uint64_t seen = 0;
  const auto* end = last.data() + last.size();
  const bool known = !last.empty() && std::from_chars(last.data(), end, seen).ptr == end;
  {
    const std::lock_guard lock(mutex_);
    if (held_.size() < kMost) {
      if (!known) seen = version_();
      held_.push_back({seen, std::chrono::steady_clock::now() + kHold, std::move(answered)});
      changed_.notify_one();
      return;
    }
  }
  answered(problem(503, "Te veel luisteraars", "Er luisteren al te veel vensters; ververs zelf."));
}

std::size_t Events::listening() const {
  const std::lock_guard lock(mutex_);
  return held_.size();
}

void Events::run(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (changed_.wait(lock, stop, [&] { return !held_.empty(); })) {
    const auto version = version_();
    const auto now = std::chrono::steady_clock::now();
    const auto due = std::stable_partition(held_.begin(), held_.end(), [&](const Held& each) {
      return each.seen == version && each.until > now;
    });
    std::vector<Held> ready{std::make_move_iterator(due), std::make_move_iterator(held_.end())};
    held_.erase(due, held_.end());
    lock.unlock();
    for (const auto& each : ready) each.answered(told(version, each.seen != version));
    lock.lock();
    changed_.wait_for(lock, stop, kLook, [] { return false; });
  }
}

}  // namespace rodedraad::admin
