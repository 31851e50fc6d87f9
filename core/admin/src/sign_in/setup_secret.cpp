#include "setup_secret.h"

#include "rodedraad/admin/announcement.h"
#include "rodedraad/crypto/digest.h"

namespace rodedraad::admin {

SetupSecret::SetupSecret(std::filesystem::path file) : file_(std::move(file)) { withdraw(); }

void SetupSecret::offer() {
  const std::lock_guard lock(mutex_);
  if (!secret_.empty()) return;
  auto text = crypto::hex(crypto::Secret::random(16).view());
  write_whole(file_, text + '\n', true);
  secret_ = crypto::Secret{text};
  crypto::wipe(text);
}

void SetupSecret::withdraw() {
  const std::lock_guard lock(mutex_);
  std::error_code ignored;
  std::filesystem::remove(file_, ignored);
  secret_ = {};
}

bool SetupSecret::is(std::string_view shown) const {
  const std::lock_guard lock(mutex_);
  return !secret_.empty() && crypto::equal_in_constant_time(shown, secret_.view());
}

std::string SetupSecret::shown() const {
  const std::lock_guard lock(mutex_);
  return std::string{secret_.view()};
}

}  // namespace rodedraad::admin
