#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace rodedraad::crypto {

/// Bytes that nobody may see: a key, a token. They lie in memory that is locked where the system
/// allows it (see keep_secrets_in_locked_memory), are wiped when they go, cannot be printed, and
/// are copied only where a copy is asked for by name.
class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string_view bytes);
  ~Secret();
  Secret(Secret&& other) noexcept;
  Secret& operator=(Secret&& other) noexcept;
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;

  /// From the operating system's random source. Throws std::runtime_error when it has none to give.
  static Secret random(std::size_t length);

  Secret copy() const { return Secret{view()}; }
  std::string_view view() const { return {reinterpret_cast<const char*>(bytes_), size_}; }
  std::span<const unsigned char> bytes() const { return {bytes_, size_}; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

 private:
  explicit Secret(std::size_t length);
  void wipe();
  unsigned char* bytes_ = nullptr;
  std::size_t size_ = 0;
};

/// From here on secrets lie in memory that is not swapped out and is in no core dump, as far as it
/// reaches. Once, at the start of a program, before its threads. \returns whether it is locked.
bool keep_secrets_in_locked_memory();

/// Overwrites a text that held something secret and had to be a plain text for a while.
void wipe(std::string& text);

}  // namespace rodedraad::crypto
