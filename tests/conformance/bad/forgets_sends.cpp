// A transport that never tells how a send ended.
#include "rodedraad/sdk/transport.h"

namespace {

namespace sdk = rodedraad::sdk;
using sdk::lit;

class Forgetful : public sdk::Transport {
 public:
  Forgetful(sdk::Host, std::span<const sdk::Pair>) {}
  void start() override {}
  std::string_view address() const override { return {}; }
  void send(const sdk::Message&, Done) override {}
  void stop(std::chrono::milliseconds) override {}
};

constexpr rd_plugin describe(const rd_transport* transport, const rd_adapter* adapter) {
  return {sizeof(rd_plugin),
          RD_ABI_MAJOR,
          RD_ABI_MINOR,
          lit("forgets_sends"),
          lit("1.0.0"),
          lit("EUPL-1.2"),
          lit("Voor de tests van de hub."),
          lit("For the tests of the hub."),
          nullptr,
          0,
          nullptr,
          0,
          transport,
          adapter};
}

}  // namespace

RODEDRAAD_TRANSPORT(Forgetful, describe);
