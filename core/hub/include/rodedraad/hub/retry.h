#pragma once

#include <string>

#include "rodedraad/config/config.h"
#include "rodedraad/sdk/transport.h"
#include "rodedraad/store/rows.h"

/// What comes after one attempt to deliver. Pure: the same arguments give the same step.
namespace rodedraad::hub {

/// How an attempt ended. judgement counts only when outcome is answered.
struct Attempt {
  sdk::SentOutcome outcome = sdk::SentOutcome::not_sent;
  sdk::Judgement judgement;
  int status = 0;
  std::string error;       ///< when there was no answer
  bool simulated = false;  ///< it went to what plays the partner
};

struct NextStep {
  store::DeliveryState state = store::DeliveryState::queued;
  model::Instant next_at{};  ///< when queued
  std::string outcome;       ///< for the list of attempts: "confirmed", "transient", ...
  std::string text;          ///< the partner's words, or what went wrong
};

/// \p number counts this attempt, from 1. \p idempotent: the partner recognises a repeat; if not,
/// an unknown outcome is for a person and is never sent again by itself. \p jitter in [0, 1)
/// spreads retries over 80 to 120 % of the wait. Retry-After from the partner is never undercut.
NextStep after_attempt(const config::Retry& retry, int number, bool idempotent,
                       const Attempt& attempt, model::Instant now, double jitter);

}  // namespace rodedraad::hub
