#include "directory.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <cerrno>
#include <csignal>
#include <memory>

#include <dirent.h>

namespace rodedraad::files {

namespace {

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

int open_beneath(int directory, const char* name, int flags, unsigned mode, std::uint64_t resolve) {
  open_how how{};
  how.flags = static_cast<std::uint64_t>(flags | O_CLOEXEC | O_NOFOLLOW);
  how.mode = mode;
  how.resolve = resolve | RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
  return static_cast<int>(::syscall(SYS_openat2, directory, name, &how, sizeof how));
}

FileType type_of(mode_t mode) {
  if (S_ISREG(mode)) return FileType::regular;
  if (S_ISDIR(mode)) return FileType::directory;
  if (S_ISLNK(mode)) return FileType::symbolic_link;
  if (S_ISFIFO(mode)) return FileType::pipe;
  if (S_ISSOCK(mode)) return FileType::socket;
  return FileType::device;
}

std::int64_t nanoseconds(const timespec& time) {
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

Status from(const struct stat& raw) {
  return {type_of(raw.st_mode),
          raw.st_dev,
          raw.st_ino,
          static_cast<std::uint64_t>(raw.st_size),
          raw.st_nlink,
          nanoseconds(raw.st_mtim),
          nanoseconds(raw.st_ctim)};
}

}  // namespace

Descriptor::~Descriptor() {
  if (fd_ >= 0) ::close(fd_);
}

Status status(const Descriptor& file) {
  struct stat raw {};
  if (::fstat(file.get(), &raw) != 0) fail("reading the status of a file");
  return from(raw);
}

Writers writers(const Descriptor& file) {
  // A writer that comes just now makes the kernel send a signal: one that is ignored, not SIGIO.
  if (::fcntl(file.get(), F_SETSIG, SIGURG) != 0) return Writers::unknown;
  if (::fcntl(file.get(), F_SETLEASE, F_RDLCK) == 0) {
    ::fcntl(file.get(), F_SETLEASE, F_UNLCK);
    return Writers::none;
  }
  return errno == EAGAIN ? Writers::some : Writers::unknown;
}

std::string read_all(const Descriptor& file, std::uint64_t most) {
  std::string bytes;
  const auto expected = std::min(status(file).size, most);
  // One byte more than expected, so that the end of a file that has not grown is seen in one go.
  bytes.resize(expected + 1);
  std::size_t filled = 0;
  for (;;) {
    const auto got = ::read(file.get(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail("reading a file");
    filled += static_cast<std::size_t>(got);
    if (got == 0 || filled > most) break;
    if (filled == bytes.size()) bytes.resize(std::min(bytes.size() * 2, most + 1));
  }
  bytes.resize(filled);
  return bytes;
}

void write_all(const Descriptor& file, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto put = ::write(file.get(), bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) fail("writing a file");
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
}

void sync(const Descriptor& file) {
  if (::fsync(file.get()) != 0) fail("writing to disk");
}

Directory::Directory(const std::string& path)
    : fd_(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  if (fd_.get() < 0) fail("opening the folder");
}

Directory Directory::made(const std::string& name) const {
  if (::mkdirat(fd_.get(), name.c_str(), 0700) == 0) {
    sync();
  } else if (errno != EEXIST) {
    fail("making a subfolder");
  }
  Descriptor made{
      open_beneath(fd_.get(), name.c_str(), O_RDONLY | O_DIRECTORY, 0, RESOLVE_NO_XDEV)};
  if (made.get() < 0) {
    // "Not a directory" would read as if the folder itself were not there.
    if (errno == ENOTDIR) errno = ELOOP;
    fail("opening a subfolder");
  }
  return Directory{std::move(made)};
}

std::vector<std::string> Directory::names() const {
  // A descriptor of its own, because reading moves the position that duplicates would share.
  Descriptor own{open_beneath(fd_.get(), ".", O_RDONLY | O_DIRECTORY, 0, 0)};
  if (own.get() < 0) fail("opening the folder");
  const std::unique_ptr<DIR, int (*)(DIR*)> stream{::fdopendir(own.get()), ::closedir};
  if (!stream) fail("listing the folder");
  own.release();  // closedir closes it
  std::vector<std::string> names;
  for (;;) {
    errno = 0;
    const auto* const entry = ::readdir(stream.get());
    if (entry == nullptr) break;
    const std::string_view name{static_cast<const char*>(entry->d_name)};
    if (name != "." && name != "..") names.emplace_back(name);
  }
  if (errno != 0) fail("listing the folder");
  return names;
}

std::optional<Status> Directory::status(const std::string& name) const {
  struct stat raw {};
  if (::fstatat(fd_.get(), name.c_str(), &raw, AT_SYMLINK_NOFOLLOW) == 0) return from(raw);
  if (errno == ENOENT) return std::nullopt;
  fail("reading the status of a file");
}

bool Directory::readable(const std::string& name) const {
  return ::faccessat(fd_.get(), name.c_str(), R_OK, AT_EACCESS | AT_SYMLINK_NOFOLLOW) == 0;
}

Descriptor Directory::open(const std::string& name) const {
  // Not blocking: an open that meets a pipe after all must not wait for its writer.
  Descriptor file{open_beneath(fd_.get(), name.c_str(), O_RDONLY | O_NONBLOCK, 0, 0)};
  if (file.get() < 0) fail("opening a file");
  return file;
}

std::optional<Descriptor> Directory::create(const std::string& name) const {
  Descriptor file{open_beneath(fd_.get(), name.c_str(), O_WRONLY | O_CREAT | O_EXCL, 0640, 0)};
  if (file.get() >= 0) return file;
  if (errno == EEXIST) return std::nullopt;
  fail("making a file");
}

bool Directory::move(const std::string& name, const Directory& to,
                     const std::string& new_name) const {
  if (::renameat2(fd_.get(), name.c_str(), to.fd_.get(), new_name.c_str(), RENAME_NOREPLACE) == 0) {
    return true;
  }
  if (errno == EEXIST) return false;
  fail("moving a file");
}

void Directory::remove(const std::string& name) const {
  if (::unlinkat(fd_.get(), name.c_str(), 0) != 0 && errno != ENOENT) fail("removing a file");
}

void Directory::sync() const { files::sync(fd_); }

bool Directory::ours_alone() const {
  struct stat raw {};
  if (::fstat(fd_.get(), &raw) != 0) fail("reading the status of a folder");
  return raw.st_uid == ::geteuid() && (raw.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

std::string explain(const std::error_code& problem) {
  switch (problem.value()) {
    case ENOENT:
    case ENOTDIR:
      return "the folder is not there; make it, or mount the share it lies on";
    case EACCES:
    case EPERM:
      return "the hub may not work in the folder; give the user it runs as read and write "
             "permission";
    case EROFS:
      return "the folder lies on a file system that is mounted read-only";
    case ENOSPC:
    case EDQUOT:
      return "the disk of the folder is full; free some space";
    case EFBIG:
      return "the file is larger than the file system or a limit of the process allows";
    case EMFILE:
    case ENFILE:
      return "too many files are open; raise the limit of the service (LimitNOFILE)";
    case ELOOP:
      return "a symbolic link or a file stands where the hub needs a subfolder; remove it";
    case EXDEV:
      return "a subfolder lies on another file system than the folder; it must be a plain "
             "subfolder";
    case EINVAL:
    case ENOSYS:
      return "the file system of the folder cannot move files safely (renameat2 without "
             "overwriting)";
    case ENAMETOOLONG:
      return "the name is too long for the file system of the folder";
    default:
      return "the file system of the folder fails: " + problem.message();
  }
}

}  // namespace rodedraad::files
