#pragma once

#include <optional>
#include <span>
#include <string>

#include "rodedraad/message/mapping.h"
#include "rodedraad/message/schema.h"
#include "rodedraad/sdk/adapter.h"

/// Debt help (Wet gemeentelijke schuldhulpverlening): the DDAS exchange models for
/// schuldhulpverlening (v1.0) and vroegsignalering (v0.9) of VNG Realisatie, pulled or delivered as
/// a file, and what the credit bank's package Allegro answers.
namespace rodedraad::schuldhulp {

/// How an instance was set up.
struct Options {
  bool strict = false;       ///< a deviation from the exchange model refuses the delivery
  bool debt_band = false;    ///< the amount of debt is taken over, as a band
  std::string municipality;  ///< of messages that do not say whose they are; four digits or empty
  std::string organisation;  ///< filter of what is asked; empty: none
  std::string page_size;     ///< of what is asked; empty: the partner's own
  bool this_year = false;    ///< what is asked is limited to the calendar year
};

class Adapter final : public sdk::Adapter {
 public:
  Adapter(sdk::Host host, std::span<const sdk::Pair> settings);

  sdk::Admission admit(const sdk::Message& message) const override;
  sdk::Answer reply(const sdk::ReplyRequest& request) const override;
  sdk::Decoded decode(const sdk::Message& message) const override;
  sdk::Message encode(const sdk::EncodeRequest& request) const override;
  sdk::Judgement judge(const sdk::Message& sent, const sdk::Answer& answer) const override;
  sdk::Decoded relate(const sdk::Message& message, const sdk::Known& known) const override;

 private:
  message::Mapping mapping_;
  Options options_;
  std::optional<message::JsonSchema> ddas_schema_;
  std::optional<message::JsonSchema> vs_schema_;
};

}  // namespace rodedraad::schuldhulp
