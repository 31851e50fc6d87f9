#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "rodedraad/crypto/secret.h"
#include "rodedraad/store/checkpoints.h"
#include "rodedraad/store/database.h"
#include "rodedraad/store/rows.h"

namespace rodedraad::store {

class Statements;

/// What seals a record and the whole log before it: HMAC(key, previous ‖ canonical(row)), where
/// canonical is each field behind its length, so that no two rows read the same.
std::string audit_seal(const crypto::Secret& key, std::string_view previous, const AuditRow& row);

/// Seals the audit log, record after record, and writes down elsewhere how far it came. Belongs to
/// the writer; only on its thread.
class AuditChain {
 public:
  /// Whether a log may go on that is older than its newest checkpoint, or broken at its end.
  enum class Doubt { refuse, accept };

  /// Reads where the log stands and looks at its end. Makes the keys when there are none. Throws
  /// StoreError, with a sentence for an administrator, when an older copy of the store was put back
  /// or the last records were changed, unless that is accepted.
  AuditChain(const Location& location, Statements& statements, Doubt doubt = Doubt::refuse);

  /// Adds a record inside the open transaction.
  void add(AuditRow row);
  /// Up to which record the log is sealed. Of what is on disk only between transactions.
  const AuditHead& head() const { return head_; }

  /// Writes a checkpoint when records were added since the last one. Between transactions. Throws
  /// StoreError when it cannot be written; the next one makes up for it.
  void checkpoint(Instant now);
  /// How long until a checkpoint must be written; a very long time when nothing was added.
  std::chrono::milliseconds until_checkpoint(std::chrono::steady_clock::time_point now) const;

  /// What was wrong and was accepted; empty: nothing.
  const std::string& doubt() const { return doubt_; }
  /// From now on this history counts. Between transactions.
  void restart(Instant now);

 private:
  void look_at_end();
  void look_at_checkpoint();

  Statements& statements_;
  crypto::Secret key_;
  Checkpoints checkpoints_;
  std::chrono::milliseconds every_;
  AuditHead head_;
  std::int64_t written_ = 0;  ///< the record of the newest checkpoint
  std::chrono::steady_clock::time_point last_;
  std::string doubt_;
};

/// Whether a copy of the store was put back, or somebody only says that it may have been.
enum class Restored { perhaps, surely };

/// An older copy of the store was put back on purpose: the audit log goes on from there, with
/// \p row, and the checkpoints say so. \returns what was wrong; empty when nothing was, and then
/// nothing is written when it was only perhaps put back. Throws StoreError.
std::string accept_restored(const Location& location, AuditRow row,
                            Restored restored = Restored::perhaps);

}  // namespace rodedraad::store
