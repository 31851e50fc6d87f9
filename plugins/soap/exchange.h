#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <tl/expected.hpp>

#include "envelope.h"
#include "rodedraad/sdk/message.h"
#include "rodedraad/sdk/transport.h"
#include "signer.h"
#include "soap_settings.h"
#include "verifier.h"

namespace rodedraad::soap {

/// An incoming request, opened.
struct Received {
  sdk::Message message;
  Addressing addressing;
};

/// An incoming request that is not handed on.
struct Rejected {
  sdk::Answer answer;
  std::string reason;  ///< for an administrator; no values
};

/// SOAP 1.1 document/literal over HTTP (WS-I Basic Profile 1.2), Digikoppeling WUS 2W-be and
/// 2W-be-S, and the Fault of the StUF protocol bindings. Turns HTTP messages into what the hub
/// knows and back. Knows no network and no clock. [any thread]
class Exchange {
 public:
  /// Reads the files that the settings name; throws sdk::BadSetting.
  explicit Exchange(SoapSettings settings);

  tl::expected<Received, Rejected> receive(sdk::Message request, std::int64_t now_ms) const;
  /// The answer to a request with these headers.
  sdk::Answer answer(const sdk::Answer& answer, const Addressing& request,
                     std::int64_t now_ms) const;

  /// An outgoing message as HTTP sends it, or why it cannot be sent.
  tl::expected<sdk::Message, std::string> send(const sdk::Message& message,
                                               std::int64_t now_ms) const;
  /// What came of it. \p id is that of the message.
  sdk::Sent sent(sdk::Sent sent, std::string_view id, std::int64_t now_ms) const;

 private:
  bool takes_security() const { return verifier_ != nullptr || settings_.ignore_security; }
  Rejected reject(const Fault& fault, const Addressing& request, std::int64_t now_ms) const;
  sdk::Answer fault_answer(const Fault& fault, std::string_view detail, const Addressing& request,
                           std::string_view action, std::int64_t now_ms) const;
  Addressing reply_to(const Addressing& request, std::string action) const;
  /// Why the answer of the partner does not count; empty when it does.
  std::string doubt(const Opened& opened, std::string_view bytes, std::string_view id,
                    std::int64_t now_ms) const;

  SoapSettings settings_;
  std::unique_ptr<const Signer> signer_;
  std::unique_ptr<const Verifier> verifier_;
};

}  // namespace rodedraad::soap
