#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "rodedraad/crypto/secret.h"

namespace rodedraad::store {

/// Where the master key comes from: <keys> in hub.xml.
struct KeySource {
  /// The hub's own: its master key when nobody else gives one, and the list of what was erased.
  /// Empty: "keys" beside the store.
  std::filesystem::path folder = {};
  /// "file:PATH", "credential:NAME" (systemd) or "command:TEXT" that prints it. Empty: the file
  /// master.key in \ref folder, which the hub makes at its first start.
  std::string master = {};
  /// As \ref master: the key that was it before, until `key rotate` is done. Empty: none.
  std::string previous = {};
};

/// The master keys of one store. A master key only ever wraps other keys. Each is known by a name
/// that is made from it, so that nobody numbers them and the wrong one is recognised.
class MasterKeys {
 public:
  /// Reads nothing yet.
  explicit MasterKeys(KeySource source);

  /// Reads the keys. Throws StoreError when there is none, or one that others can read too.
  void load();
  /// Makes the key of a new store when the hub keeps it itself and there is none.
  void make();
  /// Whether the hub keeps the key itself, and so can make the next one.
  bool own() const { return source_.master.empty(); }

  /// The name of the key that wraps.
  const std::string& current() const { return current_; }
  /// Null when no such key is known.
  const crypto::Secret* find(const std::string& name) const;

  /// Makes the next key and wraps with it from now on; goes on with the one that was made when this
  /// was broken off. Does nothing when somebody else keeps the keys.
  void begin_rotation();
  /// Whether a rotation of the hub's own key is not finished.
  bool rotating() const;
  /// Nothing is wrapped by the one before any longer: it goes, and is overwritten.
  void finish_rotation();

  const std::filesystem::path& folder() const { return source_.folder; }

 private:
  std::string add(crypto::Secret key);

  KeySource source_;
  std::string current_;
  std::map<std::string, crypto::Secret> keys_;
};

}  // namespace rodedraad::store
