#include "recorded.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "sending.h"

namespace rodedraad::hub {

namespace {

using store::DeliveryRow;
using store::DeliveryState;
using Sort = Difference::Sort;

/// One delivery of either world.
struct Side {
  const DeliveryRow* row;
  bool matched = false;
};

std::string whereto(const DeliveryRow& row) {
  return fmt::format("{} (koppeling {})", row.organisation, row.connection);
}

std::string fate(const DeliveryRow& row) {
  if (went(row)) return "verstuurd";
  if (row.state == DeliveryState::parked) return "wacht op " + row.waits_for;
  if (row.state == DeliveryState::cancelled) return "ingetrokken";
  return row.answer_text;
}

std::vector<std::string> sorted(std::vector<std::string> paths) {
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string less(const std::vector<std::string>& all, const std::vector<std::string>& without) {
  std::vector<std::string> result;
  std::set_difference(all.begin(), all.end(), without.begin(), without.end(),
                      std::back_inserter(result));
  return fmt::format("{}", fmt::join(result, " "));
}

class Comparison {
 public:
  Comparison(model::Instant since, std::vector<Difference>& differences)
      : since_(since), differences_(differences) {}

  /// Of one kind of message that follows from one thing. The likest are taken for the same.
  void compare(std::vector<Side>& was, std::vector<Side>& now) {
    const auto same_rule = [](const DeliveryRow& a, const DeliveryRow& b) {
      return a.rule == b.rule;
    };
    const auto same_way = [](const DeliveryRow& a, const DeliveryRow& b) {
      return a.connection == b.connection;
    };
    match(was, now,
          [&](const auto& a, const auto& b) { return same_rule(a, b) && same_way(a, b); });
    match(was, now, same_rule);
    match(was, now, same_way);
    match(was, now, [](const auto&, const auto&) { return true; });
    for (const auto& side : was) {
      if (!side.matched)
        tell(Sort::not_sent, *side.row, whereto(*side.row) + ": " + fate(*side.row), "");
    }
    for (const auto& side : now) {
      if (!side.matched)
        tell(Sort::also_sent, *side.row, "", whereto(*side.row) + ": " + fate(*side.row));
    }
  }

 private:
  template <class Like>
  void match(std::vector<Side>& was, std::vector<Side>& now, const Like& like) {
    for (auto& before : was) {
      if (before.matched) continue;
      const auto found = std::find_if(now.begin(), now.end(), [&](const auto& after) {
        return !after.matched && like(*before.row, *after.row);
      });
      if (found == now.end()) continue;
      before.matched = found->matched = true;
      pair(*before.row, *found->row);
    }
  }

  void pair(const DeliveryRow& was, const DeliveryRow& now) {
    if (was.connection != now.connection || was.organisation != now.organisation) {
      tell(Sort::elsewhere, was, whereto(was), whereto(now));
    }
    const bool both = went(was) && went(now);
    if (!both && (went(was) != went(now) || was.state != now.state)) {
      tell(Sort::held, was, fate(was), fate(now));
    }
    const auto before = sorted(was.fields);
    const auto after = sorted(now.fields);
    if (before != after) tell(Sort::fields, was, less(before, after), less(after, before));
  }

  void tell(Sort sort, const DeliveryRow& row, std::string was, std::string now) {
    if (row.created < since_) return;
    differences_.push_back(
        {sort, row.cause, row.message.kind, row.rule, std::move(was), std::move(now)});
  }

  model::Instant since_;
  std::vector<Difference>& differences_;
};

/// Tasks of one case, those with the same title and owner against each other first.
void compare_tasks(const std::vector<store::TaskRow>& was, std::vector<const store::TaskRow*> now,
                   model::Instant since, std::vector<Difference>& differences) {
  std::vector<const store::TaskRow*> left;
  const auto take = [&](const store::TaskRow& task, bool same_owner) -> const store::TaskRow* {
    const auto found = std::find_if(now.begin(), now.end(), [&](const auto* other) {
      return other->title == task.title &&
             (!same_owner || other->organisation == task.organisation);
    });
    if (found == now.end()) return nullptr;
    const auto* result = *found;
    now.erase(found);
    return result;
  };
  for (const auto& task : was) {
    if (take(task, true) == nullptr) left.push_back(&task);
  }
  for (const auto* task : left) {
    const auto* other = take(*task, false);
    if (task->created < since) continue;
    differences.push_back({other == nullptr ? Sort::task_gone : Sort::task_moved, task->message,
                           task->title, task->rule, task->organisation,
                           other == nullptr ? std::string{} : other->organisation});
  }
  for (const auto* task : now) {
    if (task->created < since) continue;
    differences.push_back(
        {Sort::task_new, task->message, task->title, task->rule, "", task->organisation});
  }
}

}  // namespace

bool went(const DeliveryRow& row) {
  switch (row.state) {
    case DeliveryState::queued:
    case DeliveryState::in_flight:
    case DeliveryState::unknown_outcome:
    case DeliveryState::awaiting:
    case DeliveryState::confirmed:
    case DeliveryState::not_authorised:
      return true;
    case DeliveryState::rejected:
    case DeliveryState::failed:
    case DeliveryState::cancelled:
      return row.attempts > 0;  // it was sent, and the partner did not want it
    case DeliveryState::parked:
      return false;
  }
  return false;
}

void Recorded::add(const store::MessageRow& row) {
  if (!row.connection.empty()) external_.insert(row.message.id);
  for (auto& delivery : reader_.deliveries_of_message(row.message.id)) {
    if (delivery.rule != kBatchResult) deliveries_.push_back(std::move(delivery));
  }
}

void Recorded::tie(const store::MessageRow& row, const std::string& replayed_case) {
  if (row.case_id.empty() || replayed_case.empty()) return;
  cases_[row.case_id] = replayed_case;
  back_[replayed_case] = row.case_id;
}

std::string Recorded::origin(const DeliveryRow& recorded) const {
  return external_.contains(recorded.cause) ? recorded.cause : "case:" + recorded.case_id;
}

std::string Recorded::origin(const Rehearsal& hub, const DeliveryRow& replayed) const {
  if (external_.contains(replayed.cause)) return replayed.cause;
  const auto known = back_.find(hub.current_id(replayed.case_id));
  return known == back_.end() ? "new:" + replayed.case_id : "case:" + known->second;
}

std::string Recorded::replayed_case(const std::string& recorded_case) const {
  const auto found = cases_.find(recorded_case);
  return found == cases_.end() ? std::string{} : found->second;
}

void compare(Recorded& recorded, const Rehearsal& hub, model::Instant since,
             std::vector<Difference>& differences) {
  std::map<std::pair<std::string, std::string>, std::pair<std::vector<Side>, std::vector<Side>>>
      groups;
  for (const auto& row : recorded.deliveries()) {
    groups[{recorded.origin(row), row.message.kind}].first.push_back({&row});
  }
  for (const auto& row : hub.deliveries()) {
    groups[{recorded.origin(hub, row), row.message.kind}].second.push_back({&row});
  }
  Comparison comparison{since, differences};
  for (auto& [key, sides] : groups) comparison.compare(sides.first, sides.second);

  std::map<std::string, std::vector<const store::TaskRow*>> tasks;
  for (const auto& task : hub.tasks()) tasks[hub.current_id(task.case_id)].push_back(&task);
  for (const auto& [was, now] : recorded.cases()) {
    compare_tasks(recorded.reader().tasks(was), tasks[hub.current_id(now)], since, differences);
  }
}

}  // namespace rodedraad::hub
