#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace rodedraad::crypto {

/// Bytes that nobody may see: a key, a token. Wiped when they go; cannot be printed, and are copied
/// only where a copy is asked for by name.
class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string_view bytes) : bytes_(bytes.begin(), bytes.end()) {}
  ~Secret();
  Secret(Secret&& other) noexcept;
  Secret& operator=(Secret&& other) noexcept;
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;

  /// From the operating system's random source. Throws std::runtime_error when it has none to give.
  static Secret random(std::size_t length);

  Secret copy() const { return Secret{view()}; }
  std::string_view view() const {
    return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()};
  }
  std::span<const unsigned char> bytes() const { return bytes_; }
  std::size_t size() const { return bytes_.size(); }
  bool empty() const { return bytes_.empty(); }

 private:
  void wipe();
  std::vector<unsigned char> bytes_;
};

}  // namespace rodedraad::crypto
