#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace rodedraad::bench {

/// A part of the hub's work that can be done over and over.
struct Piece {
  std::string_view name;
  std::string_view one;      ///< what is done once: "message", "row"
  std::size_t enough;        ///< so often that what is not of it does not matter
  void (*run)(std::size_t);  ///< makes ready, then does it so often
};

std::span<const Piece> pieces();

}  // namespace rodedraad::bench
