#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <pugixml.hpp>
#include <set>

#include "rule_events.h"
#include "satisfiable.h"
#include "whole.h"

namespace rodedraad::config {

namespace {

using Kind = Trigger::Kind;

constexpr std::string_view kAsks = ".opvragen";

/// The case fields that a connection's mapping makes of a message.
std::set<std::string> fields_of(const Connection& connection, const std::string& kind) {
  std::set<std::string> out;
  for (const auto& setting : connection.adapter.settings) {
    pugi::xml_document mapping;
    if (setting.name != "mapping" || !mapping.load_string(setting.value.c_str())) continue;
    for (const auto& message : mapping.document_element().children("message")) {
      if (message.attribute("kind").value() != kind) continue;
      for (const auto& found : message.select_nodes(".//*[local-name()='field']/@path")) {
        out.insert(found.attribute().value());
      }
    }
  }
  return out;
}

/// What follows from a rule by itself, soon: no person and no date in between.
class Consequences {
 public:
  Consequences(const RuleRef& ref, const Reading& reading) : ref_(ref) {
    for (const auto& send : ref.rule->sends) add_send(send, reading);
  }

  bool wake(const RuleRef& other) const {
    return std::ranges::any_of(other.rule->on,
                               [&](const Trigger& trigger) { return wakes(trigger, other); });
  }

 private:
  void add_send(const Send& send, const Reading& reading) {
    for (const auto& await : send.awaits) awaits_.insert(ref_.workflow->id + '/' + await.id);
    if (!send.message.ends_with(kAsks)) return;
    const auto answer = send.message.substr(0, send.message.size() - kAsks.size());
    for (const auto& outlet : outlets(reading, send)) {
      if (!asked_.insert({outlet.connection->id, answer}).second) continue;
      fields_.merge(fields_of(*outlet.connection, answer));
    }
  }

  bool wakes(const Trigger& trigger, const RuleRef& other) const {
    switch (trigger.kind) {
      case Kind::changed:
        return fields_.contains(trigger.name);
      case Kind::message:
        return std::ranges::any_of(asked_, [&](const auto& asked) {
          return asked.second == trigger.name &&
                 (trigger.moment.empty() || trigger.moment == asked.first);
        });
      case Kind::awaited:
        return awaits_.contains(trigger.name);
      case Kind::deadline:
        return moves(trigger) && hold_together(other);
      case Kind::date:
      case Kind::done:
      case Kind::handover:
        return false;
    }
    return false;
  }

  bool moves(const Trigger& trigger) const {
    const auto names = [&](const std::vector<DeadlineAction>& actions) {
      return std::ranges::find(actions, trigger.name, &DeadlineAction::deadline) != actions.end();
    };
    const auto& moment = trigger.moment;
    if (moment == "started" || moment == "moved" || moment == "differs") {
      return names(ref_.rule->starts);
    }
    return moment == "stopped" && (names(ref_.rule->stops) || !ref_.rule->close.empty());
  }

  /// A deadline says so at once: both rules look at the same case.
  bool hold_together(const RuleRef& other) const {
    const std::array conditions{&ref_.rule->when, &other.rule->when};
    return !clash(conditions);
  }

  RuleRef ref_;
  std::set<std::string> awaits_;
  std::set<std::string> fields_;
  std::set<std::pair<std::string, std::string>> asked_;  ///< connection, kind of the answer
};

/// Finds one round through each rule that has one and stands in none found before.
class Rounds {
 public:
  explicit Rounds(Reading& reading) : reading_(reading) {
    for (const auto& ref : rules_of(reading.config)) {
      if (!ref.rule->once) rules_.push_back(ref);
    }
    next_.resize(rules_.size());
    for (std::size_t from = 0; from < rules_.size(); ++from) {
      const Consequences follows{rules_[from], reading};
      for (std::size_t to = 0; to < rules_.size(); ++to) {
        if (follows.wake(rules_[to])) next_[from].push_back(to);
      }
    }
  }

  void report() {
    std::set<std::size_t> told;
    for (std::size_t start = 0; start < rules_.size(); ++start) {
      if (told.contains(start)) continue;
      const auto round = shortest(start);
      if (round.empty()) continue;
      told.insert(round.begin(), round.end());
      tell(round);
    }
  }

 private:
  /// The rules of the shortest way from \p start back to it; empty when there is none.
  std::vector<std::size_t> shortest(std::size_t start) const {
    std::map<std::size_t, std::size_t> came_from;
    std::vector<std::size_t> queue{start};
    for (std::size_t at = 0; at < queue.size(); ++at) {
      for (const auto to : next_[queue[at]]) {
        if (to == start) return way(queue[at], start, came_from);
        if (came_from.try_emplace(to, queue[at]).second) queue.push_back(to);
      }
    }
    return {};
  }

  static std::vector<std::size_t> way(std::size_t end, std::size_t start,
                                      const std::map<std::size_t, std::size_t>& came_from) {
    std::vector<std::size_t> out{end};
    while (out.back() != start) out.push_back(came_from.at(out.back()));
    std::ranges::reverse(out);
    return out;
  }

  void tell(const std::vector<std::size_t>& round) {
    std::vector<std::string> names;
    names.reserve(round.size() + 1);
    for (const auto rule : round) {
      names.push_back(shown(*rules_[rule].workflow, *rules_[rule].rule));
    }
    names.push_back(names.front());
    reading_.report.warning(
        rules_[round.front()].rule->place, "rule-loop",
        fmt::format("these rules can go on waking each other: {}; give one of them once=\"true\", "
                    "or put a date or a person's task in between",
                    fmt::join(names, " → ")));
  }

  Reading& reading_;
  std::vector<RuleRef> rules_;
  std::vector<std::vector<std::size_t>> next_;
};

}  // namespace

void check_loops(Reading& reading) { Rounds{reading}.report(); }

}  // namespace rodedraad::config
