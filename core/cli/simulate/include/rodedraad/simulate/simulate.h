#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/// Plays a partner of the hub over HTTP, so that a whole chain can be rehearsed on one machine.
namespace rodedraad::simulate {

struct SimulateOptions {
  std::string partner;          ///< one of partners()
  std::string listen;           ///< host:port; port 0 is a free port
  std::filesystem::path story;  ///< what the partner knows; empty: it makes that up
  std::vector<std::string> faults;
  std::filesystem::path record;      ///< one JSON line per request is appended here; empty: none
  std::filesystem::path ready_file;  ///< written when it listens; empty: none
  std::vector<std::filesystem::path> plugin_folders;  ///< empty: those of the program
};

/// The partners that can be played.
std::vector<std::string_view> partners();

/// The faults and what they do, one per line, for --help.
std::string fault_help();

/// Plays the partner until SIGTERM or SIGINT. Prints its address as the first line on standard
/// output, and problems on standard error. \returns the exit code of the program: 0, 64 for wrong
/// use, 65 for a story that cannot be read, 69 when it cannot listen, 70 when it cannot write.
int simulate(const SimulateOptions& options);

}  // namespace rodedraad::simulate
