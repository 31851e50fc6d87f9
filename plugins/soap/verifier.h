#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "trust.h"

namespace rodedraad::soap {

/// Verifies the signature of a message that \ref open took (Digikoppeling WUS 2W-be-S). What is
/// verified is the very Body and the very headers of WS-Addressing that are handed on: an element
/// counts as signed by where it stands in the envelope, not by its name or id, so that a signed
/// part that was moved elsewhere covers nothing (signature wrapping).
class Verifier {
 public:
  /// \p certificates as Trust takes it; \p age is how far Created may be from now.
  Verifier(const std::string& certificates, std::chrono::milliseconds age);

  /// \p envelope is the document element in UTF-8. The OIN of who signed, or empty when the
  /// certificate has none; otherwise why the message is refused, in Dutch, without values.
  /// [any thread]
  tl::expected<std::string, std::string> verify(std::string_view envelope,
                                                std::int64_t now_ms) const;

 private:
  Trust trust_;
  std::chrono::milliseconds age_;
};

}  // namespace rodedraad::soap
