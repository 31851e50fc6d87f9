#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rodedraad/store/accounts.h"
#include "rodedraad/store/database.h"
#include "rodedraad/store/rows.h"

namespace rodedraad::store {

class Statements;

/// How many rows are in each state.
struct Counts {
  std::int64_t received = 0, parked_messages = 0, failed_messages = 0;
  std::int64_t queued = 0, parked_deliveries = 0, desk = 0, confirmed = 0;
};

/// All reads. One Reader belongs to one thread. Every call sees what was committed before it.
class Reader {
 public:
  explicit Reader(const Location& location);
  ~Reader();
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  /// The case that has this identifier in this municipality; with an empty municipality: in any,
  /// when exactly one has it.
  std::optional<std::string> case_with(const std::string& municipality,
                                       const model::CaseIdentifier& identifier);
  /// The whole case; follows a merge to the case that took it over.
  std::optional<CaseFile> case_file(const std::string& id);

  /// Up to \p limit ids of cases after \p after, in order.
  std::vector<std::string> case_ids(const std::string& after, std::size_t limit);
  /// Up to \p limit ids of cases after \p after whose wake day is \p day (YYYY-MM-DD) or before, in
  /// order.
  std::vector<std::string> cases_to_wake(const std::string& day, const std::string& after,
                                         std::size_t limit);
  /// When this kind was last asked by the clock.
  std::optional<Instant> schedule(const std::string& connection, const std::string& kind);

  std::optional<MessageRow> message(const std::string& id);
  /// Up to \p limit messages in state received with seq > \p after, oldest first.
  std::vector<MessageRow> received(std::int64_t after, std::size_t limit);
  /// Up to \p limit messages with seq > \p after, in whatever state, in the order of acceptance.
  std::vector<MessageRow> all_messages(std::int64_t after, std::size_t limit);
  /// The id that sorts last; empty when there is no message.
  std::string last_message();
  std::vector<MessageRow> messages_of_case(const std::string& case_id);
  std::vector<MessageRow> parts(const std::string& batch);
  /// How many parts of a batch are still in state received.
  std::int64_t open_parts(const std::string& batch);
  /// Batches of which every part is done but whose result was not yet made.
  std::vector<std::string> finished_batches();
  /// Messages that a person must look at: those that failed, and those of which it is in doubt
  /// whose they are. Oldest first.
  std::vector<MessageRow> desk_messages();

  std::optional<DeliveryRow> delivery(const std::string& id);
  std::optional<DeliveryRow> delivery_at(std::int64_t seq);
  /// Up to \p limit deliveries in \p state with seq > \p after, in order.
  std::vector<DeliveryRow> deliveries(DeliveryState state, std::int64_t after, std::size_t limit);
  std::vector<DeliveryRow> deliveries_of_case(const std::string& case_id);
  std::vector<DeliveryRow> deliveries_of_message(const std::string& message);
  /// Up to \p limit of where deliveries in \p state stand, with seq > \p after, in order.
  std::vector<Standing> standing(DeliveryState state, std::int64_t after, std::size_t limit);
  /// Up to \p limit deliveries of which the time is over, the longest first.
  std::vector<Standing> overdue(Instant now, std::size_t limit);
  /// The dead-letter desk, oldest first.
  std::vector<DeliveryRow> desk();
  std::vector<AttemptRow> attempts(const std::string& delivery);

  /// Messages that wait for this identifier, in this municipality or without naming one; oldest
  /// first.
  std::vector<MessageRow> waiting_for(const std::string& municipality,
                                      const model::CaseIdentifier& identifier);
  std::vector<TaskRow> tasks(const std::string& case_id);
  std::optional<TaskRow> task(const std::string& id);
  /// Open tasks of all cases, oldest first.
  std::vector<TaskRow> open_tasks();
  /// Who may log in at the hub itself, by name.
  std::vector<AccountRow> accounts();
  /// Something that the hub remembers of itself; empty when it never did.
  std::string setting(const std::string& name);
  /// What erase_old_contents() would empty.
  struct OldContents {
    std::int64_t count = 0;  ///< of messages and deliveries
    std::int64_t first = 0;  ///< the lowest seq of one of them; 0: there is none
    std::int64_t last = 0;   ///< the highest
  };
  OldContents old_contents(Instant before);
  Counts counts();
  /// Whether there is a key for what this municipality's messages are found by.
  bool knows_municipality(const std::string& municipality);
  /// How many keys are not wrapped by the newest master key yet.
  std::int64_t keys_to_rewrap();

 private:
  std::shared_ptr<Vault> vault_;
  std::unique_ptr<Connection> connection_;
  std::unique_ptr<Statements> statements_;  ///< ends before the connection
};

}  // namespace rodedraad::store
