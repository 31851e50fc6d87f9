#include "rodedraad/crypto/key_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>
#include <string>

#include "rodedraad/crypto/aead.h"
#include "rodedraad/crypto/digest.h"

namespace rodedraad::crypto {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& file, const std::string& why) {
  throw std::runtime_error("key file " + file.string() + " " + why);
}

/// A file descriptor that closes itself.
class File {
 public:
  File(const fs::path& file, int flags, mode_t mode = 0)
      : descriptor_(::open(file.c_str(), flags | O_CLOEXEC, mode)) {}
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

void check_owner(const fs::path& file, int descriptor) {
  struct stat found {};
  if (::fstat(descriptor, &found) != 0 || !S_ISREG(found.st_mode)) refuse(file, "is no file");
  if (found.st_uid != ::geteuid() && found.st_uid != 0) {
    refuse(file, "belongs to another user: give it to the user that runs the hub");
  }
  if ((found.st_mode & 077U) != 0) refuse(file, "can be read by others: chmod 0400 it");
}

/// The names in a folder are on disk only when the folder itself is.
void sync_folder(const fs::path& folder) {
  const File opened{folder.empty() ? fs::path{"."} : folder, O_RDONLY | O_DIRECTORY};
  if (opened.get() < 0 || ::fsync(opened.get()) != 0)
    refuse(folder, "may not be on disk: check the disk and the folder");
}

}  // namespace

Secret read_key(const fs::path& file) {
  const File opened{file, O_RDONLY};
  if (opened.get() < 0) refuse(file, "cannot be read: is it there, and of this user?");
  check_owner(file, opened.get());
  std::array<char, 2 * kKeyLength + 2> bytes{};
  const auto count = ::read(opened.get(), bytes.data(), bytes.size());
  std::string_view text{bytes.data(), count < 0 ? 0 : static_cast<std::size_t>(count)};
  if (text.size() != kKeyLength) {
    if (text.ends_with('\n')) text.remove_suffix(1);
    const auto key = text.size() == 2 * kKeyLength ? from_hex(text) : std::nullopt;
    if (!key) refuse(file, "does not hold a key: 32 bytes, or 64 hexadecimal digits");
    return Secret{*key};
  }
  return Secret{text};
}

Secret read_or_make_key(const fs::path& file) {
  if (!fs::exists(file)) make_file(file, Secret::random(kKeyLength).view(), 0400);
  return read_key(file);
}

void make_file(const fs::path& file, std::string_view bytes, unsigned int mode) {
  const auto folder = file.parent_path();
  if (!folder.empty() && fs::create_directories(folder)) {
    fs::permissions(folder, fs::perms::owner_all);
    sync_folder(folder.parent_path());
  }
  auto unfinished = file;
  unfinished += ".new";
  ::unlink(unfinished.c_str());
  {
    const File made{unfinished, O_CREAT | O_EXCL | O_WRONLY, mode};
    if (made.get() < 0 ||
        ::write(made.get(), bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()) ||
        ::fsync(made.get()) != 0) {
      refuse(file, "cannot be made: check its folder");
    }
  }
  if (::rename(unfinished.c_str(), file.c_str()) != 0) {
    refuse(file, "cannot be made: check its folder");
  }
  sync_folder(folder);
}

}  // namespace rodedraad::crypto
