#include "rodedraad/crypto/key_file.h"

#include <fcntl.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
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

/// Base64 of 32 bytes: 43 characters and one '='.
constexpr std::size_t kBase64 = 44;
/// For a key as text and the end of its line.
constexpr std::size_t kRoom = 2 * kKeyLength + 2;

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

void check_owner(const fs::path& file, int descriptor, KeyRights rights) {
  struct stat found {};
  if (::fstat(descriptor, &found) != 0 || !S_ISREG(found.st_mode)) refuse(file, "is no file");
  if (found.st_uid != ::geteuid() && found.st_uid != 0) {
    refuse(file, "belongs to another user: give it to the user that runs the hub");
  }
  if (rights == KeyRights::owner_alone && (found.st_mode & 077U) != 0) {
    refuse(file, "can be read by others: chmod 0400 it");
  }
}

/// The names in a folder are on disk only when the folder itself is.
void sync_folder(const fs::path& folder) {
  const File opened{folder.empty() ? fs::path{"."} : folder, O_RDONLY | O_DIRECTORY};
  if (opened.get() < 0 || ::fsync(opened.get()) != 0)
    refuse(folder, "may not be on disk: check the disk and the folder");
}

std::optional<Secret> from_base64(std::string_view text) {
  if (text.size() != kBase64 || text.back() != '=' || text[kBase64 - 2] == '=') return {};
  std::array<unsigned char, kKeyLength + 1> bytes{};
  const int length = EVP_DecodeBlock(
      bytes.data(), reinterpret_cast<const unsigned char*>(text.data()), int{kBase64});
  std::optional<Secret> key;
  if (length == int{kKeyLength} + 1) {
    key.emplace(std::string_view{reinterpret_cast<const char*>(bytes.data()), kKeyLength});
  }
  OPENSSL_cleanse(bytes.data(), bytes.size());
  return key;
}

std::optional<Secret> from_digits(std::string_view text) {
  auto bytes = text.size() == 2 * kKeyLength ? from_hex(text) : std::nullopt;
  if (!bytes) return std::nullopt;
  Secret key{*bytes};
  wipe(*bytes);
  return key;
}

}  // namespace

std::optional<Secret> key_from_text(std::string_view text) {
  if (text.size() == kKeyLength) return Secret{text};
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  auto key = from_digits(text);
  return key ? std::move(key) : from_base64(text);
}

Secret read_key(const fs::path& file, KeyRights rights) {
  const File opened{file, O_RDONLY};
  if (opened.get() < 0) refuse(file, "cannot be read: is it there, and of this user?");
  check_owner(file, opened.get(), rights);
  std::string bytes(kRoom, '\0');
  const auto count = ::read(opened.get(), bytes.data(), bytes.size());
  auto key = key_from_text(
      std::string_view{bytes}.substr(0, count < 0 ? 0 : static_cast<std::size_t>(count)));
  wipe(bytes);
  if (!key) refuse(file, "does not hold a key: 32 bytes, 64 hexadecimal digits, or base64");
  return *std::move(key);
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

void replace_key(const fs::path& fresh, const fs::path& old) {
  fs::permissions(old, fs::perms::owner_read | fs::perms::owner_write);
  const File before{old, O_WRONLY};
  fs::rename(fresh, old);
  sync_folder(old.parent_path());
  const std::string zeros(kKeyLength, '\0');
  if (before.get() < 0 ||
      ::write(before.get(), zeros.data(), zeros.size()) != static_cast<ssize_t>(zeros.size()) ||
      ::fsync(before.get()) != 0) {
    refuse(old, "has a successor, but what it was could not be overwritten");
  }
}

}  // namespace rodedraad::crypto
