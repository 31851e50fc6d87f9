#pragma once

#include "effects.h"
#include "rodedraad/simulate/partner.h"

namespace rodedraad::simulate {

/// A wijkteam that takes events (NL GOV profile for CloudEvents, structured) and answers 204. It
/// refuses an event with a BSN in a context attribute, so that a leak shows.
class Wijkteam final : public Partner {
 public:
  sdk::Answer answer(const sdk::Message& request) override;
  void forget() override { effects_.forget(); }
  std::string effects() const override { return effects_.json(); }

 private:
  Effects effects_;
};

}  // namespace rodedraad::simulate
