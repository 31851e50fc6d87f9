#pragma once

#include <functional>
#include <string>

#include "ledger.h"
#include "rodedraad/hub/intake.h"
#include "weather.h"

namespace rodedraad::simulation {

/// The systems that send to the hub. Each message has a key; until a sender hears an answer it
/// sends the same again.
class Senders {
 public:
  /// \p intake gives the hub that runs now, or null while there is none.
  using Where = std::function<hub::Intake*()>;

  Senders(World& world, Ledger& ledger, const Weather& weather, Where where)
      : world_(world), ledger_(ledger), weather_(weather), where_(std::move(where)) {}

  /// Somebody sends something new.
  void say();
  void calm_down() { weather_ = Weather{}; }
  /// Everybody has an answer.
  bool content() const { return waiting_ == 0; }

 private:
  void try_to_send(const std::string& key);
  void other_body(const std::string& key);
  void heard(const std::string& key, const sdk::Answer& answer);

  World& world_;
  Ledger& ledger_;
  Weather weather_;
  Where where_;
  int keys_ = 0;
  int waiting_ = 0;
};

}  // namespace rodedraad::simulation
