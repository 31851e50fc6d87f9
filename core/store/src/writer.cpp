#include "rodedraad/store/writer.h"

#include <algorithm>
#include <exception>
#include <string>
#include <utility>

#include "arrivals.h"
#include "ownership.h"
#include "pseudonyms.h"
#include "rodedraad/store/audit_chain.h"
#include "rodedraad/store/vault.h"
#include "row_numbers.h"
#include "statements.h"

namespace rodedraad::store {

namespace {

Instant now() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

}  // namespace

Writer::Writer(const Location& location, Fatal fatal, model::Drive drive, Trouble trouble)
    : vault_(location.shared_vault()),
      connection_(open_writer(location, *vault_)),
      statements_(std::make_unique<Statements>(*connection_)),
      numbers_(std::make_unique<RowNumbers>()),
      chain_(std::make_unique<AuditChain>(location, *statements_)),
      pseudonyms_(std::make_unique<Pseudonyms>(location)),
      fatal_(std::move(fatal)),
      trouble_(std::move(trouble)) {
  connection_->begin();
  Transaction transaction{*statements_, *vault_, *numbers_, chain_.get(), pseudonyms_.get()};
  const auto again = transaction.apply_erased(now());
  if (!location.server.empty()) transaction.take_up_arrivals(now());
  if (again > 0) {
    transaction.audit({.at = now(),
                       .action = "case.erase",
                       .object = "store",
                       .result = std::to_string(again) + " erased again",
                       .origin = "hub",
                       .actor = "hub"});
  }
  connection_->commit();
  if (transaction.wants_empty_log()) connection_->empty_log();
  if (!location.server.empty()) {
    auto& writer = static_cast<PostgresConnection&>(*connection_);
    sign_of_life_ = std::make_unique<SignOfLife>(location, writer, fatal_, [this] { knock(); });
  }
  if (drive == model::Drive::by_thread) thread_ = std::thread{[this] { run(); }};
}

Writer::Writer(const Location& location, Fatal fatal, std::unique_ptr<Connection> connection)
    : vault_(location.shared_vault()),
      connection_(std::move(connection)),
      statements_(std::make_unique<Statements>(*connection_)),
      numbers_(std::make_unique<RowNumbers>()),
      fatal_(std::move(fatal)),
      thread_([this] { run(); }) {}

std::unique_ptr<Writer> Writer::for_intake(const Location& location, Fatal fatal) {
  auto connection = open_intake(location, *location.shared_vault());
  return std::unique_ptr<Writer>{new Writer{location, std::move(fatal), std::move(connection)}};
}

Writer::~Writer() {
  stop();
  sign_of_life_.reset();  // its thread still knocks here
}

void Writer::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  ready_.notify_one();
  if (thread_.joinable()) thread_.join();
  checkpoint();
}

void Writer::tell_arrivals(std::function<void()> arrived) {
  const std::lock_guard lock(mutex_);
  arrived_ = std::move(arrived);
}

bool Writer::may_send() const { return sign_of_life_ == nullptr || sign_of_life_->holds(); }

/// Every commit looks at what arrived.
void Writer::knock() {
  submit([](Transaction&) {}, nullptr, Tells::nothing);
}

void Writer::submit(Work work, Committed committed, Tells tells) {
  {
    const std::lock_guard lock(mutex_);
    queue_.push_back({std::move(work), std::move(committed), tells});
  }
  ready_.notify_one();
}

std::size_t Writer::waiting() const {
  const std::lock_guard lock(mutex_);
  return queue_.size();
}

bool Writer::idle() const {
  const std::lock_guard lock(mutex_);
  return queue_.empty() && !busy_;
}

void Writer::run() {
  std::deque<Item> batch;
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      const auto wait = until_checkpoint();
      ready_.wait_for(lock, wait, [this] { return stopping_ || !queue_.empty(); });
      if (queue_.empty() && stopping_) break;
      batch.swap(queue_);
      busy_ = true;
    }
    finish(batch);
    const std::lock_guard lock(mutex_);
    busy_ = false;
  }
}

std::chrono::milliseconds Writer::until_checkpoint() const {
  if (chain_ == nullptr) return std::chrono::hours{1};
  return chain_->until_checkpoint(std::chrono::steady_clock::now());
}

void Writer::checkpoint() {
  if (chain_ == nullptr) return;
  try {
    chain_->checkpoint(now());
  } catch (const StoreError& problem) {
    // The log itself goes on; the next checkpoint makes up for this one.
    if (trouble_) trouble_(problem.what());
  }
}

bool Writer::step() {
  std::deque<Item> batch;
  {
    const std::lock_guard lock(mutex_);
    batch.swap(queue_);
  }
  if (batch.empty()) return false;
  finish(batch);
  return true;
}

void Writer::finish(std::deque<Item>& batch) {
  if (!batch.empty()) {
    commit(batch);
    if (took_up_ ||
        std::ranges::any_of(batch, [](const Item& item) { return item.tells == Tells::change; })) {
      ++changes_;
    }
  }
  if (std::exchange(took_up_, false)) {
    std::unique_lock lock(mutex_);
    const auto arrived = arrived_;
    lock.unlock();
    if (arrived) arrived();
  }
  for (auto& item : batch) {
    if (item.committed) item.committed();
  }
  batch.clear();
  if (until_checkpoint().count() == 0) checkpoint();
}

void Writer::commit(std::deque<Item>& batch) {
  try {
    connection_->begin();
    const auto right = chain_ == nullptr ? Right::intake : Right::work;
    Transaction transaction{*statements_, *vault_,           *numbers_,
                            chain_.get(), pseudonyms_.get(), right};
    // First: who was answered elsewhere before something of this batch came in, comes before it.
    if (sign_of_life_ != nullptr) took_up_ = transaction.take_up_arrivals(now()) > 0;
    for (auto& item : batch) item.work(transaction);
    if (right == Right::intake) tell_arrival(*statements_);
    connection_->commit();
    if (transaction.wants_empty_log()) connection_->empty_log();
    connection_->tidy();
  } catch (const std::exception& problem) {
    fatal_(problem.what());
    std::terminate();
  }
}

}  // namespace rodedraad::store
