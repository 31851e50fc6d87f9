#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "rodedraad/simulate/partner.h"
#include "wmo_message.h"

namespace rodedraad::simulate {

/// The other side of iWmo: a Wmo-applicatie or aanbieder that takes bare messages with 202, and the
/// GGk that confirms an envelope with a Bv03, in SOAP when it came so. It takes everything in the
/// right form, answers a repeat as it did the first time, and sends nothing of its own accord.
class Wmo final : public Partner {
 public:
  /// \p clock outlives this.
  explicit Wmo(const model::Clock& clock) : clock_(clock) {}

  sdk::Answer answer(const sdk::Message& request) override;
  void forget() override;
  /// As of the other partners, with the berichtcode, and of a retour the key of what it answers,
  /// whether it approves, and its codes.
  std::string effects() const override;

 private:
  struct Entry {
    std::string method;
    std::string path;
    WmoMessage message;  ///< as it came first
    std::uint32_t requests = 0;
    std::uint32_t effects = 0;
    bool forgotten = false;
  };
  struct Envelope {
    std::string content;
    std::string confirmation;
  };

  sdk::Answer take(const WmoMessage& message, Entry& entry);
  sdk::Answer refusal(const WmoMessage& message, const WmoMessage::Problem& problem,
                      int status) const;
  stuf::Stuurgegevens control(const WmoMessage& message, const std::string& form) const;

  const model::Clock& clock_;
  std::map<std::string, Entry> entries_;       ///< by key of the message
  std::map<std::string, Envelope> envelopes_;  ///< by sender and referentienummer
  std::string last_message_;
  std::string last_envelope_;
};

}  // namespace rodedraad::simulate
