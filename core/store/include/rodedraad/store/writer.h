#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>

#include "rodedraad/model/drive.h"
#include "rodedraad/store/database.h"
#include "rodedraad/store/transaction.h"

namespace rodedraad::store {

class RowNumbers;
class SignOfLife;

/// The one thread and connection that writes. Commits whatever has queued up meanwhile in one
/// transaction (group commit, no timer): what waits while one fsync runs shares the next. Who
/// submitted is told by a second thread, while the next transaction is written.
class Writer {
 public:
  /// Runs on the writer's thread inside the open transaction.
  using Work = std::function<void(Transaction&)>;
  /// Runs after the commit that holds the work is on disk, one after another in the order of
  /// submission, on a thread of its own: later work may run meanwhile, of the next commit at most.
  /// Must be quick.
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
  /// The writer of a hub that waits for its turn, on a server: what it commits waits for the hub
  /// that works. For Transaction::insert_new, insert of a message, and audit. Throws StoreError.
  static std::unique_ptr<Writer> for_intake(const Location& location, Fatal fatal);
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

  /// From now on \p arrived is called as Committed is, after a commit that took up messages of hubs
  /// that wait for their turn: they come in the order of seq before any that is submitted from here
  /// on.
  void tell_arrivals(std::function<void()> arrived);

  /// Whether something may leave for a partner: on a server only while nobody else can have taken
  /// over, or can believe that it still has the store. Else it is asked again later. [any thread]
  bool may_send() const;

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

  Writer(const Location& location, Fatal fatal, std::unique_ptr<Connection> connection);
  /// What one commit put on disk, of which nobody was told yet.
  struct Batch {
    std::deque<Item> items;
    bool took_up = false;  ///< messages of hubs that wait for their turn
  };

  void begin();
  void knock();
  void run();
  void run_telling();
  bool commit(std::deque<Item>& items);
  void tidy();
  [[noreturn]] void fail(std::string_view what);
  void finish(Batch& batch);
  void tell(Batch& batch);
  void checkpoint();
  std::chrono::milliseconds until_checkpoint() const;

  std::shared_ptr<Vault> vault_;
  std::unique_ptr<Connection> connection_;
  std::unique_ptr<Statements> statements_;    ///< ends before the connection
  std::unique_ptr<SignOfLife> sign_of_life_;  ///< on a server, of the hub that works
  std::unique_ptr<RowNumbers> numbers_;
  std::unique_ptr<AuditChain> chain_;
  std::unique_ptr<Pseudonyms> pseudonyms_;
  Fatal fatal_;
  Trouble trouble_;
  std::function<void()> arrived_;
  mutable std::mutex mutex_;  ///< also of arrived_
  std::condition_variable ready_;
  std::deque<Item> queue_;
  std::condition_variable telling_;  ///< to_tell_ changed
  std::optional<Batch> to_tell_;     ///< until all of it are told
  std::atomic<std::uint64_t> changes_ = 0;
  bool stopping_ = false;
  bool busy_ = false;    ///< with a commit
  bool silent_ = false;  ///< nobody will have to be told any more
  std::thread thread_;
  std::thread teller_;
};

}  // namespace rodedraad::store
