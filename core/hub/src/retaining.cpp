#include <algorithm>

#include "case_book.h"
#include "rodedraad/hub/log.h"
#include "rodedraad/hub/processor.h"
#include "rodedraad/hub/retention.h"

namespace rodedraad::hub {

namespace {

constexpr std::size_t kCasesAtATime = 100;
constexpr std::int64_t kRowsAtATime = 2000;

}  // namespace

void Processor::retain() {
  const auto setup = setups_.now();
  const auto& rules = setup->config().retention;
  if (!rules) return;
  retain({});
  const auto before = contents_before(*rules, model::dutch_day(setup->context().clock.now()));
  if (before) erase_contents(*before, 0);
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
    if (old.last <= start) return;
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
