#include "case_work.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "rodedraad/model/date.h"
#include "rodedraad/workflow/purpose.h"
#include "sending.h"

namespace rodedraad::hub {

namespace {

using store::DeliveryState;
using store::MessageState;
using Kind = config::Trigger::Kind;

}  // namespace

CaseWork::CaseWork(const Context& context, Plan& plan, store::CaseFile file)
    : context_(context),
      plan_(plan),
      file_(std::move(file)),
      today_(model::dutch_day(context.clock.now())),
      looked_(file_.looked.empty() ? today_ : std::min(today_, day_of(file_.looked))) {}

void CaseWork::merge(std::span<const model::Fact> facts) {
  auto changes = model::merge(file_.file, facts, &plan_.new_facts);
  plan_.changes.insert(plan_.changes.end(), std::make_move_iterator(changes.begin()),
                       std::make_move_iterator(changes.end()));
}

void CaseWork::follow_up(const config::Connection& connection,
                         const std::vector<std::string>& kinds) {
  if (!file_.closed.empty()) return;
  const auto* purpose = context_.config.purpose(connection.ask_purpose);
  for (const auto& kind : kinds) {
    workflow::SendDecision decision;
    decision.rule = kFollowUp;
    decision.message = kind;
    decision.connection = connection.id;
    decision.organisation = connection.organisation;
    decision.purpose = connection.ask_purpose;
    if (purpose != nullptr) decision.ground = purpose->article;
    decision.chosen = "de adapter vraagt dit na bij de afzender";
    send(decision);
  }
}

bool CaseWork::done(const std::string& task, const std::string& by,
                    std::vector<workflow::Event>& events) {
  const auto found = std::find_if(file_.tasks.begin(), file_.tasks.end(),
                                  [&](const auto& row) { return row.id == task; });
  if (found == file_.tasks.end()) return false;
  found->done = true;
  found->done_by = by;
  plan_.task_updates.push_back(*found);
  if (!found->name.empty()) events.push_back({Kind::done, found->name, {}, {}});
  file_.tasks.erase(found);
  return true;
}

void CaseWork::look(std::vector<workflow::Event> events) {
  constexpr int kRounds = 10;  // what rules set off in each other ends: each fires once a message
  auto changed = workflow::events_of(plan_.changes);
  events.insert(events.end(), std::make_move_iterator(changed.begin()),
                std::make_move_iterator(changed.end()));
  if (file_.closed.empty()) {
    refresh_terms(events);
    calendar(events);
    answers(events);
    silences(events);
    overdue(events);
  }
  auto dates = context_.rules.dates(file_.file, looked_, today_, plan_.changes);
  events.insert(events.end(), std::make_move_iterator(dates.begin()),
                std::make_move_iterator(dates.end()));
  withdraw_consents();
  move_tasks();

  std::set<std::string> already;
  for (int round = 0; round < kRounds && !events.empty(); ++round) {
    const std::set<std::string> fired{file_.fired_once.begin(), file_.fired_once.end()};
    auto decisions =
        context_.rules.decide(file_.file, events, fired, today_, !file_.closed.empty(), already);
    for (const auto& outcome : decisions.outcomes) {
      if (outcome.fired) already.insert(outcome.workflow + '/' + outcome.rule);
    }
    events = apply(std::move(decisions));
    overdue(events);
  }
}

/// What waits to go under a consent that was withdrawn, or ran out, does not go. What waits because
/// there never was one, waits on.
void CaseWork::withdraw_consents() {
  for (const auto& purpose : context_.config.purposes) {
    if (purpose.consent.empty()) continue;
    const bool taken_back =
        std::any_of(plan_.changes.begin(), plan_.changes.end(), [&](const model::Change& change) {
          return change.key == purpose.consent && change.path == "toestemming.ingetrokkenOp";
        });
    const bool ran_out =
        looked_ < today_ && workflow::has_consent(file_.file, purpose.consent, looked_);
    std::string why;
    if (!taken_back && !ran_out) continue;
    if (workflow::has_consent(file_.file, purpose.consent, today_, &why)) continue;
    plan_.withdrawals.push_back({purpose.id, why});
    cancel_parked(why, purpose.id);
  }
}

/// What waits for the case, under this purpose or (empty) any, does not go any more; the message
/// that it followed from waits for it no longer.
void CaseWork::cancel_parked(const std::string& why, const std::string& purpose) {
  for (auto& row : file_.parked) {
    if (!purpose.empty() && row.purpose != purpose) continue;
    row.state = DeliveryState::cancelled;
    row.deadline = {};
    row.changed = context_.clock.now();
    row.answer_text = "niet verstuurd: " + why;
    plan_.unparked.push_back(row);
  }
  std::erase_if(file_.parked,
                [](const auto& row) { return row.state == DeliveryState::cancelled; });
}

void CaseWork::move_tasks() {
  for (auto& task : file_.tasks) {
    if (task.role.empty()) continue;
    const auto* owner = workflow::organisation_for(context_.config.region, file_.file.municipality,
                                                   task.role, today_);
    if (owner == nullptr || owner->id == task.organisation) continue;
    task.organisation = owner->id;
    plan_.task_updates.push_back(task);
  }
}

void CaseWork::silences(const Events& events) {
  for (const auto& event : events) {
    if (event.kind != Kind::awaited || event.moment != "silence") continue;
    for (const auto& workflow : context_.config.workflows) {
      if (!event.name.starts_with(workflow.id + '/')) continue;
      for (const auto& rule : workflow.rules) {
        for (const auto& sent : rule.sends) {
          for (const auto& await : sent.awaits) {
            if (workflow.id + '/' + await.id != event.name || await.title.empty()) continue;
            workflow::TaskDecision task;
            task.rule = workflow.id + '/' + rule.id;
            task.title = await.title;
            task.text = await.text;
            task.role = await.task;
            add_task(std::move(task));
          }
        }
      }
    }
  }
}

void CaseWork::overdue(const Events& events) {
  for (const auto& event : events) {
    if (event.kind != Kind::deadline || event.moment != "over") continue;
    const auto* set = context_.config.deadline(event.name);
    if (set == nullptr || set->task.empty()) continue;
    const auto row = std::find_if(
        file_.deadlines.begin(), file_.deadlines.end(),
        [&](const auto& other) { return other.deadline == event.name && other.item == event.key; });
    if (row == file_.deadlines.end()) continue;
    workflow::TaskDecision task;
    task.rule = std::string{store::kTermOver} + event.name;
    task.title = "termijn verstreken: " + row->title +
                 (event.key.empty() ? "" : " bij " + event.key) + " (uiterlijk " + row->due + ", " +
                 row->article + ")";
    task.role = set->task;
    add_task(std::move(task));
  }
}

CaseWork::Events CaseWork::apply(workflow::Decisions decisions) {
  Events events;
  for (const auto& id : decisions.deadlines) {
    if (const auto* set = context_.config.deadline(id)) refresh_set(*set, true, events);
  }
  for (const auto& [deadline, because] : decisions.stops) {
    for (auto& row : file_.deadlines) {
      if (row.deadline == deadline) stop(row, because, events);
    }
  }
  for (const auto& decision : decisions.sends) send(decision);
  for (const auto& decision : decisions.awaits) await(decision);
  for (auto& task : decisions.tasks) add_task(std::move(task));
  if (decisions.reopen) reopen(events);
  if (decisions.close) close(*decisions.close, events);
  plan_.fired_once.insert(plan_.fired_once.end(), decisions.fired_once.begin(),
                          decisions.fired_once.end());
  file_.fired_once.insert(file_.fired_once.end(), decisions.fired_once.begin(),
                          decisions.fired_once.end());
  plan_.outcomes.insert(plan_.outcomes.end(), std::make_move_iterator(decisions.outcomes.begin()),
                        std::make_move_iterator(decisions.outcomes.end()));
  return events;
}

void CaseWork::send(const workflow::SendDecision& decision) {
  auto row = make_delivery(context_, file_, decision, plan_.message.message.id);
  if (row.state == DeliveryState::parked && plan_.message.state == MessageState::processed &&
      !plan_.internal) {
    plan_.message.state = MessageState::parked;
    plan_.message.reason = "wacht op " + row.waits_for;
  }
  tell_veto(row);
  plan_.sends.push_back(std::move(row));
}

/// A message that the partner would refuse is not sent: a person corrects what it says.
void CaseWork::tell_veto(const store::DeliveryRow& row) {
  if (!vetoed(row)) return;
  workflow::TaskDecision task;
  task.rule = row.rule;
  task.title = row.message.kind + " " + row.answer_text;
  task.role = row.message.kind.substr(0, row.message.kind.find('.'));
  add_task(std::move(task));
}

void CaseWork::add_task(workflow::TaskDecision task) {
  if (task.organisation.empty() && !task.role.empty()) {
    const auto* owner = workflow::organisation_for(context_.config.region, file_.file.municipality,
                                                   task.role, today_);
    if (owner != nullptr) task.organisation = owner->id;
  }
  store::TaskRow row;
  row.id = context_.ids.next();
  row.case_id = file_.file.id;
  row.title = std::move(task.title);
  row.text = std::move(task.text);
  row.name = std::move(task.name);
  row.role = std::move(task.role);
  row.organisation = std::move(task.organisation);
  row.rule = std::move(task.rule);
  row.message = plan_.message.message.id;
  row.created = context_.clock.now();
  if (task.due) row.due = text_of(*task.due);
  file_.tasks.push_back(row);
  plan_.tasks.push_back(std::move(row));
}

void CaseWork::close(const std::string& because, Events& events) {
  plan_.closed = true;
  file_.closed = text_of(today_);
  file_.close_reason = because;
  for (auto& row : file_.deadlines) stop(row, because, events);
  cancel_parked("de zaak is gesloten (" + because + ")", {});
}

void CaseWork::reopen(Events& events) {
  plan_.reopened = true;
  const auto because = std::exchange(file_.close_reason, {});
  file_.closed.clear();
  for (auto& row : file_.deadlines) {
    if (row.stopped.empty() || row.stop_reason != because) continue;
    row.stopped.clear();
    row.stop_reason.clear();
    keep(row);
    events.push_back({Kind::deadline, row.deadline, "resumed", row.item});
  }
  refresh_terms(events);
}

/// Sends that waited for a field which the case has now.
void CaseWork::unpark() {
  auto& parked = file_.parked;
  for (auto& row : parked) {
    if (model::current_each(file_.file, row.waits_for).empty()) continue;
    row.case_id = file_.file.id;
    make_again(context_, file_, row);
    tell_veto(row);
    if (row.state != DeliveryState::parked) plan_.unparked.push_back(row);
  }
  std::erase_if(parked, [](const auto& row) { return row.state != DeliveryState::parked; });
}

void CaseWork::release(Cases& cases) {
  std::set<std::string> seen{plan_.message.message.id};
  for (const auto& identifier : plan_.new_identifiers) {
    for (auto& row : cases.waiting_for(file_.file.municipality, identifier)) {
      if (row.state != MessageState::parked || !seen.insert(row.message.id).second) continue;
      row.state = MessageState::received;
      row.reason.clear();
      // Who did not say for which municipality it is means this person, wherever.
      if (row.municipality.empty()) row.municipality = file_.file.municipality;
      plan_.released.push_back(std::move(row));
    }
  }
}

void CaseWork::set_wake() {
  auto next = context_.rules.next_date(file_.file, today_);
  if (file_.closed.empty()) {
    for (const auto& row : file_.deadlines) {
      const auto* set = context_.config.deadline(row.deadline);
      const auto offer = [&](const std::optional<Day>& day) {
        if (day && (!next || *day < *next)) next = day;
      };
      offer(next_moment(row, set, file_.file, today_));
      if (set != nullptr) offer(workflow::next_turn(*set, file_.file, today_));
    }
  }
  for (const auto* last : model::current_each(file_.file, "toestemming.geldigTot")) {
    const auto date = model::Date::parse(last->value);
    if (!date || !date->complete()) continue;
    const Day after = std::chrono::sys_days{*date->day()} + std::chrono::days{1};
    if (after > today_ && (!next || after < *next)) next = after;
  }
  file_.looked = text_of(today_);
  file_.wake = next ? text_of(*next) : std::string{};
}

/// Which terms run, for the lists of what is late.
void CaseWork::note_running() {
  for (auto& row : file_.deadlines) {
    const auto now = state_of(row, file_.file, today_);
    const bool runs =
        now == workflow::DeadlineState::running || now == workflow::DeadlineState::late;
    if (row.runs == (runs && file_.closed.empty())) continue;
    row.runs = !row.runs;
    const auto written = std::ranges::find_if(plan_.deadlines, [&](const auto& other) {
      return other.deadline == row.deadline && other.item == row.item;
    });
    if (written != plan_.deadlines.end()) {
      *written = row;
    } else {
      plan_.stands.push_back(row);
    }
  }
}

void CaseWork::finish(Cases& cases) {
  if (file_.closed.empty()) unpark();
  for (const auto& row : plan_.sends) {
    if (row.state == DeliveryState::parked) file_.parked.push_back(row);
  }
  release(cases);
  note_running();
  set_wake();
  ++file_.file.version;
  plan_.file = std::make_shared<const store::CaseFile>(std::move(file_));
}

}  // namespace rodedraad::hub
