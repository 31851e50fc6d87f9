#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "rodedraad/crypto/digest.h"
#include "rodedraad/crypto/key_file.h"
#include "rodedraad/store/database.h"

namespace rodedraad::store {

/// Names for persons that only who has the key can tell to be theirs. There are 10^9 numbers, so
/// that a hash without a key would tell; and each municipality has a key of its own, so that two of
/// them cannot lay their logs side by side. Belongs to one thread.
class Pseudonyms {
 public:
  /// Makes the key when there is none.
  explicit Pseudonyms(const Location& location)
      : key_(crypto::read_or_make_key(location.audit_place().subject_key)) {}

  std::string of(std::string_view municipality, std::string_view type, std::string_view number) {
    return crypto::hex(
        crypto::hmac_sha256(own_key(municipality), std::string{type} + ':' + std::string{number}));
  }

 private:
  const crypto::Secret& own_key(std::string_view municipality) {
    auto own = own_.find(municipality);
    if (own == own_.end()) {
      own = own_.emplace(municipality, crypto::hmac_sha256(key_, municipality)).first;
    }
    return own->second;
  }

  crypto::Secret key_;
  std::map<std::string, crypto::Secret, std::less<>> own_;  ///< by municipality
};

}  // namespace rodedraad::store
