#include <algorithm>
#include <future>

#include "case_book.h"
#include "rodedraad/hub/clock_guard.h"
#include "rodedraad/hub/log.h"
#include "rodedraad/hub/processor.h"
#include "rodedraad/hub/retention.h"

namespace rodedraad::hub {

namespace {

constexpr std::size_t kCasesAtATime = 100;
constexpr std::int64_t kRowsAtATime = 500;  // who brings a message meanwhile waits for them

}  // namespace

void Processor::retain() {
  crew_->post([this] {
    const auto setup = setups_.now();
    const auto& rules = setup->config().retention;
    // The clock is looked at also while there is nothing to erase: who says later how long things
    // are kept may do so after it has jumped.
    if (!clock_is_trusted(*setup) || !rules) return;
    retain({});
    const auto before = contents_before(*rules, model::dutch_day(setup->context().clock.now()));
    if (before) erase_contents(*before, 0);
  });
}

bool Processor::clock_is_trusted(const Setup& setup) {
  auto judged = judge(ClockSeen::parse(book_->reader().setting(kClockSeen)), setup.context().clock);
  if (!judged.trusted && setup.config().retention) {
    log(LogLevel::error, "retention.refused",
        {{"action", "erase"},
         {"object", "store"},
         {"result", "refused"},
         {"origin", "hub"},
         {"text", judged.why}});
  }
  writer_.submit(
      [text = judged.remember.text()](store::Transaction& transaction) {
        transaction.put_setting(kClockSeen, text);
      },
      nullptr);
  return judged.trusted;
}

void Processor::order(CaseOrder order, std::function<void(const std::string&)> answered) {
  crew_->post([this, order = std::move(order), answered = std::move(answered)] {
    const auto setup = setups_.now();
    const auto file = book_->by_id(order.case_id);
    if (const auto refusal = why_not(file.get(), order); !refusal.empty()) {
      answered(refusal);
      return;
    }
    const auto ordered = std::make_shared<const CaseOrdered>(
        make_order(*file, order, setup->context().clock.now(), setup->config().revision));
    // Nothing else is decided about the case until this is on disk, or is not to be.
    const auto done = std::make_shared<std::promise<bool>>();
    const auto carried_out = std::make_shared<bool>(false);
    writer_.submit(
        [this, ordered, carried_out](store::Transaction& transaction) {
          *carried_out = carry_out(transaction, *ordered);
        },
        [done, carried_out] { done->set_value(*carried_out); });
    if (!done->get_future().get()) {
      answered("er is nu een bericht over deze zaak onderweg: probeer het zo weer");
      return;
    }
    Plan plan;
    plan.internal = true;
    plan.file = ordered->file;
    book_->decided(plan);
    book_->settled(plan);
    answered({});
  });
}

bool Processor::carry_out(store::Transaction& transaction, const CaseOrdered& ordered) {
  const auto& order = ordered.order;
  if (order.what == CaseOrder::What::erase) {
    bool under_way = transaction.under_way(order.case_id);
    for (const auto& waits : transaction.queued(order.case_id)) {
      if (!withdrawn_(waits)) {
        under_way = true;
        continue;
      }
      transaction.move(waits,
                       {store::DeliveryState::cancelled,
                        ordered.audit.at,
                        {},
                        "niet verstuurd: de zaak wordt gewist"},
                       actor_of(order));
    }
    if (under_way) return false;
  }
  hub::write(transaction, ordered);
  return true;
}

void Processor::retain(const std::string& after) {
  crew_->post([this, after] {
    const auto setup = setups_.now();
    const auto& context = setup->context();
    const auto ids = book_->reader().case_ids(after, kCasesAtATime);
    for (const auto& id : ids) {
      const auto file = book_->by_id(id);
      if (file == nullptr || file->file.id != id) continue;
      auto made = make_retention_plan(context.config, context.clock, context.ids, *file);
      if (!made) continue;
      made->all_sent =
          std::ranges::all_of(book_->reader().deliveries_of_case(id), [](const auto& row) {
            return row.state == store::DeliveryState::confirmed ||
                   row.state == store::DeliveryState::cancelled;
          });
      auto shared = std::make_shared<Retained>(*std::move(made));
      book_->decided(shared->plan);
      writer_.submit(
          [shared](store::Transaction& transaction) { hub::write(transaction, *shared); },
          [this, setup, shared] { written(*setup, shared->plan); });
    }
    if (ids.size() == kCasesAtATime) retain(ids.back());
  });
}

void Processor::erase_contents(model::Instant before, std::int64_t after) {
  crew_->post([this, before, after] {
    const auto old = book_->reader().old_contents(before);
    const auto start = std::max(after, old.first - 1);
    if (old.last <= start) {
      writer_.submit(
          [before](store::Transaction& transaction) { transaction.drop_day_keys(before); },
          nullptr);
      return;
    }
    writer_.submit(
        [before, start,
         now = setups_.now()->context().clock.now()](store::Transaction& transaction) {
          transaction.erase_old_contents(before, start, kRowsAtATime);
          transaction.audit(erased_contents(now, before, start, kRowsAtATime));
        },
        [this, before, start] { erase_contents(before, start + kRowsAtATime); });
  });
}

}  // namespace rodedraad::hub
