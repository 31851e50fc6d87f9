#pragma once

#include <chrono>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "rodedraad/hub/deadlines.h"
#include "rodedraad/hub/plan.h"
#include "rodedraad/workflow/deadline.h"

namespace rodedraad::hub {

/// Works out what happens to one case and writes it down in a plan: terms, rules, messages, tasks.
/// Used once.
class CaseWork {
 public:
  /// \p file is the copy to work on. What happens is said to follow from plan.message, which must
  /// have its id.
  CaseWork(const Context& context, Plan& plan, store::CaseFile file);

  const store::CaseFile& file() const { return file_; }

  /// Merges what was said; the changes are in the plan afterwards.
  void merge(std::span<const model::Fact> facts);
  /// An adapter wants these asked at the connection that a message came by.
  void follow_up(const config::Connection& connection, const std::vector<std::string>& kinds);
  /// A person did a task. \returns false when it is not open.
  bool done(const std::string& task, const std::string& by, std::vector<workflow::Event>& events);
  /// Looks at everything that listens: to \p events, to the changes in the plan, and to the
  /// calendar since it was last looked at.
  void look(std::vector<workflow::Event> events);
  /// Tries again what waited for a field, tells when to look again, and gives the case to the plan.
  void finish(Cases& cases);

 private:
  using Day = std::chrono::year_month_day;
  using Events = std::vector<workflow::Event>;

  void refresh_terms(Events& events);
  void refresh_set(const config::DeadlineSet& set, bool start, Events& events);
  void put_term(const config::DeadlineSet& set, const workflow::Term& term, Events& events);
  void put_new(store::DeadlineRow row, const config::DeadlineSet& set, Events& events);
  void put_changed(store::DeadlineRow& known, store::DeadlineRow row,
                   const config::DeadlineSet& set, Events& events);
  bool just_met(const store::DeadlineRow& row) const;
  void calendar(Events& events);
  void answers(Events& events);
  void keep(const store::DeadlineRow& row);
  void stop(store::DeadlineRow& row, const std::string& because, Events& events);

  void withdraw_consents();
  void cancel_parked(const std::string& why, const std::string& purpose);
  void move_tasks();
  void silences(const Events& events);
  void overdue(const Events& events);

  Events apply(workflow::Decisions decisions);
  void send(const workflow::SendDecision& decision);
  void tell_veto(const store::DeliveryRow& row);
  void add_task(workflow::TaskDecision task);
  void await(const workflow::AwaitDecision& decision);
  void close(const std::string& because, Events& events);
  void reopen(Events& events);
  void unpark();
  void release(Cases& cases);
  void note_running();
  void set_wake();

  const Context& context_;
  Plan& plan_;
  store::CaseFile file_;
  Day today_;
  Day looked_;
};

}  // namespace rodedraad::hub
