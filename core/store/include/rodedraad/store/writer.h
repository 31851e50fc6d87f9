#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string_view>
#include <thread>

#include "rodedraad/model/drive.h"
#include "rodedraad/store/database.h"
#include "rodedraad/store/transaction.h"

namespace rodedraad::store {

class SignOfLife;

/// The one thread and connection that writes. Commits whatever has queued up meanwhile in one
/// transaction (group commit, no timer): what waits while one fsync runs shares the next.
class Writer {
 public:
  /// Runs on the writer's thread inside the open transaction.
  using Work = std::function<void(Transaction&)>;
  /// Runs on the writer's thread after the commit that holds the work is on disk. Must be quick.
  using Committed = std::function<void()>;
  /// Called once, on the writer's thread, when a write or commit failed, or on another one when
  /// another hub has taken over the store. Nothing is known about the transaction then. Must not
  /// return: the process has to stop.
  using Fatal = std::function<void(std::string_view what)>;

  /// Called on the writer's thread when something that can wait did not work.
  using Trouble = std::function<void(std::string_view what)>;

  /// By hand, what was submitted is committed in step(). Throws StoreError when the store cannot be
  /// used, or is older than its audit log says.
  Writer(const Location& location, Fatal fatal, model::Drive drive = model::Drive::by_thread,
         Trouble trouble = {});
  ~Writer();
  /// Commits what was submitted, then ends the thread. What is submitted later is dropped.
  void stop();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  /// Whether who looks at the hub would see something else after it.
  enum class Tells : bool {
    nothing,  ///< a look that went on record
    change,
  };

  /// Work runs in the order of submission. [any thread]
  void submit(Work work, Committed committed, Tells tells = Tells::change);

  /// Commits what was submitted, as one transaction; only by hand. \returns whether there was any.
  bool step();

  /// How much is waiting, for back-pressure. [any thread]
  std::size_t waiting() const;
  /// How many commits told of a change since it was opened. [any thread]
  std::uint64_t changes() const { return changes_; }
  /// Nothing waits and no commit or its callbacks are under way. [any thread]
  bool idle() const;

 private:
  struct Item {
    Work work;
    Committed committed;
    Tells tells;
  };

  void run();
  void commit(std::deque<Item>& batch);
  void finish(std::deque<Item>& batch);
  void checkpoint();

  std::shared_ptr<Vault> vault_;
  std::unique_ptr<Connection> connection_;
  std::unique_ptr<Statements> statements_;    ///< ends before the connection
  std::unique_ptr<SignOfLife> sign_of_life_;  ///< on a server
  std::unique_ptr<AuditChain> chain_;
  std::unique_ptr<Pseudonyms> pseudonyms_;
  Fatal fatal_;
  Trouble trouble_;
  mutable std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<Item> queue_;
  std::atomic<std::uint64_t> changes_ = 0;
  bool stopping_ = false;
  bool busy_ = false;
  std::thread thread_;
};

}  // namespace rodedraad::store
