#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/config/finding.h"

namespace rodedraad::config {

/// A file of the configuration as it is on disk, without a byte order mark.
class Source {
 public:
  Source(std::string file, std::string text);

  const std::string& file() const { return file_; }
  const std::string& text() const { return text_; }

  /// The line and column of a byte.
  Place at(std::size_t offset) const;

 private:
  std::string file_;
  std::string text_;
  std::vector<std::size_t> lines_;  ///< where each line starts
};

}  // namespace rodedraad::config
