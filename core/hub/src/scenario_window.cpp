#include "scenario_window.h"

#include <algorithm>
#include <set>

namespace rodedraad::hub {

namespace {

using store::DeliveryState;

bool went(DeliveryState state) {
  return state != DeliveryState::parked && state != DeliveryState::rejected &&
         state != DeliveryState::failed && state != DeliveryState::cancelled;
}

}  // namespace

Window::Window(const Rehearsal& rehearsal, std::size_t from, const store::CaseFile* file)
    : rehearsal_(rehearsal), from_(from), case_(file == nullptr ? std::string{} : file->file.id) {}

bool Window::concerns(const std::string& case_id) const {
  return case_id.empty() || rehearsal_.current_id(case_id) == case_;
}

std::vector<const Plan*> Window::plans() const {
  std::vector<const Plan*> result;
  const auto& all = rehearsal_.plans();
  for (auto i = from_; i < all.size(); ++i) {
    if (concerns(all[i].file == nullptr ? all[i].message.case_id : all[i].file->file.id)) {
      result.push_back(&all[i]);
    }
  }
  return result;
}

std::vector<const store::DeliveryRow*> Window::sent() const {
  std::vector<const store::DeliveryRow*> result;
  const auto& all = rehearsal_.plans();
  for (auto i = from_; i < all.size(); ++i) {
    for (const auto* rows : {&all[i].sends, &all[i].unparked}) {
      for (const auto& row : *rows) {
        const auto* now = rehearsal_.delivery(row.message.id);
        if (now != nullptr && went(row.state) && concerns(now->case_id)) result.push_back(now);
      }
    }
  }
  return result;
}

std::vector<const store::DeliveryRow*> Window::deliveries() const {
  std::set<std::string> touched;
  const auto& all = rehearsal_.plans();
  for (auto i = from_; i < all.size(); ++i) {
    for (const auto* rows : {&all[i].sends, &all[i].unparked}) {
      for (const auto& row : *rows) touched.insert(row.message.id);
    }
    if (all[i].withdrawals.empty()) continue;
    for (const auto& row : rehearsal_.deliveries()) {
      if (row.state == DeliveryState::cancelled && row.case_id == all[i].message.case_id) {
        touched.insert(row.message.id);
      }
    }
  }
  std::vector<const store::DeliveryRow*> result;
  for (const auto& row : rehearsal_.deliveries()) {
    const auto& id = row.message.id;
    if (!concerns(row.case_id)) continue;
    if (touched.contains(id) || rehearsal_.answered_after(id, from_)) result.push_back(&row);
  }
  return result;
}

std::vector<const store::TaskRow*> Window::tasks() const {
  std::set<std::string> touched;
  for (const auto* plan : plans()) {
    for (const auto* rows : {&plan->tasks, &plan->task_updates}) {
      for (const auto& row : *rows) touched.insert(row.id);
    }
  }
  std::vector<const store::TaskRow*> result;
  for (const auto& row : rehearsal_.tasks()) {
    if (touched.contains(row.id)) result.push_back(&row);
  }
  return result;
}

std::vector<const workflow::RuleOutcome*> Window::outcomes() const {
  std::vector<const workflow::RuleOutcome*> result;
  for (const auto* plan : plans()) {
    for (const auto& outcome : plan->outcomes) result.push_back(&outcome);
  }
  return result;
}

std::vector<const store::MessageRow*> Window::messages() const {
  std::vector<const store::MessageRow*> result;
  for (const auto* plan : plans()) {
    if (!plan->internal && !plan->message.connection.empty()) result.push_back(&plan->message);
    for (const auto& part : plan->parts) {
      if (part.state != store::MessageState::received) result.push_back(&part);
    }
  }
  return result;
}

std::vector<const store::DeadlineRow*> Window::deadlines() const {
  std::vector<const store::DeadlineRow*> result;
  for (const auto* plan : plans()) {
    for (const auto& row : plan->deadlines) result.push_back(&row);
  }
  return result;
}

}  // namespace rodedraad::hub
