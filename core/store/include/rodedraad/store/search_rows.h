#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "rodedraad/store/rows.h"

/// What the lists of the console are asked, and their lines. What is empty in a query does not
/// choose; municipalities: what may be seen, empty: all. Moments: from inclusive, until exclusive;
/// days (YYYY-MM-DD): both inclusive. A moment is found by the order of acceptance: what came in
/// while the clock was wrong may be missed.
namespace rodedraad::store {

template <class Line>
struct Page {
  std::vector<Line> lines = {};
  std::string next = {};  ///< cursor of the page behind it; empty: there is none
};

enum class TermState { any, late, this_week, running, none };

struct CaseQuery {
  std::vector<std::string> municipalities = {};
  std::string today = {};  ///< YYYY-MM-DD in the Netherlands; needed for a term_state
  TermState term_state = TermState::any;
  bool closed = false;      ///< also closed ones
  std::string number = {};  ///< how the id begins
  std::string name = {};  ///< whole words of the name, in any order; case and accents do not count
};

struct CaseLine {
  std::string id = {};
  std::string municipality = {};
  std::string closed = {};     ///< the day; empty: open
  std::string next_due = {};   ///< the earliest due day of a term that runs; empty: none does
  std::string next_term = {};  ///< which deadline that is
  bool late = false;           ///< next_due is before the query's today
  std::int64_t open_tasks = 0;
  Instant last_change{};  ///< the last message of it that came in or went out; 1970: none did
};

struct MessageQuery {
  std::vector<std::string> municipalities = {};
  std::string connection = {};
  std::string kind = {};
  std::vector<MessageState> states = {};
  std::string case_id = {};
  std::string key = {};     ///< the sender's key, whole
  std::string id = {};      ///< how the id begins
  Instant from{}, until{};  ///< of receipt
  bool open = false;        ///< received, parked or failed
  bool desk = false;        ///< failed, or it is in doubt whose it is
  bool waits = false;       ///< parked until its person is known
};

struct MessageLine {
  std::int64_t seq = 0;
  std::string id = {}, municipality = {}, connection = {}, kind = {}, case_id = {}, parent = {},
              answer_to = {}, reason = {}, revision = {};
  int part = 0;
  Instant received{};
  MessageState state = MessageState::received;
  bool has_body = false;
};

struct DeliveryLine {
  std::int64_t seq = 0;
  std::string id = {}, municipality = {}, case_id = {}, connection = {}, organisation = {},
              cause = {}, rule = {}, kind = {}, purpose = {};
  std::string waits_for = {}, repeats = {}, reason = {}, revision = {};
  DeliveryState state = DeliveryState::queued;
  int attempts = 0, answer_status = 0;
  Instant created{}, changed{}, next_at{}, deadline{};
  bool desk = false;
  bool has_body = false;
  bool was_made = false;          ///< the adapter made it: it has a method or a body
  std::string last_outcome = {};  ///< of its last attempt; empty: there was none. Only at the desk
  int last_attempt = 0;           ///< its number, over all times that it was sent. Only at the desk
};

struct DeliveryQuery {
  std::vector<std::string> municipalities = {};
  std::string connection = {};
  std::vector<std::string> connections = {};  ///< any of these
  std::string organisation = {};
  std::string kind = {};
  std::vector<DeliveryState> states = {};
  std::string case_id = {};
  std::string message = {};  ///< the id of the incoming message that it follows from
  std::string id = {};       ///< how the id begins
  Instant from{}, until{};   ///< of making
  bool desk = false;
  /// With desk: whether a line is wanted, as for its cause. Called on the caller's thread.
  std::function<bool(const DeliveryLine&)> wanted = {};
};

struct TermQuery {
  std::vector<std::string> municipalities = {};
  std::string today = {};                                    ///< needed for late and due
  enum class State { open, late, due } state = State::open;  ///< due: not late yet
  std::string from = {}, until = {};                         ///< of the due day
  std::string deadline = {};
};

struct TermLine {
  std::string case_id = {}, municipality = {}, deadline = {}, title = {}, rule = {}, article = {},
              due = {};
  bool late = false;
};

struct TermCount {
  std::string week = {};  ///< its Monday
  std::string municipality = {}, deadline = {};
  std::int64_t count = 0;
};

struct TaskQuery {
  std::vector<std::string> municipalities = {};
  bool done = false;  ///< those that are done instead of the open ones
  std::string organisation = {}, role = {}, claimed_by = {}, case_id = {};
  std::string due_until = {};
};

/// Its title is of the configuration; what to do is in Reader::task.
struct TaskLine {
  std::string id = {}, case_id = {}, municipality = {}, title = {}, name = {}, role = {},
              organisation = {}, rule = {}, due = {}, claimed_by = {};
  Instant created{}, claimed_at{};
  bool done = false;
};

struct AuditSearch {
  std::vector<std::string> municipalities = {};  ///< what is of none is seen only with all
  bool people = false;                           ///< only what persons did, or somebody unknown
  std::string action = {};                       ///< "case.read", or only "case"
  std::string object = {}, actor = {};
  Instant from{}, until{};
};

struct ProcessingSearch {
  std::vector<std::string> municipalities = {};
  std::string pseudonym = {};                   ///< as it stands in the log
  std::string subject_type = {}, subject = {};  ///< or: of whom, as "BSN" and the number
  Instant from{}, until{};                      ///< of its start
};

struct ConnectionLoad {
  static constexpr std::size_t kMinutes = 60;
  std::string connection = {};
  std::int64_t queued = 0;    ///< and on its way
  std::int64_t parked = 0;    ///< lacks a field
  std::int64_t awaiting = 0;  ///< a confirmation
  std::int64_t desk = 0;
  Instant oldest{};  ///< when the oldest that is queued was made; 1970: none is
  /// Per minute, the last one last: what came in from it, and what was made for it.
  std::array<std::int64_t, kMinutes> received{}, made{};
};

}  // namespace rodedraad::store
