#include "uses.h"

#include <algorithm>

namespace rodedraad::purposes {

namespace {

constexpr std::string_view kTask = "task:";
constexpr std::string_view kConnection = "connection:";
constexpr std::string_view kAsks = ".opvragen";

void collect_paths(const config::Condition& condition, std::set<std::string>& out) {
  if (condition.kind == config::Condition::Kind::test) {
    out.insert(condition.path);
    if (condition.value_is_path) out.insert(condition.values.begin(), condition.values.end());
  }
  for (const auto& child : condition.children) collect_paths(child, out);
}

/// The fields that a rule looks at.
std::set<std::string> seen_by(const config::Rule& rule) {
  using Kind = config::Trigger::Kind;
  std::set<std::string> out;
  for (const auto& trigger : rule.on) {
    if (trigger.kind == Kind::changed || trigger.kind == Kind::date) out.insert(trigger.name);
  }
  collect_paths(rule.when, out);
  return out;
}

class Collector {
 public:
  Collector(const config::Config& config, const config::Catalogue& catalogue)
      : config_(config), catalogue_(catalogue) {}

  Uses run() {
    for (const auto& workflow : config_.workflows) {
      for (const auto& rule : workflow.rules) {
        const auto by = "regel " + workflow.id + "/" + rule.id;
        for (const auto& send : rule.sends) add_send(send, by);
        if (!rule.purpose.empty()) add_look(rule, by);
      }
    }
    for (const auto& connection : config_.connections) add_questions(connection);
    return std::move(uses_);
  }

 private:
  /// The organisations that do a task somewhere, now or ever.
  std::set<std::string> executors_of(std::string_view task) const {
    std::set<std::string> out;
    for (const auto& municipality : config_.region.municipalities) {
      for (const auto& mandate : municipality.mandates) {
        if (mandate.task == task) out.insert(mandate.executor());
      }
    }
    return out;
  }

  std::vector<const config::Connection*> receivers_of(const config::Send& send) const {
    const std::string_view to = send.to;
    const bool by_task = to.starts_with(kTask);
    const auto name = to.substr(by_task ? kTask.size() : std::min(kConnection.size(), to.size()));
    const auto organisations = by_task ? executors_of(name) : std::set<std::string>{};
    std::vector<const config::Connection*> out;
    for (const auto& connection : config_.connections) {
      const bool meant =
          by_task ? organisations.contains(connection.organisation) : connection.id == name;
      if (meant && connection.transport && connection.may_send(send.message)) {
        out.push_back(&connection);
      }
    }
    return out;
  }

  const config::KindInfo* kind_of(const config::Connection& connection,
                                  std::string_view message) const {
    const auto* adapter = catalogue_.adapter(connection.adapter.name);
    return adapter == nullptr ? nullptr : adapter->writes(message);
  }

  void add(const std::string& purpose, const config::Connection& connection,
           const config::KindInfo& kind, const std::string& by) {
    for (const auto& want : connection.wants(kind)) {
      uses_[{purpose, connection.organisation, want.path}].insert({kind.name, by});
    }
  }

  void add_send(const config::Send& send, const std::string& by) {
    for (const auto* connection : receivers_of(send)) {
      const auto* kind = kind_of(*connection, send.message);
      if (kind == nullptr) continue;
      add(send.purpose, *connection, *kind, by);
    }
  }

  /// Who does the tasks of a rule learns that its condition held. A rule without a task decides for
  /// those that the purpose names, and shows nobody what it saw.
  void add_look(const config::Rule& rule, const std::string& by) {
    std::set<std::string> organisations;
    for (const auto& task : rule.tasks) organisations.merge(executors_of(task.task));
    const auto* purpose = config_.purpose(rule.purpose);
    if (rule.tasks.empty() && purpose != nullptr) {
      organisations.insert(purpose->recipients.begin(), purpose->recipients.end());
    }
    const Use use{rule.tasks.empty() ? "beslissen" : "taak", by};
    for (const auto& path : seen_by(rule)) {
      for (const auto& organisation : organisations) {
        uses_[{rule.purpose, organisation, path}].insert(use);
      }
    }
  }

  void add_questions(const config::Connection& connection) {
    const auto* adapter = catalogue_.adapter(connection.adapter.name);
    if (adapter == nullptr || connection.ask_purpose.empty()) return;
    for (const auto& kind : adapter->kinds) {
      if (kind.incoming || !kind.name.ends_with(kAsks) || !connection.may_send(kind.name)) continue;
      add(connection.ask_purpose, connection, kind, "koppeling " + connection.id);
    }
  }

  const config::Config& config_;
  const config::Catalogue& catalogue_;
  Uses uses_;
};

}  // namespace

Uses uses_of(const config::Config& config, const config::Catalogue& catalogue) {
  return Collector(config, catalogue).run();
}

}  // namespace rodedraad::purposes
