#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "envelope.h"

namespace rodedraad::soap {

class Signer;

/// A SOAP 1.1 message around \p content, which is one element as a document of its own, or nothing.
/// Signed when there is a \p signer.
std::string compose(std::string_view content, const Addressing& addressing, const Signer* signer,
                    std::int64_t now_ms);

/// The Fault for a Body. \p detail is an element, or nothing.
std::string fault_element(const Fault& fault, std::string_view detail);

/// A fresh urn:uuid (RFC 4122 version 4).
std::string fresh_id();

}  // namespace rodedraad::soap
