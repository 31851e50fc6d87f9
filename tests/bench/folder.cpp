#include "folder.h"

#include <stdlib.h>

#include <stdexcept>
#include <string>

namespace rodedraad::bench {

Folder::Folder() {
  // Not the folder for temporary files: that may be memory, where a flush costs nothing.
  const auto beside = std::filesystem::read_symlink("/proc/self/exe").parent_path();
  std::string name = (beside / "bench-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr)
    throw std::runtime_error("no folder can be made beside the program");
  path_ = name;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace rodedraad::bench
