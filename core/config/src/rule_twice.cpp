#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "rule_events.h"
#include "satisfiable.h"
#include "whole.h"

namespace rodedraad::config {

namespace {

struct Sent {
  RuleRef by;
  const Send* send;
  std::vector<Outlet> outlets;
};

bool same_event(const Trigger& a, const Trigger& b) {
  if (a.kind != b.kind || a.name != b.name) return false;
  const bool any_connection =
      a.kind == Trigger::Kind::message && (a.moment.empty() || b.moment.empty());
  if (a.moment != b.moment && !any_connection) return false;
  if (a.kind == Trigger::Kind::deadline) return !a.offset || !b.offset || a.offset == b.offset;
  return a.offset == b.offset && a.before == b.before;
}

bool wake_together(const Rule& a, const Rule& b) {
  return &a == &b || std::ranges::any_of(a.on, [&](const Trigger& one) {
    return std::ranges::any_of(b.on, [&](const Trigger& other) { return same_event(one, other); });
  });
}

bool hold_together(const Rule& a, const Rule& b) {
  const std::array conditions{&a.when, &b.when};
  return !clash(conditions);
}

bool meet(const Sent& a, const Sent& b) {
  if (a.send->to == b.send->to) return true;
  return std::ranges::any_of(a.outlets, [&](const Outlet& outlet) {
    return std::ranges::find(b.outlets, outlet) != b.outlets.end();
  });
}

bool is_twice(const Sent& a, const Sent& b) {
  return a.send->message == b.send->message && a.send->with == b.send->with && meet(a, b) &&
         wake_together(*a.by.rule, *b.by.rule) && hold_together(*a.by.rule, *b.by.rule);
}

}  // namespace

void check_sends_once(Reading& reading) {
  std::vector<Sent> earlier;
  for (const auto& ref : rules_of(reading.config)) {
    for (const auto& send : ref.rule->sends) {
      const Sent sent{ref, &send, outlets(reading, send)};
      const auto twin =
          std::ranges::find_if(earlier, [&](const Sent& other) { return is_twice(other, sent); });
      if (twin != earlier.end()) {
        reading.report.warning(
            send.place, "sends-twice",
            fmt::format("`{}` goes to the same receiver twice at one moment: {} line {} sends it "
                        "too; leave one out, or give the rules conditions that exclude each other",
                        send.message, twin->send->place.file, twin->send->place.line));
      }
      earlier.push_back(sent);
    }
  }
}

}  // namespace rodedraad::config
