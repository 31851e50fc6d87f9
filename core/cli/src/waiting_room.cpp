#include "waiting_room.h"

#include <csignal>
#include <stdexcept>
#include <utility>

#include "rodedraad/hub/log.h"

namespace rodedraad::cli {

namespace {

constexpr std::chrono::milliseconds kLook{250};
constexpr std::chrono::seconds kBetweenTries{2};

}  // namespace

WaitingRoom::WaitingRoom(const Place& place, const std::unique_ptr<Installation>& installation,
                         Load load, const model::Clock& clock, store::Standby& standby,
                         Signal signal)
    : place_(place),
      installation_(installation),
      load_(std::move(load)),
      clock_(clock),
      standby_(standby),
      signal_(std::move(signal)) {}

bool WaitingRoom::wait() {
  bool goes_on = true;
  while (goes_on && !standby_.may_try(std::chrono::steady_clock::now())) {
    tell_who_works();
    if (reception_ == nullptr) open();
    const auto signal = signal_(kLook);
    if (signal == SIGHUP) reload();
    goes_on = signal != SIGINT && signal != SIGTERM;
  }
  reception_.reset();
  return goes_on;
}

void WaitingRoom::tell_who_works() {
  if (who_ == standby_.waits_for()) return;
  who_ = standby_.waits_for();
  hub::log(hub::LogLevel::info, "hub.standby",
           {{"action", "wait"}, {"object", "store"}, {"result", "waits"}, {"text", who_}});
}

void WaitingRoom::open() {
  const auto now = std::chrono::steady_clock::now();
  if (now < try_again_) return;
  try_again_ = now + kBetweenTries;
  try {
    reception_ = std::make_unique<hub::Reception>(installation_->config(), installation_->plugins(),
                                                  clock_, place_.data);
    wrong_.clear();
  } catch (const std::runtime_error& problem) {
    if (wrong_ == problem.what()) return;
    wrong_ = problem.what();
    hub::log(hub::LogLevel::warn, "reception.closed",
             {{"action", "accept"}, {"object", "store"}, {"result", "closed"}, {"text", wrong_}});
  }
}

void WaitingRoom::reload() {
  reception_.reset();  // it works with what is read anew
  try_again_ = {};
  try {
    load_();
  } catch (const Stop& problem) {
    hub::log(hub::LogLevel::error, "config.reload",
             {{"action", "reload"},
              {"object", "config"},
              {"result", "refused"},
              {"origin", "signal"},
              {"text", problem.what()}});
  }
}

}  // namespace rodedraad::cli
