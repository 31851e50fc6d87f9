#include "rodedraad/plugin/sealed_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

#include "rodedraad/crypto/digest.h"

namespace rodedraad::plugin {

namespace {

constexpr off_t kMostBytes = off_t{256} << 20U;
constexpr std::size_t kMostBeside = 4096;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int operator*() const { return number_; }
  int release() { return std::exchange(number_, -1); }

 private:
  int number_;
};

/// Why what is open here cannot be trusted; empty when it can.
std::string distrust(int descriptor, const std::string& what) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return what + " cannot be looked at";
  if (status.st_uid != 0 && status.st_uid != ::geteuid()) {
    return what + " is owned by another user; give it to root: chown root " + what;
  }
  if ((status.st_mode & (S_IWGRP | S_IWOTH)) != 0) {
    return what + " can be written by other users; take that right away: chmod go-w " + what;
  }
  return {};
}

/// The file, opened without following a link at its end; or why it cannot be trusted.
tl::expected<int, std::string> open_trusted(const std::filesystem::path& file) {
  const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path{"."};
  const Descriptor in{::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)};
  if (*in < 0) return tl::unexpected("its folder " + folder.string() + " cannot be opened");
  if (auto problem = distrust(*in, folder.string()); !problem.empty()) {
    return tl::unexpected(std::move(problem));
  }
  const auto name = file.filename().string();
  // Without waiting: somebody may have put a pipe there.
  Descriptor opened{::openat(*in, name.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)};
  if (*opened < 0 && errno == ELOOP) {
    return tl::unexpected(std::string{"it is a symbolic link; put the file itself in the folder"});
  }
  if (*opened < 0)
    return tl::unexpected(std::string{"it cannot be read; check the file and its rights"});
  if (auto problem = distrust(*opened, file.string()); !problem.empty()) {
    return tl::unexpected(std::move(problem));
  }
  struct stat status {};
  if (::fstat(*opened, &status) != 0 || !S_ISREG(status.st_mode)) {
    return tl::unexpected(std::string{"it is not a file; check what lies there"});
  }
  if (status.st_size == 0 || status.st_size > kMostBytes) {
    return tl::unexpected(std::string{"it is empty or larger than 256 MB; check the file"});
  }
  return opened.release();
}

bool write_all(int descriptor, const char* bytes, std::size_t length) {
  while (length > 0) {
    const auto count = ::write(descriptor, bytes, length);
    if (count <= 0) return false;
    bytes += count;
    length -= static_cast<std::size_t>(count);
  }
  return true;
}

/// A descriptor of a sealed, nameless file with what can be read from \p from; -1 when the system
/// refuses.
int sealed_copy(const std::string& name, int from) {
  Descriptor copy{::memfd_create(name.c_str(), MFD_CLOEXEC | MFD_ALLOW_SEALING)};
  if (*copy < 0) return -1;
  std::array<char, 65536> buffer{};
  for (;;) {
    const auto count = ::read(from, buffer.data(), buffer.size());
    if (count == 0) break;
    if (count < 0 || !write_all(*copy, buffer.data(), static_cast<std::size_t>(count))) return -1;
  }
  constexpr int kSeals = F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL;
  return ::fcntl(*copy, F_ADD_SEALS, kSeals) == 0 ? copy.release() : -1;
}

}  // namespace

tl::expected<std::shared_ptr<const SealedFile>, std::string> SealedFile::read(
    const std::filesystem::path& file) {
  const auto opened = open_trusted(file);
  if (!opened) return tl::unexpected(opened.error());
  const Descriptor from{*opened};
  std::shared_ptr<SealedFile> result{new SealedFile};
  result->file_ = file;
  result->descriptor_ = sealed_copy(file.filename().string(), *from);
  struct stat status {};
  if (result->descriptor_ < 0 || ::fstat(result->descriptor_, &status) != 0 ||
      status.st_size == 0) {
    return tl::unexpected(std::string{"there is no memory for a copy of it"});
  }
  const auto length = static_cast<std::size_t>(status.st_size);
  void* const mapped = ::mmap(nullptr, length, PROT_READ, MAP_PRIVATE, result->descriptor_, 0);
  if (mapped == MAP_FAILED)
    return tl::unexpected(std::string{"there is no memory for a copy of it"});
  result->bytes_ = {static_cast<const char*>(mapped), length};
  result->sha256_ = crypto::sha256_hex(result->bytes_);
  return result;
}

SealedFile::~SealedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::string read_beside(const std::filesystem::path& file) {
  const auto opened = open_trusted(file);
  if (!opened) return {};
  const Descriptor from{*opened};
  std::string text(kMostBeside, '\0');
  const auto count = ::read(*from, text.data(), text.size());
  text.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  return text;
}

}  // namespace rodedraad::plugin
