#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <sys/types.h>

/// File operations that cannot leave a folder, whatever somebody puts into it meanwhile.
namespace rodedraad::files {

/// Owns a file descriptor.
class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~Descriptor();

  int get() const { return fd_; }
  /// Leaves closing to the caller.
  int release() { return std::exchange(fd_, -1); }

 private:
  int fd_;
};

enum class FileType { regular, directory, symbolic_link, pipe, socket, device };

/// What the directory says of an entry; the entry itself is never opened for it.
struct Status {
  FileType type = FileType::regular;
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  std::uint64_t size = 0;
  std::uint64_t links = 0;
  std::int64_t modified_ns = 0;
  std::int64_t changed_ns = 0;
  bool operator==(const Status&) const = default;

  /// Whether the content is as it was. Unlike ==, a rename or a new permission does not count.
  bool same_content(const Status& other) const {
    return inode == other.inode && size == other.size && modified_ns == other.modified_ns;
  }
};

Status status(const Descriptor& file);

/// What the system can tell of programs that hold a file open to write in it.
enum class Writers { none, some, unknown };

/// Asked with a lease that is given back at once. Unknown for a file of somebody else, and on a
/// file system that has no leases.
Writers writers(const Descriptor& file);

/// Everything up to the end, but never more than \p most + 1 bytes.
std::string read_all(const Descriptor& file, std::uint64_t most);
void write_all(const Descriptor& file, std::string_view bytes);
/// Returns when what was written survives a power cut.
void sync(const Descriptor& file);

/// A directory that is open. Names are single path components; a file is opened with openat2
/// beneath the directory and never through a symbolic link. Everything throws std::system_error,
/// without the name of a file in its text: a partner may have put a person's name in it.
class Directory {
 public:
  /// \p path comes from the configuration, so symbolic links in it are the administrator's wish.
  explicit Directory(const std::string& path);

  /// The subdirectory, made with mode 0700 when it is not there. On the same file system, so that
  /// moving to it is atomic.
  Directory made(const std::string& name) const;

  std::vector<std::string> names() const;
  /// Nothing when there is no such entry.
  std::optional<Status> status(const std::string& name) const;
  bool readable(const std::string& name) const;
  Descriptor open(const std::string& name) const;
  /// A new file, or nothing when the name is taken.
  std::optional<Descriptor> create(const std::string& name) const;
  /// Atomic, and never over another file: false when \p new_name is taken.
  bool move(const std::string& name, const Directory& to, const std::string& new_name) const;
  void remove(const std::string& name) const;
  void sync() const;
  /// Whether nobody but the user that the hub runs as can put something here.
  bool ours_alone() const;

 private:
  explicit Directory(Descriptor fd) : fd_(std::move(fd)) {}

  Descriptor fd_;
};

/// What an administrator can do about \p problem: one sentence without a file name.
std::string explain(const std::error_code& problem);

}  // namespace rodedraad::files
