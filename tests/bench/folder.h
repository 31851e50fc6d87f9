#pragma once

#include <filesystem>

namespace rodedraad::bench {

/// An empty folder beside the program, on the disk that is measured; gone at the end.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace rodedraad::bench
