#include <fmt/format.h>

#include "rodedraad/model/date.h"
#include "rodedraad/workflow/purpose.h"

namespace rodedraad::workflow {

namespace {

using model::Date;

/// The day that a source gave; a value that is no date counts as the worst that it can be.
std::optional<Date> day_of(const model::Case& file, std::string_view path, std::string_view scope,
                           bool& present) {
  const auto* fact = model::current(file, path, scope);
  present = fact != nullptr;
  return present ? Date::parse(fact->value) : std::nullopt;
}

/// Why this scope is shut; empty when consent counts. An unknown month or day is never read in
/// favour of sharing.
std::string objection(const model::Case& file, std::string_view scope, const Date& today) {
  bool is_given = false;
  bool is_withdrawn = false;
  bool ends = false;
  const auto given = day_of(file, "toestemming.gegevenOp", scope, is_given);
  const auto withdrawn = day_of(file, "toestemming.ingetrokkenOp", scope, is_withdrawn);
  const auto last = day_of(file, "toestemming.geldigTot", scope, ends);
  if (!is_given) return fmt::format("de inburgeraar gaf geen toestemming voor '{}'", scope);
  if (!given || !given->on_or_before(today)) {
    return fmt::format("de toestemming voor '{}' geldt nog niet", scope);
  }
  // Who says yes again after a withdrawal gave consent anew.
  const bool still_withdrawn =
      is_withdrawn && (!withdrawn || (!withdrawn->after(today) && !given->after(*withdrawn)));
  if (still_withdrawn) return fmt::format("de toestemming voor '{}' is ingetrokken", scope);
  if (ends && (!last || !last->on_or_after(today))) {
    return fmt::format("de toestemming voor '{}' is verlopen", scope);
  }
  return {};
}

}  // namespace

bool has_consent(const model::Case& file, std::string_view scope, std::chrono::year_month_day day,
                 std::string* why_not) {
  auto reason = objection(file, scope, Date{day});
  const bool given = reason.empty();
  if (why_not != nullptr) *why_not = std::move(reason);
  return given;
}

}  // namespace rodedraad::workflow
