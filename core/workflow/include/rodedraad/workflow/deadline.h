#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/config/config.h"
#include "rodedraad/model/case.h"

/// Statutory terms: which rule counts, when it ends, and how it stands.
namespace rodedraad::workflow {

using std::chrono::year_month_day;

enum class DeadlineState { running, met, late, lapsed, suspended };

/// A term of a case, as computed from one rule.
struct Term {
  std::string deadline;  ///< "pip"
  std::string key;       ///< of a start event that repeats: one term for each; else empty
  std::string title;
  std::string rule;  ///< "T01b"
  std::string article;
  year_month_day start;
  year_month_day strict_due;  ///< last day by counting alone
  year_month_day due;         ///< last day that counts: shifted, lengthened, or as the partner gave
  std::string shift_reason;   ///< why due is another day than strict_due; empty when it is not
  std::string met_by;         ///< field path
  bool met_after_start = false;
  std::optional<year_month_day> given;            ///< the end that the partner gave
  bool differs = false;                           ///< given is not what we count, and should be
  std::optional<year_month_day> suspended_since;  ///< it stands still
  bool lapsed = false;                            ///< it has no meaning any more
  std::string lapse_reason;
  bool operator==(const Term&) const = default;
};

/// The term that \p set gives this case for the start event with this key; nothing when no rule
/// applies yet, or when its start day is not fully known. In a rule's condition "today" is the
/// start day, in the set's conditions it is \p today; conditions on the entity of a start event
/// that repeats look at this repetition only. A rule that asks for a shift gets one only as far as
/// the Algemene termijnenwet goes: not for more than 90 days, 12 weeks or 3 months, or for years
/// (art. 4); a term of three days or more has at least two working days (art. 2).
/// \p known is what the term was before, or null: a rule that never restarts keeps its start.
/// A rule that extends may only make the end later: rule, article and reason are its own then,
/// start and strict_due stay. Suspensions of which the end is known lengthen the term by the days
/// they take, before any shift; one that goes on makes it suspended. An end that the partner gave
/// counts as it is, also when no rule applies: then the start is that of the first rule of which
/// it is known, or else that end.
std::optional<Term> compute(const config::DeadlineSet& set, const model::Case& file,
                            year_month_day today, std::string_view key = {},
                            const Term* known = nullptr);

/// One term for each repetition of a start event; at most one when it does not repeat.
std::vector<Term> compute_each(const config::DeadlineSet& set, const model::Case& file,
                               year_month_day today, std::span<const Term> known = {});

/// Whether a new value of this field can make the terms of this deadline other than they were.
bool concerns(const config::DeadlineSet& set, std::string_view path);

/// The first day after \p day on which the calendar alone can make the terms of this deadline other
/// than they were: a condition of the set on "today" may turn, or a suspension begins. Nothing when
/// there is none.
std::optional<year_month_day> next_turn(const config::DeadlineSet& set, const model::Case& file,
                                        year_month_day day);

/// The last day of a term. "Within 10 weeks after the day on which" counts start as day 0;
/// "six months from the day on which" has start as its first day (\p start_counts). Months and
/// years end on the day with the same number (the day before, when the start counts), or the last
/// of the month when it has no such day.
year_month_day last_day(year_month_day start, const config::Length& length,
                        bool start_counts = false);

/// The day that lies \p length before \p day: for warnings. A month or year earlier is the day with
/// the same number, or the last of the month when it has no such day.
year_month_day day_before(year_month_day day, const config::Length& length);

/// The first day on or after \p day that is no Saturday, Sunday or general holiday (Algemene
/// termijnenwet art. 1 and 3). \p reason, when not null, gets why it moved, in Dutch.
year_month_day shifted(year_month_day day, std::string* reason = nullptr);

/// The Dutch name of the general holiday on this day (Algemene termijnenwet art. 3, from 2014), or
/// empty. Days that were equated with one by decree are known from 2022 through 2028.
std::string_view holiday(year_month_day day);

/// Easter Sunday of a year (Gregorian).
year_month_day easter(std::chrono::year year);

/// How the term stands on \p today. Met when met_by has a date on or before due (and on or after
/// the start, for a rule that asks so; of a suspended term also on a day on which it stood still),
/// also when looked at later; else lapsed or suspended as
/// computed; late when due is past and it was not met.
DeadlineState state(const Term& term, const model::Case& file, year_month_day today);

std::string_view to_string(DeadlineState state);

}  // namespace rodedraad::workflow
