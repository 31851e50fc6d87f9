#include <unistd.h>

#include <csignal>
#include <iostream>
#include <thread>

#include "commands.h"
#include "installation.h"
#include "rodedraad/admin/admin_server.h"
#include "rodedraad/admin/announcement.h"
#include "rodedraad/hub/hub.h"
#include "rodedraad/hub/log.h"

namespace rodedraad::cli {

namespace {

/// SIGINT and SIGTERM are taken by sigtimedwait; every thread started later inherits the mask.
sigset_t block_stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  return signals;
}

bool stop_signal_within(const sigset_t& signals, std::chrono::milliseconds wait) {
  const timespec limit{wait.count() / 1000, (wait.count() % 1000) * 1'000'000};
  return sigtimedwait(&signals, nullptr, &limit) > 0;
}

}  // namespace

int run(const Place& place, const RunOptions& options) {
  const auto signals = block_stop_signals();
  const model::SystemClock clock;
  Installation installation{clock, place.config, place.set};
  const auto& config = installation.config();
  hub::set_log_level(config.hub.log_level);
  for (const auto& finding : installation.loaded().findings) {
    hub::log(hub::LogLevel::warn, "config.finding", {{"text", config::to_string(finding)}});
  }
  try {
    hub::Hub hub{config, installation.plugins(), clock, place.data};
    admin::AdminServer admin{installation.plugins(), hub, config.hub.admin_address,
                             place.data / "admin.token"};
    hub.start();
    admin.start();

    admin::Announcement announcement{::getpid(), config.revision, admin.address(), hub.addresses()};
    admin::write_whole(place.data / "hub.json", announcement.json());
    if (!options.ready_file.empty()) admin::write_whole(options.ready_file, announcement.json());

    int idle_looks = 0;
    while (
        !stop_signal_within(signals, std::chrono::milliseconds{options.until_idle ? 20 : 1000})) {
      idle_looks = options.until_idle && hub.idle() ? idle_looks + 1 : 0;
      if (idle_looks >= 3) break;
    }
    std::error_code ignored;
    std::filesystem::remove(place.data / "hub.json", ignored);
    hub.stop(std::chrono::seconds{8});
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
