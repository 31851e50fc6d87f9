#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

#include "rodedraad/hub/deadlines.h"
#include "rodedraad/hub/waiting.h"
#include "scenario_check.h"
#include "scenario_words.h"

/// What stands in a case, against what a scenario expects.
namespace rodedraad::hub {

namespace {

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

void ScenarioCheck::check(const config::ExpectField& expected) {
  const auto name =
      expected.key.empty() ? expected.path : fmt::format("{}[{}]", expected.path, expected.key);
  std::vector<const model::Fact*> facts;
  if (file_ != nullptr) facts = model::current_each(file_->file, expected.path);
  if (!expected.key.empty()) {
    std::erase_if(facts, [&](const auto* fact) { return fact->key != expected.key; });
  }
  std::vector<std::string> values;
  values.reserve(facts.size());
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

void ScenarioCheck::check(const config::ExpectCase& expected) {
  const auto* wanted = expected.open ? "de zaak is open" : "de zaak is gesloten";
  if (file_ == nullptr) return fail(wanted, "er is geen zaak van deze persoon");
  if (file_->closed.empty() == expected.open) return;
  fail(wanted, file_->closed.empty()
                   ? "de zaak is open"
                   : fmt::format("gesloten op {}: {}", file_->closed, file_->close_reason));
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
