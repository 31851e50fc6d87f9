#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "directory.h"

namespace rodedraad::files {

/// Where files are while the hub has them and does not have them yet. Only the hub can write here.
inline constexpr const char* kInProgress = ".in-behandeling";
/// Where files go that the hub refuses.
inline constexpr const char* kRejected = "afgekeurd";

struct Options {
  std::string folder;
  std::string accept;
  std::string archive;
  std::chrono::milliseconds poll;
  std::chrono::milliseconds quiet;
  std::uint64_t max_file;
  std::chrono::milliseconds keep;
  bool packed;
  /// Whether the file system tells who writes in a file; found out at the start.
  bool leases = false;
};

/// The folder and its subfolders. Opened anew for every round, so that a share that was away or was
/// mounted again is found without a restart.
struct Places {
  explicit Places(const Options& options)
      : folder(options.folder),
        in_progress(folder.made(kInProgress)),
        archive(folder.made(options.archive)),
        rejected(folder.made(kRejected)) {}

  Directory folder;
  Directory in_progress;
  Directory archive;
  Directory rejected;
};

}  // namespace rodedraad::files
