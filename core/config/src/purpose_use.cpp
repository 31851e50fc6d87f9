#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "rodedraad/model/field_table.h"
#include "rule_events.h"
#include "whole.h"

namespace rodedraad::config {

namespace {

/// What is sent, asked or looked at under a purpose.
struct Use {
  bool used = false;
  bool open = false;  ///< something under it is not known: no conclusions
  std::set<std::string, std::less<>> paths;

  void carry(const Connection& connection, const KindInfo& kind) {
    for (const auto& want : connection.wants(kind)) {
      if (want.path == kTemplateFields) open = true;
      paths.insert(want.path);
    }
  }

  void see(const Condition& condition) {
    for (const auto& child : condition.children) see(child);
    paths.insert(condition.path);
    if (condition.value_is_path) paths.insert(condition.values.begin(), condition.values.end());
  }
};

using Uses = std::map<std::string, Use, std::less<>>;

void add_send(const Reading& reading, const Send& send, Uses& uses) {
  auto& use = uses[send.purpose];
  use.used = true;
  const auto ways = outlets(reading, send);
  if (ways.empty()) use.open = true;
  for (const auto& outlet : ways) use.carry(*outlet.connection, *outlet.kind);
  for (const auto& [path, value] : send.with) use.paths.insert(path);
}

void add_rule(const Reading& reading, const Rule& rule, Uses& uses) {
  for (const auto& send : rule.sends) add_send(reading, send, uses);
  if (rule.purpose.empty()) return;
  auto& use = uses[rule.purpose];
  use.used = true;
  use.see(rule.when);
  for (const auto& trigger : rule.on) use.paths.insert(trigger.name);
}

/// What a connection asks of its partner: by the clock, or because a message made it.
void add_asking(const Reading& reading, const Connection& connection, Uses& uses) {
  if (connection.ask_purpose.empty()) return;
  auto& use = uses[connection.ask_purpose];
  use.used = true;
  // The answer is laid beside the case by these, also when the question names nobody.
  use.paths.insert({"inburgeraar.bsn", "inburgeraar.vNummer"});
  const auto* adapter = reading.catalogue.adapter(connection.adapter.name);
  if (adapter == nullptr) {
    use.open = true;
    return;
  }
  for (const auto& kind : adapter->kinds) {
    const bool polled =
        std::ranges::find(connection.polls, kind.name, &Poll::message) != connection.polls.end();
    if (!kind.incoming && (polled || kind.name.ends_with(".opvragen"))) {
      use.carry(connection, kind);
    }
  }
}

void check_fields(const Purpose& purpose, const Use& use, Reading& reading) {
  if (use.open) return;
  for (const auto* paths : {&purpose.allow, &purpose.refer}) {
    for (const auto& path : *paths) {
      if (use.paths.contains(path) || model::find_field(path) == nullptr) continue;
      const auto place = reading.allowed_at.find({purpose.id, path});
      reading.report.warning(
          place == reading.allowed_at.end() ? purpose.place : place->second, "purpose-field-unread",
          fmt::format("no message, question or rule under the purpose `{}` can carry or look at "
                      "`{}`; take the field away, so that the purpose says no more than is done",
                      purpose.id, path));
    }
  }
}

}  // namespace

void check_purposes_are_used(Reading& reading) {
  Uses uses;
  for (const auto& ref : rules_of(reading.config)) add_rule(reading, *ref.rule, uses);
  for (const auto& connection : reading.config.connections) add_asking(reading, connection, uses);
  for (const auto& purpose : reading.config.purposes) {
    const auto& use = uses[purpose.id];
    if (use.used) {
      check_fields(purpose, use, reading);
      continue;
    }
    reading.report.warning(
        purpose.place, "purpose-unused",
        fmt::format("nothing is sent, asked or looked at under the purpose `{}`; name it in a "
                    "rule, a <send> or an <ask>, or take it away",
                    purpose.id));
  }
}

}  // namespace rodedraad::config
