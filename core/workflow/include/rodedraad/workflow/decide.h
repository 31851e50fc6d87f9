#pragma once

#include <array>
#include <chrono>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rodedraad/config/config.h"
#include "rodedraad/model/case.h"
#include "rodedraad/workflow/condition.h"
#include "rodedraad/workflow/mandate.h"

/// What must happen when something happened to a case, and why. Pure functions of case,
/// configuration and day.
namespace rodedraad::workflow {

/// The moment of a date on which a condition on "today" became true.
inline constexpr std::string_view kToday = "today";

/// Something that happened, which rules may listen to.
struct Event {
  config::Trigger::Kind kind = config::Trigger::Kind::changed;
  std::string name;                           ///< as in config::Trigger
  std::string moment;                         ///< as in config::Trigger
  std::string key;                            ///< of a field, a date or a deadline that repeats
  std::optional<config::Length> offset = {};  ///< of a warning or a date
  bool before = false;                        ///< the offset of a date lies before it
  bool operator==(const Event&) const = default;
};

/// The event in Dutch, for trace: "pip.dagtekening is gewijzigd".
std::string describe(const Event& event);

/// The changes of a merge as events.
std::vector<Event> events_of(std::span<const model::Change> changes);

/// Something a rule wants sent.
struct SendDecision {
  std::string rule;  ///< "nieuwe-inburgeraar/begeleiding-vragen", as everywhere below
  std::string message;
  std::string connection;    ///< where it goes
  std::string organisation;  ///< who that is
  std::string purpose;
  std::string ground;  ///< the purpose's article
  std::string chosen;  ///< why it goes there: the mandate line, in words
  std::vector<std::pair<std::string, std::string>> with;  ///< fixed values of the message
};

struct TaskDecision {
  std::string rule;
  std::string title;
  std::string organisation;  ///< whose task it is; empty when nobody has it
  std::string text;
  std::string name;  ///< "workflow/task", when <on done> can listen to it
  std::string role;  ///< the task of the mandate table
  std::optional<std::chrono::year_month_day> due;
};

/// A confirmation that must come.
struct AwaitDecision {
  std::string name;  ///< "workflow/await"
  std::string rule;
  std::string title;
  std::string met_by;  ///< a field path, or an incoming kind when by_message
  bool by_message = false;
  std::chrono::year_month_day due;
};

struct StopDecision {
  std::string deadline;
  std::string because;
};

/// What one rule thought, for trace and try.
struct RuleOutcome {
  std::string workflow;
  std::string rule;   ///< its id within the workflow
  std::string event;  ///< what made it look, in Dutch
  bool fired = false;
  std::string why;              ///< Dutch, without values of the case
  std::vector<TestSeen> tests;  ///< of its condition, as far as they decided
};

struct Decisions {
  std::vector<SendDecision> sends;
  std::vector<std::string> deadlines;  ///< ids of deadlines to start or compute again
  std::vector<StopDecision> stops;
  std::vector<TaskDecision> tasks;
  std::vector<AwaitDecision> awaits;
  std::optional<std::string> close;  ///< the reason
  bool reopen = false;
  std::vector<RuleOutcome> outcomes;    ///< of every rule that looked
  std::vector<std::string> fired_once;  ///< rules with once that fired now
};

/// The rules of a configuration, by what they listen to. Immutable; any thread.
class RuleBook {
 public:
  /// Both outlive the book.
  RuleBook(const config::Config& config, const config::Catalogue& catalogue);

  /// Evaluates the rules that listen to one of \p events, each at most once, in the order of the
  /// configuration. \p fired holds the once-rules that fired before for this case. A closed case
  /// is only seen by rules that say so. Rules in \p but_not ("workflow/rule") are left out. A
  /// message that no connection of the responsible organisation can write, or a task that nobody
  /// has, becomes a task for a person that says so.
  Decisions decide(const model::Case& file, std::span<const Event> events,
                   const std::set<std::string>& fired, std::chrono::year_month_day day,
                   bool closed = false, const std::set<std::string>& but_not = {}) const;

  /// What the calendar brings this case after \p looked up to and including \p today: dates that
  /// rules wait for, days on which a condition on "today" becomes true, and tasks that go to
  /// another organisation. Dates among \p changes count also when they lie before \p looked.
  std::vector<Event> dates(const model::Case& file, std::chrono::year_month_day looked,
                           std::chrono::year_month_day today,
                           std::span<const model::Change> changes = {}) const;

  /// The first day after \p today on which dates() can say something; nothing when there is none.
  std::optional<std::chrono::year_month_day> next_date(const model::Case& file,
                                                       std::chrono::year_month_day today) const;

 private:
  struct Entry {
    const config::Workflow* workflow;
    const config::Rule* rule;
    std::string name;
    std::set<std::string> today;  ///< paths of dates that its condition compares with today
  };
  struct Listener {
    std::size_t entry;
    const config::Trigger* trigger;
  };
  /// Looks up a text without making a string of it: every value of every message passes here.
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  using Listeners = std::unordered_map<std::string, std::vector<Listener>, Hash, std::equal_to<>>;
  static constexpr std::size_t kKinds = 7;  ///< of config::Trigger
  using Day = std::chrono::year_month_day;

  /// The rules that an event wakes, in order.
  std::vector<std::size_t> listening(const Event& event) const;

  const config::Config& config_;
  const config::Catalogue& catalogue_;
  std::vector<Entry> entries_;
  std::array<Listeners, kKinds> listeners_;  ///< by what is listened to
  std::set<std::string> handovers_;          ///< tasks of which a handover is listened to
  std::vector<Listener> dates_;              ///< that wait for a date
  std::vector<std::size_t> today_;           ///< rules that compare a date with today
};

}  // namespace rodedraad::workflow
