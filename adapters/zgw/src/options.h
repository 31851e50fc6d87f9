#pragma once

#include <span>
#include <string>

#include "rodedraad/message/mapping.h"
#include "rodedraad/sdk/adapter.h"

namespace rodedraad::zgw {

/// What an administrator set.
struct Options {
  /// Throws sdk::BadSetting.
  explicit Options(std::span<const sdk::Pair> settings);

  message::Mapping mapping;
  std::string api;           ///< address of the Zaken API, without a slash at the end
  std::string rsin;          ///< nine digits
  std::string zaaktype;      ///< URL
  std::string roltype;       ///< URL; empty: no roles
  std::string municipality;  ///< "code:0505"; empty: the table gemeente says it
};

}  // namespace rodedraad::zgw
