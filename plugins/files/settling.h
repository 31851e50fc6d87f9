#pragma once

#include <chrono>
#include <map>
#include <string>

#include "directory.h"

namespace rodedraad::files {

using Time = std::chrono::steady_clock::time_point;
using Listing = std::map<std::string, Status>;

/// Tells when a file has stopped changing, so that a half-written one is left alone. Measured by
/// our own clock from when we saw the file so, not by the time of the file: the clock of a file
/// server may differ from ours.
class Settling {
 public:
  explicit Settling(std::chrono::milliseconds quiet) : quiet_(quiet) {}

  /// Those of \p listing that were the same at every look since \p now - quiet. Forgets what is no
  /// longer in \p listing.
  Listing settled(const Listing& listing, Time now);

 private:
  struct Seen {
    Status status;
    Time since;
  };

  std::chrono::milliseconds quiet_;
  std::map<std::string, Seen> seen_;
};

}  // namespace rodedraad::files
