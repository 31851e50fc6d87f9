#pragma once

#include <sys/types.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace rodedraad::plugin {

/// A copy in memory of a library, sealed against change: what is hashed and verified is what is
/// loaded, whatever happens to the file. Kept as long as somebody may still load it.
class SealedFile {
 public:
  /// Reads a file that is owned by root or by the user of this process, that nobody else may write,
  /// in a folder of which the same is true, and that is no symbolic link. \returns a sentence for
  /// an administrator when it is not so.
  static tl::expected<std::shared_ptr<const SealedFile>, std::string> read(
      const std::filesystem::path& file);

  ~SealedFile();
  SealedFile(const SealedFile&) = delete;
  SealedFile& operator=(const SealedFile&) = delete;

  const std::filesystem::path& file() const { return file_; }
  int descriptor() const { return descriptor_; }
  std::string_view bytes() const { return bytes_; }
  /// Lower-case hex.
  const std::string& sha256() const { return sha256_; }

 private:
  SealedFile() = default;

  std::filesystem::path file_;
  int descriptor_ = -1;
  std::string_view bytes_;  ///< mapped, read-only
  std::string sha256_;
};

/// The text of a small file beside a library, such as its signature, under the same rules; empty
/// when there is none that may be believed.
std::string read_beside(const std::filesystem::path& file);

}  // namespace rodedraad::plugin
