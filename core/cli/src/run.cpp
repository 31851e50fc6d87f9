#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <exception>
#include <iostream>
#include <memory>

#include "commands.h"
#include "free_memory.h"
#include "installation.h"
#include "open_store.h"
#include "reloader.h"
#include "rodedraad/admin/admin_server.h"
#include "rodedraad/admin/announcement.h"
#include "rodedraad/admin/operator.h"
#include "rodedraad/hub/hub.h"
#include "rodedraad/hub/log.h"
#include "rodedraad/store/audit_chain.h"
#include "rodedraad/store/standby.h"
#include "waiting_room.h"

namespace rodedraad::cli {

namespace {

/// SIGINT, SIGTERM and SIGHUP are taken by sigtimedwait; every thread started later inherits the
/// mask.
sigset_t block_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGHUP);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  return signals;
}

/// The signal that came; 0 or less when none did.
int signal_within(const sigset_t& signals, std::chrono::milliseconds wait) {
  const timespec limit{wait.count() / 1000, (wait.count() % 1000) * 1'000'000};
  return sigtimedwait(&signals, nullptr, &limit);
}

/// Somebody put an older store back on purpose: that is the first thing the audit log says.
void accept_restored_store(const Installation& installation, const Place& place) {
  const auto who = admin::this_operator();
  const store::DataLock lock{place.data};
  const auto accepted =
      store::accept_restored(store_of(installation, place), {.at = model::SystemClock{}.now(),
                                                             .action = "store.restored",
                                                             .object = "store",
                                                             .result = "accepted",
                                                             .origin = who.origin,
                                                             .actor = who.name});
  hub::log(hub::LogLevel::warn, "store.restored",
           {{"action", "store.restored"},
            {"result", accepted.empty() ? "nothing to accept" : "accepted"},
            {"actor", who.name},
            {"text", accepted}});
}

/// On a terminal only: what is written there is nobody's log.
void show_setup_secret(const admin::AdminServer& admin) {
  const auto secret = admin.setup_secret();
  if (secret.empty() || ::isatty(STDERR_FILENO) == 0) return;
  std::cerr << "Er is nog geen account. Ga naar " << admin.console_address()
            << "/ en maak het eerste met dit geheim: " << secret << '\n';
}

/// What happens on a thread of its own and nobody catches: a read of a store that is gone, above
/// all. Nothing can be relied on then; the next start finds out where things are.
[[noreturn]] void stop_at_once() {
  std::string what = "unknown";
  try {
    if (const auto thrown = std::current_exception()) std::rethrow_exception(thrown);
  } catch (const std::exception& problem) {
    what = problem.what();
  } catch (...) {  // NOLINT(bugprone-empty-catch): it has no words
  }
  hub::log(hub::LogLevel::error, "hub.failed",
           {{"action", "run"}, {"result", "stopped"}, {"origin", "hub"}, {"text", what}});
  ::_exit(kUnavailable);
}

void tell_relieved(const store::Standby& standby) {
  if (standby.ended().empty()) return;
  hub::log(hub::LogLevel::warn, "hub.relieved",
           {{"action", "take over"},
            {"object", "store"},
            {"result", "done"},
            {"text", standby.ended() + " gave no sign of life"}});
}

/// Runs the hub until a signal comes. Throws Occupied when another was quicker.
void serve(const Place& place, const RunOptions& options, Installation& installation,
           const model::Clock& clock, const sigset_t& signals) {
  if (options.after_restore) accept_restored_store(installation, place);
  hub::Hub hub{installation.config(), installation.plugins(), clock, place.data};
  std::unique_ptr<admin::AdminServer> admin;
  const auto announce = [&](const std::filesystem::path& file) {
    const admin::Announcement announcement{::getpid(), hub.setup()->config().revision,
                                           admin->address(), hub.addresses()};
    admin::write_whole(file, announcement.json());
  };
  Reloader reloader{place, clock, hub, [&] { announce(place.data / "hub.json"); }};
  admin = std::make_unique<admin::AdminServer>(
      installation.plugins(), hub, clock,
      admin::Installed{place.config, place.data,
                       [&](const std::filesystem::path& folder) {
                         return installation.load(folder, place.set);
                       }},
      [&](std::string folder, std::string origin, std::string actor, Reloader::Done done) {
        reloader.ask(std::move(folder), std::move(origin), std::move(actor), std::move(done));
      },
      [&](hub::SimulatorWish wish, Reloader::Simulated done) {
        reloader.ask_simulator(std::move(wish), std::move(done));
      });
  hub.start();
  admin->start();
  announce(place.data / "hub.json");
  if (!options.ready_file.empty()) announce(options.ready_file);
  show_setup_secret(*admin);

  int idle_looks = 0;
  const std::chrono::milliseconds look{options.until_idle ? 20 : 1000};
  for (int signal = 0; idle_looks < 3; signal = signal_within(signals, look)) {
    if (signal == SIGINT || signal == SIGTERM) break;
    if (signal == SIGHUP)
      reloader.ask({}, "signal", "who may signal the process", [](const hub::Reloaded&) {});
    idle_looks = options.until_idle && hub.idle() ? idle_looks + 1 : 0;
  }
  reloader.stop();
  admin.reset();
  std::error_code ignored;
  std::filesystem::remove(place.data / "hub.json", ignored);
  hub.stop(std::chrono::seconds{8});
}

}  // namespace

int run(const Place& place, const RunOptions& options) {
  // What the hub writes is for its own user; a folder that it shares says so by an ACL.
  ::umask(077);
  give_free_memory_back();
  const auto signals = block_signals();
  const model::SystemClock clock;
  std::unique_ptr<Installation> installation;
  const auto load = [&] {
    auto next = std::make_unique<Installation>(clock, place.config, place.set);
    hub::set_log_level(next->config().hub.log_level);
    for (const auto& finding : next->loaded().findings) {
      hub::log(hub::LogLevel::warn, "config.finding", {{"text", config::to_string(finding)}});
    }
    installation = std::move(next);
  };
  load();
  std::set_terminate(stop_at_once);
  try {
    store::Standby standby{store_of(*installation, place)};
    WaitingRoom waiting_room{
        place,   installation,
        load,    clock,
        standby, [&](std::chrono::milliseconds most) { return signal_within(signals, most); }};
    while (waiting_room.wait()) {
      tell_relieved(standby);
      try {
        // Who waited long works with the configuration of now.
        if (!standby.waits_for().empty()) load();
        serve(place, options, *installation, clock, signals);
        break;
      } catch (const store::Occupied&) {  // NOLINT(bugprone-empty-catch): its turn comes again
      }
    }
    return kOk;
  } catch (const store::StoreError& problem) {
    throw Stop(kUnavailable, problem.what());
  } catch (const Stop&) {
    throw;
  } catch (const std::runtime_error& problem) {
    throw Stop(kUnavailable, problem.what());
  }
}

}  // namespace rodedraad::cli
