#include "measured_hub.h"

#include <cstdlib>
#include <stdexcept>
#include <utility>

#include "load.h"
#include "measures.h"
#include "spine.h"
#include "traffic.h"

namespace rodedraad::bench {

std::string hub_program() {
  const char* other = std::getenv("RODEDRAAD_PROGRAM");
  return other != nullptr ? other : RODEDRAAD_PROGRAM;
}

MeasuredHub::MeasuredHub() {
  copy_spine_without_limits(RODEDRAAD_CONFIG, config());
  add_feedback(config());
}

MeasuredHub::MeasuredHub(std::string store, std::size_t hubs) : MeasuredHub() {
  store_ = std::move(store);
  hubs_ = hubs;
}

HubProcess::Place MeasuredHub::place(const std::filesystem::path& data) const {
  return {config(), data, partners_.address(), store_};
}

HubProcess& MeasuredHub::start() {
  hub_ = std::make_unique<HubProcess>(hub_program(), place(data()));
  while (waiting_.size() + 1 < hubs_) {
    const auto own = folder_.path() / ("data-" + std::to_string(waiting_.size() + 2));
    std::filesystem::create_directories(own);
    // All have the keys of the store.
    std::filesystem::create_directory_symlink(data() / "keys", own / "keys");
    waiting_.push_back(
        std::make_unique<HubProcess>(hub_program(), place(own), HubProcess::Until::takes_in));
  }
  return *hub_;
}

void MeasuredHub::stop() {
  waiting_.clear();
  hub_.reset();
}

Ports MeasuredHub::ports() const {
  Ports all{hub_->port()};
  for (const auto& other : waiting_) all.push_back(other->port());
  return all;
}

double MeasuredHub::sum(double (ChildProcess::*of)() const) const {
  double all = (hub_->process().*of)();
  for (const auto& other : waiting_) all += (other->process().*of)();
  return all;
}

double MeasuredHub::cpu_seconds() const { return sum(&ChildProcess::cpu_seconds); }
double MeasuredHub::rss_mb() const { return sum(&ChildProcess::rss_mb); }
double MeasuredHub::peak_mb() const { return sum(&ChildProcess::peak_mb); }

void MeasuredHub::introduce(std::size_t from, std::size_t to) {
  const auto due = partners_.guidance() + to - from;
  closed_loop({hub().port()}, kConnections, to - from,
              [&](std::size_t number) { return duo_notification(from + number); });
  if (!until([&] { return partners_.guidance() >= due; })) {
    throw std::runtime_error("not every person became known");
  }
}

store::Location MeasuredHub::location() const {
  return store::Location::from_url(store_.empty() ? "sqlite:hub.db" : store_, data());
}

std::string MeasuredHub::request(std::size_t number) const { return statement(number); }

}  // namespace rodedraad::bench
