#pragma once

#include <cstddef>
#include <cstring>

#include "rodedraad/sdk/abi_v1.h"

namespace rodedraad::certify {

/// Which hub the plugin meets: this one, one of contract 1.0, or a later one whose structures have
/// grown.
enum class Peer { same, older, newer };

/// A structure of the contract as a hub of that age hands it over. Only what contract 1.0 did not
/// have is left out for an older one; a newer one has bytes at the end that nobody knows yet.
template <class T>
class Aged {
 public:
  Aged(const T& value, Peer peer) {
    std::memset(bytes_, 0xA5, sizeof bytes_);
    std::memcpy(bytes_, &value, sizeof(T));
    if (peer == Peer::newer) get()->struct_size = sizeof bytes_;
  }
  Aged(const Aged&) = delete;
  Aged& operator=(const Aged&) = delete;

  T* get() { return reinterpret_cast<T*>(bytes_); }

 private:
  static constexpr std::size_t kGrown = 64;
  alignas(T) unsigned char bytes_[sizeof(T) + kGrown];
};

/// Cuts the sink to contract 1.0; what lies beyond must then not be called, and \p trap says so.
void cut_to_1_0(rd_decode_sink& sink,
                void (*trap)(void* ctx, rd_str kind, const rd_field* fields, std::size_t n));

}  // namespace rodedraad::certify
