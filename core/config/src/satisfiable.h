#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "rodedraad/config/config.h"

namespace rodedraad::config {

/// Why conditions can never hold at the same moment.
struct Clash {
  Place place;       ///< of the test that cannot hold beside the others
  std::string text;  ///< "`pip.leerroute` cannot meet this test and the one on line 8 at once"
};

/// Whether anything ever says this field.
using Said = std::function<bool(std::string_view path)>;

/// Nothing when \p conditions can hold together for some case on some day, as far as their tests
/// tell. Looks at single fields: at most one value for a field that does not repeat, the values
/// that a code can have, and the order of dates against one constant, today or one other field.
/// What it cannot follow can hold. \p said may be empty: then every field can have a value.
std::optional<Clash> clash(std::span<const Condition* const> conditions, const Said& said = {});

}  // namespace rodedraad::config
