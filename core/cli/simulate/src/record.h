#pragma once

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

#include "rodedraad/sdk/message.h"

namespace rodedraad::simulate {

/// The requests that a simulator got, one JSON line each, each on disk's way before its answer.
class RecordFile {
 public:
  /// Appends to the file. Throws std::runtime_error when it cannot be opened.
  explicit RecordFile(const std::filesystem::path& file);

  /// \p time in RFC 3339; no \p answer: a fault keeps it back.
  void write(const std::string& time, const sdk::Message& request,
             const std::optional<sdk::Answer>& answer);

 private:
  std::ofstream out_;
};

}  // namespace rodedraad::simulate
