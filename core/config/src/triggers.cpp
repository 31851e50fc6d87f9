#include "triggers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "names.h"
#include "rodedraad/model/field_table.h"
#include "values.h"

namespace rodedraad::config {

namespace {

using Kind = Trigger::Kind;

/// The attributes that say what an <on> listens to; exactly one of them stands there.
constexpr std::array<std::pair<std::string_view, Kind>, 8> kKinds{{{"changed", Kind::changed},
                                                                   {"message", Kind::message},
                                                                   {"deadline", Kind::deadline},
                                                                   {"date", Kind::date},
                                                                   {"done", Kind::done},
                                                                   {"handover", Kind::handover},
                                                                   {"answer", Kind::awaited},
                                                                   {"silence", Kind::awaited}}};

/// Attributes that only go with another.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kOnlyWith{
    {{"connection", "message"}, {"moment", "deadline"}, {"after", "date"}}};

/// The hub itself makes these of the identifiers of a message.
bool is_made_by_hub(std::string_view path) {
  return path == "inburgeraar.bsn" || path == "inburgeraar.vNummer";
}

std::string in_workflow(const std::string& name, const std::string& workflow) {
  return name.find('/') == std::string::npos ? workflow + '/' + name : name;
}

class OnReader {
 public:
  OnReader(const Element& element, const std::string& workflow, Reading& reading,
           std::vector<Trigger>& out)
      : element_(element), workflow_(workflow), reading_(reading), out_(out) {}

  void read() {
    int kinds = 0;
    for (const auto& [attribute, kind] : kKinds) {
      const auto* found = element_.attribute(attribute);
      if (found == nullptr) continue;
      ++kinds;
      read_kind(kind, *found);
    }
    if (kinds != 1) {
      reading_.report.error(element_.place, "on-not-one",
                            fmt::format("<on> listens to {} things; give it exactly one of: "
                                        "changed, message, deadline, date, done, handover, answer, "
                                        "silence",
                                        kinds));
    }
    for (const auto& [attribute, other] : kOnlyWith) check_only_with(attribute, other);
    if (element_.attribute("before") != nullptr && element_.attribute("date") == nullptr &&
        element_.value("moment") != "warning") {
      reading_.report.error(element_.place_of("before"), "attribute-misplaced",
                            "`before` belongs to `date`, or to a deadline's moment `warning`");
    }
  }

 private:
  void check_only_with(std::string_view attribute, std::string_view other) {
    if (element_.attribute(attribute) == nullptr || element_.attribute(other) != nullptr) return;
    reading_.report.error(element_.place_of(attribute), "attribute-misplaced",
                          fmt::format("`{}` says nothing without `{}`", attribute, other));
  }

  Trigger& add(Kind kind, std::string name, const Place& place) {
    auto& trigger = out_.emplace_back();
    trigger.kind = kind;
    trigger.name = std::move(name);
    trigger.place = place;
    return trigger;
  }

  void read_kind(Kind kind, const Attribute& attribute) {
    const auto& text = attribute.text;
    switch (kind) {
      case Kind::changed:
        for (const auto& word : text.words()) {
          check_made(word);
          add(kind, word.value, word.place);
        }
        return;
      case Kind::message:
        read_message(text);
        return;
      case Kind::deadline:
        read_deadline(text);
        return;
      case Kind::date:
        read_date(text);
        return;
      case Kind::done:
        add(kind, in_workflow(text.value, workflow_), text.place);
        return;
      case Kind::handover:
        check_task({text.value, text.place}, reading_);
        add(kind, text.value, text.place);
        return;
      case Kind::awaited:
        add(kind, in_workflow(text.value, workflow_), text.place).moment = attribute.name;
        return;
    }
  }

  void check_made(const Word& path) {
    if (!reading_.mappings_known || model::find_field(path.value) == nullptr ||
        reading_.produced.contains(path.value) || is_made_by_hub(path.value)) {
      return;
    }
    reading_.report.warning(path.place, "trigger-unreachable",
                            fmt::format("no mapping makes `{}`, so that this never changes; map "
                                        "it, or leave it out",
                                        path.value));
  }

  void read_message(const Text& text) {
    add(Kind::message, text.value, text.place).moment = element_.value("connection");
    if (!reading_.connections_known) return;
    std::vector<std::string> kinds;
    const auto named = element_.value("connection");
    for (const auto& connection : reading_.config.connections) {
      const auto* adapter = reading_.catalogue.adapter(connection.adapter.name);
      if (adapter == nullptr) return;
      if (!named.empty() && connection.id != named) continue;
      for (const auto& kind : adapter->kinds) {
        if (kind.incoming) kinds.push_back(kind.name);
      }
    }
    if (!named.empty() && reading_.config.connection(named) == nullptr) {
      reading_.report.error(
          element_.place_of("connection"), "connection-unknown",
          no_such("connection", named, names_of(reading_.config.connections, &Connection::id)));
    } else if (std::ranges::find(kinds, text.value) == kinds.end()) {
      reading_.report.error(text.place, "message-unknown",
                            fmt::format("no message `{}` comes in{}{}", text.value,
                                        named.empty() ? "" : " by the connection `" + named + "`",
                                        hint(text.value, kinds)));
    }
  }

  void read_deadline(const Text& text) {
    auto& trigger = add(Kind::deadline, text.value, text.place);
    trigger.moment = element_.value("moment");
    if (trigger.moment.empty()) {
      reading_.report.error(element_.place, "moment-missing",
                            "say which moment of the deadline: started, moved, warning, over, met, "
                            "stopped, suspended, resumed or differs");
    }
    if (element_.attribute("before") != nullptr) {
      trigger.offset = parse_length(element_.value("before"));
    }
    const auto* deadline = reading_.config.deadline(text.value);
    if (deadline == nullptr) {
      if (reading_.deadlines_known) {
        reading_.report.error(
            text.place, "deadline-unknown",
            no_such("deadline", text.value, names_of(reading_.config.deadlines, &DeadlineSet::id)));
      }
    } else if (trigger.offset &&
               std::ranges::find(deadline->warnings, *trigger.offset) == deadline->warnings.end()) {
      reading_.report.error(element_.place_of("before"), "warning-unknown",
                            fmt::format("the deadline `{}` has no <warn before=\"{}\"/>; add it in "
                                        "deadlines.xml, or name one that it has",
                                        text.value, element_.value("before")));
    }
  }

  void read_date(const Text& text) {
    auto& trigger = add(Kind::date, text.value, text.place);
    const auto* field = model::find_field(text.value);
    if (field != nullptr && field->type != model::Type::date) {
      reading_.report.error(
          text.place, "field-not-date",
          fmt::format("`{}` is no date, so that it never comes round", text.value));
    }
    check_made({text.value, text.place});
    trigger.before = element_.attribute("before") != nullptr;
    const auto offset = element_.value(trigger.before ? "before" : "after");
    if (!offset.empty()) trigger.offset = parse_length(offset);
    if (trigger.before && element_.attribute("after") != nullptr) {
      reading_.report.error(element_.place, "offset-not-one",
                            "give either `before` or `after`, not both");
    }
  }

  const Element& element_;
  const std::string& workflow_;
  Reading& reading_;
  std::vector<Trigger>& out_;
};

}  // namespace

std::vector<Trigger> read_triggers(const Element& rule, const std::string& workflow,
                                   Reading& reading) {
  std::vector<Trigger> out;
  for (const auto* on : rule.all("on")) OnReader(*on, workflow, reading, out).read();
  return out;
}

}  // namespace rodedraad::config
