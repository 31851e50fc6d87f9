#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/config/config.h"

namespace rodedraad::config {

/// A configuration folder of one test: a small one without mistakes, in which the test changes
/// files.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const std::filesystem::path& path() const { return path_; }

  void write(const std::string& file, std::string_view text) const;
  void remove(const std::string& file) const;
  /// Replaces \p before, which must be in the file.
  void replace(const std::string& file, std::string_view before, std::string_view after) const;

  Loaded load(const Variables& variables = {}) const;
  /// The findings as "file:line:column: code".
  std::vector<std::string> codes(const Variables& variables = {}) const;

 private:
  std::filesystem::path path_;
};

/// "region.xml:12:7: task-unknown".
std::vector<std::string> codes_of(const std::vector<Finding>& findings);

}  // namespace rodedraad::config
