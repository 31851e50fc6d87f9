#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "duo_resources.h"
#include "rodedraad/sdk/message.h"

namespace rodedraad::simulate {

/// A member of a body: what its JSON type must be, and what its value may be.
struct BodyRule {
  std::string_view name;
  Member::Type type;
  bool required = false;
  std::span<const std::string_view> codes = {};
  int least = 0;  ///< of a number; of the characters of a text
  int most = 9999;
};

/// The body as a record; nothing when it breaks the specification.
std::optional<Record> read_body(const sdk::Message& request, std::span<const BodyRule> rules);

}  // namespace rodedraad::simulate
