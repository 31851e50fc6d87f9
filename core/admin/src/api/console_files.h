#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "rodedraad/sdk/message.h"

namespace rodedraad::admin {

/// The files of the console, as they were built: read once, when the hub starts. [any thread]
class ConsoleFiles {
 public:
  /// A folder that is not there: no console; the answer then says how to get one.
  explicit ConsoleFiles(const std::filesystem::path& folder);

  /// The file of this path; of a path without a file name the page itself, which then shows what
  /// the path says.
  sdk::Answer answer(const sdk::Message& request, const std::string& path) const;

 private:
  struct File {
    std::string media_type;
    std::string bytes;
    std::string packed;    ///< the same in gzip; empty: there is none
    bool lasting = false;  ///< its name changes when it does
  };
  std::map<std::string, File> files_;  ///< by path, "/assets/x.js"
};

/// Where the console lies: beside the program, as installed and as built.
std::filesystem::path console_folder();

}  // namespace rodedraad::admin
