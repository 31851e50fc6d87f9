#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "rodedraad/crypto/secret.h"
#include "rodedraad/model/clock.h"

/// How far the audit log came, written down outside the store and signed with Ed25519: who cuts off
/// its end, or puts an older store back, is found out; who checks cannot make one.
namespace rodedraad::store {

/// Up to which record the log is sealed, and by what.
struct AuditHead {
  std::int64_t seq = 0;  ///< 0: no record yet
  std::string seal = std::string(32, '\0');
  bool operator==(const AuditHead&) const = default;
};

struct Checkpoint {
  AuditHead head;
  model::Instant at{};
  bool restored = false;  ///< an older store was put back on purpose: what was after it is gone
};

/// The files of a folder of checkpoints.
inline constexpr const char* kCheckpointFile = "audit.checkpoints";
inline constexpr const char* kPublicKeyFile = "audit.pub";

/// All checkpoints of a file, in order, and the lines (from 1) whose signature does not hold. Each
/// signature covers the one before it, so no line can be taken out of the middle.
struct CheckpointList {
  std::vector<Checkpoint> checkpoints;
  std::vector<std::size_t> bad_lines;
};

/// Throws StoreError when the file cannot be read.
CheckpointList read_checkpoints(const std::filesystem::path& file, const std::string& public_key);

/// The key of a file with 64 hexadecimal digits. Throws StoreError.
std::string read_public_key(const std::filesystem::path& file);

/// The folder into which one hub writes. Its file only grows.
class Checkpoints {
 public:
  /// Makes the folder and puts the public key into it. Throws StoreError when it cannot be used, or
  /// holds the checkpoints of another key.
  Checkpoints(std::filesystem::path folder, crypto::Secret key);

  /// The newest; nothing when there is none. Throws StoreError when its signature does not hold.
  std::optional<Checkpoint> last() const;
  /// On disk when it returns. Throws StoreError.
  void add(const Checkpoint& checkpoint);

 private:
  std::filesystem::path file() const { return folder_ / kCheckpointFile; }

  std::filesystem::path folder_;
  crypto::Secret key_;
  std::string public_key_;
};

}  // namespace rodedraad::store
