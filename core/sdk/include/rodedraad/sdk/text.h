#pragma once

#include <cstdio>
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

/// Fills \p error, cutting what does not fit. \p text and \p where hold no personal data.
inline void fill(rd_error* error, std::string_view text, std::string_view where = {}) noexcept {
  if (error == nullptr) return;
  std::snprintf(error->where, sizeof error->where, "%.*s", static_cast<int>(where.size()),
                where.data());
  std::snprintf(error->text, sizeof error->text, "%.*s", static_cast<int>(text.size()), text.data());
}

}  // namespace rodedraad::sdk
