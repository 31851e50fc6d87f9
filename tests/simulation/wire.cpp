// The transport of the simulation: hands what is sent to the network of the simulated world.
#include "wire.h"

#include <array>
#include <cstdint>
#include <string>

#include "rodedraad/sdk/settings.h"

namespace {

namespace sdk = rodedraad::sdk;
using rodedraad::simulation::Wire;
using sdk::lit;

class WireTransport : public sdk::Transport {
 public:
  WireTransport(sdk::Host, std::span<const sdk::Pair> pairs) {
    const sdk::Settings settings{pairs};
    destination_ = settings.text("destination");
    const auto address = settings.text("wire");
    // NOLINTNEXTLINE(performance-no-int-to-ptr): the test that loads this plugin wrote it
    wire_ = reinterpret_cast<Wire*>(static_cast<std::uintptr_t>(std::stoull(address)));
  }

  void start() override {}
  std::string_view address() const override { return {}; }
  void send(const sdk::Message& message, Done done) override {
    wire_->send(destination_, message, std::move(done));
  }
  void stop(std::chrono::milliseconds) override { wire_->cut(destination_); }

 private:
  std::string destination_;
  Wire* wire_ = nullptr;
};

constexpr rd_setting setting(std::string_view name) {
  return {sizeof(rd_setting),       RD_TEXT, 1, 0, lit(name), lit(""), lit("Van de simulatie."),
          lit("Of the simulation.")};
}
constexpr rd_setting kDestination = setting("destination");
constexpr rd_setting kWire = setting("wire");
constexpr std::array<const rd_setting*, 2> kSettings{&kDestination, &kWire};

constexpr rd_plugin describe(const rd_transport* transport, const rd_adapter* adapter) {
  return {sizeof(rd_plugin),
          RD_ABI_MAJOR,
          RD_ABI_MINOR,
          lit("wire"),
          lit("1.0.0"),
          lit("EUPL-1.2"),
          lit("Netwerk van de simulatie."),
          lit("The network of the simulation."),
          kSettings.data(),
          kSettings.size(),
          nullptr,
          0,
          transport,
          adapter};
}

}  // namespace

RODEDRAAD_TRANSPORT(WireTransport, describe);
