#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "rodedraad/hub/cases.h"
#include "rodedraad/hub/context.h"
#include "rodedraad/hub/plan.h"
#include "rodedraad/model/clock.h"

namespace rodedraad::hub {

/// A hub in memory on a clock that only moves when it is told to: no store, no transport, no
/// thread. What it does, it does with the functions of the running hub. Two rehearsals of the same
/// give the same, identifiers included. Belongs to one thread.
class Rehearsal final : public Cases {
 public:
  /// \p polls: also asks what connections ask by the clock. Everything that it gets outlives it.
  Rehearsal(const config::Config& config, const config::Catalogue& catalogue,
            const Adapters& adapters, model::Instant start, bool polls = true);
  Rehearsal(const Rehearsal&) = delete;
  Rehearsal& operator=(const Rehearsal&) = delete;

  const Context& context() const { return context_; }
  model::Instant now() const { return clock_.now(); }

  /// Moves the clock, and does day by day what the clock does on the way. Never goes back. What was
  /// asked by the clock and not answered is not asked again.
  void move_to(model::Instant moment);
  /// A message from a partner, as a listener would take it. Keeps the id that it has.
  sdk::Reply accept(const config::Connection& connection, sdk::Message message);
  /// A message that intake has taken, in state received.
  void take(store::MessageRow message);
  /// Statements of a connection's source about a person. When nobody knows him in that municipality
  /// and the connection has a kind of message that opens a case, that one comes first.
  void tell(const config::Connection& connection, const std::string& kind,
            const std::string& municipality, const std::vector<sdk::Identifier>& identifiers,
            const std::vector<sdk::DecodedFact>& facts);
  /// The partner's answer to a delivery that is open. \returns whether there is one.
  bool answer(const std::string& delivery, const sdk::Answer& answer);
  /// What became of a delivery, as is known from elsewhere.
  void mark(const std::string& delivery, store::DeliveryState state);
  /// A person did a task. \returns whether there is such a task, still open.
  bool done(const std::string& task, const std::string& by);

  /// Everything that happened, in order. A message that was refused, or came twice, is one too.
  const std::vector<Plan>& plans() const { return plans_; }
  /// The same, which are then forgotten here: for who looks on the way.
  std::vector<Plan> take_plans();
  const std::vector<store::DeliveryRow>& deliveries() const { return deliveries_; }
  const std::vector<store::TaskRow>& tasks() const { return tasks_; }
  const store::DeliveryRow* delivery(const std::string& id) const;
  /// Whether the state of a delivery changed, by an answer, after this many plans.
  bool answered_after(const std::string& delivery, std::size_t plans) const;
  /// The case that has taken over this one, or itself.
  std::string current_id(const std::string& case_id) const;

  CaseFilePtr by_identifier(const std::string& municipality,
                            const model::CaseIdentifier& identifier) override;
  CaseFilePtr by_id(const std::string& id) override;
  std::vector<store::MessageRow> waiting_for(const std::string& municipality,
                                             const model::CaseIdentifier& identifier) override;

 private:
  struct Earlier {
    std::string id;
    std::string body_hash;
  };
  struct PollState {
    const config::Connection* connection;
    const config::Poll* poll;
    model::Instant last;
  };

  const Earlier* earlier(const store::MessageRow& row) const;
  void remember(const store::MessageRow& row);
  void drain();
  void apply(Plan plan);
  void keep_case(const Plan& plan);
  void keep_parts(Plan& plan);
  void update(const store::DeliveryRow& row);
  void settle_parked(const std::string& message);
  void withdraw(const Plan& plan);
  void wake_cases();
  void ask_due();
  void ask(const config::Connection& connection, const config::Poll& poll);

  model::FixedClock clock_;
  Ids ids_;
  workflow::RuleBook rules_;
  Context context_;
  std::vector<PollState> polls_;
  std::vector<Plan> plans_;
  std::size_t forgotten_plans_ = 0;
  std::map<std::string, CaseFilePtr> cases_;
  std::map<std::string, std::string> merged_;          ///< case → who took it over
  std::map<std::string, std::string> index_;           ///< identifier → case
  std::multimap<std::string, std::string> waits_;      ///< identifier → message
  std::map<std::string, store::MessageRow> messages_;  ///< parked and batches
  std::map<std::string, Earlier> keys_;                ///< sender's key → message
  std::vector<store::DeliveryRow> deliveries_;
  std::map<std::string, std::size_t> places_;    ///< delivery → place
  std::map<std::string, std::size_t> answered_;  ///< delivery → plans before
  /// What was asked last by the clock: connection, kind, case → delivery.
  std::map<std::tuple<std::string, std::string, std::string>, std::string> questions_;
  std::vector<store::TaskRow> tasks_;
  std::deque<store::MessageRow> queue_;
  std::vector<store::MessageRow> batches_;                       ///< whose parts are in hand
  std::map<std::string, std::vector<store::MessageRow>> parts_;  ///< of those
};

}  // namespace rodedraad::hub
