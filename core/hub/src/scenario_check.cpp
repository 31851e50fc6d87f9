#include "scenario_check.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>
#include <variant>

#include "rodedraad/hub/log.h"
#include "scenario_words.h"
#include "sending.h"

namespace rodedraad::hub {

namespace {

using store::DeliveryState;

bool is_it(const config::ExpectSent& expected, const store::DeliveryRow& row) {
  return row.message.kind == expected.message &&
         (expected.to.empty() || row.connection == expected.to ||
          row.organisation == expected.to) &&
         (expected.purpose.empty() || row.purpose == expected.purpose);
}

bool has(const std::vector<std::string>& paths, const std::string& path) {
  return std::find(paths.begin(), paths.end(), path) != paths.end();
}

/// Whether all fields travel and stay as expected.
bool fits(const config::ExpectSent& expected, const store::DeliveryRow& row) {
  return std::all_of(expected.with.begin(), expected.with.end(),
                     [&](const auto& path) { return has(row.fields, path); }) &&
         std::none_of(expected.withheld.begin(), expected.withheld.end(),
                      [&](const auto& path) { return has(row.fields, path); });
}

std::string what_of(const config::ExpectSent& expected) {
  return fmt::format("{}{}{}", expected.message, expected.to.empty() ? "" : " naar " + expected.to,
                     expected.purpose.empty() ? "" : ", grondslag " + expected.purpose);
}

bool in_state(const config::ExpectHeld& expected, const store::DeliveryRow& row) {
  if (row.message.kind != expected.message) return false;
  switch (expected.why) {
    case config::ExpectHeld::Why::parked:
      return row.state == DeliveryState::parked && holds_text(row.waits_for, expected.because);
    case config::ExpectHeld::Why::rejected:
      return (row.state == DeliveryState::rejected || row.state == DeliveryState::failed ||
              row.state == DeliveryState::not_authorised) &&
             holds_text(row.answer_text, expected.because);
    case config::ExpectHeld::Why::cancelled:
      return row.state == DeliveryState::cancelled && holds_text(row.answer_text, expected.because);
  }
  return false;
}

}  // namespace

void ScenarioCheck::fail(const std::string& expected, const std::string& found) {
  failures_.push_back({place_, {}, mask(expected), mask(found), {}});
}

std::vector<ScenarioFailure> ScenarioCheck::check(const config::ExpectAction& expect) {
  unexpected_ = window_.sent();
  for (const auto& expectation : expect.all) {
    place_ = expectation.place;
    std::visit([this](const auto& what) { check(what); }, expectation.what);
  }
  if (expect.exact) check_nothing_else();
  return std::move(failures_);
}

void ScenarioCheck::check_nothing_else() {
  for (const auto* row : unexpected_) {
    if (row->rule == kScheduled) continue;
    fail("verder niets verstuurd", in_words(*row));
  }
}

void ScenarioCheck::check(const config::ExpectSent& expected) {
  const auto what = what_of(expected);
  if (!expected.sent) {
    for (const auto* row : window_.sent()) {
      if (is_it(expected, *row)) return fail("niet verstuurd: " + what, in_words(*row));
    }
    return;
  }
  // Each message counts once, so that two expectations need two messages; the one whose fields fit
  // comes first.
  std::stable_partition(unexpected_.begin(), unexpected_.end(),
                        [&](const auto* row) { return fits(expected, *row); });
  const auto found = std::find_if(unexpected_.begin(), unexpected_.end(),
                                  [&](const auto* row) { return is_it(expected, *row); });
  if (found == unexpected_.end()) {
    std::vector<const store::DeliveryRow*> alike;
    for (const auto* row : window_.deliveries()) {
      if (row->message.kind == expected.message) alike.push_back(row);
    }
    return fail("verstuurd: " + what, listed(alike));
  }
  const auto& row = **found;
  unexpected_.erase(found);
  check_fields(expected, row, what);
}

void ScenarioCheck::check_fields(const config::ExpectSent& expected, const store::DeliveryRow& row,
                                 const std::string& what) {
  for (const auto& path : expected.with) {
    if (has(row.fields, path)) continue;
    const auto held = std::find_if(row.withheld.begin(), row.withheld.end(),
                                   [&](const auto& each) { return each.first == path; });
    fail(fmt::format("{} met {}", what, path), held == row.withheld.end()
                                                   ? "de zaak of het bericht heeft dit veld niet"
                                                   : "tegengehouden: " + held->second);
  }
  for (const auto& path : expected.withheld) {
    if (has(row.fields, path)) {
      fail(fmt::format("{} zonder {}", what, path), "dit veld gaat mee");
    }
  }
}

void ScenarioCheck::check(const config::ExpectHeld& expected) {
  std::vector<const store::DeliveryRow*> rows;
  if (expected.why == config::ExpectHeld::Why::parked) {
    // What waits, waits since any moment.
    for (const auto& row : rehearsal_.deliveries()) {
      if (file_ != nullptr && row.case_id == file_->file.id) rows.push_back(&row);
    }
  } else {
    rows = window_.deliveries();
  }
  std::erase_if(rows, [&](const auto* row) { return row->message.kind != expected.message; });
  if (std::any_of(rows.begin(), rows.end(),
                  [&](const auto* row) { return in_state(expected, *row); })) {
    return;
  }
  const auto* state = expected.why == config::ExpectHeld::Why::parked     ? "wacht"
                      : expected.why == config::ExpectHeld::Why::rejected ? "niet verstuurd"
                                                                          : "ingetrokken";
  fail(fmt::format("{}: {}{}", state, expected.message,
                   expected.because.empty() ? "" : fmt::format(" ({})", expected.because)),
       listed(rows));
}

void ScenarioCheck::check(const config::ExpectTask& expected) {
  std::vector<const store::TaskRow*> rows;
  if (expected.done && file_ != nullptr) {
    // Whether it is done says something of a task of any age.
    for (const auto& row : rehearsal_.tasks()) {
      if (rehearsal_.current_id(row.case_id) == file_->file.id) rows.push_back(&row);
    }
  } else {
    rows = window_.tasks();
  }
  const auto like = [&](const store::TaskRow* row) {
    return holds_text(row->title, expected.title);
  };
  if (!expected.present) {
    for (const auto* row : rows) {
      if (like(row)) return fail("geen taak: " + expected.title, in_words(*row));
    }
    return;
  }
  const auto is_it = [&](const store::TaskRow* row) {
    return like(row) && (expected.by.empty() || row->organisation == expected.by) &&
           (expected.due.empty() || row->due == expected.due) &&
           (!expected.done || row->done == *expected.done);
  };
  if (std::any_of(rows.begin(), rows.end(), is_it)) return;
  std::vector<const store::TaskRow*> alike;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(alike), like);
  fail(fmt::format("taak{}: {}{}{}", expected.by.empty() ? "" : " voor " + expected.by,
                   expected.title,
                   expected.due.empty() ? "" : fmt::format(" (uiterlijk {})", expected.due),
                   !expected.done   ? ""
                   : *expected.done ? " - gedaan"
                                    : " - niet gedaan"),
       listed(alike.empty() ? rows : alike));
}

void ScenarioCheck::check(const config::ExpectRule& expected) {
  std::vector<const workflow::RuleOutcome*> looked;
  for (const auto* outcome : window_.outcomes()) {
    if (outcome->workflow + '/' + outcome->rule == expected.id) looked.push_back(outcome);
  }
  const bool fired =
      std::any_of(looked.begin(), looked.end(), [](const auto* outcome) { return outcome->fired; });
  const bool says =
      expected.because.empty() ||
      std::any_of(looked.begin(), looked.end(), [&](const auto* outcome) {
        return outcome->fired == expected.fired && holds_text(outcome->why, expected.because);
      });
  if (fired == expected.fired && says) return;
  fail(fmt::format("regel {} {}{}", expected.id, expected.fired ? "gaat af" : "gaat niet af",
                   expected.because.empty() ? "" : fmt::format(" ({})", expected.because)),
       looked.empty() ? "deze regel heeft niet gekeken" : listed(looked));
}

void ScenarioCheck::check(const config::ExpectReceived& expected) {
  const auto rows = window_.messages();
  const bool found = std::any_of(rows.begin(), rows.end(), [&](const auto* row) {
    return store::to_string(row->state) == expected.state &&
           holds_text(in_words(*row), expected.because);
  });
  if (!found) {
    fail(fmt::format("een bericht in stand {}{}", expected.state,
                     expected.because.empty() ? "" : fmt::format(" ({})", expected.because)),
         listed(rows));
  }
}

}  // namespace rodedraad::hub
