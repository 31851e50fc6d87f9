#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "rodedraad/config/config.h"
#include "rodedraad/model/case.h"

/// How long a case keeps what was said of a person (Besluit inburgering art. 9.9).
namespace rodedraad::workflow {

/// A field, or one repetition of it, that must go from a case, with all that was said of it.
struct Erasure {
  std::string path;
  std::string key;        ///< of a field that repeats; else empty
  std::string retention;  ///< the class, or "genoemd" when the configuration names the field
  std::string article;
  std::chrono::year_month_day since;  ///< the first day on which it may not be there
  bool operator==(const Erasure&) const = default;
};

/// What must go from a case, and when the next of it will.
struct RetentionDue {
  std::vector<Erasure> erase;  ///< sorted by path and key
  /// The next day on which a term runs out, as far as days that the case has tell.
  std::optional<std::chrono::year_month_day> next;
  bool empties = false;  ///< nothing that was said is left after this
};

/// What must go on \p day. Of the terms that apply to a field the first that ran out counts; those
/// that name it apply instead of those of its class. A term runs from a day that the case knows and
/// only while its condition holds, so that a duty which is resumed stops it. An unknown month or
/// day counts as the last that it can be, and of a day that repeats the last counts: nothing goes
/// early. A term of five years after 1 March 2020 ends with 1 March 2025; the day after it the
/// field goes. What a term of another field that stays counts from, or looks at, stays as long.
RetentionDue retention_due(const config::Retention& rules, const model::Case& file,
                           std::chrono::year_month_day day);

}  // namespace rodedraad::workflow
