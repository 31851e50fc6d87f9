#include "rodedraad/hub/deliverer.h"

#include <algorithm>
#include <utility>

#include "answering.h"
#include "rodedraad/hub/log.h"
#include "rodedraad/store/planted.h"
#include "sending.h"
#include "standing.h"

namespace rodedraad::hub {

namespace {

constexpr std::size_t kRowsInMemory = 4000;
/// An attempt of which the transport tells nothing for so long, has ended nobody knows how.
constexpr Tick kLongestAttempt = std::chrono::minutes{15};

using store::DeliveryState;

Dispatch::Pace pace_of(const config::Connection& connection) {
  return {connection.inflight,
          connection.rate_per_second,
          {connection.breaker.failures, connection.breaker.open, connection.breaker.most}};
}

/// Whether it may leave before it is on disk that it does.
bool goes_unclaimed(const Context& context, const store::DeliveryRow& row) {
  return recognises_repeats(context, row) || planted("unclaimed-send");
}

}  // namespace

Deliverer::Deliverer(SetupPtr setup, const store::Location& location, store::Writer& writer,
                     Crew& crew, Metrics& metrics, Answered answered, Outgrown outgrown,
                     std::optional<ByHand> by_hand)
    : clock_(setup->context().clock),
      writer_(writer),
      crew_(crew),
      metrics_(metrics),
      answered_(std::move(answered)),
      outgrown_(std::move(outgrown)),
      by_hand_(std::move(by_hand)),
      reader_(location),
      random_(by_hand_ ? by_hand_->seed : std::random_device{}()) {
  configure(std::move(setup));
}

Deliverer::~Deliverer() = default;

Tick Deliverer::tick() const {
  if (by_hand_) return by_hand_->ticks();
  return std::chrono::duration_cast<Tick>(std::chrono::steady_clock::now() - start_);
}

/// When a wait that was written down by the wall clock is over. A clock that was set meanwhile
/// makes it at most as long as it was.
Tick Deliverer::due(model::Instant next_at, model::Instant changed) const {
  const auto wait = std::max(next_at - changed, std::chrono::milliseconds{0});
  const auto passed = std::clamp(clock_.now() - changed, std::chrono::milliseconds{0}, wait);
  return tick() + (wait - passed);
}

double Deliverer::jitter() { return std::uniform_real_distribution<>{0, 1}(random_); }

void Deliverer::stir() {
  stirred_ = true;
  changed_.notify_all();
}

void Deliverer::configure(SetupPtr setup) {
  const std::lock_guard lock(mutex_);
  if (setup_ != nullptr) {
    for (const auto& connection : setup_->config().connections) {
      dispatch_.configure(connection.id, std::nullopt);
    }
  }
  for (const auto& connection : setup->config().connections) {
    dispatch_.configure(connection.id, pace_of(connection));
  }
  setup_ = std::move(setup);
  stir();
}

void Deliverer::connect(const std::string& connection, std::shared_ptr<Transport> transport) {
  const std::lock_guard lock(mutex_);
  if (transport != nullptr && transport->plays() != played_.contains(connection)) {
    if (played_.erase(connection) == 0) played_.insert(connection);
    dispatch_.start_afresh(connection, tick());
  }
  transports_[connection].swap(transport);
  stir();
}

void Deliverer::start() {
  {
    const std::lock_guard lock(mutex_);
    load();
    sending_ = true;
  }
  if (by_hand_) return;
  thread_ = std::jthread{[this](const std::stop_token& stop) { run(stop); }};
}

void Deliverer::stop(std::chrono::milliseconds deadline) {
  std::unique_lock lock(mutex_);
  sending_ = false;
  const auto until = std::chrono::steady_clock::now() + deadline;
  if (!by_hand_) changed_.wait_until(lock, until, [this] { return out_.empty(); });
  lock.unlock();
  thread_.request_stop();
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

Deliverer::Reach Deliverer::reach_of(const std::string& connection) const {
  const std::lock_guard lock(mutex_);
  const auto reach = dispatch_.reach_of(connection);
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(reach.until - tick());
  return {reach.up, reach.open, reach.probing,
          left.count() > 0 ? clock_.now() + left : model::Instant{}};
}

bool Deliverer::idle() const {
  const std::lock_guard lock(mutex_);
  return out_.empty() && dispatch_.idle();
}

void Deliverer::run(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested()) {
    look(lock);
    const auto wait =
        std::clamp<Tick>(dispatch_.look_again() - tick(), std::chrono::milliseconds{1},
                         std::chrono::milliseconds{200});
    changed_.wait_for(lock, stop, wait, [this] { return stirred_; });
    stirred_ = false;
  }
}

void Deliverer::look(std::unique_lock<std::mutex>& lock) {
  send_due(lock);
  if (tick() - looked_ < std::chrono::seconds{1}) return;
  looked_ = tick();
  end_what_hangs();
  look_at_deadlines();
}

Tick Deliverer::step() {
  std::unique_lock lock(mutex_);
  look(lock);
  return dispatch_.look_again();
}

void Deliverer::send_due(std::unique_lock<std::mutex>& lock) {
  // Again before each: this process may have stood still, and another have taken over since.
  while (writer_.may_send()) {
    if (!claimed_.empty()) {
      const auto seq = claimed_.front();
      claimed_.pop_front();
      leave(seq, lock);
      continue;
    }
    if (!sending_) return;
    for (const auto& connection : setup_->config().connections) {
      const auto transport = transports_.find(connection.id);
      const bool up = transport != transports_.end() && transport->second != nullptr &&
                      !setup_->context().adapters.at(connection.id)->given_up();
      dispatch_.reach(connection.id, up);
    }
    const auto send = dispatch_.next(tick());
    if (!send) return;
    begin(*send);
    if (out_.contains(send->seq) && goes_unclaimed(setup_->context(), *out_.at(send->seq).row)) {
      leave(send->seq, lock);
    }
  }
}

void Deliverer::begin(const Dispatch::Send& send) {
  const auto seq = send.seq;
  Row row;
  if (const auto known = rows_.find(seq); known != rows_.end()) {
    row = known->second;
  } else if (auto stored = reader_.delivery_at(seq)) {
    row = std::make_shared<const store::DeliveryRow>(std::move(*stored));
  }
  if (withdrawn_.erase(seq) > 0 || row == nullptr || row->state != DeliveryState::queued) {
    return drop(seq);
  }
  if (row->damaged) return quarantine(seq, row);
  if (!still_fits(setup_->context(), *row)) {
    // It holds its lane until it is offered again, as it may go now or not at all.
    rows_.erase(seq);
    dispatch_.ended(seq, Ending::nothing, {Dispatch::After::What::held, {}}, tick(), {}, jitter());
    return outgrown_(row->message.id);
  }
  auto& out = out_[seq];
  out = {setup_, row, ++attempts_, tick(), false, false, false, false};
  if (!goes_unclaimed(setup_->context(), *row)) claim(seq, row);
}

/// Not what was put into the store: it goes to the desk and nowhere else.
void Deliverer::quarantine(std::int64_t seq, const Row& row) {
  log(LogLevel::error, "store.damaged",
      {{"action", "deliver"},
       {"object", row->message.id},
       {"result", "quarantined"},
       {"origin", "hub"}});
  rows_.erase(seq);
  dispatch_.ended(seq, Ending::nothing, {Dispatch::After::What::held, {}}, tick(), {}, jitter());
  auto after = std::make_shared<store::Standing>();
  writer_.submit(
      [row, after, now = clock_.now()](store::Transaction& transaction) {
        *after = *transaction.standing(row->message.id);
        if (after->state != DeliveryState::queued) return;
        transaction.move(*after, {DeliveryState::failed, now, {}, row->answer_text});
        *after = *transaction.standing(row->message.id);
      },
      [this, after] { put_after_commit(*after); });
}

/// It is not there to be sent any more.
void Deliverer::drop(std::int64_t seq) {
  out_.erase(seq);
  rows_.erase(seq);
  dispatch_.ended(seq, Ending::nothing, {}, tick(), {}, jitter());
  stir();
}

void Deliverer::claim(std::int64_t seq, const Row& row) {
  auto claimed = std::make_shared<store::DeliveryRow>(*row);
  claimed->state = DeliveryState::in_flight;
  claimed->changed = clock_.now();
  auto goes = std::make_shared<bool>(false);
  writer_.submit(
      [this, seq, claimed, goes](store::Transaction& transaction) {
        {
          const std::lock_guard lock(mutex_);
          if (out_.at(seq).withdrawn) return;
        }
        transaction.progress(*claimed, DeliveryState::queued);
        *goes = true;
      },
      [this, seq, claimed, goes] {
        const std::lock_guard lock(mutex_);
        if (!*goes) return drop(seq);
        out_.at(seq).row = claimed;
        claimed_.push_back(seq);
        stir();
      });
}

void Deliverer::leave(std::int64_t seq, std::unique_lock<std::mutex>& lock) {
  auto& out = out_.at(seq);
  out.left = true;
  out.since = tick();
  const auto row = out.row;
  const auto number = out.number;
  const auto transport = transports_.at(row->connection);
  // The transport that takes it decides, not the configuration it began with: that may be another.
  out.simulated = transport != nullptr && transport->plays();
  lock.unlock();
  if (transport == nullptr) {
    sdk::Sent sent;
    sent.outcome = sdk::SentOutcome::not_sent;
    sent.error = "de koppeling wordt vernieuwd";
    ended(seq, number, sent);
  } else {
    transport->send(row->message,
                    [this, seq, number](const sdk::Sent& sent) { ended(seq, number, sent); });
  }
  lock.lock();
}

void Deliverer::end_what_hangs() {
  const auto now = tick();
  for (auto& [seq, out] : out_) {
    if (!out.left || out.recorded || now - out.since < kLongestAttempt) continue;
    out.recorded = true;
    crew_.post([this, seq = seq, out = out] {
      Attempt attempt;
      attempt.outcome = sdk::SentOutcome::unknown;
      attempt.error = "het transport zegt niet hoe het afliep";
      record(seq, out, attempt, {});
    });
  }
}

void Deliverer::ended(std::int64_t seq, std::uint64_t number, const sdk::Sent& sent) {
  Out out;
  {
    const std::lock_guard lock(mutex_);
    const auto found = out_.find(seq);
    // What comes after its time was already taken for an unknown outcome.
    if (found == out_.end() || found->second.recorded) return;
    if (found->second.number != number && !planted("late-answer-counts")) return;
    found->second.recorded = true;
    out = found->second;
  }
  auto shared = std::make_shared<const sdk::Sent>(sent);
  crew_.post({[this, seq, out, shared] {
                record(seq, out, judged(out.setup->context(), *out.row, *shared), shared->answer);
              },
              [this, seq, out, shared](std::string_view plugin) {
                out.setup->context().adapters.at(out.row->connection)->give_up();
                Attempt attempt;
                // It left, and the answer cannot be read any more.
                attempt.outcome = shared->outcome == sdk::SentOutcome::answered
                                      ? sdk::SentOutcome::unknown
                                      : shared->outcome;
                attempt.error = "adapter " + std::string{plugin} + " geeft geen antwoord";
                record(seq, out, attempt, {});
              }});
}

void Deliverer::record(std::int64_t seq, const Out& out, const Attempt& attempt,
                       const sdk::Answer& answer) {
  double chance = 0;
  {
    const std::lock_guard lock(mutex_);
    chance = jitter();
  }
  const auto& row = *out.row;
  auto tried = attempt;
  tried.simulated = out.simulated;
  auto work =
      std::make_shared<Delivered>(delivered(out.setup->context(), row, tried, answer, chance));
  const bool confirmed = work->row.state == DeliveryState::confirmed;
  log(confirmed ? LogLevel::info : LogLevel::warn, "delivery.attempt",
      {{"action", "deliver"},
       {"object", row.message.id},
       {"result", work->attempt.outcome},
       {"origin", "hub"},
       {"destination", row.connection},
       {"kind", row.message.kind},
       {"attempt", std::to_string(work->row.attempts)},
       {"revision", out.setup->config().revision},
       {"reached", out.simulated ? "simulator" : "partner"},
       {"state", store::to_string(work->row.state)}});
  writer_.submit(
      [this, seq, work, from = row.state](store::Transaction& transaction) {
        {
          const std::lock_guard lock(mutex_);
          if (out_.at(seq).withdrawn && work->row.state == DeliveryState::queued) {
            work->row.state = DeliveryState::cancelled;
            work->row.answer_text = "niet opnieuw verstuurd: ingetrokken terwijl het onderweg was";
            work->row.deadline = {};
          }
        }
        transaction.progress(work->row, from);
        transaction.add_attempt(work->attempt);
        if (work->content) transaction.insert(*work->content);
        const std::lock_guard lock(mutex_);
        out_.at(seq).left = false;  // what is on disk now, can be withdrawn
      },
      [this, seq, work, took = tick() - out.since] {
        metrics_.attempted(work->row.connection, work->attempt.outcome, took);
        settle(seq, *work);
        if (work->content) answered_(*work->content);
      });
}

void Deliverer::settle(std::int64_t seq, const Delivered& work) {
  using What = Dispatch::After::What;
  const std::lock_guard lock(mutex_);
  const bool withdrawn = out_.at(seq).withdrawn;
  out_.erase(seq);
  rows_.erase(seq);
  Dispatch::After after;
  if (work.row.state == DeliveryState::queued && !withdrawn) {
    after = {What::again, due(work.row.next_at, work.row.changed)};
  } else if (store::holds_lane(work.row.state) && work.row.state != DeliveryState::queued) {
    after.what = What::held;
  }
  const auto change = dispatch_.ended(seq, work.ending, after, tick(), work.retry_after, jitter());
  tell(work.row.connection, change);
  stir();
}

void Deliverer::tell(const std::string& destination, Breaker::Change change) {
  if (change == Breaker::Change::none) return;
  const bool opened = change == Breaker::Change::opened;
  log(opened ? LogLevel::error : LogLevel::info,
      opened ? "connection.paused" : "connection.resumed",
      {{"action", "deliver"},
       {"object", destination},
       {"result", opened ? "paused" : "resumed"},
       {"origin", "hub"},
       {"text", opened ? "deze partner neemt al een paar keer achter elkaar niets aan: de hub "
                         "probeert het af en toe met één bericht, de rest wacht"
                       : "deze partner neemt weer berichten aan: wat wachtte gaat nu"}});
}

void Deliverer::put(const store::Standing& row) {
  dispatch_.put(place_of(row), row.municipality, due(row.next_at, row.changed),
                row.state != DeliveryState::queued);
}

void Deliverer::offer(const store::DeliveryRow& row) {
  const std::lock_guard lock(mutex_);
  // A send that was parked and went on before it was on disk does not know its place yet.
  const auto stored = row.seq == 0 ? reader_.delivery(row.message.id) : std::nullopt;
  const auto& known = stored ? *stored : row;
  if (withdrawn_.erase(known.seq) > 0) return;
  if (!store::holds_lane(known.state)) {
    dispatch_.take(place_of(standing_of(known)));  // it was here, and does not go any more
    return stir();
  }
  if (known.state == DeliveryState::queued && rows_.size() < kRowsInMemory) {
    rows_[known.seq] = std::make_shared<const store::DeliveryRow>(known);
  }
  put(standing_of(known));
  stir();
}

bool Deliverer::withdraw(const store::Standing& row) {
  const std::lock_guard lock(mutex_);
  if (const auto out = out_.find(row.seq); out != out_.end()) {
    out->second.withdrawn = true;
    return !out->second.left;
  }
  rows_.erase(row.seq);
  if (!dispatch_.take(place_of(row))) withdrawn_.insert(row.seq);
  return true;
}

void Deliverer::merge(const std::string& absorbed, const std::string& into) {
  const std::lock_guard lock(mutex_);
  dispatch_.merge(absorbed, into);
  stir();
}

}  // namespace rodedraad::hub
