#pragma once

#include <gtest/gtest.h>

#include <string>

#include "compose.h"
#include "cut.h"
#include "samples.h"
#include "signer.h"
#include "test_pki.h"
#include "verifier.h"

namespace rodedraad::soap {

/// Messages that are signed and verified with the test PKI.
class Signed : public testing::Test {
 protected:
  static std::string message(std::int64_t now = kNow) { return message(test_identity(), now); }

  static std::string message(const Identity& identity, std::int64_t now = kNow,
                             const std::string& body = "<v:x xmlns:v=\"urn:v\">100</v:x>") {
    const Folder folder;
    const Signer signer{folder.write("key", identity.key),
                        folder.write("certificate", identity.certificate)};
    Addressing addressing;
    addressing.message_id = "urn:uuid:1";
    addressing.action = "urn:a";
    addressing.to = "urn:to";
    addressing.from = "urn:from";
    return compose(body, addressing, &signer, now);
  }

  /// "ok " and the OIN of who signed, or why the message is refused.
  static std::string verdict(const std::string& envelope,
                             const std::string& trusted = test_pki().root(),
                             std::int64_t now = kNow) {
    const Folder folder;
    const Verifier verifier{folder.write("trusted", trusted), std::chrono::minutes{5}};
    const auto document = cut(envelope);
    if (!document) return "no XML";
    const auto result = verifier.verify(*document, now);
    return result ? "ok " + *result : result.error();
  }
};

}  // namespace rodedraad::soap
