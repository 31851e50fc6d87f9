#pragma once

#include "check.h"
#include "rodedraad/certify/certify.h"

namespace rodedraad::certify {

/// How a check ended, with whether it never did.
struct Ended {
  Outcome outcome = Outcome::failed;
  std::string text;
  bool hung = false;
  bool applies = true;  ///< false: the check is about the other kind of plugin
};

/// Runs one check in a child process. A crash, an exit or a time limit is a failed check whose
/// text tells what the plugin was asked last.
Ended run_in_child(const Check& check, const Options& options, const std::string& bytes,
                   std::uint64_t seed);

/// Runs one check here.
Ended run_here(const Check& check, const Options& options, const std::string& bytes,
               std::uint64_t seed);

}  // namespace rodedraad::certify
