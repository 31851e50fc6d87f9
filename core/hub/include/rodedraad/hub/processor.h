#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "rodedraad/hub/case_order.h"
#include "rodedraad/hub/crew.h"
#include "rodedraad/hub/plan.h"
#include "rodedraad/hub/setup.h"
#include "rodedraad/store/reader.h"
#include "rodedraad/store/writer.h"

namespace rodedraad::hub {

class CaseBook;

/// Turns accepted messages into changes of cases and outgoing messages: one at a time, in the order
/// of acceptance, each in one transaction (many may share a commit). Memory for backlog is bounded:
/// what does not fit waits in the store.
class Processor {
 public:
  /// Called on the teller's thread when an outgoing message is on disk.
  using Queued = std::function<void(const store::DeliveryRow&)>;
  /// Called on the writer's thread, inside the transaction, for what is queued and may not go any
  /// more. \returns false when it is on its way: then it ends as it ends, and is not tried again.
  using Withdrawn = std::function<bool(const store::Standing&)>;
  /// Called on the teller's thread when it is on disk that two cases are one.
  using Merged = std::function<void(const std::string& absorbed, const std::string& into)>;

  Processor(const Setups& setups, const store::Location& location, store::Writer& writer,
            Queued queued, Withdrawn withdrawn, Merged merged,
            model::Drive drive = model::Drive::by_thread);
  ~Processor();

  /// Takes up what a former run left unfinished.
  void recover();
  /// A message that is on disk in state received, in the order of seq. [teller's thread]
  void offer(const store::MessageRow& message);
  /// There are messages on disk that were taken in elsewhere, and come before whatever is offered
  /// from here on. [teller's thread]
  void arrived();
  /// A person wants a message of the desk processed again. Nothing happens when it is in
  /// another state by the time it is its turn. [any thread]
  void again(const std::string& message);
  /// A person, \p by, found out to which case a message belongs of which that was in doubt: it is
  /// processed as of that case. Its numbers are not taken over. [any thread]
  void belongs(const std::string& message, const std::string& case_id, const std::string& by);
  /// Asks what the clock says, and remembers when. Cases of which the partner would not answer are
  /// left out. \p connection and \p poll are of \p setup. [any thread]
  void ask(SetupPtr setup, const config::Connection& connection, const config::Poll& poll);
  /// Looks at the cases for which the calendar has something today. [any thread]
  void look_at_clock() { look_at_clock({}); }
  /// Erases what may not be kept any longer, when the configuration says how long. [any thread]
  void retain();
  /// A delivery was made under another revision, and may not go as it is: it is made again with
  /// what both allow, or fails. It is offered again either way. [any thread]
  void review(const std::string& delivery);
  /// Another configuration holds now. [any thread]
  void reconfigured();
  /// Carries out what a person orders for a case. \p answered gets why not, in Dutch, or an empty
  /// text once it is on disk. [any thread]
  void order(CaseOrder order, std::function<void(const std::string& why_not)> answered);
  /// A person did a task. Nothing happens when it is done already. [any thread]
  void done(const std::string& task, const std::string& by);
  /// Does the next thing that waits; only by hand. \returns whether there was one.
  bool step();
  /// Ends the message in hand; what waits stays in the store.
  void stop();
  /// Nothing is waiting or in hand. Commits may still be under way.
  bool idle() const;

 private:
  void take_up(const std::string& message, const std::string& case_id, const std::string& by);
  void post(store::MessageRow message);
  /// Takes a message that is counted in in_memory_.
  Crew::Job job(store::MessageRow message);
  void process(const store::MessageRow& message);
  void give_up(const store::MessageRow& message, std::string_view plugin);
  static void stand_still(const Setup& setup, std::string_view plugin);
  void commit(SetupPtr setup, Plan plan);
  void write(store::Transaction& transaction, Plan& plan, model::Instant now);
  void written(const Setup& setup, const Plan& plan);
  void refill();
  void ask_cases(const SetupPtr& setup, const config::Connection& connection,
                 const config::Poll& poll, const std::string& after);
  void look_at_clock(const std::string& after);
  void wake_after_change();
  void retain(const std::string& after);
  bool clock_is_trusted(const Setup& setup);
  /// In the transaction that carries out an order. \returns whether it could.
  bool carry_out(store::Transaction& transaction, const CaseOrdered& ordered);
  void erase_contents(model::Instant before, std::int64_t after);
  void part_done(const std::string& batch);
  void make_result(const std::string& batch);

  const Setups& setups_;
  store::Writer& writer_;
  Queued queued_;
  Withdrawn withdrawn_;
  Merged merged_;
  std::unique_ptr<CaseBook> book_;
  mutable std::mutex mutex_;
  std::int64_t last_posted_ = 0;  ///< seq up to which messages were taken into memory
  std::size_t in_memory_ = 0;     ///< messages that were taken and are not on disk as handled
  bool more_in_store_ = false;
  std::set<std::string> out_of_turn_;  ///< posted by something else than their seq, not yet on disk
  std::map<std::string, std::size_t> open_parts_;  ///< batch → parts not yet handled
  std::unique_ptr<Crew> crew_;
};

}  // namespace rodedraad::hub
