#include <algorithm>
#include <optional>

#include "answering.h"
#include "question.h"
#include "rodedraad/hub/rehearsal.h"
#include "rodedraad/hub/schedule.h"
#include "rodedraad/model/date.h"
#include "sending.h"

/// What happens by itself, or by others, while a rehearsal goes on.
namespace rodedraad::hub {

namespace {

using store::DeliveryState;

model::Instant midnight(std::chrono::sys_days day) {
  return model::parse_instant(model::Date{std::chrono::year_month_day{day}}.text());
}

bool is_open(const store::DeliveryRow& row) {
  return row.state == DeliveryState::queued || row.state == DeliveryState::in_flight ||
         row.state == DeliveryState::awaiting;
}

}  // namespace

void Rehearsal::move_to(model::Instant moment) {
  std::set<std::chrono::milliseconds> times{std::chrono::milliseconds{0}};
  for (const auto& poll : polls_) times.insert(poll.poll->at);
  wake_cases();
  const auto last = std::chrono::sys_days{model::dutch_day(moment)};
  for (auto day = std::chrono::sys_days{model::dutch_day(clock_.now())}; day <= last;
       day += std::chrono::days{1}) {
    for (const auto time : times) {
      const auto next = midnight(day) + time;
      if (next <= clock_.now() || next > moment) continue;
      clock_.set(next);
      if (time.count() == 0) wake_cases();
      ask_due();
    }
  }
  if (moment > clock_.now()) clock_.set(moment);
}

/// Looks at the cases for which the clock may have something to do today.
void Rehearsal::wake_cases() {
  const auto today = model::Date{model::dutch_day(clock_.now())}.text();
  std::vector<std::string> due;
  for (const auto& [id, file] : cases_) {
    if (!file->wake.empty() && file->wake <= today) due.push_back(id);
  }
  for (const auto& id : due) {
    if (!cases_.contains(id)) continue;  // another took it over meanwhile
    auto plan = make_clock_plan(context_, *this, id);
    if (plan.message.message.id.empty()) {
      keep_case(plan);
    } else {
      apply(std::move(plan));
      drain();
    }
  }
}

void Rehearsal::ask_due() {
  for (auto& each : polls_) {
    if (!is_due(*each.poll, each.last, clock_.now())) continue;
    each.last = clock_.now();
    ask(*each.connection, *each.poll);
  }
}

void Rehearsal::ask(const config::Connection& connection, const config::Poll& poll) {
  Plan plan;
  plan.message.message.kind = poll.message;
  const auto add = [&](const std::string& case_id, const auto& make) {
    auto& before = questions_[{connection.id, poll.message, case_id}];
    const auto* row = delivery(before);
    if (row != nullptr && is_open(*row)) return;  // asked and not answered
    std::optional<store::DeliveryRow> made = make();
    if (!made) return;
    before = made->message.id;
    plan.sends.push_back(std::move(*made));
  };
  if (poll.each_case) {
    for (const auto& [id, file] : cases_) {
      add(id, [&, of = file] { return question_about(context_, connection, poll, *of); });
    }
  } else {
    add({}, [&] { return std::optional{question(context_, connection, poll)}; });
  }
  if (!plan.sends.empty()) apply(std::move(plan));
}

bool Rehearsal::answer(const std::string& delivery, const sdk::Answer& answer) {
  const auto place = places_.find(delivery);
  if (place == places_.end() || !is_open(deliveries_[place->second])) return false;
  constexpr double no_jitter = 0.5;
  const auto& row = deliveries_[place->second];
  const auto attempt = judged(context_, row, {sdk::SentOutcome::answered, answer, {}});
  auto after = delivered(context_, row, attempt, answer, no_jitter);
  deliveries_[place->second] = std::move(after.row);
  answered_[delivery] = plans_.size() + forgotten_plans_;
  if (after.content) take(std::move(*after.content));
  return true;
}

}  // namespace rodedraad::hub
