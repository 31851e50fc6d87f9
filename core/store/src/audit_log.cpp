#include "rodedraad/store/audit_log.h"

#include <algorithm>
#include <map>
#include <utility>

#include "audit_columns.h"
#include "rodedraad/store/audit_chain.h"
#include "rodedraad/store/database.h"

namespace rodedraad::store {

namespace {

constexpr std::size_t kPage = 2000;

void tell(AuditVerdict& verdict, AuditFault fault) {
  ++verdict.fault_count;
  if (verdict.faults.size() < kMostFaults) verdict.faults.push_back(fault);
}

/// The checkpoints that count, by record: those after an older store that was put back do not.
std::map<std::int64_t, Checkpoint> counting(const CheckpointList& list, AuditVerdict& verdict) {
  std::map<std::int64_t, Checkpoint> result;
  for (const auto& each : list.checkpoints) {
    if (each.restored) {
      result.erase(result.lower_bound(each.head.seq), result.end());
      verdict.restored.push_back(each);
    }
    result[each.head.seq] = each;
    verdict.last_checkpoint = each.at;
  }
  verdict.checkpoints = list.checkpoints.size();
  return result;
}

}  // namespace

AuditLog::AuditLog(const Location& location)
    : connection_(open_reader(location)), statements_(std::make_unique<Statements>(*connection_)) {}

AuditLog::AuditLog(Connection& connection)
    : statements_(std::make_unique<Statements>(connection)) {}

AuditLog::~AuditLog() = default;

std::vector<AuditLog::Sealed> AuditLog::page(std::int64_t after, std::size_t limit) {
  std::vector<Sealed> result;
  statements_->each(
      std::string{"SELECT "} + kAuditColumns + " FROM audit WHERE seq > ? ORDER BY seq LIMIT ?",
      [&](Row columns) { result.push_back(audit_columns(columns)); }, after,
      static_cast<std::int64_t>(limit));
  return result;
}

std::vector<AuditRow> AuditLog::find(const AuditQuery& query, std::size_t limit) {
  std::vector<AuditRow> result;
  statements_->each(
      std::string{"SELECT "} + kAuditColumns +
          " FROM audit WHERE at >= ? AND (? = '' OR object = ?) AND (? = '' OR actor = ?) AND "
          "(? = '' OR action = ? OR substr(action, 1, length(?) + 1) = ? || '.') "
          "ORDER BY seq DESC LIMIT ?",
      [&](Row columns) { result.push_back(audit_columns(columns).row); }, to_number(query.since),
      query.object, query.object, query.actor, query.actor, query.action, query.action,
      query.action, query.action, static_cast<std::int64_t>(limit));
  std::reverse(result.begin(), result.end());
  return result;
}

std::vector<ProcessingRow> AuditLog::processing(std::int64_t after, Instant since,
                                                std::size_t limit) {
  std::vector<ProcessingRow> result;
  statements_->each(
      "SELECT seq, start, einde, failed, trace, span, parent, name, activity, gemeente, "
      "subject_type, subject FROM verwerking WHERE seq > ? AND start >= ? ORDER BY seq LIMIT ?",
      [&](Row columns) {
        auto& row = result.emplace_back();
        row.seq = columns.number();
        row.start = to_instant(columns.number());
        row.end = to_instant(columns.number());
        row.failed = columns.number() != 0;
        for (auto* field : {&row.trace, &row.span, &row.parent, &row.name, &row.activity,
                            &row.municipality, &row.subject_type, &row.subject}) {
          *field = columns.text();
        }
      },
      after, to_number(since), static_cast<std::int64_t>(limit));
  return result;
}

std::int64_t AuditLog::processing_sent() {
  std::int64_t result = 0;
  statements_->each(
      "SELECT CAST(value AS INTEGER) FROM setting WHERE name = ?",
      [&](Row row) { result = row.number(); }, std::string_view{kProcessingSent});
  return result;
}

AuditVerdict verify_audit(AuditLog& log, const crypto::Secret& key, const CheckpointList& list) {
  using Kind = AuditFault::Kind;
  AuditVerdict verdict;
  const auto checkpoints = counting(list, verdict);
  for (const auto line : list.bad_lines) {
    tell(verdict, {Kind::checkpoint, static_cast<std::int64_t>(line), 0, {}});
  }
  auto& head = verdict.head;
  for (;;) {
    const auto page = log.page(head.seq, kPage);
    if (page.empty()) break;
    for (const auto& [row, seal] : page) {
      const bool gap = row.seq != head.seq + 1;
      if (gap) tell(verdict, {Kind::missing, head.seq + 1, row.seq - 1, row.at});
      // Behind a gap the seal before is not known.
      if (!gap && seal != audit_seal(key, head.seal, row)) {
        tell(verdict, {Kind::changed, row.seq, row.seq, row.at});
      }
      const auto seen = checkpoints.find(row.seq);
      if (seen != checkpoints.end() && seen->second.head.seal != seal) {
        tell(verdict, {Kind::replaced, row.seq, row.seq, row.at});
      }
      head = {row.seq, seal};
      ++verdict.records;
    }
  }
  if (!checkpoints.empty() && checkpoints.rbegin()->first > head.seq) {
    const auto& [seq, seen] = *checkpoints.rbegin();
    tell(verdict, {Kind::cut, head.seq + 1, seq, seen.at});
  }
  return verdict;
}

}  // namespace rodedraad::store
