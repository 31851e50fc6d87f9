#include "simulated_hub.h"

#include <array>
#include <stdexcept>

namespace rodedraad::simulation {

namespace {

[[noreturn]] void broken(std::string_view what) {
  throw std::runtime_error("the store failed: " + std::string{what});
}

std::vector<sdk::Pair> settings_of(const config::PluginUse& use) {
  std::vector<sdk::Pair> settings;
  for (const auto& setting : use.settings) settings.push_back({setting.name, setting.value});
  return settings;
}

}  // namespace

SimulatedHub::SimulatedHub(World& world, const config::Config& config,
                           const hub::PluginHost& plugins, const store::Location& location)
    : world_(world),
      ids_(world, world.seed()),
      setups_(std::make_shared<const hub::Setup>(config, plugins, world, ids_)) {
  constexpr auto drive = model::Drive::by_hand;
  writer_ = std::make_unique<store::Writer>(location, broken, drive);
  ids_.go_on_after(store::Reader{location}.last_message());
  crew_ = std::make_unique<hub::Crew>("front", std::chrono::seconds{5}, drive);
  hub::Deliverer::ByHand by_hand;
  by_hand.ticks = [this] { return ticks(); };
  by_hand.seed = world.seed();
  deliverer_ = std::make_unique<hub::Deliverer>(
      setups_.now(), location, *writer_, *crew_, metrics_,
      [this](const store::MessageRow& message) { processor_->offer(message); },
      [this](const std::string& delivery) { processor_->review(delivery); }, by_hand);
  processor_ = std::make_unique<hub::Processor>(
      setups_, location, *writer_,
      [this](const store::DeliveryRow& delivery) { deliverer_->offer(delivery); },
      [this](const store::Standing& row) { return deliverer_->withdraw(row); },
      [this](const std::string& absorbed, const std::string& into) {
        deliverer_->merge(absorbed, into);
      },
      drive);
  reserve_ = std::make_unique<hub::Reserve>(location.file.parent_path(), 0);
  intake_ = std::make_unique<hub::Intake>(
      setups_, *writer_, *crew_, *reserve_, metrics_,
      [this](const store::MessageRow& message) { processor_->offer(message); });
  for (const auto& connection : config.connections) {
    if (!connection.transport) continue;
    auto made =
        plugins.make_transport(connection.transport->name, settings_of(*connection.transport),
                               [](const sdk::Message&, const hub::Transport::Answered&) {});
    if (!made) throw std::runtime_error(made.error().text);
    transports_.push_back(std::move(*made));
    if (!transports_.back()->start()) throw std::runtime_error("the wire does not start");
    deliverer_->connect(connection.id, transports_.back());
  }
  deliverer_->start();
  processor_->recover();
}

SimulatedHub::~SimulatedHub() {
  // What is under way ends before who asked for it is gone; nobody commits what comes of it.
  for (const auto& transport : transports_) transport->stop({});
}

hub::Tick SimulatedHub::ticks() const { return world_.true_now().time_since_epoch(); }

bool SimulatedHub::step() {
  enum class Part { front, writer, processor, deliverer };
  std::array parts{Part::front, Part::writer, Part::processor, Part::deliverer};
  for (std::size_t left = parts.size(); left > 0; --left) {
    const auto pick = static_cast<std::size_t>(world_.number(0, static_cast<int>(left) - 1));
    bool did = false;
    switch (parts[pick]) {
      case Part::front:
        did = crew_->step();
        break;
      case Part::writer:
        did = writer_->step();
        break;
      case Part::processor:
        did = processor_->step();
        break;
      case Part::deliverer: {
        next_ = deliverer_->step();
        did = next_ <= ticks();
        break;
      }
    }
    if (did) return true;
    std::swap(parts[pick], parts[left - 1]);
  }
  return false;
}

}  // namespace rodedraad::simulation
