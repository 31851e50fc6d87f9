#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/model/case.h"
#include "rodedraad/model/clock.h"
#include "rodedraad/sdk/adapter.h"
#include "rodedraad/sdk/message.h"

/// What lies in the store, as plain values.
namespace rodedraad::store {

using model::Instant;

/// Where an incoming message stands. processed, refused and duplicate are final.
enum class MessageState {
  received,   ///< on disk, not yet processed
  processed,  ///< its facts, sends and deadlines are committed
  parked,     ///< waits until the person is known, or until the case has a field it needs
  refused,    ///< answered with a refusal; kept to be explained
  duplicate,  ///< row of a batch that was delivered before
  failed      ///< could not be processed; waits at the dead-letter desk
};

/// Where an outgoing message stands for its one destination. confirmed, rejected and cancelled are
/// final. Which moves there are: may_move.
enum class DeliveryState {
  queued,           ///< waits for its turn or its next attempt
  in_flight,        ///< on its way to a partner that does not recognise repeats
  parked,           ///< cannot be made yet: the case lacks a required field
  awaiting,         ///< received by the partner, result to follow
  confirmed,        ///< final
  rejected,         ///< final: the partner refuses the content; at the dead-letter desk
  not_authorised,   ///< the partner refuses us; at the desk, holds up its lane
  failed,           ///< attempts used up or our fault; at the desk, holds up its lane
  unknown_outcome,  ///< perhaps arrived, and not sent again by itself; at the desk, holds its lane
  cancelled         ///< final: a person gave it up, or it may not go any more
};

std::string_view to_string(MessageState state);
std::string_view to_string(DeliveryState state);
/// The reverse of to_string. Throws std::invalid_argument.
MessageState message_state(std::string_view text);
DeliveryState delivery_state(std::string_view text);

/// Whether it can go from one state to another. Staying is no move.
bool may_move(MessageState from, MessageState to);
bool may_move(DeliveryState from, DeliveryState to);
/// Whether nothing leads out of it.
bool is_final(MessageState state);
bool is_final(DeliveryState state);

/// Whether a delivery in this state keeps later ones of its case and destination waiting.
bool holds_lane(DeliveryState state);
/// Whether it lies at the dead-letter desk from the moment that it is in this state.
bool at_desk(DeliveryState state);

/// Who makes something move, for the audit log.
struct Actor {
  std::string origin = "hub";  ///< "hub", "command", an address
  std::string name = "hub";
  std::string why = {};  ///< in that person's words; of ours, no values of a case
};

/// One incoming message. message.id is its id; message.kind its kind.
struct MessageRow {
  std::int64_t seq = 0;  ///< order of acceptance; given by the store
  sdk::Message message;
  std::string municipality;  ///< four digits; empty for a batch that does not say
  std::string connection;
  std::string idempotency_key;
  /// SHA-256 of the body when it comes in, lower-case hex; empty without a body. The store keeps a
  /// keyed hash of it: what it gives back tells only whether there was a body.
  std::string body_hash;
  std::string parent;     ///< id of the batch it is a part of
  int part = 0;           ///< place in the batch, from 1
  std::string answer_to;  ///< id of the delivery it answers
  std::string case_id;    ///< known beforehand for answers; else filled when processed
  Instant received{};
  MessageState state = MessageState::received;
  std::string reason;    ///< why it is where it is; Dutch, no values
  std::string revision;  ///< of the configuration it was last handled under
  std::vector<sdk::Finding> findings;
  std::string explanation;   ///< JSON: what the message did; see hub/explain.h
  std::int64_t day_key = 0;  ///< under which its body lies; given by the store
  /// The store holds something else than what was put there: nothing in it can be trusted.
  bool damaged = false;
};

/// One outgoing message. message.id is the delivery's id; empty body while parked.
struct DeliveryRow {
  std::int64_t seq = 0;  ///< order within its lane; given by the store
  sdk::Message message;
  std::string municipality;
  std::string case_id;
  std::string connection;    ///< destination; lane = (connection, case_id)
  std::string organisation;  ///< who that is
  std::string cause;         ///< id of the incoming message it follows from
  std::string rule;  ///< "nieuwe-inburgeraar/begeleiding-vragen"; "opvolging" for a follow-up
  std::string purpose;
  std::string ground;  ///< the purpose's article at the time
  std::string chosen;  ///< the mandate line that chose who gets it, in words
  std::vector<std::pair<std::string, std::string>> with;  ///< fixed values of the message itself
  std::vector<std::string> fields;                        ///< paths that travel
  std::vector<std::pair<std::string, std::string>> withheld;  ///< path, reason
  std::string evidence;  ///< why this may be sent or asked at all, in words; no values
  DeliveryState state = DeliveryState::queued;
  std::string waits_for;  ///< parked: the field path that is missing
  int attempts = 0;
  Instant next_at{};  ///< queued: not before this moment
  Instant created{};
  Instant changed{};
  int answer_status = 0;
  std::string answer_text;  ///< the partner's words
  std::string revision;
  Instant deadline{};   ///< when it has been in this state for too long; none: 1970
  bool desk = false;    ///< lies at the dead-letter desk; given by the store when the state changes
  std::string repeats;  ///< id of the delivery that a person sent again with this one
  std::int64_t day_key = 0;   ///< under which its message lies; given by the store
  std::int64_t case_key = 0;  ///< the same; 0: none
  bool damaged = false;       ///< as of a message
};

/// Where a delivery stands, without what it says.
struct Standing {
  std::int64_t seq = 0;
  std::string id;
  std::string municipality;
  std::string connection;
  std::string case_id;
  std::string cause;
  std::string revision;
  DeliveryState state = DeliveryState::queued;
  Instant next_at{};
  Instant changed{};
  Instant deadline{};
  bool desk = false;
};

/// A move of a delivery that leaves alone what it says.
struct Move {
  DeliveryState to = DeliveryState::queued;
  Instant now{};
  Instant deadline{};       ///< of the new state
  std::string reason = {};  ///< why, Dutch; empty: what stands there stays
  Instant next_at{};        ///< into the queue: not before this moment; none: now
};

/// One try to deliver.
struct AttemptRow {
  std::string delivery;
  int number = 0;  ///< from 1; given by the store
  Instant at{};
  std::string outcome;  ///< "confirmed", "transient", "not-sent", ...
  int status = 0;
  std::string text;
};

/// Something that was done, for the audit log: the six of BIO2 8.15.01. Ids and names of ours only,
/// never a value of a case or of a message.
struct AuditRow {
  std::int64_t seq = 0;  ///< given by the store, without gaps
  Instant at{};
  std::string action;  ///< what: "delivery.state", "config.reload", "case.read"
  std::string object;  ///< on what: the id of a delivery, message or case, or the name of a file
  std::string result;  ///< "queued -> confirmed", "done", "refused"
  std::string origin;  ///< from where: "hub", a connection, "command", an address
  std::string actor;   ///< who: "hub", an OIN, the name of a person who works here
  std::string municipality = {};  ///< empty: of no one municipality
  std::string revision = {};      ///< of the configuration under which it was done
  std::string detail = {};        ///< more, as words or JSON
};

/// One line of the Logboek Dataverwerkingen (Logius): one step about one person. What the standard
/// calls a span; its attributes are those of dpl.core and no others.
struct ProcessingRow {
  std::int64_t seq = 0;  ///< given by the store
  std::string trace;     ///< 32 hexadecimal digits
  std::string span;      ///< 16
  std::string parent;    ///< 16, or empty
  std::string name;      ///< what was done, in words; no values
  Instant start{};
  Instant end{};
  bool failed = false;   ///< by a fault of ours
  std::string activity;  ///< URI in the register of processing activities
  std::string municipality;
  std::string subject_type;  ///< "BSN", "V-nummer", "zaak"
  std::string subject;       ///< going in: the number; coming out: its pseudonym
};

/// A term of a case: of a deadline of the configuration, or of a confirmation that must come.
struct DeadlineRow {
  std::string deadline;  ///< "pip"; of a confirmation: kAwait, its workflow and id
  std::string item;      ///< the key of a start event that repeats; else empty
  std::string title;
  std::string rule;
  std::string article;
  std::string start, strict_due, due;  ///< YYYY-MM-DD
  std::string shift_reason;            ///< why due is another day than strict_due
  std::string met_by;
  std::string message;          ///< the message that started it or last moved it
  std::string previous_due;     ///< before a corrected start event; empty: never corrected
  std::string given;            ///< the end that the partner gave; empty: none
  std::string suspended_since;  ///< not empty: it stands still
  std::string met_on;           ///< the day on which it was met by an event instead of a field
  std::string stopped;          ///< not empty: it lapsed on this day
  std::string stop_reason;      ///< Dutch
  bool met_after_start = false;
  /// When its case was last looked at it was neither met, nor stopped, nor standing still.
  bool runs = false;
  bool operator==(const DeadlineRow&) const = default;
};

/// How the deadline of an awaited confirmation begins: "wacht:pip/bevestiging".
inline constexpr std::string_view kAwait = "wacht:";

/// How the rule begins of work that a term made which is over: "termijn/pip".
inline constexpr std::string_view kTermOver = "termijn/";

struct TaskRow {
  std::string id;
  std::string case_id;
  std::string title;
  std::string text;          ///< what to do
  std::string name;          ///< "workflow/task": what <on done> listens to; empty: nothing
  std::string role;          ///< the task of the mandate table that decides whose it is
  std::string organisation;  ///< whose it is now; empty: nobody's
  std::string rule;
  std::string message;
  Instant created{};
  std::string due;  ///< YYYY-MM-DD; empty: no day
  bool done = false;
  std::string done_by;          ///< who said so, and why it ended; empty while open
  std::string claimed_by = {};  ///< who does it; empty: nobody yet. See Transaction::claim_task
  Instant claimed_at{};
  bool operator==(const TaskRow&) const = default;
};

/// A case with what belongs to it.
struct CaseFile {
  model::Case file;
  std::vector<DeadlineRow> deadlines;
  std::vector<std::string> fired_once;  ///< rules that fire at most once and did
  std::vector<DeliveryRow> parked;      ///< sends that wait for a field of the case
  std::vector<TaskRow> tasks;           ///< open ones
  std::string looked;  ///< the day up to which the clock was looked at, inclusive; empty: never
  std::string wake;    ///< the next day on which the clock may do something; empty: none
  std::string closed;  ///< the day it was closed; empty: open
  std::string close_reason;
  std::string hold;      ///< not empty: nothing of it may be erased, because of this
  bool damaged = false;  ///< something of it is not as it was put there
};

}  // namespace rodedraad::store
