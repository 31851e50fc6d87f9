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
  if (drive == model::Drive::by_thread) begin();
}

Writer::Writer(const Location& location, Fatal fatal, std::unique_ptr<Connection> connection)
    : vault_(location.shared_vault()),
      connection_(std::move(connection)),
      statements_(std::make_unique<Statements>(*connection_)),
      numbers_(std::make_unique<RowNumbers>()),
      fatal_(std::move(fatal)) {
  begin();
}

void Writer::begin() {
  connection_->tidy_beside();
  teller_ = std::thread{[this] { run_telling(); }};
  thread_ = std::thread{[this] { run(); }};
}

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
  {
    const std::lock_guard lock(mutex_);
    silent_ = true;
  }
  telling_.notify_all();
  if (teller_.joinable()) teller_.join();
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
  return queue_.empty() && !busy_ && !to_tell_;
}

void Writer::run() {
  for (;;) {
    Batch batch;
    {
      std::unique_lock lock(mutex_);
      const auto wait = until_checkpoint();
      ready_.wait_for(lock, wait, [this] { return stopping_ || !queue_.empty(); });
      if (queue_.empty() && stopping_) break;
      batch.items.swap(queue_);
      busy_ = true;
    }
    finish(batch);
    {
      std::unique_lock lock(mutex_);
      // No further ahead of those who are told than one commit.
      telling_.wait(lock, [this] { return !to_tell_; });
      to_tell_ = std::move(batch);
      busy_ = false;
    }
    telling_.notify_all();
    tidy();
    if (until_checkpoint().count() == 0) checkpoint();
  }
}

void Writer::run_telling() {
  std::unique_lock lock(mutex_);
  for (;;) {
    telling_.wait(lock, [this] { return silent_ || to_tell_; });
    if (!to_tell_) return;
    lock.unlock();
    tell(*to_tell_);  // nobody else touches it until it is empty
    lock.lock();
    to_tell_.reset();
    telling_.notify_all();
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
  Batch batch;
  {
    const std::lock_guard lock(mutex_);
    batch.items.swap(queue_);
  }
  if (batch.items.empty()) return false;
  finish(batch);
  tell(batch);
  tidy();
  if (until_checkpoint().count() == 0) checkpoint();
  return true;
}

void Writer::finish(Batch& batch) {
  if (batch.items.empty()) return;
  batch.took_up = commit(batch.items);
  if (batch.took_up || std::ranges::any_of(batch.items, [](const Item& item) {
        return item.tells == Tells::change;
      })) {
    ++changes_;
  }
}

void Writer::tell(Batch& batch) {
  if (batch.took_up) {
    std::unique_lock lock(mutex_);
    const auto arrived = arrived_;
    lock.unlock();
    if (arrived) arrived();
  }
  for (auto& item : batch.items) {
    if (item.committed) item.committed();
  }
  batch.items.clear();
}

/// \returns whether it took up messages of hubs that wait for their turn.
bool Writer::commit(std::deque<Item>& items) {
  try {
    connection_->begin();
    const auto right = chain_ == nullptr ? Right::intake : Right::work;
    Transaction transaction{*statements_, *vault_,           *numbers_,
                            chain_.get(), pseudonyms_.get(), right};
    // First: who was answered elsewhere before something of this batch came in, comes before it.
    const bool took_up = sign_of_life_ != nullptr && transaction.take_up_arrivals(now()) > 0;
    for (auto& item : items) item.work(transaction);
    if (right == Right::intake) tell_arrival(*statements_);
    connection_->commit();
    if (transaction.wants_empty_log()) connection_->empty_log();
    return took_up;
  } catch (const std::exception& problem) {
    fail(problem.what());
  }
}

void Writer::tidy() {
  try {
    connection_->tidy();
  } catch (const std::exception& problem) {
    fail(problem.what());
  }
}

void Writer::fail(std::string_view what) {
  fatal_(what);
  std::terminate();
}

}  // namespace rodedraad::store
