#include "rodedraad/hub/what_if.h"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <utility>

#include "recorded.h"
#include "rodedraad/hub/rehearsal.h"
#include "sending.h"

namespace rodedraad::hub {

namespace {

using store::DeliveryRow;
using store::DeliveryState;
using store::MessageRow;
using store::MessageState;

constexpr std::size_t kPage = 500;
constexpr const char* kAnswer = "ANSWER";

/// Whether there was a body, which is gone: to keep no longer than needed, or about nobody of ours.
bool is_erased(const MessageRow& row) {
  if (!row.message.body.empty()) return false;
  if (row.message.method == kAnswer) return true;
  return !row.body_hash.empty();
}

/// How a message ended, as far as another configuration can change it.
std::string_view outcome(MessageState state) {
  if (state == MessageState::refused) return "geweigerd";
  if (state == MessageState::failed) return "mislukt";
  return "aangenomen";
}

class Replay {
 public:
  Replay(store::Reader& reader, const config::Config& config, const config::Catalogue& catalogue,
         const Adapters& adapters, model::Instant start, model::Instant since)
      : hub_(config, catalogue, adapters, start, false), recorded_(reader), since_(since) {}

  void message(MessageRow row) {
    hub_.move_to(row.received);
    recorded_.add(row);
    if (row.connection.empty()) {
      internal(row);
    } else if (row.parent.empty() && !recorded_.reader().parts(row.message.id).empty()) {
      // Its parts follow, each as a message of its own.
    } else if (row.state == MessageState::duplicate || row.state == MessageState::received) {
      // It had no effect, or none yet.
    } else if (is_erased(row)) {
      ++result_.erased;
    } else {
      partner(std::move(row));
    }
    settle();
  }

  WhatIf finish() {
    compare(recorded_, hub_, since_, result_.differences);
    std::stable_sort(result_.differences.begin(), result_.differences.end(),
                     [](const auto& a, const auto& b) {
                       return std::tie(a.sort, a.message) < std::tie(b.sort, b.message);
                     });
    return std::move(result_);
  }

 private:
  /// The clock does in the replay what it does; a task that a person did, he does here too.
  void internal(const MessageRow& row) {
    if (row.message.kind != kDoneKind) return;
    const auto did = recorded_.reader().task(row.message.target);
    if (!did) return;
    const auto in_case = hub_.current_id(recorded_.replayed_case(did->case_id));
    for (const auto& task : hub_.tasks()) {
      if (task.done || hub_.current_id(task.case_id) != in_case) continue;
      if (task.title != did->title || task.name != did->name) continue;
      hub_.done(std::string{task.id}, did->done_by);
      return;
    }
  }

  void partner(MessageRow row) {
    const auto* connection = hub_.context().config.connection(row.connection);
    if (connection == nullptr) {
      tell(row, outcome(row.state), "koppeling bestaat niet");
      return;
    }
    auto again = row;
    if (row.message.method == kAnswer || !row.parent.empty()) {
      if (row.state == MessageState::refused || !tie_answer(again)) return;
      again.state = MessageState::received;
      again.reason.clear();
      again.findings.clear();
      again.explanation.clear();
      hub_.take(std::move(again));
    } else {
      hub_.accept(*connection, std::move(again.message));
    }
    ++result_.replayed;
    const auto plans = hub_.take_plans();
    // The first plan that has its id is of the message itself; later ones are of what it released.
    const auto own = std::find_if(plans.begin(), plans.end(), [&](const auto& plan) {
      return plan.message.message.id == row.message.id;
    });
    if (own == plans.end()) return;
    if (own->file != nullptr) recorded_.tie(row, own->file->file.id);
    if (outcome(own->message.state) != outcome(row.state)) {
      tell(row, outcome(row.state), outcome(own->message.state));
    }
  }

  /// Gives an answer to the question that the replay asked. \returns false when it asked none.
  bool tie_answer(MessageRow& row) {
    if (!row.parent.empty()) row.case_id.clear();  // only found when it was processed
    if (row.answer_to.empty()) return true;
    if (!row.case_id.empty()) {
      row.case_id = recorded_.replayed_case(row.case_id);
      if (row.case_id.empty()) return unasked();
    }
    const auto question = recorded_.reader().delivery(row.answer_to);
    if (!question || question->rule == kScheduled) return true;
    const auto asked = counterpart(*question);
    if (asked.empty()) return unasked();
    row.answer_to = asked;
    return true;
  }

  bool unasked() {
    ++result_.unasked;
    return false;
  }

  using Key = std::tuple<std::string, std::string, std::string>;
  static Key key(std::string origin, const DeliveryRow& row) {
    return {std::move(origin), row.message.kind, row.connection};
  }

  /// The delivery of the replay for a recorded one, to the same partner.
  std::string counterpart(const DeliveryRow& recorded) {
    const auto known = same_.find(recorded.message.id);
    if (known != same_.end()) return known->second;
    auto& made = made_[key(recorded_.origin(recorded), recorded)];
    if (made.empty()) return {};
    const auto id = made.front();
    made.erase(made.begin());
    same_[recorded.message.id] = id;
    return id;
  }

  /// What was made goes at once, unless it was recorded that it did not.
  void settle() {
    hub_.take_plans();
    const auto& rows = hub_.deliveries();
    for (; settled_ < rows.size(); ++settled_) {
      const auto& row = rows[settled_];
      made_[key(recorded_.origin(hub_, row), row)].push_back(row.message.id);
      open_.push_back(row.message.id);
    }
    for (; tied_ < recorded_.deliveries().size(); ++tied_) {
      const auto& row = recorded_.deliveries()[tied_];
      const auto id = counterpart(row);
      const bool stays = row.attempts == 0 && row.state != DeliveryState::confirmed;
      if (stays && !id.empty()) waiting_.insert(id);
    }
    std::erase_if(open_, [this](const std::string& id) {
      if (hub_.delivery(id)->state == DeliveryState::parked) return false;  // may go later
      if (hub_.delivery(id)->state == DeliveryState::queued && !waiting_.contains(id)) {
        hub_.mark(id, DeliveryState::confirmed);
      }
      return true;
    });
  }

  void tell(const MessageRow& row, std::string_view was, std::string_view now) {
    if (row.received < since_) return;
    result_.differences.push_back({Difference::Sort::message,
                                   row.message.id,
                                   row.message.kind,
                                   {},
                                   std::string{was},
                                   std::string{now}});
  }

  Rehearsal hub_;
  Recorded recorded_;
  model::Instant since_;
  std::map<Key, std::vector<std::string>> made_;  ///< of the replay, not yet tied
  std::map<std::string, std::string> same_;       ///< recorded delivery → replayed
  std::set<std::string> waiting_;                 ///< replayed, of which the recorded did not go
  std::vector<std::string> open_;                 ///< of the replay, not yet gone
  std::size_t settled_ = 0, tied_ = 0;
  WhatIf result_;
};

}  // namespace

std::string_view to_string(Difference::Sort sort) {
  constexpr std::array<std::string_view, 9> names{"message",   "elsewhere", "not-sent",
                                                  "also-sent", "held",      "fields",
                                                  "task-gone", "task-new",  "task-moved"};
  return names.at(static_cast<std::size_t>(sort));
}

WhatIf what_if(store::Reader& recorded, const config::Config& config,
               const config::Catalogue& catalogue, const Adapters& adapters, model::Instant since) {
  std::optional<Replay> replay;
  std::int64_t after = 0;
  for (;;) {
    auto page = recorded.all_messages(after, kPage);
    if (page.empty()) break;
    after = page.back().seq;
    for (auto& row : page) {
      if (!replay) replay.emplace(recorded, config, catalogue, adapters, row.received, since);
      replay->message(std::move(row));
    }
  }
  return replay ? replay->finish() : WhatIf{};
}

}  // namespace rodedraad::hub
