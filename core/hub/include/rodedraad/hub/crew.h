#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

#include "rodedraad/model/drive.h"

namespace rodedraad::hub {

/// Thrown out of a plugin call that came back after the crew had given it up. Only a crew catches
/// it.
struct Abandoned {};

/// Marks the time a thread spends inside a plugin. On a crew's thread the crew watches it;
/// elsewhere it does nothing. Throws Abandoned from finish() when the crew has meanwhile given the
/// call up.
class PluginCall {
 public:
  /// \p plugin must live as long as the call.
  explicit PluginCall(std::string_view plugin);
  ~PluginCall();
  PluginCall(const PluginCall&) = delete;
  PluginCall& operator=(const PluginCall&) = delete;
  void finish();

 private:
  bool open_;
};

/// One thread that runs jobs in order, and survives a job that hangs inside a plugin: after the
/// deadline the thread is left behind, a new one goes on, and the job's own `abandoned` runs
/// instead. A job that hangs outside a plugin is our bug and is not watched.
class Crew {
 public:
  struct Job {
    std::function<void()> run;
    std::function<void(std::string_view plugin)> abandoned;
  };

  /// By hand, jobs run in step(), and a job that hangs hangs its caller.
  Crew(std::string name, std::chrono::milliseconds deadline,
       model::Drive drive = model::Drive::by_thread);
  ~Crew();
  /// Finishes the job in hand, or leaves it behind when it hangs. Jobs that wait, and jobs posted
  /// later, are dropped.
  void stop();
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;

  void post(Job job);
  void post(std::function<void()> run) { post(Job{std::move(run), nullptr}); }
  /// Goes before the jobs that wait.
  void post_next(Job job);
  /// Runs the next job; only by hand. \returns whether there was one.
  bool step();
  /// From now on a plugin may take so long. [any thread]
  void set_deadline(std::chrono::milliseconds deadline);
  /// Jobs waiting or in hand.
  std::size_t waiting() const;

 private:
  struct State;
  static void work(const std::shared_ptr<State>& state, std::size_t generation);
  /// \p looked: when the crew began. Time that passes before the watcher runs counts as overslept.
  void watch(const std::stop_token& stop, std::chrono::steady_clock::time_point looked);
  void start_thread();

  std::shared_ptr<State> state_;
  std::jthread watcher_;
};

}  // namespace rodedraad::hub
