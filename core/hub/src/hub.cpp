#include "rodedraad/hub/hub.h"

#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <stdexcept>
#include <utility>

#include "restored.h"
#include "rodedraad/hub/log.h"

namespace rodedraad::hub {

namespace {

constexpr int kStoreUnavailable = 69;  // sysexits EX_UNAVAILABLE

/// After a failed write or fsync nothing is known about what is on disk (a later fsync may lie):
/// stop at once, without answering anybody, and let the next start find out.
[[noreturn]] void stop_the_process(std::string_view what) {
  log(LogLevel::error, "store.failed",
      {{"action", "commit"}, {"result", "stopped"}, {"origin", "hub"}, {"text", what}});
  ::_exit(kStoreUnavailable);
}

std::vector<sdk::Pair> settings_of(const config::PluginUse& use) {
  std::vector<sdk::Pair> settings;
  for (const auto& setting : use.settings) settings.push_back({setting.name, setting.value});
  return settings;
}

std::filesystem::path existing(const std::filesystem::path& data) {
  std::filesystem::create_directories(data);
  std::filesystem::permissions(data, std::filesystem::perms::owner_all);
  return data;
}

}  // namespace

Hub::Hub(config::Config config, const PluginHost& plugins, const model::Clock& clock,
         const std::filesystem::path& data)
    : plugins_(plugins),
      lock_(existing(data)),
      location_(store::Location::from_url(config.hub.store_url, data)),
      ids_(clock),
      setups_(std::make_shared<const Setup>(std::move(config), plugins, clock, ids_)) {
  const auto setup = setups_.now();
  writer_ = std::make_unique<store::Writer>(location_, stop_the_process);
  crew_ = std::make_unique<Crew>("front", setup->config().hub.plugin_deadline);
  deliverer_ = std::make_unique<Deliverer>(
      setup, location_, *writer_, *crew_,
      [this](const store::MessageRow& message) { processor_->offer(message); });
  processor_ = std::make_unique<Processor>(
      setups_, location_, *writer_,
      [this](const store::DeliveryRow& delivery) { deliverer_->offer(delivery); },
      [this](const std::string& case_id, const std::string& purpose) {
        deliverer_->withdraw(case_id, purpose);
      });
  intake_ = std::make_unique<Intake>(
      setups_, *writer_, *crew_,
      [this](const store::MessageRow& message) { processor_->offer(message); });
  schedule_ = std::make_unique<Schedule>(setups_, location_, *processor_);
  make_listeners(setup->config());
  make_outlets(setup->config());
}

Hub::~Hub() { stop(std::chrono::seconds{5}); }

void Hub::make_listeners(const config::Config& config) {
  for (const auto& listener : config.hub.listeners) {
    auto transport = plugins_.make_transport(
        listener.transport.name, settings_of(listener.transport),
        [this, id = listener.id](sdk::Message message, Transport::Answered answered) {
          intake_->accept_at_listener(id, std::move(message), std::move(answered));
        });
    if (!transport) {
      throw std::runtime_error(listener.place.file + ": listener " + listener.id +
                               " cannot be made: " + transport.error().text);
    }
    listeners_[listener.id] = std::move(*transport);
  }
}

void Hub::make_outlets(const config::Config& config) {
  for (const auto& connection : config.connections) {
    if (!connection.transport) continue;
    auto transport = plugins_.make_transport(
        connection.transport->name, settings_of(*connection.transport),
        [this, id = connection.id](sdk::Message message, Transport::Answered answered) {
          intake_->accept_at_connection(id, std::move(message), std::move(answered));
        });
    if (!transport) {
      throw std::runtime_error(connection.place.file + ": the transport of connection " +
                               connection.id + " cannot be made: " + transport.error().text);
    }
    outlets_.push_back({connection.id, std::move(*transport)});
  }
}

void Hub::start() {
  running_ = true;
  hold_restored(setups_.now()->context(), location_, *writer_);
  for (auto& outlet : outlets_) start_outlet(outlet);
  deliverer_->start();
  processor_->recover();
  for (auto& [id, listener] : listeners_) {
    if (const auto started = listener->start(); !started) {
      throw std::runtime_error("listener " + id + " cannot start: " + started.error().text);
    }
  }
  schedule_->start();
  bring_up_ = std::jthread{[this](const std::stop_token& stop) { bring_up(stop); }};
  log(LogLevel::info, "hub.started",
      {{"action", "start"},
       {"object", "hub"},
       {"result", "ok"},
       {"origin", "hub"},
       {"revision", setups_.now()->config().revision}});
}

bool Hub::start_outlet(Outlet& outlet) {
  const auto started = outlet.transport->start();
  outlet.up = started.has_value();
  if (outlet.up) {
    deliverer_->connect(outlet.connection, outlet.transport);
  } else {
    log(LogLevel::warn, "connection.down",
        {{"action", "start"},
         {"object", outlet.connection},
         {"result", "failed"},
         {"origin", "hub"},
         {"text", started.error().text}});
  }
  return outlet.up;
}

void Hub::bring_up(const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any pause;
  std::unique_lock lock(mutex);
  while (!stop.stop_requested()) {
    pause.wait_for(lock, stop, std::chrono::seconds{5}, [] { return false; });
    if (stop.stop_requested()) return;
    for (auto& outlet : outlets_) {
      if (!outlet.up) start_outlet(outlet);
    }
  }
}

void Hub::stop(std::chrono::milliseconds deadline) {
  if (!std::exchange(running_, false)) return;
  intake_->close();
  schedule_->stop();
  bring_up_.request_stop();
  if (bring_up_.joinable()) bring_up_.join();
  for (auto& [id, listener] : listeners_) listener->stop(deadline / 4);
  deliverer_->stop(deadline / 2);
  for (auto& outlet : outlets_) outlet.transport->stop(deadline / 4);
  // Jobs that wait are in the store; the jobs in hand end before their crews do, and the writer
  // commits what they submitted before it ends.
  processor_->stop();
  crew_->stop();
  writer_->stop();
  log(LogLevel::info, "hub.stopped",
      {{"action", "stop"}, {"object", "hub"}, {"result", "ok"}, {"origin", "hub"}});
}

bool Hub::idle() const {
  return crew_->waiting() == 0 && writer_->idle() && processor_->idle() && deliverer_->idle() &&
         writer_->idle();
}

std::map<std::string, std::string> Hub::addresses() const {
  std::map<std::string, std::string> result;
  const auto setup = setups_.now();
  for (const auto& connection : setup->config().connections) {
    if (!connection.receive) continue;
    const auto listener = listeners_.find(connection.receive->listener);
    if (listener != listeners_.end()) {
      result[connection.id] = listener->second->address() + connection.receive->path;
    }
  }
  for (const auto& outlet : outlets_) {
    const auto address = outlet.up ? outlet.transport->address() : std::string{};
    if (!address.empty()) result.try_emplace(outlet.connection, address);
  }
  return result;
}

}  // namespace rodedraad::hub
