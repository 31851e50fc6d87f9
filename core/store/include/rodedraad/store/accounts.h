#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rodedraad/store/rows.h"

namespace rodedraad::store {

/// Somebody who may log in at the hub itself.
struct AccountRow {
  std::string name;                ///< by which the person logs in, and the audit log names him
  std::string display;             ///< for people to read
  std::string hash;                ///< of the password; see crypto/password.h
  std::vector<std::string> roles;  ///< ids, as in access.xml
  bool disabled = false;
  std::int64_t version = 1;  ///< grows with every change by a person
  Instant created{};
  Instant last_login{};  ///< zero: never
};

}  // namespace rodedraad::store
