#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "rodedraad/model/clock.h"
#include "rodedraad/store/database.h"
#include "rodedraad/store/rows.h"

/// Copies of the store. A backup is a folder with the store as it was at one moment and a file that
/// says what it is; no keys lie in it, so what is encrypted can only be read where the keys are.
namespace rodedraad::store {

/// What a backup says of itself.
struct Backup {
  std::string made;  ///< RFC 3339; all that was committed before lies in it
  int schema = 0;
  std::string program;             ///< version that made it
  std::string revision;            ///< of the configuration that the hub worked under last
  std::int64_t audit_records = 0;  ///< the number of the last record of the audit log
  std::uintmax_t bytes = 0;
  std::string sha256;  ///< of the copy, in hex
};

/// The name under which a restored store remembers of when it is (Reader::setting): RFC 3339, empty
/// again when the hub has dealt with it.
inline constexpr const char* kRestored = "restored";

/// Copies a store into \p folder, which must not exist yet. A hub may run on it meanwhile: the copy
/// is made through a connection that only reads, and so never checkpoints. The copy is read back
/// and checked, is on disk, and only then gets its name. Throws StoreError.
Backup make_backup(const Location& location, const std::filesystem::path& folder,
                   const std::string& program, model::Instant now);

/// What lies in \p folder. Throws StoreError when it is no backup, or was changed.
Backup check_backup(const std::filesystem::path& folder);

/// Puts a backup in the place of a store, as \p row in its audit log says; what was erased after it
/// was made is erased in it. Throws StoreError when there is a store already, the backup is not
/// right, or the keys are not there that it was made with; then there is no store afterwards
/// either.
Backup restore_backup(const std::filesystem::path& folder, const Location& location, AuditRow row);

}  // namespace rodedraad::store
