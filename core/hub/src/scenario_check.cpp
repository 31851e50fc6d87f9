#include "scenario_check.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "rodedraad/hub/deadlines.h"
#include "rodedraad/hub/log.h"
#include "rodedraad/hub/waiting.h"
#include "scenario_words.h"
#include "sending.h"

namespace rodedraad::hub {

namespace {

using store::DeliveryState;

bool holds_text(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

template <class Rows>
std::string listed(const Rows& rows) {
  std::vector<std::string> words;
  for (const auto* row : rows) words.push_back(in_words(*row));
  return words.empty() ? "niets" : fmt::format("{}", fmt::join(words, " | "));
}

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

/// One thing that an expectation says of a term, and whether the term has it.
struct Side {
  std::string_view name;
  std::string expected;
  std::string found;
  bool part = false;  ///< a part of the text is enough

  bool differs() const {
    if (expected.empty()) return false;
    return part ? !holds_text(found, expected) : found != expected;
  }
};

}  // namespace

void ScenarioCheck::fail(std::string expected, std::string found) {
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

void ScenarioCheck::check(const config::ExpectField& expected) {
  const auto name =
      expected.key.empty() ? expected.path : fmt::format("{}[{}]", expected.path, expected.key);
  std::vector<const model::Fact*> facts;
  if (file_ != nullptr) facts = model::current_each(file_->file, expected.path);
  if (!expected.key.empty()) {
    std::erase_if(facts, [&](const auto* fact) { return fact->key != expected.key; });
  }
  std::vector<std::string> values;
  for (const auto* fact : facts) {
    values.push_back(fact->key.empty()
                         ? fmt::format("\"{}\" van {}", fact->value, fact->source)
                         : fmt::format("[{}] \"{}\" van {}", fact->key, fact->value, fact->source));
  }
  const auto found = file_ == nullptr ? std::string{"er is geen zaak van deze persoon"}
                     : values.empty() ? std::string{"de zaak heeft dit veld niet"}
                                      : fmt::format("{}", fmt::join(values, ", "));
  if (!expected.equals) {
    if (!facts.empty()) fail(name + " ontbreekt", found);
    return;
  }
  const bool equal = std::any_of(facts.begin(), facts.end(),
                                 [&](const auto* fact) { return fact->value == *expected.equals; });
  if (!equal) fail(fmt::format("{} = \"{}\"", name, *expected.equals), found);
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

void ScenarioCheck::check(const config::ExpectDeadline& expected) {
  const auto name =
      expected.key.empty() ? expected.id : fmt::format("{} bij {}", expected.id, expected.key);
  std::vector<const store::DeadlineRow*> rows;
  if (file_ != nullptr) {
    for (const auto& row : file_->deadlines) {
      if (row.deadline == expected.id && (expected.key.empty() || row.item == expected.key)) {
        rows.push_back(&row);
      }
    }
  }
  if (expected.absent) {
    if (!rows.empty()) fail("geen termijn " + name, listed(rows));
    return;
  }
  if (rows.empty()) return fail("termijn " + name, "deze zaak heeft die termijn niet");
  const auto today = model::dutch_day(rehearsal_.now());
  std::optional<std::string> difference;
  for (const auto* row : rows) {
    const Side sides[]{{"regel", expected.rule, row->rule},
                       {"vanaf", expected.start, row->start},
                       {"geteld tot en met", expected.strict, row->strict_due},
                       {"tot en met", expected.due, row->due},
                       {"stand", expected.state,
                        std::string{workflow::to_string(state_of(*row, file_->file, today))}},
                       {"was", expected.previous, row->previous_due},
                       {"omdat", expected.because,
                        row->stopped.empty() ? row->shift_reason : row->stop_reason, true}};
    std::vector<std::string> wrong;
    for (const auto& side : sides) {
      if (side.differs()) {
        wrong.push_back(
            fmt::format("{} \"{}\" in plaats van \"{}\"", side.name, side.found, side.expected));
      }
    }
    if (wrong.empty()) return;
    if (!difference) {
      difference = fmt::format("{}; {}", fmt::join(wrong, ", "), in_words(*row));
    }
  }
  fail("termijn " + name, *difference);
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

void ScenarioCheck::check(const config::ExpectCase& expected) {
  const auto* wanted = expected.open ? "de zaak is open" : "de zaak is gesloten";
  if (file_ == nullptr) return fail(wanted, "er is geen zaak van deze persoon");
  if (file_->closed.empty() == expected.open) return;
  fail(wanted, file_->closed.empty()
                   ? "de zaak is open"
                   : fmt::format("gesloten op {}: {}", file_->closed, file_->close_reason));
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

void ScenarioCheck::check(const config::ExpectWaits& expected) {
  const auto wanted = "de zaak wacht: " + expected.says;
  if (file_ == nullptr) return fail(wanted, "er is geen zaak van deze persoon");
  std::vector<store::DeliveryRow> deliveries;
  for (const auto& row : rehearsal_.deliveries()) {
    if (row.case_id == file_->file.id) deliveries.push_back(row);
  }
  std::vector<std::string> sentences;
  for (const auto& each : waiting(rehearsal_.context().config, *file_, deliveries, {},
                                  model::dutch_day(rehearsal_.now()))) {
    if (holds_text(each.sentence, expected.says)) return;
    sentences.push_back(each.sentence);
  }
  if (sentences.empty()) sentences.emplace_back(waits_for_nothing(Language::dutch));
  fail(wanted, fmt::format("{}", fmt::join(sentences, " | ")));
}

}  // namespace rodedraad::hub
