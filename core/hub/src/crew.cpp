#include "rodedraad/hub/crew.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <utility>

#include "rodedraad/hub/log.h"

namespace rodedraad::hub {

namespace {

using Steady = std::chrono::steady_clock;

/// What one thread of a crew is doing inside a plugin.
struct Slot {
  std::mutex mutex;
  bool in_plugin = false;
  bool abandoned = false;
  Steady::time_point since;
  std::string plugin;
};

thread_local Slot* current_slot = nullptr;

}  // namespace

PluginCall::PluginCall(std::string_view plugin) : open_(current_slot != nullptr) {
  if (!open_) return;
  const std::lock_guard lock(current_slot->mutex);
  current_slot->in_plugin = true;
  current_slot->since = Steady::now();
  current_slot->plugin = plugin;
}

void PluginCall::finish() {
  if (!open_) return;
  open_ = false;
  const std::lock_guard lock(current_slot->mutex);
  current_slot->in_plugin = false;
  if (current_slot->abandoned) throw Abandoned{};
}

PluginCall::~PluginCall() {
  if (!open_) return;
  const std::lock_guard lock(current_slot->mutex);
  current_slot->in_plugin = false;
}

struct Crew::State {
  std::string name;
  std::atomic<std::chrono::milliseconds> deadline{};
  std::mutex mutex;
  std::condition_variable ready;
  std::condition_variable idle;
  std::deque<Job> jobs;
  bool stopping = false;
  bool busy = false;
  std::size_t generation = 0;  ///< the thread that counts; older ones were left behind
  std::shared_ptr<Slot> slot;
  std::function<void(std::string_view)> if_abandoned;  ///< of the job in hand
};

Crew::Crew(std::string name, std::chrono::milliseconds deadline, model::Drive drive)
    : state_(std::make_shared<State>()) {
  state_->name = std::move(name);
  state_->deadline = deadline;
  if (drive == model::Drive::by_hand) return;
  start_thread();
  watcher_ = std::jthread{
      [this, begun = Steady::now()](const std::stop_token& stop) { watch(stop, begun); }};
}

Crew::~Crew() { stop(); }

void Crew::stop() {
  std::unique_lock lock(state_->mutex);
  state_->stopping = true;
  state_->jobs.clear();
  state_->ready.notify_all();
  state_->idle.wait_for(lock, 2 * state_->deadline.load(), [this] { return !state_->busy; });
  ++state_->generation;
}

void Crew::post(Job job) {
  {
    const std::lock_guard lock(state_->mutex);
    if (state_->stopping) return;
    state_->jobs.push_back(std::move(job));
  }
  state_->ready.notify_one();
}

void Crew::post_next(Job job) {
  {
    const std::lock_guard lock(state_->mutex);
    if (state_->stopping) return;
    state_->jobs.push_front(std::move(job));
  }
  state_->ready.notify_one();
}

bool Crew::step() {
  Job job;
  {
    const std::lock_guard lock(state_->mutex);
    if (state_->jobs.empty()) return false;
    job = std::move(state_->jobs.front());
    state_->jobs.pop_front();
  }
  job.run();
  return true;
}

void Crew::set_deadline(std::chrono::milliseconds deadline) { state_->deadline = deadline; }

std::size_t Crew::waiting() const {
  const std::lock_guard lock(state_->mutex);
  return state_->jobs.size() + (state_->busy ? 1 : 0);
}

void Crew::start_thread() {
  state_->slot = std::make_shared<Slot>();
  // Detached on purpose: a thread that hangs in a plugin can never be joined. Each thread owns the
  // state it uses, and the destructor waits for the one that counts.
  std::thread{[state = state_, generation = state_->generation] {
    work(state, generation);
  }}.detach();
}

void Crew::work(const std::shared_ptr<State>& state, std::size_t generation) {
  std::unique_lock lock(state->mutex);
  const auto slot = state->slot;
  current_slot = slot.get();
  for (;;) {
    state->ready.wait(lock, [&] {
      return state->stopping || state->generation != generation || !state->jobs.empty();
    });
    if (state->generation != generation || state->stopping) return;
    Job job = std::move(state->jobs.front());
    state->jobs.pop_front();
    state->busy = true;
    state->if_abandoned = job.abandoned;
    lock.unlock();
    try {
      job.run();
    } catch (const Abandoned&) {
      return;  // another thread took over long ago
    }
    job = {};
    lock.lock();
    if (state->generation != generation) return;
    state->busy = false;
    state->idle.notify_all();
  }
}

void Crew::watch(const std::stop_token& stop, std::chrono::steady_clock::time_point looked) {
  std::mutex mutex;
  std::condition_variable_any pause;
  while (!stop.stop_requested()) {
    std::unique_lock sleep(mutex);
    const auto nap = state_->deadline.load() / 4;
    pause.wait_for(sleep, stop, nap, [] { return false; });
    const auto before = std::exchange(looked, Steady::now());
    const auto overslept = std::max(looked - before - nap, Steady::duration{});
    const std::lock_guard lock(state_->mutex);
    std::string plugin;
    {
      auto& slot = *state_->slot;
      const std::lock_guard slot_lock(slot.mutex);
      // Time in which this thread did not run either, the plugin did not have: the process stood
      // still, or others had the processor.
      slot.since = std::min(slot.since + overslept, Steady::now());
      if (!slot.in_plugin || Steady::now() - slot.since < state_->deadline.load()) continue;
      slot.abandoned = true;
      plugin = slot.plugin;
    }
    log(LogLevel::error, "plugin.hangs", {{"plugin", plugin}, {"crew", state_->name}});
    auto abandoned = std::exchange(state_->if_abandoned, nullptr);
    if (abandoned) {
      state_->jobs.push_front(
          Job{[abandoned = std::move(abandoned), plugin] { abandoned(plugin); }, nullptr});
    }
    ++state_->generation;
    state_->busy = false;
    if (!state_->stopping) start_thread();
    state_->idle.notify_all();
    state_->ready.notify_all();
  }
}

}  // namespace rodedraad::hub
