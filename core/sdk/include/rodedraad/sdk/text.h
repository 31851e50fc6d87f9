#pragma once

#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

#include "rodedraad/sdk/abi_v1.h"

/// Moves text over the plugin boundary, for both sides.
namespace rodedraad::sdk {

inline std::string_view view(rd_str text) {
  return text.ptr == nullptr ? std::string_view{} : std::string_view{text.ptr, text.len};
}

/// Borrows: valid as long as \p text is.
inline rd_str str(std::string_view text) { return rd_str{text.data(), text.size()}; }

/// A string literal as a constant of the contract.
constexpr rd_str lit(std::string_view text) { return rd_str{text.data(), text.size()}; }

/// Copies \p text into a fixed array, cut to fit and ended by NUL.
template <std::size_t N>
void cut_into(char (&array)[N], std::string_view text) noexcept {
  const auto length = text.size() < N ? text.size() : N - 1;
  if (length > 0) std::memcpy(array, text.data(), length);
  array[length] = '\0';
}

/// Fills \p error. \p text and \p where hold no personal data.
inline void fill(rd_error* error, std::string_view text, std::string_view where = {}) noexcept {
  if (error == nullptr) return;
  cut_into(error->where, where);
  cut_into(error->text, text);
}

}  // namespace rodedraad::sdk
