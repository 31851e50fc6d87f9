#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rodedraad/simulate/story.h"

namespace rodedraad::simulate {

/// The persons that DUO knows: those of a story, or, without one, everybody.
class Population {
 public:
  /// Everybody with a valid BSN; what DUO says of a person follows from the BSN, so it is the same
  /// on every machine and every day.
  Population() = default;
  explicit Population(Persons persons) : persons_(std::move(persons)), everybody_(false) {}

  /// Null for a person that DUO does not know.
  Person* find(std::string_view bsn);

 private:
  Persons persons_;
  bool everybody_ = true;
};

}  // namespace rodedraad::simulate
