#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "rodedraad/store/accounts.h"
#include "rodedraad/store/console_rows.h"
#include "rodedraad/store/database.h"
#include "rodedraad/store/rows.h"
#include "rodedraad/store/vault.h"

namespace rodedraad::store {

class AuditChain;
class Pseudonyms;
class RowNumbers;
class Statements;
struct Sealed;

/// What intake found under the sender's key.
struct Earlier {
  std::string id;
  bool same_body = false;
};

/// All writes, inside the writer's open transaction. Only on the writer's thread. Any exception is
/// an I/O error or a broken invariant: the writer stops the process (reliability: fail-stop).
class Transaction {
 public:
  /// \p chain and \p pseudonyms may be null where nothing is audited: while the schema is renewed.
  /// For intake (see Right) there is no chain: what is stored, and what goes on record,
  /// waits for the hub that works.
  Transaction(Statements& statements, Vault& vault, RowNumbers& numbers, AuditChain* chain,
              Pseudonyms* pseudonyms, Right right = Right::work)
      : statements_(statements),
        vault_(vault),
        numbers_(numbers),
        chain_(chain),
        pseudonyms_(pseudonyms),
        right_(right) {}

  /// The message that this sender sent before under the key of \p row.
  std::optional<Earlier> earlier(const MessageRow& row);
  /// Stores an incoming message and fills in its seq, unless this sender sent one before under the
  /// key of \p row. \returns that one.
  std::optional<Earlier> insert_new(MessageRow& row);
  /// Stores an incoming message and fills in its seq.
  void insert(MessageRow& row);
  /// Makes sure that there is a key for what a municipality's messages are found by.
  void make_names_key(const std::string& municipality);
  /// Takes up what hubs that wait for their turn took in. \returns how many messages.
  std::size_t take_up_arrivals(Instant now);
  /// Stores what became of a message that is in state \p from: state, reason, case, findings,
  /// explanation, revision. A move that is not on the list, or a message that is in another state,
  /// is a broken invariant. A move is in the audit log with it, here as in all that moves
  /// something.
  void update(const MessageRow& row, MessageState from, Instant now, const Actor& actor = {});
  /// Where a message stands now; nothing when there is none.
  std::optional<MessageState> message_state_of(const std::string& id);
  /// Erases what a message says, and the key by which a repeat would be known: when it comes again
  /// it counts. That it was there, and what became of it, stays.
  void forget(const std::string& message);
  /// A parked message of which the last parked send went on: it is processed now.
  void settle_parked(const std::string& message, Instant now);

  /// Writes the case's version, what the clock and closing made of it, and the first day on which
  /// one of its deadlines that run is due: \p whole has them as put_deadline() writes them.
  void put_case(const CaseFile& whole);
  void add_identifier(const model::Case& file, const model::CaseIdentifier& identifier);
  void add_facts(const std::string& case_id, std::span<const model::Fact> facts);
  /// Moves all that belongs to \p absorbed to \p file and marks it as merged.
  void merge_case(const model::Case& file, const std::string& absorbed);
  void put_deadline(const std::string& case_id, const DeadlineRow& row);
  /// Adds a task, or writes whose it is now and whether it is done.
  void put_task(const TaskRow& row);
  /// Who does an open task from \p at on; nobody with an empty \p by.
  void claim_task(const std::string& id, const std::string& by, Instant at);
  /// The clock looks at every case again, on \p day (YYYY-MM-DD) at the latest.
  void wake_all(const std::string& day);
  void add_fired(const std::string& case_id, const std::string& rule);

  /// Stores an outgoing message and fills in its seq.
  void insert(DeliveryRow& row);
  /// Stores state, message, attempts, next_at, answer, withholding and deadline of a delivery that
  /// is in state \p from; final states stay as they are. See update() of a message.
  void update(DeliveryRow& row, DeliveryState from);
  /// The same when the message and what is withheld are as the store has them: for the way of a
  /// delivery from here to its partner.
  void progress(const DeliveryRow& row, DeliveryState from);
  /// Where a delivery stands now; nothing when there is none.
  std::optional<Standing> standing(const std::string& id);
  /// What is queued or parked about this case under this purpose, in order.
  std::vector<Standing> waiting(const std::string& case_id, const std::string& purpose);
  /// All that is queued about this case, in order.
  std::vector<Standing> queued(const std::string& case_id);
  /// Moves a delivery that stands so; into the queue, its attempts count anew.
  void move(const Standing& from, const Move& move, const Actor& actor = {});
  /// The one delivery stands where the other stood in the order of their lane, and the other way
  /// round.
  void swap_places(const std::string& one, const std::string& other);
  /// Puts a delivery at the dead-letter desk, or takes it from there, while its state stays. \p
  /// word says for the audit log what happened: "overdue", "handled"; \p deadline: its next one.
  void put_at_desk(const Standing& row, bool desk, Instant deadline, const std::string& word,
                   Instant now, const Actor& actor = {});
  void add_attempt(const AttemptRow& row);

  /// The message waits until a case of this municipality has this identifier.
  void add_wait(const std::string& municipality, const model::CaseIdentifier& identifier,
                const std::string& message);
  void remove_waits(const std::string& message);

  /// Takes repetitions of fields (path, key) away from a case, with all that was said of them
  /// before. What is erased here and below is overwritten in the file of the store.
  void erase_facts(const std::string& case_id,
                   std::span<const std::pair<std::string, std::string>> fields);
  void erase_deadline(const std::string& case_id, const DeadlineRow& row);
  /// Takes away what the handled messages of a case say, in and out, and its done tasks. That they
  /// were there, and where they went, stays.
  void erase_contents(const std::string& case_id);
  /// Takes away everything by which a case can be told to be of a person: what erase_contents()
  /// leaves of it is its row, its municipality, and that messages came and went.
  void empty_case(const std::string& case_id, Instant now);
  /// Makes what is known of the person of a case unreadable, here and in every copy: empties the
  /// case with all that came and went for it, gives up what still had to go, and destroys the keys.
  /// Which keys those are is written beside the master key first, so that a backup that is put back
  /// is emptied too; see apply_erased(). Nothing of the case may be under way: see under_way().
  void erase_case(const std::string& case_id, Instant now, const Actor& actor = {});
  /// Whether a message of this case is being processed, or one to a partner is on its way.
  bool under_way(const std::string& case_id);
  /// Erases again what was erased after this store was copied. \returns how many cases and
  /// messages.
  std::size_t apply_erased(Instant now);
  /// Nothing of this case is erased until it is let go: with an empty \p reason. Words of a person
  /// who works here.
  void hold_case(const std::string& case_id, const std::string& reason);
  /// Destroys the keys of days of intake that are over before \p before, unless something lies
  /// under them that still has to go or is held.
  void drop_day_keys(Instant before);
  /// Wraps up to \p count keys by the newest master key. \returns how many were.
  std::int64_t rewrap_keys(std::int64_t count);
  /// Something was destroyed of which nothing may stay in the write-ahead log.
  bool wants_empty_log() const { return wants_empty_log_; }

  /// Takes away what handled messages and confirmed deliveries say that are from before \p before,
  /// of the \p count rows after seq \p after.
  void erase_old_contents(Instant before, std::int64_t after, std::int64_t count);

  /// Adds to the audit log: on disk together with the effect that it tells of, or neither is.
  void audit(AuditRow row);
  /// Adds to the Logboek Dataverwerkingen, with the subject's pseudonym instead of the subject.
  void add_processing(const ProcessingRow& row);

  /// Adds a proposal, or writes how it was decided.
  void put_proposal(const ProposalRow& row);
  /// Adds a configuration that was taken over.
  void add_revision(const RevisionRow& row);
  /// Adds a decision about many, or writes how far it is.
  void put_bulk(const BulkRow& row);
  void put_bulk_item(const BulkItemRow& row);

  /// When this kind was last asked by the clock.
  void put_schedule(const std::string& connection, const std::string& kind, Instant last);
  /// Adds an account, or writes anew all but when it was made and last used.
  void put_account(const AccountRow& row);
  void note_login(const std::string& account, Instant now);
  /// Something that the hub remembers of itself, by name.
  void put_setting(const std::string& name, const std::string& value);

 private:
  void tell(const char* action, const std::string& object, std::string result, Instant now,
            const std::string& municipality, const std::string& revision, const Actor& actor);
  KeyPtr key_of_case(const std::string& case_id, const std::string& municipality);
  void tell_move(const DeliveryRow& row, DeliveryState from);
  Sealed sealed_now(const DeliveryRow& row);
  void empty_message(const std::string& id, Instant now, const Actor& actor);
  void add_names(const std::string& case_id, const KeyPtr& key, std::span<const model::Fact> facts);
  void renew_names(const std::string& case_id);
  std::string hash_of_item(const KeyPtr& key, const DeadlineRow& row);

  Statements& statements_;
  Vault& vault_;
  RowNumbers& numbers_;
  AuditChain* chain_;
  Pseudonyms* pseudonyms_;
  Right right_;
  bool wants_empty_log_ = false;
};

}  // namespace rodedraad::store
