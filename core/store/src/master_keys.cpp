#include "rodedraad/store/master_keys.h"

#include <stdexcept>
#include <tuple>
#include <utility>

#include "key_source.h"
#include "rodedraad/crypto/aead.h"
#include "rodedraad/crypto/digest.h"
#include "rodedraad/crypto/key_file.h"
#include "rodedraad/store/database.h"

namespace rodedraad::store {

namespace {

constexpr std::size_t kNameBytes = 8;

std::filesystem::path own_key(const std::filesystem::path& folder) { return folder / "master.key"; }
/// While this is there a rotation is under way.
std::filesystem::path next_key(const std::filesystem::path& folder) {
  return folder / "master.next";
}

crypto::Secret made(const std::filesystem::path& file) {
  try {
    return crypto::read_or_make_key(file);
  } catch (const std::runtime_error& problem) {
    throw StoreError(problem.what());
  }
}

std::string name_of(const crypto::Secret& key) {
  return crypto::hex(crypto::hmac_sha256(key, "rodedraad master key").substr(0, kNameBytes));
}

}  // namespace

MasterKeys::MasterKeys(KeySource source) : source_(std::move(source)) {}

std::string MasterKeys::add(crypto::Secret key) {
  auto name = name_of(key);
  keys_.insert_or_assign(name, std::move(key));
  return name;
}

void MasterKeys::load() {
  keys_.clear();
  if (!own()) {
    if (!source_.previous.empty()) add(key_from(source_.previous));
    current_ = add(key_from(source_.master));
    return;
  }
  const auto file = [](const std::filesystem::path& path) { return "file:" + path.string(); };
  if (!std::filesystem::exists(own_key(source_.folder))) {
    throw StoreError("de hoofdsleutel " + own_key(source_.folder).string() +
                     " ontbreekt, en zonder hem kan niemand deze opslag lezen: zet de map met "
                     "sleutels terug van waar u die bewaart");
  }
  const auto next = next_key(source_.folder);
  if (!std::filesystem::exists(next)) {
    current_ = add(key_from(file(own_key(source_.folder))));
    return;
  }
  add(key_from(file(own_key(source_.folder))));
  current_ = add(key_from(file(next)));
}

void MasterKeys::make() {
  if (!own() || std::filesystem::exists(own_key(source_.folder))) return;
  std::ignore = made(own_key(source_.folder));
}

const crypto::Secret* MasterKeys::find(const std::string& name) const {
  const auto found = keys_.find(name);
  return found == keys_.end() ? nullptr : &found->second;
}

void MasterKeys::begin_rotation() {
  if (!own()) return;
  std::ignore = made(next_key(source_.folder));
  load();
}

bool MasterKeys::rotating() const {
  return own() && std::filesystem::exists(next_key(source_.folder));
}

void MasterKeys::finish_rotation() {
  if (!rotating()) return;
  try {
    crypto::replace_key(next_key(source_.folder), own_key(source_.folder));
  } catch (const std::runtime_error& problem) {
    throw StoreError(problem.what());
  }
  load();
}

}  // namespace rodedraad::store
