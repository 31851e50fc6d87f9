#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>

#include "ledger.h"
#include "weather.h"
#include "wire.h"

namespace rodedraad::simulation {

/// How a partner deals with what it gets twice, and how it wants to be treated.
struct Manners {
  bool recognises_repeats = true;
  int inflight = 4;
};

/// The partners, and what lies between them and the hub.
class Network final : public Wire {
 public:
  Network(World& world, Ledger& ledger, const Weather& weather)
      : world_(world), ledger_(ledger), weather_(weather) {}

  void add(const std::string& destination, Manners manners) {
    partners_[destination].manners = manners;
  }
  void send(const std::string& destination, const sdk::Message& message,
            sdk::Transport::Done done) override;
  void cut(const std::string& destination) override;
  /// From now on everything works.
  void calm_down();
  /// Nobody can be reached for a while, with some partner.
  void outage();
  /// Whether a delivery had its effect at this partner.
  bool did(const std::string& destination, const std::string& delivery) const;

 private:
  /// A request that was not answered yet.
  struct Open {
    std::string case_key;
    sdk::Message message;
    sdk::Transport::Done done;
    model::Instant given_up{};  ///< from then on the hub waits for it no longer; true time
    bool decided = false;       ///< the partner did with it what it does
  };
  struct Partner {
    Manners manners;
    std::map<std::string, int> answers;  ///< to deliveries that it decided on
    std::map<std::uint64_t, Open> open;

    /// How many the hub waits for, of this case or (empty) any.
    std::size_t waits(model::Instant now, const std::string& case_key) const;
    model::Instant down_until{};   ///< true time
    model::Instant quiet_from{};   ///< asked for by Retry-After; true time
    model::Instant quiet_until{};  ///< true time; a hub that starts anew does not know it
  };

  static void answer(Partner& partner, std::uint64_t request, const sdk::Sent& sent);
  sdk::Sent decide(const std::string& destination, Partner& partner, const sdk::Message& message);
  /// The hub hears it at once.
  void answer_now(Partner& partner, std::uint64_t request, const sdk::Sent& sent);
  int receive(const std::string& destination, Partner& partner, const sdk::Message& message);

  World& world_;
  Ledger& ledger_;
  Weather weather_;
  std::map<std::string, Partner> partners_;
  std::uint64_t requests_ = 0;
};

/// The value of a line path=value in a message of the echo adapter.
std::string line(const std::string& body, const std::string& path);

}  // namespace rodedraad::simulation
