#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rodedraad::soap {

/// The wsu:Id of the Body of a message that is signed.
inline constexpr std::string_view kBodyId = "Body";

/// Signs messages as Digikoppeling WUS 2W-be-S asks (Koppelvlakstandaard WUS, sections on
/// end-to-end signing): Body, Timestamp and every header of WS-Addressing, with exclusive C14N,
/// RSA-SHA256 and the certificate in the message. The signature itself is xmlsec's.
class Signer {
 public:
  /// PEM files; throws sdk::BadSetting.
  Signer(const std::string& key_file, const std::string& certificate_file);
  ~Signer();
  Signer(const Signer&) = delete;
  Signer& operator=(const Signer&) = delete;

  /// The WS-Security header, not yet signed, for a message whose headers have these ids.
  std::string header(const std::vector<std::string>& ids, std::int64_t now_ms) const;

  /// The message with its signature; throws std::runtime_error. [any thread]
  std::string sign(const std::string& envelope) const;

 private:
  struct Key;

  std::unique_ptr<Key> key_;
  std::string certificate_;  ///< DER in base64
};

}  // namespace rodedraad::soap
