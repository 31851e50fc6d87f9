#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "rodedraad/model/field_table.h"
#include "rule_events.h"
#include "whole.h"

namespace rodedraad::config {

namespace {

/// A field that a rule looks at.
struct Look {
  std::string path;
  Place place;
};

void add_tests(const Condition& condition, std::vector<Look>& out) {
  for (const auto& child : condition.children) add_tests(child, out);
  if (condition.kind != Condition::Kind::test) return;
  out.push_back({condition.path, condition.place});
  if (!condition.value_is_path) return;
  for (const auto& path : condition.values) out.push_back({path, condition.place});
}

std::vector<Look> looks_of(const Rule& rule) {
  std::vector<Look> out;
  for (const auto& trigger : rule.on) {
    if (trigger.kind == Trigger::Kind::changed || trigger.kind == Trigger::Kind::date) {
      out.push_back({trigger.name, trigger.place});
    }
  }
  add_tests(rule.when, out);
  return out;
}

bool is_foreign(const Look& look, const Workflow& workflow) {
  const auto law = model::law_of(look.path);
  return !law.empty() && law != workflow.law;
}

/// What a rule of one law does with what another law knows.
class LawCheck {
 public:
  LawCheck(const RuleRef& ref, Reading& reading)
      : workflow_(*ref.workflow),
        rule_(*ref.rule),
        reading_(reading),
        purpose_(reading.config.purpose(rule_.purpose)) {}

  void run() {
    bool looks_abroad = false;
    // A purpose that does not exist was reported where it stands.
    if (rule_.purpose.empty() || purpose_ != nullptr) {
      std::set<Place> told;
      for (const auto& look : looks_of(rule_)) {
        if (!is_foreign(look, workflow_)) continue;
        looks_abroad = true;
        if (!covers(look) && told.insert(look.place).second) refuse(look);
      }
    }
    for (const auto& send : rule_.sends) check_send_purpose(send);
    if (!looks_abroad || purpose_ == nullptr || !reading_.region_known) return;
    for (const auto& task : rule_.tasks) check_owner(task.task, task.place);
    for (const auto& send : rule_.sends) {
      for (const auto& await : send.awaits) check_owner(await.task, await.place);
    }
  }

 private:
  bool covers(const Look& look) const {
    return purpose_ != nullptr && purpose_->from_law == model::law_of(look.path) &&
           purpose_->to_law == workflow_.law &&
           std::ranges::find(purpose_->allow, look.path) != purpose_->allow.end();
  }

  void refuse(const Look& look) {
    const auto law = model::law_of(look.path);
    std::string what = fmt::format("give the rule a purpose=\"...\" from {} to {} that allows it",
                                   law, workflow_.law);
    if (purpose_ != nullptr) {
      const bool right_way = purpose_->from_law == law && purpose_->to_law == workflow_.law;
      what = right_way ? fmt::format("allow it in the purpose `{}`", purpose_->id)
                       : fmt::format("its purpose `{}` goes from {} to {}: take one from {} to {}",
                                     purpose_->id, purpose_->from_law, purpose_->to_law, law,
                                     workflow_.law);
    }
    reading_.report.error(look.place, "rule-reads-other-law",
                          fmt::format("`{}` is kept under {}, so that a rule of {} does not see "
                                      "it; {}, or leave it out",
                                      look.path, law, workflow_.law, what));
  }

  void check_send_purpose(const Send& send) {
    const auto* purpose = reading_.config.purpose(send.purpose);
    if (purpose == nullptr || purpose->from_law == workflow_.law ||
        purpose->to_law == workflow_.law) {
      return;
    }
    reading_.report.error(
        send.place, "purpose-of-other-law",
        fmt::format("the purpose `{}` goes from {} to {}, but this workflow is of {}; take a "
                    "purpose of this law, or move the rule to a workflow of that one",
                    purpose->id, purpose->from_law, purpose->to_law, workflow_.law));
  }

  /// Who gets work because of a field learns of it.
  void check_owner(const std::string& task, const Place& place) {
    const auto day = today();
    for (const auto& municipality : reading_.config.region.municipalities) {
      std::set<std::string> told;
      for (const auto& mandate : municipality.mandates) {
        if (mandate.task != task || (!mandate.to.empty() && mandate.to < day)) continue;
        const auto& owner = mandate.executor();
        const auto& recipients = purpose_->recipients;
        if (std::ranges::find(recipients, owner) != recipients.end()) continue;
        if (!told.insert(owner).second) continue;
        reading_.report.error(
            place, "task-owner-not-recipient",
            fmt::format("in {} `{}` does this work and so learns what the rule looked at, but the "
                        "purpose `{}` does not name it as recipient; name it there, or give the "
                        "work to another task",
                        municipality.name, owner, purpose_->id));
      }
    }
  }

  const Workflow& workflow_;
  const Rule& rule_;
  Reading& reading_;
  const Purpose* purpose_;
};

}  // namespace

void check_laws(Reading& reading) {
  if (!reading.purposes_known) return;
  for (const auto& ref : rules_of(reading.config)) LawCheck{ref, reading}.run();
}

}  // namespace rodedraad::config
