#include "rodedraad/hub/retention.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "audited.h"
#include "explain.h"
#include "processing.h"
#include "rodedraad/message/json_writer.h"
#include "rodedraad/model/date.h"
#include "rodedraad/model/field_table.h"
#include "rodedraad/workflow/deadline.h"

namespace rodedraad::hub {

namespace {

using std::chrono::sys_days;
using Fields = std::vector<std::pair<std::string, std::string>>;

Fields fields_of(const workflow::RetentionDue& due) {
  Fields out;
  for (const auto& each : due.erase) out.emplace_back(each.path, each.key);
  return out;
}

bool is_short_term(const std::string& path) {
  const auto* field = model::find_field(path);
  return field != nullptr && field->retention == model::Retention::short_term;
}

/// Class, first day, article → how many fields.
using Groups = std::map<std::tuple<std::string, std::string, std::string>, int>;

Groups groups_of(const workflow::RetentionDue& due) {
  Groups out;
  for (const auto& each : due.erase) {
    ++out[{each.retention, model::Date{each.since}.text(), each.article}];
  }
  return out;
}

/// The explanation of any plan, with what was erased in it.
std::string explanation(const Retained& retained) {
  message::JsonWriter json;
  json.begin_object();
  json.raw("empties", retained.due.empties ? "true" : "false");
  json.begin_array("erased");
  for (const auto& [group, count] : groups_of(retained.due)) {
    const auto& [name, since, article] = group;
    json.begin_object()
        .text("class", name)
        .raw("count", std::to_string(count))
        .text("since", since)
        .text("article", article)
        .end_object();
  }
  json.end_array();
  json.end_object();
  auto text = explain(retained.plan);
  text.back() = ',';
  return text + json.take().substr(1);
}

std::string sentence(const workflow::RetentionDue& due) {
  std::set<std::string> articles;
  for (const auto& each : due.erase) articles.insert(each.article);
  std::string names;
  for (const auto& article : articles) names += (names.empty() ? "" : "; ") + article;
  const auto count = due.erase.size();
  return fmt::format("bewaartermijn voorbij: {} {} gewist ({})", count,
                     count == 1 ? "gegeven" : "gegevens", names);
}

/// A term that counted from what goes says when it was.
std::vector<store::DeadlineRow> deadlines_to_erase(const config::Config& config,
                                                   const workflow::RetentionDue& due,
                                                   const store::CaseFile& file) {
  std::vector<store::DeadlineRow> out;
  for (const auto& row : file.deadlines) {
    const auto* set = config.deadline(row.deadline);
    const bool goes = set == nullptr || std::ranges::any_of(due.erase, [&](const auto& each) {
                        return workflow::concerns(*set, each.path);
                      });
    if (goes) out.push_back(row);
  }
  return out;
}

void take_away(const Retained& retained, store::CaseFile& file) {
  const auto fields = fields_of(retained.due);
  std::erase_if(file.file.facts, [&](const model::Fact& fact) {
    return std::ranges::find(fields, std::pair{fact.path, fact.key}) != fields.end();
  });
  std::erase_if(file.deadlines, [&](const store::DeadlineRow& row) {
    return std::ranges::find(retained.deadlines, row) != retained.deadlines.end();
  });
  if (!retained.due.empties) return;
  file.file.identifiers.clear();
  file.deadlines.clear();
  file.fired_once.clear();
  file.parked.clear();
  file.tasks.clear();
  file.wake.clear();
}

}  // namespace

std::optional<Retained> make_retention_plan(const config::Config& config, const model::Clock& clock,
                                            Ids& ids, const store::CaseFile& file) {
  if (!config.retention || !file.hold.empty()) return std::nullopt;
  const auto now = clock.now();
  const auto today = model::dutch_day(now);
  Retained out;
  out.due = workflow::retention_due(*config.retention, file.file, today);
  if (out.due.erase.empty()) return std::nullopt;
  out.contents = !std::ranges::all_of(
      out.due.erase, [](const workflow::Erasure& each) { return is_short_term(each.path); });
  if (out.contents) out.deadlines = deadlines_to_erase(config, out.due, file);
  auto& row = out.plan.message;
  out.plan.internal = true;
  row.message.id = ids.next();
  row.message.kind = kRetentionKind;
  row.municipality = file.file.municipality;
  row.case_id = file.file.id;
  row.received = now;
  row.state = store::MessageState::processed;
  row.revision = config.revision;
  row.reason = sentence(out.due);
  auto after = std::make_shared<store::CaseFile>(file);
  ++after->file.version;
  take_away(out, *after);
  if (out.due.empties) {
    const auto day = model::Date{today}.text();
    if (after->closed.empty()) after->closed = day;
    after->close_reason = "alle gegevens zijn gewist op " + day + ": de bewaartermijn is voorbij";
  }
  out.plan.file = std::move(after);
  row.explanation = explanation(out);
  out.plan.processing.push_back(erasing(config, now, out.plan, file.file));
  return out;
}

void write(store::Transaction& transaction, Retained& retained) {
  const auto& id = retained.plan.message.case_id;
  transaction.erase_facts(id, fields_of(retained.due));
  for (const auto& row : retained.deadlines) transaction.erase_deadline(id, row);
  if (retained.contents) transaction.erase_contents(id);
  if (retained.due.empties && retained.all_sent) {
    transaction.erase_case(id, retained.plan.message.received);
  } else if (retained.due.empties) {
    transaction.empty_case(id, retained.plan.message.received);
  }
  transaction.put_case(*retained.plan.file);
  transaction.insert(retained.plan.message);
  for (const auto& line : retained.plan.processing) transaction.add_processing(line);
  const auto& message = retained.plan.message;
  transaction.audit(record_of(message, retained.due.empties ? "case.erase" : "case.retention", id,
                              "done", message.reason));
}

store::AuditRow erased_contents(store::Instant now, store::Instant before, std::int64_t seq,
                                std::int64_t count) {
  return {.at = now,
          .action = "message.retention",
          .object = fmt::format("{}-{}", seq + 1, seq + count),
          .result = "done",
          .origin = "hub",
          .actor = "hub",
          .detail = "of before " + model::rfc3339(before)};
}

std::optional<model::Instant> contents_before(const config::Retention& rules,
                                              std::chrono::year_month_day day) {
  if (!rules.messages) return std::nullopt;
  // The last day of a term is counted forwards: the first day whose term is not over.
  auto first = day;
  while (workflow::last_day(first, *rules.messages) >= day) {
    first = sys_days{first} - std::chrono::days{1};
  }
  first = sys_days{first} + std::chrono::days{1};
  return model::parse_instant(model::Date{first}.text());
}

}  // namespace rodedraad::hub
