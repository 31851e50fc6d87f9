#include <memory>
#include <vector>

#include "case_book.h"
#include "processing.h"
#include "question.h"
#include "rodedraad/hub/log.h"
#include "rodedraad/hub/processor.h"
#include "rodedraad/model/date.h"

/// What the processor does by the clock instead of because a message came in.
namespace rodedraad::hub {

namespace {

/// Cases in one go, so that messages that come in meanwhile get their turn.
constexpr std::size_t kAtATime = 200;

using Rows = std::vector<store::DeliveryRow>;

}  // namespace

void Processor::ask(SetupPtr setup, const config::Connection& connection,
                    const config::Poll& poll) {
  crew_->post([this, setup = std::move(setup), &connection, &poll] {
    const auto& context = setup->context();
    auto rows = std::make_shared<Rows>();
    if (!poll.each_case) rows->push_back(question(context, connection, poll));
    const auto now = context.clock.now();
    writer_.submit(
        [rows, now, setup, &connection, &poll](store::Transaction& transaction) {
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
    if (poll.each_case) ask_cases(setup, connection, poll, {});
  });
}

void Processor::ask_cases(const SetupPtr& setup, const config::Connection& connection,
                          const config::Poll& poll, const std::string& after) {
  const auto ids = book_->reader().case_ids(after, kAtATime);
  auto rows = std::make_shared<Rows>();
  auto lines = std::make_shared<std::vector<store::ProcessingRow>>();
  for (const auto& id : ids) {
    const auto file = book_->by_id(id);
    if (file == nullptr) continue;
    auto row = question_about(setup->context(), connection, poll, *file);
    if (!row) continue;
    follow(setup->config(), *file, *row, *lines);
    rows->push_back(std::move(*row));
  }
  if (!rows->empty()) {
    writer_.submit(
        [rows, lines](store::Transaction& transaction) {
          for (auto& row : *rows) transaction.insert(row);
          for (const auto& line : *lines) transaction.add_processing(line);
        },
        [this, rows] {
          for (const auto& row : *rows) queued_(row);
        });
  }
  if (ids.size() < kAtATime) return;
  crew_->post([this, setup, &connection, &poll, last = ids.back()] {
    ask_cases(setup, connection, poll, last);
  });
}

void Processor::look_at_clock(const std::string& after) {
  crew_->post([this, after] {
    const auto setup = setups_.now();
    const auto& context = setup->context();
    const auto today = model::Date{model::dutch_day(context.clock.now())}.text();
    const auto ids = book_->reader().cases_to_wake(today, after, kAtATime);
    for (const auto& id : ids) {
      // What is decided but not on disk yet may have looked already.
      const auto file = book_->by_id(id);
      if (file == nullptr || file->wake.empty() || file->wake > today) continue;
      commit(setup, make_clock_plan(context, *book_, file->file.id));
    }
    if (ids.size() == kAtATime) look_at_clock(ids.back());
  });
}

void Processor::done(const std::string& task, const std::string& by) {
  crew_->post([this, task, by] {
    const auto row = book_->reader().task(task);
    if (!row || row->done) return;
    if (row->case_id.empty()) {
      auto closed = std::make_shared<store::TaskRow>(*row);
      closed->done = true;
      closed->done_by = by;
      const auto now = setups_.now()->context().clock.now();
      writer_.submit(
          [closed, now](store::Transaction& transaction) {
            transaction.put_task(*closed);
            transaction.audit({.at = now,
                               .action = "task.done",
                               .object = closed->id,
                               .result = "done",
                               .origin = "hub",
                               .actor = closed->done_by});
          },
          [] {});
      return;
    }
    auto setup = setups_.now();
    auto plan = make_done_plan(setup->context(), *book_, row->case_id, task, by);
    if (plan.file != nullptr) commit(std::move(setup), std::move(plan));
  });
}

}  // namespace rodedraad::hub
