#include <algorithm>
#include <map>

#include "case_work.h"
#include "rodedraad/hub/deadlines.h"
#include "rodedraad/model/date.h"

/// The terms of a case: what starts, moves, lapses and is met.
namespace rodedraad::hub {

namespace {

using workflow::DeadlineState;
using workflow::Event;
using Kind = config::Trigger::Kind;
using std::chrono::days;
using std::chrono::sys_days;

Event happened(const store::DeadlineRow& row, std::string_view moment) {
  return {Kind::deadline, row.deadline, std::string{moment}, row.item};
}

}  // namespace

void CaseWork::keep(const store::DeadlineRow& row) {
  const auto known = std::find_if(plan_.deadlines.begin(), plan_.deadlines.end(),
                                  [&](const store::DeadlineRow& other) {
                                    return other.deadline == row.deadline && other.item == row.item;
                                  });
  if (known != plan_.deadlines.end()) {
    *known = row;
  } else {
    plan_.deadlines.push_back(row);
  }
}

void CaseWork::stop(store::DeadlineRow& row, const std::string& because, Events& events) {
  const auto state = state_of(row, file_.file, today_);
  if (state == DeadlineState::met || state == DeadlineState::lapsed) return;
  row.stopped = text_of(today_);
  row.stop_reason = because;
  keep(row);
  if (!is_await(row)) events.push_back(happened(row, "stopped"));
}

void CaseWork::refresh_terms(Events& events) {
  std::map<std::string, bool> known;  ///< whether one of its terms stands still
  for (const auto& row : file_.deadlines) {
    if (!is_await(row)) known[row.deadline] |= !row.suspended_since.empty();
  }
  for (const auto& [id, suspended] : known) {
    const auto* set = context_.config.deadline(id);
    if (set == nullptr) continue;
    const auto turn = workflow::next_turn(*set, file_.file, looked_);
    const bool touched =
        suspended || (turn && *turn <= today_) ||
        std::any_of(plan_.changes.begin(), plan_.changes.end(), [&](const model::Change& change) {
          return workflow::concerns(*set, change.path);
        });
    if (touched) refresh_set(*set, false, events);
  }
  for (const auto& row : file_.deadlines) {
    if (!is_await(row) && just_met(row)) events.push_back(happened(row, "met"));
  }
}

void CaseWork::refresh_set(const config::DeadlineSet& set, bool start, Events& events) {
  std::vector<workflow::Term> known;
  for (auto& row : file_.deadlines) {
    if (row.deadline != set.id) continue;
    // A term that a rule stopped runs again only when a rule starts it.
    if (!row.stopped.empty() && row.stop_reason != set.lapse_reason) {
      if (!start) continue;
      row.stopped.clear();
      row.stop_reason.clear();
      keep(row);
    }
    known.push_back(term_of(row));
  }
  const auto terms = workflow::compute_each(set, file_.file, today_, known);
  for (const auto& term : terms) {
    const bool runs = std::any_of(known.begin(), known.end(),
                                  [&](const workflow::Term& old) { return old.key == term.key; });
    if (start || runs) put_term(set, term, events);
  }
  // Its start was taken back, or it is not for this person any more.
  for (auto& row : file_.deadlines) {
    if (row.deadline != set.id || !row.stopped.empty()) continue;
    const bool counts = std::any_of(terms.begin(), terms.end(), [&](const workflow::Term& term) {
      return term.key == row.item;
    });
    if (!counts) stop(row, "de termijn geldt niet meer voor deze inburgeraar", events);
  }
}

void CaseWork::put_term(const config::DeadlineSet& set, const workflow::Term& term,
                        Events& events) {
  auto row = deadline_row(term, plan_.message.message.id);
  if (term.lapsed) {
    row.stopped = text_of(today_);
    row.stop_reason = term.lapse_reason;
  }
  const auto known = std::find_if(file_.deadlines.begin(), file_.deadlines.end(),
                                  [&](const store::DeadlineRow& other) {
                                    return other.deadline == row.deadline && other.item == row.item;
                                  });
  const bool other_end = known == file_.deadlines.end() || known->given != row.given ||
                         known->strict_due != row.strict_due;
  if (term.differs && other_end) events.push_back(happened(row, "differs"));
  if (known == file_.deadlines.end()) {
    put_new(std::move(row), set, events);
  } else {
    put_changed(*known, std::move(row), set, events);
  }
}

void CaseWork::put_new(store::DeadlineRow row, const config::DeadlineSet& set, Events& events) {
  keep(row);
  events.push_back(happened(row, "started"));
  if (!row.stopped.empty()) {
    events.push_back(happened(row, "stopped"));
  } else if (!row.suspended_since.empty()) {
    events.push_back(happened(row, "suspended"));
  } else {
    // Warnings of before it was known come too late; that it is over does not.
    auto said = moments(row, &set, file_.file, sys_days{today_} - days{1}, today_);
    const bool over = state_of(row, file_.file, today_) == DeadlineState::late;
    if (over && said.empty()) said.push_back(happened(row, "over"));
    events.insert(events.end(), said.begin(), said.end());
  }
  file_.deadlines.push_back(std::move(row));
}

void CaseWork::put_changed(store::DeadlineRow& known, store::DeadlineRow row,
                           const config::DeadlineSet& set, Events& events) {
  row.previous_due = known.previous_due;
  row.message = known.message;
  row.runs = known.runs;
  const bool lapsed = !row.stopped.empty();
  if (lapsed && !known.stopped.empty()) row.stopped = known.stopped;
  if (row == known) return;
  const bool was_late = state_of(known, file_.file, today_) == DeadlineState::late;
  const bool moved = row.start != known.start || row.due != known.due || row.rule != known.rule;
  if (moved) {
    row.message = plan_.message.message.id;
    row.previous_due = known.due;
    events.push_back(happened(row, "moved"));
  }
  if (lapsed && known.stopped.empty()) events.push_back(happened(row, "stopped"));
  if (!lapsed && !known.stopped.empty()) events.push_back(happened(row, "resumed"));
  if (row.suspended_since != known.suspended_since) {
    events.push_back(happened(row, row.suspended_since.empty() ? "resumed" : "suspended"));
  }
  known = row;
  keep(row);
  const bool late = state_of(row, file_.file, today_) == DeadlineState::late;
  if (moved && late && !was_late) events.push_back(happened(row, "over"));
  if (moved && !late) {
    auto said = moments(row, &set, file_.file, sys_days{today_} - days{1}, today_);
    events.insert(events.end(), said.begin(), said.end());
  }
}

/// Whether it is met now by a value that is new.
bool CaseWork::just_met(const store::DeadlineRow& row) const {
  if (row.met_by.empty() || state_of(row, file_.file, today_) != DeadlineState::met) return false;
  return std::any_of(plan_.changes.begin(), plan_.changes.end(), [&](const model::Change& change) {
    if (change.path != row.met_by || !change.after || change.before) return false;
    return row.item.empty() || change.key.empty() || change.key == row.item;
  });
}

/// What the calendar says of terms that were there before.
void CaseWork::calendar(Events& events) {
  for (const auto& row : file_.deadlines) {
    const bool touched = std::any_of(
        plan_.deadlines.begin(), plan_.deadlines.end(), [&](const store::DeadlineRow& other) {
          return other.deadline == row.deadline && other.item == row.item;
        });
    if (touched) continue;
    auto said = moments(row, context_.config.deadline(row.deadline), file_.file, looked_, today_);
    events.insert(events.end(), said.begin(), said.end());
  }
}

/// Confirmations that came with this message.
void CaseWork::answers(Events& events) {
  for (auto& row : file_.deadlines) {
    if (!is_await(row) || !row.met_on.empty() || !row.stopped.empty()) continue;
    const bool by_field = std::any_of(
        plan_.changes.begin(), plan_.changes.end(),
        [&](const model::Change& change) { return change.path == row.met_by && change.after; });
    const bool by_message = !plan_.internal && plan_.message.message.kind == row.met_by;
    if (!by_field && !by_message) continue;
    row.met_on = text_of(today_);
    keep(row);
    events.push_back(
        {Kind::awaited, row.deadline.substr(store::kAwait.size()), "answer", row.item});
  }
}

void CaseWork::await(const workflow::AwaitDecision& decision) {
  store::DeadlineRow row;
  row.deadline = std::string{store::kAwait} + decision.name;
  row.title = decision.title;
  row.rule = decision.rule;
  row.start = text_of(today_);
  row.strict_due = row.due = text_of(decision.due);
  row.met_by = decision.met_by;
  row.message = plan_.message.message.id;
  // What is asked again is awaited anew.
  std::erase_if(file_.deadlines,
                [&](const store::DeadlineRow& other) { return other.deadline == row.deadline; });
  keep(row);
  file_.deadlines.push_back(std::move(row));
}

}  // namespace rodedraad::hub
