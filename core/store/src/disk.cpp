#include "disk.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string_view>

#include "rodedraad/crypto/digest.h"
#include "rodedraad/store/database.h"

namespace rodedraad::store {

namespace {

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& what) {
  throw StoreError(path.string() + " " + what + ": " + std::strerror(errno));
}

class File {
 public:
  explicit File(const std::filesystem::path& path)
      : path_(path), descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (descriptor_ < 0) fail(path, "cannot be opened");
  }
  ~File() { ::close(descriptor_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  int descriptor() const { return descriptor_; }
  std::size_t size() const {
    struct stat about {};
    if (::fstat(descriptor_, &about) != 0) fail(path_, "cannot be looked at");
    return static_cast<std::size_t>(about.st_size);
  }

 private:
  std::filesystem::path path_;
  int descriptor_;
};

}  // namespace

void sync_to_disk(const std::filesystem::path& path) {
  const File file{path};
  if (::fsync(file.descriptor()) != 0) fail(path, "cannot be brought to disk");
}

std::string sha256_of_file(const std::filesystem::path& path) {
  const File file{path};
  const auto size = file.size();
  if (size == 0) return crypto::sha256_hex({});
  void* bytes = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.descriptor(), 0);
  if (bytes == MAP_FAILED) fail(path, "cannot be read");
  auto result = crypto::sha256_hex({static_cast<const char*>(bytes), size});
  ::munmap(bytes, size);
  return result;
}

void rename_on_disk(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) fail(from, "cannot be renamed");
  sync_to_disk(to.parent_path().empty() ? std::filesystem::path{"."} : to.parent_path());
}

}  // namespace rodedraad::store
