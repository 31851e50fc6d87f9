#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

/// Several values as one text, to seal together: each text behind its length.
namespace rodedraad::store {

class Packer {
 public:
  Packer& text(std::string_view value) {
    number(static_cast<std::int64_t>(value.size()));
    packed_ += value;
    return *this;
  }
  /// Seven bits to a byte, lowest first.
  Packer& number(std::int64_t value) {
    auto rest = static_cast<std::uint64_t>(value);
    for (; rest >= 0x80U; rest >>= 7U) packed_ += static_cast<char>(rest | 0x80U);
    packed_ += static_cast<char>(rest);
    return *this;
  }
  const std::string& packed() const { return packed_; }
  /// Whether every text so far was empty.
  bool empty() const { return packed_.find_first_not_of('\0') == std::string::npos; }

 private:
  std::string packed_;
};

/// Reads in the order in which it was packed. What it reads was sealed, so it is whole.
class Unpacker {
 public:
  explicit Unpacker(std::string_view packed) : rest_(packed) {}
  bool done() const { return rest_.empty(); }
  std::string text() {
    const auto length = static_cast<std::size_t>(number());
    if (length > rest_.size()) throw std::logic_error("a packed text is cut off");
    std::string out{rest_.substr(0, length)};
    rest_.remove_prefix(length);
    return out;
  }
  std::int64_t number() {
    std::uint64_t out = 0;
    for (unsigned shift = 0; shift < 64U; shift += 7U) {
      if (rest_.empty()) throw std::logic_error("a packed number is cut off");
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      out |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if (byte < 0x80U) return static_cast<std::int64_t>(out);
    }
    throw std::logic_error("a packed number is too long");
  }

 private:
  std::string_view rest_;
};

}  // namespace rodedraad::store
