#include <fmt/format.h>
#include <fmt/ranges.h>

#include "rodedraad/hub/log.h"
#include "rodedraad/hub/scenario.h"
#include "scenario_words.h"

/// What a rehearsal did, in words.
namespace rodedraad::hub {

std::string in_words(const store::DeliveryRow& row) {
  using store::DeliveryState;
  const auto what =
      fmt::format("{} naar {} (koppeling {})", row.message.kind, row.organisation, row.connection);
  switch (row.state) {
    case DeliveryState::parked:
      return fmt::format("wacht op {}: {}", row.waits_for, what);
    case DeliveryState::rejected:
    case DeliveryState::failed:
    case DeliveryState::not_authorised:
    case DeliveryState::unknown_outcome:
      return fmt::format("niet gelukt: {}: {}", what, row.answer_text);
    case DeliveryState::cancelled:
      return fmt::format("ingetrokken: {}: {}", what, row.answer_text);
    case DeliveryState::queued:
    case DeliveryState::in_flight:
    case DeliveryState::awaiting:
    case DeliveryState::confirmed:
      break;
  }
  auto text = fmt::format("verstuurd: {}", what);
  if (!row.purpose.empty()) text += fmt::format(", grondslag {}", row.purpose);
  if (!row.fields.empty()) text += fmt::format(", met {}", fmt::join(row.fields, " "));
  for (const auto& [field, reason] : row.withheld) {
    text += fmt::format("; zonder {} ({})", field, reason);
  }
  return text;
}

std::string in_words(const store::TaskRow& row) {
  return fmt::format(
      "taak voor {}: {}{}{}", row.organisation.empty() ? "niemand" : row.organisation, row.title,
      row.due.empty() ? "" : fmt::format(" (uiterlijk {})", row.due), row.done ? " - gedaan" : "");
}

std::string in_words(const store::DeadlineRow& row) {
  auto text = fmt::format("termijn {}{} ({}): vanaf {} tot en met {}", row.deadline,
                          row.item.empty() ? "" : " bij " + row.item, row.rule, row.start, row.due);
  if (row.strict_due != row.due) {
    text += fmt::format(" (geteld {}: {})", row.strict_due, row.shift_reason);
  }
  if (!row.previous_due.empty()) text += fmt::format(", was {}", row.previous_due);
  if (!row.suspended_since.empty())
    text += fmt::format(", staat stil sinds {}", row.suspended_since);
  if (!row.met_on.empty()) text += fmt::format(", gehaald op {}", row.met_on);
  if (!row.stopped.empty())
    text += fmt::format(", vervallen op {}: {}", row.stopped, row.stop_reason);
  return text;
}

std::string in_words(const workflow::RuleOutcome& outcome) {
  return fmt::format("regel {}/{} {}: {}", outcome.workflow, outcome.rule,
                     outcome.fired ? "gaat af" : "gaat niet af", outcome.why);
}

std::string in_words(const store::MessageRow& row) {
  auto text =
      fmt::format("bericht {} via {}: {}", row.message.kind.empty() ? "-" : row.message.kind,
                  row.connection, store::to_string(row.state));
  if (!row.reason.empty()) text += fmt::format(" ({})", row.reason);
  for (const auto& finding : row.findings) {
    text += fmt::format("; {} {}: {}", finding.code, finding.where, finding.text);
  }
  return text;
}

std::vector<std::string> in_words(const Window& window) {
  std::vector<std::string> lines;
  const auto say = [&](const auto& rows) {
    for (const auto* row : rows) lines.push_back(mask(in_words(*row)));
  };
  say(window.messages());
  say(window.outcomes());
  say(window.deliveries());
  say(window.deadlines());
  say(window.tasks());
  return lines;
}

}  // namespace rodedraad::hub
