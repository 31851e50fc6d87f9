#pragma once

#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>

#include "rodedraad/crypto/secret.h"

namespace rodedraad::admin {

/// Who can read it makes the first account: a secret in a file of the hub's user, as long as there
/// is no other way to log in. Never in the log. [any thread]
class SetupSecret {
 public:
  /// A secret of before goes.
  explicit SetupSecret(std::filesystem::path file);

  /// Makes one, if that was not done. Throws std::runtime_error when it cannot be written.
  void offer();
  /// It is needed no more.
  void withdraw();
  /// Whether this is the secret that is offered.
  bool is(std::string_view shown) const;
  /// For a terminal; empty when none is offered.
  std::string shown() const;

 private:
  std::filesystem::path file_;
  mutable std::mutex mutex_;
  crypto::Secret secret_;
};

}  // namespace rodedraad::admin
