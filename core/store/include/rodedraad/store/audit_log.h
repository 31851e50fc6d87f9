#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "rodedraad/crypto/secret.h"
#include "rodedraad/store/checkpoints.h"
#include "rodedraad/store/database.h"
#include "rodedraad/store/rows.h"

namespace rodedraad::store {

class Statements;

/// Which records somebody wants to see. What is empty does not choose.
struct AuditQuery {
  std::string object = {};
  std::string actor = {};
  std::string action = {};  ///< "case.read", or only "case"
  Instant since = {};
};

/// Reads the audit log of a store, or of a copy of it, with no more than the right to read it.
/// Needs no key. One per thread.
class AuditLog {
 public:
  /// Throws StoreError when there is no store.
  explicit AuditLog(const Location& location);
  /// On a connection that outlives it, and sees what that one has not committed yet.
  explicit AuditLog(Connection& connection);
  ~AuditLog();
  AuditLog(const AuditLog&) = delete;
  AuditLog& operator=(const AuditLog&) = delete;

  struct Sealed {
    AuditRow row;
    std::string seal;
  };
  /// Up to \p limit records after seq \p after, in order.
  std::vector<Sealed> page(std::int64_t after, std::size_t limit);
  /// The last \p limit records that fit, oldest first.
  std::vector<AuditRow> find(const AuditQuery& query, std::size_t limit);
  /// Up to \p limit lines of the Logboek Dataverwerkingen after seq \p after and of \p since or
  /// later, in order.
  std::vector<ProcessingRow> processing(std::int64_t after, Instant since, std::size_t limit);
  /// Up to which line the Logboek Dataverwerkingen was sent; see Transaction::put_setting.
  std::int64_t processing_sent();

 private:
  std::unique_ptr<Connection> connection_;  ///< its own, or none
  std::unique_ptr<Statements> statements_;
};

/// Something is wrong with a log.
struct AuditFault {
  enum class Kind {
    missing,    ///< records \p seq to \p until are gone from the middle
    changed,    ///< record \p seq was changed, swapped or put in
    cut,        ///< records \p seq to \p until are gone from the end: a checkpoint saw them
    replaced,   ///< record \p seq is another than the checkpoint saw: the log was written anew
    checkpoint  ///< line \p seq of the checkpoints was changed
  };
  Kind kind = Kind::changed;
  std::int64_t seq = 0;
  std::int64_t until = 0;
  Instant at{};  ///< of the record; of the checkpoint when the record is gone
};

struct AuditVerdict {
  std::int64_t records = 0;
  AuditHead head;
  std::size_t checkpoints = 0;
  Instant last_checkpoint{};
  std::vector<AuditFault> faults;    ///< the first kMostFaults
  std::size_t fault_count = 0;       ///< all
  std::vector<Checkpoint> restored;  ///< older stores that were put back on purpose
  bool intact() const { return fault_count == 0; }
};

/// The name of the setting that says up to which line the Logboek Dataverwerkingen was sent.
inline constexpr const char* kProcessingSent = "logboek.verstuurd";

inline constexpr std::size_t kMostFaults = 100;

/// Checks every record, and the log against its checkpoints. Holds one page in memory.
AuditVerdict verify_audit(AuditLog& log, const crypto::Secret& key, const CheckpointList& list);

}  // namespace rodedraad::store
