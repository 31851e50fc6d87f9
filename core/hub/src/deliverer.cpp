#include "rodedraad/hub/deliverer.h"

#include <algorithm>
#include <utility>

#include "answering.h"
#include "rodedraad/hub/log.h"
#include "rodedraad/store/planted.h"

namespace rodedraad::hub {

namespace {

constexpr std::size_t kRowsInMemory = 4000;
constexpr std::size_t kPage = 2000;

using store::DeliveryState;

}  // namespace

Deliverer::Deliverer(SetupPtr setup, const store::Location& location, store::Writer& writer,
                     Crew& crew, Answered answered)
    : clock_(setup->context().clock),
      writer_(writer),
      crew_(crew),
      answered_(std::move(answered)),
      reader_(location),
      random_(std::random_device{}()) {
  configure(std::move(setup));
}

Deliverer::~Deliverer() = default;

void Deliverer::configure(SetupPtr setup) {
  {
    const std::lock_guard lock(mutex_);
    for (auto& [id, destination] : destinations_) destination.connection = nullptr;
    for (const auto& connection : setup->config().connections) {
      destinations_[connection.id].connection = &connection;
    }
    setup_ = std::move(setup);
    stirred_ = true;
  }
  changed_.notify_all();
}

void Deliverer::connect(const std::string& connection, std::shared_ptr<Transport> transport) {
  {
    const std::lock_guard lock(mutex_);
    destinations_[connection].transport.swap(transport);
    stirred_ = true;
  }
  changed_.notify_all();
}

void Deliverer::start() {
  {
    const std::lock_guard lock(mutex_);
    for (const auto state :
         {DeliveryState::failed, DeliveryState::not_authorised, DeliveryState::queued}) {
      std::int64_t after = 0;
      for (;;) {
        const auto page = reader_.deliveries(state, after, kPage);
        if (page.empty()) break;
        for (const auto& row : page) add(row);
        after = page.back().seq;
      }
    }
    sending_ = true;
  }
  thread_ = std::jthread{[this](const std::stop_token& stop) { run(stop); }};
}

void Deliverer::stop(std::chrono::milliseconds deadline) {
  std::unique_lock lock(mutex_);
  sending_ = false;
  const auto until = std::chrono::steady_clock::now() + deadline;
  changed_.wait_until(lock, until, [this] { return in_flight_ == 0; });
  lock.unlock();
  thread_.request_stop();
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

std::string Deliverer::lane_of(const store::DeliveryRow& row) {
  if (planted("unordered-lane")) return row.message.id;
  return row.case_id.empty() ? row.cause : row.case_id;
}

void Deliverer::offer(const store::DeliveryRow& row) {
  {
    const std::lock_guard lock(mutex_);
    // A send that was parked and went on before it was on disk does not know its place yet.
    const auto stored = row.seq == 0 ? reader_.delivery(row.message.id) : std::nullopt;
    add(stored ? *stored : row);
    stirred_ = true;
  }
  changed_.notify_all();
}

void Deliverer::add(const store::DeliveryRow& row) {
  auto& destination = destinations_[row.connection];
  const auto name = lane_of(row);
  Entry entry{row.message.id, row.next_at, row.state != DeliveryState::queued, nullptr};
  if (!entry.held && rows_in_memory_ < kRowsInMemory) {
    entry.row = std::make_shared<const store::DeliveryRow>(row);
    ++rows_in_memory_;
  }
  auto& slot = destination.lanes[name].entries[row.seq];
  if (slot.row != nullptr) --rows_in_memory_;
  slot = std::move(entry);
  schedule(destination, name);
}

void Deliverer::withdraw(const std::string& case_id, const std::string& purpose) {
  const std::lock_guard lock(mutex_);
  for (auto& [id, destination] : destinations_) {
    const auto lane = destination.lanes.find(case_id);
    if (lane == destination.lanes.end()) continue;
    auto& entries = lane->second.entries;
    for (auto at = entries.begin(); at != entries.end();) {
      const bool under_way = lane->second.busy && at == entries.begin();
      const auto row = at->second.row != nullptr ? std::optional{*at->second.row}
                                                 : reader_.delivery(at->second.id);
      if (under_way || at->second.held || !row || row->purpose != purpose) {
        ++at;
        continue;
      }
      if (at->second.row != nullptr) --rows_in_memory_;
      at = entries.erase(at);
    }
    schedule(destination, case_id);
  }
}

/// The head of a lane decides when the lane may go.
void Deliverer::schedule(Destination& destination, const std::string& lane_name) {
  const auto found = destination.lanes.find(lane_name);
  if (found == destination.lanes.end()) return;
  auto& lane = found->second;
  if (lane.due) destination.due.erase({*lane.due, lane_name});
  lane.due.reset();
  if (lane.busy) return;
  if (lane.entries.empty()) {
    destination.lanes.erase(found);
    return;
  }
  const auto& head = lane.entries.begin()->second;
  if (head.held) return;
  lane.due = head.next_at;
  destination.due.emplace(head.next_at, lane_name);
}

void Deliverer::run(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested()) {
    const auto next = send_due(lock);
    const auto wait = std::clamp(next - clock_.now(), std::chrono::milliseconds{1},
                                 std::chrono::milliseconds{200});
    changed_.wait_for(lock, stop, wait, [this] { return stirred_; });
    stirred_ = false;
  }
}

model::Instant Deliverer::send_due(std::unique_lock<std::mutex>& lock) {
  auto next = clock_.now() + std::chrono::hours{1};
  for (auto& [id, destination] : destinations_) {
    for (;;) {
      const auto now = clock_.now();
      const bool down = destination.connection == nullptr || destination.transport == nullptr ||
                        setup_->context().adapters.at(id)->given_up() || !sending_;
      if (down || destination.due.empty()) break;
      if (destination.in_flight >= destination.connection->inflight) break;
      const auto [at, lane] = *destination.due.begin();
      const auto when =
          std::max(at, std::chrono::ceil<std::chrono::milliseconds>(destination.next_slot));
      if (when > now) {
        next = std::min(next, when);
        break;
      }
      destination.due.erase(destination.due.begin());
      destination.lanes.at(lane).due.reset();
      if (const auto rate = destination.connection->rate_per_second; rate > 0) {
        // One tick of the clock may be made up for, so that a rate above one per tick is kept too.
        const auto earliest =
            std::max<Slot>(destination.next_slot, now - std::chrono::milliseconds{1});
        destination.next_slot =
            earliest + std::chrono::microseconds{static_cast<std::int64_t>(1e6 / rate)};
      }
      send(destination, lane, lock);
    }
  }
  return next;
}

void Deliverer::send(Destination& destination, const std::string& lane_name,
                     std::unique_lock<std::mutex>& lock) {
  auto& lane = destination.lanes.at(lane_name);
  auto& head = lane.entries.begin()->second;
  auto row = head.row;
  if (row == nullptr) {
    auto stored = reader_.delivery(head.id);
    if (!stored || stored->state != DeliveryState::queued) {
      lane.entries.erase(lane.entries.begin());
      schedule(destination, lane_name);
      return;
    }
    row = std::make_shared<const store::DeliveryRow>(std::move(*stored));
  }
  lane.busy = true;
  ++destination.in_flight;
  ++in_flight_;
  const auto transport = destination.transport;
  const auto setup = setup_;
  lock.unlock();
  transport->send(row->message,
                  [this, setup, row](const sdk::Sent& sent) { ended(setup, row, sent); });
  lock.lock();
}

void Deliverer::ended(SetupPtr setup, std::shared_ptr<const store::DeliveryRow> row,
                      const sdk::Sent& sent) {
  auto shared = std::make_shared<const sdk::Sent>(sent);
  crew_.post({[this, setup, row, shared] {
                record(*setup, *row, judged(setup->context(), *row, *shared), shared->answer);
              },
              [this, setup, row](std::string_view plugin) {
                setup->context().adapters.at(row->connection)->give_up();
                Attempt attempt;
                attempt.error = "adapter " + std::string{plugin} + " geeft geen antwoord";
                record(*setup, *row, attempt, {});
              }});
}

void Deliverer::record(const Setup& setup, const store::DeliveryRow& row, const Attempt& attempt,
                       const sdk::Answer& answer) {
  double jitter = 0;
  {
    const std::lock_guard lock(mutex_);
    jitter = std::uniform_real_distribution<>{0, 1}(random_);
  }
  auto work = std::make_shared<Delivered>(delivered(setup.context(), row, attempt, answer, jitter));
  const bool confirmed = work->row.state == DeliveryState::confirmed;
  log(confirmed ? LogLevel::info : LogLevel::warn, "delivery.attempt",
      {{"action", "deliver"},
       {"object", row.message.id},
       {"result", work->attempt.outcome},
       {"origin", "hub"},
       {"destination", row.connection},
       {"kind", row.message.kind},
       {"attempt", std::to_string(work->row.attempts)},
       {"state", store::to_string(work->row.state)}});
  writer_.submit(
      [work](store::Transaction& transaction) {
        transaction.update(work->row);
        transaction.add_attempt(work->attempt);
        if (work->content) transaction.insert(*work->content);
      },
      [this, work] {
        settle(work->row);
        if (work->content) answered_(*work->content);
      });
}

void Deliverer::settle(const store::DeliveryRow& row) {
  {
    const std::lock_guard lock(mutex_);
    --in_flight_;
    stirred_ = true;
    auto& destination = destinations_.at(row.connection);
    --destination.in_flight;
    const auto name = lane_of(row);
    auto& lane = destination.lanes.at(name);
    lane.busy = false;
    const auto entry = lane.entries.find(row.seq);
    if (entry != lane.entries.end()) {
      if (entry->second.row != nullptr) {
        entry->second.row = nullptr;
        --rows_in_memory_;
      }
      if (store::holds_lane(row.state)) {
        entry->second.next_at = row.next_at;
        entry->second.held = row.state != DeliveryState::queued;
      } else {
        lane.entries.erase(entry);
      }
    }
    schedule(destination, name);
  }
  changed_.notify_all();
}

std::string Deliverer::resend(const std::string& id) {
  std::optional<store::DeliveryRow> row;
  {
    const std::lock_guard lock(mutex_);
    row = reader_.delivery(id);
  }
  if (!row) return "er is geen aflevering met dit nummer";
  if (!store::at_desk(row->state)) {
    return "deze aflevering ligt niet bij de storingen: zij is " +
           std::string{store::to_string(row->state)};
  }
  if (row->message.body.empty() && row->message.method.empty()) {
    return "dit bericht kon niet worden gemaakt en is er dus niet: herstel de oorzaak en laat het "
           "oorspronkelijke bericht opnieuw verwerken";
  }
  auto work = std::make_shared<store::DeliveryRow>(std::move(*row));
  work->state = DeliveryState::queued;
  work->attempts = 0;
  work->next_at = work->changed = clock_.now();
  writer_.submit([work](store::Transaction& transaction) { transaction.update(*work); },
                 [this, work] { offer(*work); });
  return {};
}

bool Deliverer::idle() const {
  const std::lock_guard lock(mutex_);
  return in_flight_ == 0 &&
         std::all_of(destinations_.begin(), destinations_.end(), [](const auto& destination) {
           return destination.second.connection == nullptr || destination.second.due.empty();
         });
}

}  // namespace rodedraad::hub
