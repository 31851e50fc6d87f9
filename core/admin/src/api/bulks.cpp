#include "bulks.h"

#include <future>

#include "rodedraad/hub/log.h"
#include "rodedraad/store/search.h"

namespace rodedraad::admin {

namespace {

constexpr const char* kDone = "gedaan";
/// How many results are written down at once.
constexpr std::size_t kPage = 100;

}  // namespace

Bulks::Bulks(hub::Hub& hub)
    : hub_(hub), thread_([this](const std::stop_token& stop) { run(stop); }) {}

Bulks::~Bulks() {
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
}

bool Bulks::add(const store::BulkRow& row, const std::vector<std::string>& deliveries,
                const store::AuditRow& record) {
  if (!hub_.write([row, deliveries, record](store::Transaction& transaction) {
        transaction.put_bulk(row);
        for (const auto& id : deliveries) transaction.put_bulk_item({row.id, id, {}});
        transaction.audit(record);
      })) {
    return false;
  }
  if (row.state == "running") {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(row.id);
    changed_.notify_one();
  }
  return true;
}

void Bulks::approve(const std::string& id, const std::string& by) {
  store::Search search{hub_.location()};
  auto row = search.bulk(id);
  if (!row || row->state != "open") return;
  row->state = "running";
  row->approved_by = by;
  if (!put(*row)) return;
  const std::lock_guard lock(mutex_);
  waiting_.push_back(id);
  changed_.notify_one();
}

void Bulks::refuse(const std::string& id) {
  store::Search search{hub_.location()};
  auto row = search.bulk(id);
  if (!row || row->state != "open") return;
  row->state = "stopped";
  put(*row);
}

bool Bulks::put(const store::BulkRow& row) {
  return hub_.write([row](store::Transaction& transaction) { transaction.put_bulk(row); });
}

/// What a former run of the hub left unfinished.
void Bulks::take_up() {
  store::Search search{hub_.location()};
  std::string cursor;
  do {
    const auto page = search.bulks(cursor, 100);
    for (const auto& row : page.lines) {
      if (row.state == "running") waiting_.push_front(row.id);
    }
    cursor = page.next;
  } while (!cursor.empty());
}

void Bulks::run(const std::stop_token& stop) {
  try {
    {
      const std::lock_guard lock(mutex_);
      take_up();
    }
    for (;;) {
      std::string id;
      {
        std::unique_lock lock(mutex_);
        if (!changed_.wait(lock, stop, [&] { return !waiting_.empty(); })) return;
        id = std::move(waiting_.front());
        waiting_.pop_front();
      }
      carry_out(id, stop);
    }
  } catch (const std::exception& problem) {
    hub::log(hub::LogLevel::error, "bulk.failed", {{"text", problem.what()}});
  }
}

void Bulks::carry_out(const std::string& id, const std::stop_token& stop) {
  store::Search search{hub_.location()};
  auto row = search.bulk(id);
  if (!row || row->state != "running") return;
  // Counted anew: what was decided just before a crash is among the results, or goes once more and
  // is refused.
  row->done = 0;
  row->failed = 0;
  std::string cursor;
  do {
    const auto page = search.bulk_items(id, cursor, kPage);
    std::vector<store::BulkItemRow> results;
    for (const auto& item : page.lines) {
      if (stop.stop_requested()) return;
      auto result = item.result;
      if (result.empty()) {
        const auto why_not = decide(item.delivery, *row);
        result = why_not.empty() ? kDone : why_not;
        results.push_back({id, item.delivery, result});
      }
      ++(result == kDone ? row->done : row->failed);
    }
    cursor = page.next;
    if (cursor.empty()) row->state = "done";
    if (!hub_.write([now = *row, results](store::Transaction& transaction) {
          for (const auto& result : results) transaction.put_bulk_item(result);
          transaction.put_bulk(now);
        })) {
      return;
    }
  } while (!cursor.empty());
}

/// \returns why not, or empty.
std::string Bulks::decide(const std::string& delivery, const store::BulkRow& row) {
  store::Actor actor{"console", row.actor, row.why};
  if (!row.approved_by.empty()) actor.name += ", akkoord " + row.approved_by;
  hub::Decision decision;
  decision.delivery = delivery;
  decision.verdict = row.kind == "cancel" ? hub::Verdict::cancel : hub::Verdict::resend;
  decision.actor = std::move(actor);
  auto promise = std::make_shared<std::promise<std::string>>();
  auto ended = promise->get_future();
  auto why_not = hub_.deliverer().decide(
      decision, [promise](const std::string& too_late) { promise->set_value(too_late); });
  if (!why_not.empty()) return why_not;
  if (ended.wait_for(std::chrono::seconds{30}) != std::future_status::ready) {
    return "het antwoord van de hub bleef uit: kijk bij de aflevering wat ervan werd";
  }
  return ended.get();
}

}  // namespace rodedraad::admin
