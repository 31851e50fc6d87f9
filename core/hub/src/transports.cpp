#include "rodedraad/hub/transports.h"

#include <algorithm>
#include <utility>

#include "rodedraad/hub/bad_config.h"
#include "rodedraad/hub/log.h"

namespace rodedraad::hub {

namespace {

using Steady = std::chrono::steady_clock;

/// How often a transport that cannot start is tried again.
constexpr std::chrono::seconds kTryAgain{5};
/// How often is looked whether one that leaves has ended its work.
constexpr std::chrono::milliseconds kLook{20};
/// What is still under way then is cut off. Longer than a partner may take to answer.
constexpr std::chrono::minutes kMostPatience{2};
/// For what a quiet transport has to do to stop.
constexpr std::chrono::seconds kToStop{5};

/// Nobody else has hold of it: the deliverer keeps hold as long as an attempt is under way.
bool quiet(const std::shared_ptr<Transport>& transport) { return transport.use_count() == 1; }

std::map<std::string, std::string> addresses(const std::map<std::string, Transports::Made>& all) {
  std::map<std::string, std::string> result;
  for (const auto& [id, made] : all) {
    auto address = made.up ? made.transport->address() : std::string{};
    if (!address.empty()) result.emplace(id, std::move(address));
  }
  return result;
}

}  // namespace

Transports::Transports(Connect connect, Door listeners, Door connections)
    : connect_(std::move(connect)),
      listeners_(std::move(listeners)),
      connections_(std::move(connections)) {}

Transports::~Transports() = default;

Transports::Made Transports::make_one(const Setup& setup, const PluginHost& plugins,
                                      const config::PluginUse& use,
                                      const std::map<std::string, Made>& earlier,
                                      const std::string& id, const Door& door,
                                      const std::string& what, bool simulated) const {
  const auto* plugin = setup.context().catalogue.transport(use.name);
  const auto library = plugin == nullptr ? std::string{} : plugin->sha256;
  const auto before = earlier.find(id);
  if (before != earlier.end() && before->second.library == library &&
      before->second.simulated == simulated && same_use(before->second.use, use)) {
    return before->second;
  }
  auto transport = plugins.make_transport(
      use.name, settings_of(use),
      [accept = door.accept, id](sdk::Message message, Transport::Answered answered) {
        accept(id, std::move(message), std::move(answered));
      },
      [turns_away = door.turns_away, id](const sdk::Message& head, Transport::Answered answered) {
        return turns_away(id, head, std::move(answered));
      });
  if (!transport) {
    throw BadConfig(use.place, "transport-refuses",
                    what + " " + id + " cannot be made: " + transport.error().text);
  }
  if (simulated) (*transport)->play();
  return {use, library, std::move(*transport), false, simulated};
}

Transports::Set Transports::now() const {
  const std::lock_guard lock(mutex_);
  return set_;
}

Transports::Set Transports::make_listeners(const Setup& setup, const PluginHost& plugins) const {
  const auto earlier = now();
  Set result;
  for (const auto& listener : setup.config().hub.listeners) {
    result.listeners.emplace(
        listener.id, make_one(setup, plugins, listener.transport, earlier.listeners, listener.id,
                              listeners_, "listener"));
  }
  return result;
}

Transports::Set Transports::make(const Setup& setup, const PluginHost& plugins) const {
  const auto earlier = now();
  auto result = make_listeners(setup, plugins);
  for (const auto& connection : setup.config().connections) {
    if (!connection.transport) continue;
    result.outlets.emplace(
        connection.id,
        make_one(setup, plugins, *connection.transport, earlier.outlets, connection.id,
                 connections_, "the transport of connection", connection.simulated));
  }
  return result;
}

void Transports::listen(Set& set) {
  std::vector<Made*> started;
  for (auto& [id, listener] : set.listeners) {
    if (listener.up) continue;
    if (const auto result = listener.transport->start(); !result) {
      for (auto* other : started) {
        other->transport->stop(kToStop);
        other->up = false;
      }
      throw BadConfig(listener.use.place, kCannotListen,
                      "listener " + id + " cannot start: " + result.error().text);
    }
    listener.up = true;
    started.push_back(&listener);
  }
}

void Transports::leave(std::map<std::string, Made>& before,
                       const std::map<std::string, Made>& after, bool outlets) {
  for (auto& [id, made] : before) {
    const auto next = after.find(id);
    if (next != after.end() && next->second.transport == made.transport) continue;
    if (outlets) connect_(id, nullptr);
    if (!made.up) continue;
    leaving_.push_back(
        {outlets ? id : std::string{}, std::move(made.transport), Steady::now() + kMostPatience});
  }
}

void Transports::adopt(Set set) {
  {
    const std::lock_guard lock(mutex_);
    // What started meanwhile is the same transport: that it is up is known there.
    for (auto& [id, made] : set.outlets) {
      const auto before = set_.outlets.find(id);
      if (before != set_.outlets.end() && before->second.transport == made.transport) {
        made.up = before->second.up;
      }
    }
    leave(set_.listeners, set.listeners, false);
    leave(set_.outlets, set.outlets, true);
    set_ = std::move(set);
    stirred_ = true;
  }
  changed_.notify_all();
}

void Transports::start() {
  {
    std::unique_lock lock(mutex_);
    start_outlets(lock);
  }
  keeper_ = std::jthread{[this](const std::stop_token& stop) { keep(stop); }};
}

void Transports::keep(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested()) {
    const auto pause = leaving_.empty() ? std::chrono::milliseconds{kTryAgain} : kLook;
    changed_.wait_for(lock, stop, pause, [this] { return stirred_; });
    if (stop.stop_requested()) return;
    stirred_ = false;
    end_quiet_ones(lock);
    start_outlets(lock);
  }
}

void Transports::end_quiet_ones(std::unique_lock<std::mutex>& lock) {
  for (std::size_t i = 0; i < leaving_.size();) {
    const bool listens = leaving_[i].connection.empty();
    if (!listens && !quiet(leaving_[i].transport) && Steady::now() < leaving_[i].until) {
      ++i;
      continue;
    }
    auto transport = leaving_[i].transport;
    lock.unlock();
    transport->stop(kToStop);
    transport.reset();
    lock.lock();
    // Only this thread takes away from the list; others only add at its end.
    leaving_.erase(leaving_.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

void Transports::start_outlets(std::unique_lock<std::mutex>& lock) {
  std::vector<std::pair<std::string, std::shared_ptr<Transport>>> waiting;
  for (const auto& [id, outlet] : set_.outlets) {
    const bool in_the_way =
        std::any_of(leaving_.begin(), leaving_.end(),
                    [&name = id](const auto& leaving) { return leaving.connection == name; });
    if (!outlet.up && !in_the_way) waiting.emplace_back(id, outlet.transport);
  }
  for (auto& [id, transport] : waiting) {
    lock.unlock();
    const auto started = transport->start();
    lock.lock();
    if (!started) {
      log(LogLevel::warn, "connection.down",
          {{"action", "start"},
           {"object", id},
           {"result", "failed"},
           {"origin", "hub"},
           {"text", started.error().text}});
      continue;
    }
    const auto wanted = set_.outlets.find(id);
    if (wanted != set_.outlets.end() && wanted->second.transport == transport) {
      wanted->second.up = true;
      connect_(id, std::move(transport));
    } else {
      // Another one took its place while it started.
      leaving_.push_back({id, std::move(transport), Steady::now() + kMostPatience});
    }
  }
}

void Transports::close(std::chrono::milliseconds deadline) {
  keeper_.request_stop();
  if (keeper_.joinable()) keeper_.join();
  for (auto& [id, listener] : set_.listeners) listener.transport->stop(deadline);
}

void Transports::stop(std::chrono::milliseconds deadline) {
  for (auto& [id, outlet] : set_.outlets) outlet.transport->stop(deadline);
  for (auto& leaving : leaving_) leaving.transport->stop(deadline);
}

std::map<std::string, std::string> Transports::listener_addresses() const {
  const std::lock_guard lock(mutex_);
  return addresses(set_.listeners);
}

std::map<std::string, std::string> Transports::outlet_addresses() const {
  const std::lock_guard lock(mutex_);
  return addresses(set_.outlets);
}

}  // namespace rodedraad::hub
