#include "rodedraad/hub/processor.h"

#include <algorithm>
#include <utility>

#include "audited.h"
#include "batch.h"
#include "case_book.h"
#include "identify.h"
#include "processing.h"
#include "rodedraad/hub/causes.h"
#include "rodedraad/hub/desk.h"
#include "rodedraad/hub/log.h"
#include "rodedraad/model/date.h"
#include "rodedraad/store/planted.h"
#include "sending.h"

namespace rodedraad::hub {

namespace {

/// Messages in memory until what they did is on disk. Whoever brings one in waits behind all that
/// was decided and is not on disk yet.
constexpr std::size_t kWindow = 500;
constexpr std::size_t kKeptCases = 5000;  ///< in memory

using store::MessageState;

void tell_damaged(const std::string& object) {
  log(LogLevel::error, "store.damaged",
      {{"action", "read"}, {"object", object}, {"result", "quarantined"}, {"origin", "hub"}});
}

}  // namespace

Processor::Processor(const Setups& setups, const store::Location& location, store::Writer& writer,
                     Queued queued, Withdrawn withdrawn, Merged merged, model::Drive drive)
    : setups_(setups),
      writer_(writer),
      queued_(std::move(queued)),
      withdrawn_(std::move(withdrawn)),
      merged_(std::move(merged)),
      book_(std::make_unique<CaseBook>(location, kKeptCases)),
      crew_(
          std::make_unique<Crew>("processor", setups.now()->config().hub.plugin_deadline, drive)) {}

Processor::~Processor() = default;

bool Processor::step() { return crew_->step(); }

void Processor::stop() { crew_->stop(); }

void Processor::recover() {
  crew_->post([this] {
    {
      const std::lock_guard lock(mutex_);
      more_in_store_ = true;
    }
    refill();
    for (const auto& batch : book_->reader().finished_batches()) make_result(batch);
    wake_after_change();
  });
}

/// Under another configuration the calendar may say other things.
void Processor::wake_after_change() {
  constexpr const char* kRevision = "revision";
  const auto setup = setups_.now();
  const auto& revision = setup->config().revision;
  if (book_->reader().setting(kRevision) == revision) return;
  const auto today = model::Date{model::dutch_day(setup->context().clock.now())}.text();
  writer_.submit(
      [revision, today](store::Transaction& transaction) {
        transaction.wake_all(today);
        transaction.put_setting(kRevision, revision);
      },
      [this] { look_at_clock(); });
}

void Processor::reconfigured() {
  crew_->set_deadline(setups_.now()->config().hub.plugin_deadline);
  crew_->post([this] { wake_after_change(); });
}

void Processor::review(const std::string& delivery) {
  const auto look = [this, delivery] {
    const auto setup = setups_.now();
    auto row = book_->reader().delivery(delivery);
    if (!row) return;
    const auto file = row->case_id.empty() ? nullptr : book_->by_id(row->case_id);
    if (row->state == store::DeliveryState::queued && !row->damaged) {
      hub::review(setup->context(), file.get(), *row);
    }
    auto shared = std::make_shared<store::DeliveryRow>(*std::move(row));
    writer_.submit(
        [shared](store::Transaction& transaction) {
          // It may have been withdrawn by what was on its way to the disk.
          const auto stands = transaction.standing(shared->message.id);
          if (!stands) return;
          shared->case_id = stands->case_id;  // that may have been merged on its way too
          if (stands->state == store::DeliveryState::queued) {
            transaction.update(*shared, stands->state);
          } else {
            shared->state = stands->state;
          }
        },
        [this, shared] { queued_(*shared); });
  };
  crew_->post({look, [this](std::string_view plugin) { stand_still(*setups_.now(), plugin); }});
}

void Processor::offer(const store::MessageRow& message) {
  {
    const std::lock_guard lock(mutex_);
    if (message.seq <= last_posted_) return;
    if (more_in_store_ || in_memory_ >= kWindow) {
      more_in_store_ = true;
      return;
    }
    last_posted_ = message.seq;
  }
  post(message);
}

void Processor::arrived() {
  {
    const std::lock_guard lock(mutex_);
    more_in_store_ = true;
    if (in_memory_ >= kWindow / 4) return;  // who ends one of them looks
  }
  crew_->post([this] { refill(); });
}

void Processor::post(store::MessageRow message) {
  {
    const std::lock_guard lock(mutex_);
    ++in_memory_;
  }
  crew_->post(job(std::move(message)));
}

Crew::Job Processor::job(store::MessageRow message) {
  auto shared = std::make_shared<const store::MessageRow>(std::move(message));
  return {[this, shared] { process(*shared); },
          [this, shared](std::string_view plugin) { give_up(*shared, plugin); }};
}

void Processor::again(const std::string& message) { take_up(message, {}, {}); }

void Processor::belongs(const std::string& message, const std::string& case_id,
                        const std::string& by) {
  take_up(message, case_id, by);
}

void Processor::take_up(const std::string& message, const std::string& case_id,
                        const std::string& by) {
  crew_->post([this, message, case_id, by] {
    // Taken before it is read: what was on its way then, is not read as it was before.
    if (!book_->take(message)) return;
    auto row = book_->reader().message(message);
    const bool in_doubt = row && row->state == MessageState::parked && row->case_id.empty();
    if (!row || (!in_doubt && (row->state != MessageState::failed || !case_id.empty()))) {
      return book_->let_go(message);
    }
    {
      const std::lock_guard lock(mutex_);
      out_of_turn_.insert(message);
    }
    const auto from = std::exchange(row->state, MessageState::received);
    row->reason.clear();
    row->findings.clear();
    if (!case_id.empty()) {
      row->case_id = case_id;
      row->findings.push_back({sdk::Severity::note,
                               kDecidedByPerson,
                               {},
                               by + " besloot dat dit bericht bij deze zaak hoort"});
    }
    auto shared = std::make_shared<const store::MessageRow>(std::move(*row));
    const auto now = setups_.now()->context().clock.now();
    std::vector<store::TaskRow> doubts;
    if (in_doubt) {
      doubts = settled_doubts(book_->reader(), message, by.empty() ? "opnieuw verwerkt" : by);
    }
    writer_.submit(
        [shared, from, now, doubts](store::Transaction& transaction) {
          transaction.update(*shared, from, now);
          for (const auto& task : doubts) transaction.put_task(task);
        },
        [this, shared] {
          book_->let_go(shared->message.id);
          post(*shared);
        });
  });
}

bool Processor::idle() const {
  const std::lock_guard lock(mutex_);
  return in_memory_ == 0 && !more_in_store_ && crew_->waiting() == 0;
}

void Processor::process(const store::MessageRow& message) {
  auto setup = setups_.now();
  auto plan = make_plan(setup->context(), *book_, message);
  const bool case_damaged = plan.file != nullptr && plan.file->damaged;
  if (case_damaged) plan = make_quarantine(setup->context(), message, "de zaak van dit bericht");
  if (case_damaged || message.damaged) tell_damaged(message.message.id);
  const auto released = plan.released;
  commit(std::move(setup), std::move(plan));
  // They came in before whatever waits in the queue about the same person.
  {
    const std::lock_guard lock(mutex_);
    in_memory_ += released.size();
    for (const auto& row : released) out_of_turn_.insert(row.message.id);
  }
  for (auto row = released.rbegin(); row != released.rend(); ++row) crew_->post_next(job(*row));
}

/// A plugin that hung once is not called again.
void Processor::stand_still(const Setup& setup, std::string_view plugin) {
  for (const auto& [id, adapter] : setup.context().adapters) {
    const auto* connection = setup.config().connection(id);
    if (connection != nullptr && connection->adapter.name == plugin) adapter->give_up();
  }
}

void Processor::give_up(const store::MessageRow& message, std::string_view plugin) {
  auto setup = setups_.now();
  stand_still(*setup, plugin);
  Plan plan;
  plan.message = message;
  plan.message.state = MessageState::failed;
  plan.message.reason = std::string{kAdapterStopped} + std::string{plugin} +
                        " geeft geen antwoord: de koppelingen die hem gebruiken staan stil";
  plan.message.revision = setup->config().revision;
  commit(std::move(setup), std::move(plan));
}

void Processor::commit(SetupPtr setup, Plan plan) {
  if (plan.internal && plan.file != nullptr && plan.file->damaged) {
    tell_damaged(plan.file->file.id);
    return;
  }
  follow(setup->context(), plan);
  auto shared = std::make_shared<Plan>(std::move(plan));
  book_->decided(*shared);
  const auto now = setup->context().clock.now();
  writer_.submit(
      [this, shared, now](store::Transaction& transaction) { write(transaction, *shared, now); },
      [this, shared, setup = std::move(setup)] { written(*setup, *shared); });
}

void Processor::write(store::Transaction& transaction, Plan& plan, model::Instant now) {
  if (plan.file != nullptr) {
    const auto& file = plan.file->file;
    transaction.put_case(*plan.file);
    for (const auto& absorbed : plan.absorbed) transaction.merge_case(file, absorbed);
    for (const auto& identifier : plan.new_identifiers)
      transaction.add_identifier(file, identifier);
    transaction.add_facts(file.id, plan.new_facts);
    for (const auto& deadline : plan.deadlines) transaction.put_deadline(file.id, deadline);
    for (const auto& deadline : plan.stands) transaction.put_deadline(file.id, deadline);
    for (const auto& rule : plan.fired_once) transaction.add_fired(file.id, rule);
  }
  for (const auto& task : plan.tasks) transaction.put_task(task);
  for (const auto& task : plan.task_updates) transaction.put_task(task);
  for (auto& send : plan.unparked) {
    transaction.update(send, store::DeliveryState::parked);
    transaction.settle_parked(send.cause, now);
  }
  for (const auto& withdrawal : plan.withdrawals) {
    for (const auto& waits : transaction.waiting(plan.file->file.id, withdrawal.purpose)) {
      if (waits.state == store::DeliveryState::queued && !withdrawn_(waits)) continue;
      transaction.move(
          waits,
          {store::DeliveryState::cancelled, now, {}, "niet verstuurd: " + withdrawal.reason});
    }
  }
  for (auto& part : plan.parts) {
    const auto earlier =
        part.state == MessageState::received ? transaction.earlier(part) : std::nullopt;
    if (earlier && earlier->same_body) {
      part.state = MessageState::duplicate;
      part.reason = "dezelfde regel kwam eerder binnen als bericht " + earlier->id;
    } else if (earlier) {
      part.state = MessageState::refused;
      part.reason = "onder dit kenmerk kwam eerder een andere inhoud binnen";
      part.findings.push_back({sdk::Severity::error, "conflict", "berichtId", part.reason});
    }
    transaction.insert(part);
  }
  for (auto& send : plan.sends) transaction.insert(send);
  for (const auto& identifier : plan.waits) {
    transaction.add_wait(plan.message.municipality, identifier, plan.message.message.id);
  }
  for (const auto& message : plan.released) {
    transaction.remove_waits(message.message.id);
    transaction.update(message, MessageState::parked, now);
  }
  if (!plan.internal) {
    transaction.update(plan.message, MessageState::received, now);
  } else if (!plan.message.message.id.empty()) {
    transaction.insert(plan.message);
  }
  if (plan.forget) transaction.forget(plan.message.message.id);
  for (const auto& line : plan.processing) transaction.add_processing(line);
  audit(transaction, plan);
}

void Processor::written(const Setup& setup, const Plan& plan) {
  const auto& message = plan.message;
  if (!message.message.id.empty()) {
    log(LogLevel::info, "message.handled",
        {{"action", "process"},
         {"object", message.message.id},
         {"result", to_string(message.state)},
         {"origin", plan.internal ? "hub" : message.connection},
         {"kind", message.message.kind},
         {"case", message.case_id}});
  }
  book_->settled(plan);
  for (const auto& absorbed : plan.absorbed) merged_(absorbed, plan.file->file.id);
  bool refills = false;
  {
    const std::lock_guard lock(mutex_);
    out_of_turn_.erase(message.message.id);
    if (!plan.internal) --in_memory_;
    refills = more_in_store_ && in_memory_ < kWindow / 4;
  }
  if (refills) crew_->post([this] { refill(); });
  for (const auto* sends : {&plan.sends, &plan.unparked}) {
    for (const auto& send : *sends) {
      // What was kept here for good holds nobody up.
      if (store::holds_lane(send.state)) queued_(send);
    }
  }
  const auto open = static_cast<std::size_t>(
      std::count_if(plan.parts.begin(), plan.parts.end(),
                    [](const auto& part) { return part.state == MessageState::received; }));
  if (open > 0) {
    const std::lock_guard lock(mutex_);
    open_parts_[message.message.id] = open;
  } else if (message.state == MessageState::processed && is_batch(setup.context(), message)) {
    crew_->post([this, batch = message.message.id] { make_result(batch); });
  }
  for (const auto& part : plan.parts) {
    if (part.state == MessageState::received) offer(part);
  }
  if (!message.parent.empty()) part_done(message.parent);
}

void Processor::refill() {
  // Offers wait meanwhile, so that nothing committed after the read is taken for read.
  const std::lock_guard lock(mutex_);
  if (!more_in_store_ || in_memory_ >= kWindow / 4) return;  // who asked before has done it
  auto rows = book_->reader().received(last_posted_, kWindow / 2);
  more_in_store_ = rows.size() == kWindow / 2;
  for (auto& row : rows) {
    last_posted_ = row.seq;
    if (out_of_turn_.contains(row.message.id) || planted("lost-backlog")) continue;
    ++in_memory_;
    crew_->post(job(std::move(row)));
  }
}

void Processor::part_done(const std::string& batch) {
  {
    const std::lock_guard lock(mutex_);
    const auto open = open_parts_.find(batch);
    if (open != open_parts_.end() && --open->second > 0) return;
    if (open != open_parts_.end()) open_parts_.erase(open);
  }
  crew_->post([this, batch] { make_result(batch); });
}

void Processor::make_result(const std::string& batch) {
  auto& reader = book_->reader();
  const auto message = reader.message(batch);
  if (!message || reader.open_parts(batch) > 0) return;
  for (const auto& earlier : reader.deliveries_of_message(batch)) {
    if (earlier.rule == kBatchResult) return;
  }
  auto rows = std::make_shared<std::vector<store::DeliveryRow>>(
      batch_result(setups_.now()->context(), *message, reader.parts(batch)));
  if (rows->empty()) return;
  writer_.submit(
      [rows](store::Transaction& transaction) {
        for (auto& row : *rows) transaction.insert(row);
      },
      [this, rows] {
        for (const auto& row : *rows) queued_(row);
      });
}

}  // namespace rodedraad::hub
