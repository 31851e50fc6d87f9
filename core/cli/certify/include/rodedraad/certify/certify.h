#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Holds a plugin against its contract (abi_v1.h): ours and other people's alike. Each check runs
/// in a child process, so that a plugin that crashes or hangs fails one check and no more.
namespace rodedraad::certify {

struct Options {
  std::filesystem::path library;
  std::vector<std::string> only;      ///< names of checks; empty: all
  std::vector<std::string> settings;  ///< NAME=VALUE; of a mapping or a file the value is a path
  std::vector<std::string> samples;   ///< KIND=FILE: a message of an incoming kind
  std::optional<std::uint64_t> seed;  ///< of everything that is drawn at random
  std::chrono::seconds fuzz{2};       ///< how long messages are mutated
  std::chrono::seconds limit{30};     ///< after which a check counts as hanging
  bool in_process = false;            ///< for a debugger: a crash is then a crash of the program
  bool json = false;
};

enum class Outcome { passed, failed, skipped };

struct Verdict {
  std::string check;
  std::string group;
  Outcome outcome = Outcome::skipped;
  std::string text;  ///< why, and what to do; empty when it passed
  std::chrono::milliseconds took{0};
};

/// The names of all checks, in the order in which they run.
std::vector<std::string_view> check_names();

/// Runs the checks that suit the plugin. \p progress, when not null, gets a line per check. The
/// calling process must have one thread, unless the checks run in process.
std::vector<Verdict> run(const Options& options, std::uint64_t seed, std::ostream* progress);

/// Runs the checks and prints the result as text or JSON. \returns whether none failed and
/// instances of the plugin could be made. Both throw std::runtime_error when the file cannot be
/// read.
bool certify(const Options& options, std::ostream& out);

}  // namespace rodedraad::certify
