#include <array>
#include <utility>

#include "rodedraad/hub/deliverer.h"
#include "rodedraad/hub/log.h"
#include "standing.h"
#include "terms.h"

/// What happens to deliveries besides attempts: a restart, a person's decision, time that is over.
namespace rodedraad::hub {

namespace {

constexpr std::size_t kPage = 10'000;
constexpr std::size_t kOverdue = 200;

using store::DeliveryState;

}  // namespace

void Deliverer::load() {
  for (const auto state :
       {DeliveryState::failed, DeliveryState::not_authorised, DeliveryState::unknown_outcome,
        DeliveryState::in_flight, DeliveryState::queued}) {
    std::int64_t after = 0;
    for (;;) {
      const auto page = reader_.standing(state, after, kPage);
      for (const auto& row : page) {
        put(row);
        if (state == DeliveryState::in_flight) recover(row);
      }
      if (page.size() < kPage) break;
      after = page.back().seq;
    }
  }
}

/// A former run ended while it was on its way: nobody knows whether it arrived. Until that is
/// written down it holds its lane.
void Deliverer::recover(const store::Standing& row) {
  const auto stored = reader_.delivery_at(row.seq);
  const bool again = stored && recognises_repeats(setup_->context(), *stored);
  const auto to = again ? DeliveryState::queued : DeliveryState::unknown_outcome;
  const auto now = clock_.now();
  const auto* connection = setup_->config().connection(row.connection);
  store::Move move{to, now, deadline_of(to, connection, now), {}};
  if (!again) {
    move.reason =
        "de hub viel uit terwijl dit bericht onderweg was: vraag de partner of het is aangekomen";
  }
  auto after = std::make_shared<store::Standing>(row);
  writer_.submit(
      [row, move, after](store::Transaction& transaction) {
        transaction.move(row, move);
        *after = *transaction.standing(row.id);
      },
      [this, after] { put_after_commit(*after); });
}

/// Where it stands is on disk: it takes its place in its lane, or leaves it.
void Deliverer::put_after_commit(const store::Standing& row) {
  const std::lock_guard lock(mutex_);
  rows_.erase(row.seq);
  if (store::holds_lane(row.state)) {
    put(row);
  } else {
    dispatch_.take(place_of(row));
  }
  stir();
}

std::string Deliverer::decide(const Decision& decision, Decided decided) {
  struct Work {
    SetupPtr setup;
    store::DeliveryRow row;
    Decision decision;
    DeskWork desk;
    std::optional<store::Standing> after;
  };
  auto work = std::make_shared<Work>();
  {
    const std::lock_guard lock(mutex_);
    auto row = reader_.delivery(decision.delivery);
    if (!row) return "er is geen aflevering met dit nummer";
    work->row = std::move(*row);
    work->desk.marks = own_marks(reader_, work->row);
    work->setup = setup_;
  }
  if (auto why_not = refusal(work->row, decision); !why_not.empty()) return why_not;
  work->decision = decision;
  work->desk.now = clock_.now();
  work->desk.config = &work->setup->config();
  work->desk.fresh_id = work->setup->context().ids.next();
  work->desk.withdraw = [this](const store::Standing& standing) { return withdraw(standing); };
  writer_.submit(
      [work](store::Transaction& transaction) {
        work->after = carry_out(transaction, work->row, work->decision, work->desk);
      },
      [this, work, decided = std::move(decided)] {
        if (work->after) put_after_commit(*work->after);
        if (decided) decided(work->after ? std::string{} : std::string{kMovedOn});
      });
  return {};
}

void Deliverer::look_at_deadlines() {
  const auto now =
      steady_.now(clock_.now(), std::chrono::duration_cast<std::chrono::milliseconds>(tick()));
  for (const auto& row : reader_.overdue(now, kOverdue)) {
    if (row.state == DeliveryState::queued) {
      give_up(row, now);
      continue;
    }
    const bool again = row.state == DeliveryState::unknown_outcome;
    const auto next = again ? now + kReminder : model::Instant{};
    const std::string word = again ? "reminder" : "overdue";
    log(LogLevel::warn, "delivery." + word,
        {{"action", "watch"},
         {"object", row.id},
         {"result", store::to_string(row.state)},
         {"origin", "hub"},
         {"destination", row.connection}});
    writer_.submit(
        [row, next, word, now](store::Transaction& transaction) {
          const auto standing = transaction.standing(row.id);
          if (standing->state != row.state || standing->deadline != row.deadline) return;
          transaction.put_at_desk(row, true, next, word, now);
        },
        nullptr);
  }
}

/// It stood in the queue for too long: a person decides, and what comes after it waits.
void Deliverer::give_up(const store::Standing& row, model::Instant now) {
  auto after = std::make_shared<std::optional<store::Standing>>();
  writer_.submit(
      [this, row, now, after](store::Transaction& transaction) {
        const auto standing = transaction.standing(row.id);
        if (standing->state != row.state || standing->deadline != row.deadline) return;
        {
          const std::lock_guard lock(mutex_);
          if (!dispatch_.hold(place_of(*standing))) return;  // it is on its way
          rows_.erase(row.seq);
        }
        transaction.move(
            *standing,
            {DeliveryState::failed, now, {}, "binnen de termijn niet afgeleverd: opgegeven"});
        *after = transaction.standing(row.id);
      },
      [this, after] {
        if (*after) put_after_commit(**after);
      });
}

}  // namespace rodedraad::hub
