#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "certificates.h"

/// Certificates inside messages, and which of them may sign.
namespace rodedraad::soap {

using http::Certificate;
using http::PrivateKey;

std::string base64_der(const X509& certificate);

/// A certificate as a BinarySecurityToken has it: DER in base64. Null when it is none.
Certificate read_base64_der(std::string_view text);
std::string der(const X509& certificate);

/// The certificates that an administrator trusts, and what they say about others.
class Trust {
 public:
  /// \p path is a PEM file or a folder of them, with revocation lists where there are any; throws
  /// sdk::BadSetting.
  Trust(const std::string& setting, const std::string& path);

  /// Why \p certificate is not trusted at this moment; nothing when it is. Checks the chain, the
  /// time, that the key may sign and, when there are revocation lists, those. [any thread]
  std::optional<std::string> refuse(X509& certificate, std::int64_t now_ms) const;

 private:
  http::Store store_;
};

}  // namespace rodedraad::soap
