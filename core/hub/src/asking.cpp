#include <memory>
#include <vector>

#include "case_book.h"
#include "rodedraad/hub/deadlines.h"
#include "rodedraad/hub/log.h"
#include "rodedraad/hub/processor.h"
#include "rodedraad/model/date.h"
#include "sending.h"

/// What the processor does by the clock instead of because a message came in.
namespace rodedraad::hub {

namespace {

/// Cases or deadlines in one go, so that messages that come in meanwhile get their turn.
constexpr std::size_t kAtATime = 200;

using Rows = std::vector<store::DeliveryRow>;

store::DeliveryRow asked(const Context& context, const config::Connection& connection,
                         const config::Poll& poll, const store::CaseFile& file) {
  const auto* purpose = context.config.purpose(connection.ask_purpose);
  return make_delivery(
      context, file,
      {kScheduled, poll.message, connection.id, connection.organisation, connection.ask_purpose,
       purpose == nullptr ? std::string{} : purpose->article},
      kScheduled);
}

}  // namespace

void Processor::ask(const config::Connection& connection, const config::Poll& poll) {
  crew_->post([this, &connection, &poll] {
    auto rows = std::make_shared<Rows>();
    if (!poll.each_case) {
      rows->push_back(asked(context_, connection, poll, {}));
      // Of no case and no message: one that failed must not hold up what is asked tomorrow.
      rows->back().cause = rows->back().message.id;
    }
    const auto now = context_.clock.now();
    writer_.submit(
        [rows, now, &connection, &poll](store::Transaction& transaction) {
          transaction.put_schedule(connection.id, poll.message, now);
          for (auto& row : *rows) transaction.insert(row);
        },
        [this, rows] {
          for (const auto& row : *rows) {
            if (store::holds_lane(row.state)) queued_(row);
          }
        });
    log(LogLevel::info, "schedule.asked",
        {{"action", "ask"},
         {"object", poll.message},
         {"result", "started"},
         {"origin", connection.id}});
    if (poll.each_case) ask_cases(connection, poll, {});
  });
}

void Processor::ask_cases(const config::Connection& connection, const config::Poll& poll,
                          const std::string& after) {
  const auto today = model::dutch_day(context_.clock.now());
  const auto ids = book_->reader().case_ids(after, kAtATime);
  auto rows = std::make_shared<Rows>();
  for (const auto& id : ids) {
    const auto file = book_->by_id(id);
    if (file == nullptr || !workflow::holds(poll.when, file->file, today)) continue;
    auto row = asked(context_, connection, poll, *file);
    if (row.state == store::DeliveryState::queued) rows->push_back(std::move(row));
  }
  if (!rows->empty()) {
    writer_.submit(
        [rows](store::Transaction& transaction) {
          for (auto& row : *rows) transaction.insert(row);
        },
        [this, rows] {
          for (const auto& row : *rows) queued_(row);
        });
  }
  if (ids.size() < kAtATime) return;
  crew_->post([this, &connection, &poll, last = ids.back()] { ask_cases(connection, poll, last); });
}

void Processor::tell_overdue() {
  crew_->post([this] {
    const auto now = context_.clock.now();
    const auto today = model::dutch_day(now);
    const auto overdue = book_->reader().overdue(model::Date{today}.text(), kAtATime);
    auto tasks = std::make_shared<std::vector<store::TaskRow>>();
    for (const auto& row : overdue) {
      const auto file = book_->by_id(row.case_id);
      const auto term = term_of(row.deadline);
      const auto* set = context_.config.deadline(term.deadline);
      const bool late = file != nullptr &&
                        workflow::state(term, file->file, today) == workflow::DeadlineState::late;
      if (!late || set == nullptr || set->task.empty()) continue;
      const auto* owner = workflow::organisation_for(context_.config.region,
                                                     file->file.municipality, set->task, today);
      tasks->push_back({0, file->file.id,
                        "termijn verstreken: " + row.deadline.title +
                            (term.key.empty() ? "" : " bij " + term.key) + " (uiterlijk " +
                            row.deadline.due + ", " + row.deadline.article + ")",
                        owner == nullptr ? std::string{} : owner->id, "termijn/" + term.deadline,
                        row.deadline.message, now, false});
    }
    if (overdue.empty()) return;
    const bool more = overdue.size() == kAtATime;
    writer_.submit(
        [overdue, tasks](store::Transaction& transaction) {
          for (const auto& row : overdue) transaction.signal(row);
          for (const auto& task : *tasks) transaction.add_task(task);
        },
        [this, more] {
          if (more) tell_overdue();
        });
  });
}

}  // namespace rodedraad::hub
