#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rodedraad/simulate/story.h"

namespace rodedraad::simulate {

/// The persons that DUO knows: those of a story, or, without one, everybody.
class Population {
 public:
  /// Everybody with a valid BSN; what DUO says of a person follows from the BSN, so it is the same
  /// on every machine and every day.
  Population();
  explicit Population(DuoStory story)
      : persons_(std::move(story.persons)), lists_(std::move(story.lists)), everybody_(false) {}

  /// Null for a person that DUO does not know.
  Person* find(std::string_view bsn);

  /// What DUO has that is about nobody, by the name that a story has for it.
  const std::vector<Record>& list(std::string_view name) const;

  /// The institution with this number; null when DUO does not know it.
  const Record* institution(std::string_view number) const;

 private:
  Persons persons_;
  std::map<std::string, std::vector<Record>, std::less<>> lists_;
  bool everybody_ = true;
};

}  // namespace rodedraad::simulate
