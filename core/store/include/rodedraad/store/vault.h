#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rodedraad/crypto/secret.h"
#include "rodedraad/model/clock.h"
#include "rodedraad/store/master_keys.h"

namespace rodedraad::store {

class Row;
class Statements;

/// A key that texts lie under. Itself it lies in the store, wrapped by the master key.
struct DataKey {
  std::int64_t id = 0;  ///< random, so that the key of a backup is never taken for another
  std::string municipality;
  crypto::Secret secret;  ///< empty: it is damaged, and nothing opens under it
};
using KeyPtr = std::shared_ptr<const DataKey>;

/// The keys of one store: one for each case, one for each day of intake and municipality, and one
/// for each municipality by which identifiers are hashed. One object for all connections of a
/// process. Keys that are in use stay unwrapped in memory, as many as kKept. [any thread]
class Vault {
 public:
  static constexpr std::size_t kKept = 8192;

  explicit Vault(KeySource source) : master_(std::move(source)) {}

  /// For the connection that writes: makes the master key of a new store, and finds out whether the
  /// one that is given is the store's. Throws StoreError, as all calls here do.
  void open(Statements& writer);
  /// The same for a connection that reads; makes nothing.
  void open_to_read(Statements& reader);
  /// The same for a connection that takes in beside the hub that works: it makes keys of days only.
  void open_to_take_in(Statements& writer);

  /// The key with this id; null when there is none, because what it protected was erased.
  KeyPtr key(Statements& statements, std::int64_t id);

  /// The key of a case, or of the case that it was merged into. Made when there is none, on the
  /// connection that writes.
  KeyPtr of_case(Statements& writer, const std::string& case_id, const std::string& municipality);
  /// The key of a day of intake in a municipality, made when there is none.
  KeyPtr of_day(Statements& writer, model::Instant moment, const std::string& municipality);
  /// The key by which identifiers of a municipality are hashed, made when there is none: by the hub
  /// that works only, for there is one.
  KeyPtr of_names(Statements& writer, const std::string& municipality);
  /// The same; null when there is none, and so no identifier either.
  KeyPtr find_names(Statements& reader, const std::string& municipality);
  /// Those of all municipalities.
  std::vector<KeyPtr> all_names(Statements& reader);

  /// What belonged to \p absorbed belongs to \p case_id.
  void merge(Statements& writer, const std::string& case_id, const std::string& absorbed);

  /// A case has one key, and those of the cases that were merged into it.
  std::vector<std::int64_t> ids_of_case(Statements& statements, const std::string& case_id);

  /// How many keys are not wrapped by the current master key.
  std::int64_t to_rewrap(Statements& statements);
  /// Wraps by a next master key from here on, or goes on with one that was broken off.
  void begin_rotation();
  /// Wraps up to \p count keys anew. \returns how many were.
  std::int64_t rewrap(Statements& writer, std::int64_t count);
  /// The master key of before goes. Only when rewrap() found nothing to do.
  void finish_rotation();

  /// Deletes the keys with these ids, here and in the store. Within an Overwriting.
  void destroy(Statements& writer, const std::vector<std::int64_t>& ids);

  /// Where the hub keeps what belongs to the keys and not to the store.
  const std::filesystem::path& folder() const { return master_.folder(); }
  /// Whether the hub makes its own master keys.
  bool own() const { return master_.own(); }
  /// Whether a rotation of the hub's own master key is not finished, also one that was broken off.
  bool rotating() const { return master_.rotating(); }

 private:
  /// A key as it lies in the store.
  struct Wrapped {
    std::int64_t id = 0;
    std::string kind, municipality, by, wrapped;
  };
  static Wrapped read(Row& row);

  KeyPtr find(Statements& statements, const std::string& scope);
  KeyPtr make(Statements& writer, const std::string& scope, const std::string& municipality);
  KeyPtr find_or_make(Statements& writer, const std::string& scope,
                      const std::string& municipality);
  // Under mutex_:
  KeyPtr locked_key(Statements& statements, std::int64_t id, const std::string& scope);
  std::optional<crypto::Secret> unwrap(const Wrapped& key);
  void check(Statements& statements);
  void check_master(Statements& statements);
  KeyPtr keep(const std::string& scope, KeyPtr key);

  std::mutex mutex_;
  MasterKeys master_;
  bool guest_ = false;  ///< another hub works on the store
  /// Two generations: when the young are many they become the old, and the old go.
  struct Kept {
    std::unordered_map<std::int64_t, KeyPtr> by_id;
    std::unordered_map<std::string, KeyPtr> by_scope;
  };
  Kept young_, old_;
};

}  // namespace rodedraad::store
