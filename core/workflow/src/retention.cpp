#include "rodedraad/workflow/retention.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "rodedraad/model/date.h"
#include "rodedraad/model/field_table.h"
#include "rodedraad/workflow/condition.h"
#include "rodedraad/workflow/deadline.h"

namespace rodedraad::workflow {

namespace {

using std::chrono::sys_days;
using Unit = std::pair<std::string, std::string>;  ///< path, key
using Keeps = std::vector<const config::Keep*>;

/// The last day that a date can be; nothing when it is no date.
std::optional<year_month_day> latest(const std::string& text) {
  const auto date = model::Date::parse(text);
  if (!date) return std::nullopt;
  if (const auto day = date->day()) return day;
  const std::chrono::year year{std::stoi(text.substr(0, 4))};
  const auto month = static_cast<unsigned>(std::stoi(text.substr(5, 2)));
  return year / (month == 0 ? std::chrono::December : std::chrono::month{month}) /
         std::chrono::last;
}

/// A case seen by the terms that apply to it.
class Terms {
 public:
  Terms(const config::Retention& rules, const model::Case& file, year_month_day day)
      : rules_(rules), file_(file), day_(day) {
    for (const auto& fact : file.facts) {
      auto& said = units_[{fact.path, fact.key}];
      said = std::max(said, fact.learnt);
    }
  }

  RetentionDue due() {
    RetentionDue out;
    std::map<Unit, Erasure> going;
    for (const auto& [unit, said] : units_) {
      auto first = first_to_end(unit, said);
      if (!first) continue;
      if (first->since > day_) {
        if (!out.next || first->since < *out.next) out.next = first->since;
      } else {
        going.emplace(unit, *std::move(first));
      }
    }
    while (hold_one_more_round(going)) continue;
    for (auto& [unit, erasure] : going) out.erase.push_back(std::move(erasure));
    out.empties = !out.erase.empty() && out.erase.size() == units_.size();
    return out;
  }

 private:
  Keeps keeps_for(const std::string& path) const {
    Keeps named;
    Keeps of_class;
    const auto* field = model::find_field(path);
    for (const auto& keep : rules_.keeps) {
      if (std::ranges::find(keep.fields, path) != keep.fields.end()) named.push_back(&keep);
      if (field != nullptr && keep.retention == model::to_string(field->retention)) {
        of_class.push_back(&keep);
      }
    }
    return named.empty() ? of_class : named;
  }

  std::optional<Erasure> first_to_end(const Unit& unit, model::Instant said) const {
    std::optional<Erasure> first;
    for (const auto* keep : keeps_for(unit.first)) {
      if (!holds(keep->when, file_, day_)) continue;
      const auto start = start_of(*keep, unit.second, said);
      if (!start) continue;
      const year_month_day since = sys_days{last_day(*start, keep->length)} + std::chrono::days{1};
      if (first && first->since <= since) continue;
      first = {unit.first, unit.second, keep->retention.empty() ? "genoemd" : keep->retention,
               keep->article, since};
    }
    return first;
  }

  std::optional<year_month_day> start_of(const config::Keep& keep, const std::string& key,
                                         model::Instant said) const {
    if (keep.after.empty()) return model::dutch_day(said);
    if (const auto* own = model::current(file_, keep.after, key)) return latest(own->value);
    std::optional<year_month_day> last;
    for (const auto* fact : model::current_each(file_, keep.after)) {
      const auto day = latest(fact->value);
      if (!day) return std::nullopt;
      if (!last || *day > *last) last = day;
    }
    return last;
  }

  static void add_paths(const config::Condition& condition, std::set<std::string>& out) {
    for (const auto& child : condition.children) add_paths(child, out);
    out.insert(condition.path);
    if (condition.value_is_path) out.insert(condition.values.begin(), condition.values.end());
  }

  /// Keeps what the terms of fields that stay need. \returns whether that changed anything.
  bool hold_one_more_round(std::map<Unit, Erasure>& going) const {
    std::set<std::string> needed;
    for (const auto& [unit, said] : units_) {
      if (going.contains(unit)) continue;
      for (const auto* keep : keeps_for(unit.first)) {
        needed.insert(keep->after);
        add_paths(keep->when, needed);
      }
    }
    return std::erase_if(going,
                         [&](const auto& entry) { return needed.contains(entry.first.first); }) > 0;
  }

  const config::Retention& rules_;
  const model::Case& file_;
  year_month_day day_;
  std::map<Unit, model::Instant> units_;
};

}  // namespace

RetentionDue retention_due(const config::Retention& rules, const model::Case& file,
                           year_month_day day) {
  return Terms{rules, file, day}.due();
}

}  // namespace rodedraad::workflow
