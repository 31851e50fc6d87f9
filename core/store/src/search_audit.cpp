#include <array>

#include "audit_columns.h"
#include "search_shared.h"

/// The audit log and the Logboek Dataverwerkingen, newest first.
namespace rodedraad::store {

namespace {

/// What the hub does with every message. They are so many that a walk soon meets them, and so have
/// no index: see audit_action in schema.cpp.
constexpr std::array<std::string_view, 3> kOften{"message.accept", "message.state",
                                                 "delivery.state"};
constexpr const char* kRare = "action NOT IN ('message.accept', 'message.state', 'delivery.state')";
constexpr const char* kByPeople = "actor <> origin";

bool begins(std::string_view action, std::string_view wanted) {
  return action == wanted || (action.size() > wanted.size() && action.starts_with(wanted) &&
                              action[wanted.size()] == '.');
}

class AuditList {
 public:
  AuditList(Search::Work& work, const AuditSearch& query, const std::string& cursor,
            std::size_t limit)
      : work_(work), query_(query), limit_(limit) {
    span_ = work.span(kAudit, query.from, query.until);
    span_.high = std::min(span_.high, number_of(cursor, INT64_MAX));
  }

  Page<AuditRow> page() {
    read();
    newest_first(lines_);
    return cut(std::move(lines_), limit_, seq_cursor);
  }

 private:
  /// From the narrowest way in to the widest.
  void read() {
    if (!query_.object.empty()) return add("object = ?", {query_.object});
    if (!query_.actor.empty() && (query_.people || is_person())) {
      return add(std::string{"actor = ? AND "} + kByPeople, {query_.actor});
    }
    if (query_.people) return add(kByPeople, {});
    if (!query_.action.empty() && std::ranges::none_of(kOften, [&](const auto action) {
          return begins(action, query_.action);
        })) {
      return by_action();
    }
    add("TRUE", {});
  }

  /// Whether it is neither the hub nor a system, of whom there is soon something in any walk.
  bool is_person() {
    if (query_.actor == "hub") return false;
    for (const auto& group : work_.groups({"message", {"gemeente", "connection"}})) {
      if (group[1] == query_.actor) return false;
    }
    return true;
  }

  void by_action() {
    std::string last;
    for (bool more = true; more;) {
      more = false;
      Sql next{std::string{"SELECT action FROM audit WHERE "} + kRare +
               " AND action > ? ORDER BY "
               "action LIMIT 1"};
      work_.each(next.add("", last), [&](Row row) {
        last = row.text();
        more = true;
      });
      if (more && begins(last, query_.action)) {
        add(std::string{"action = ? AND "} + kRare, {last});
      }
    }
  }

  void add(const std::string& where, std::vector<std::string> values) {
    Sql sql{std::string{"SELECT "} + kAuditColumns + " FROM audit WHERE " + where};
    for (auto& value : values) sql.add("", std::move(value));
    sql.add(" AND seq >= ? AND seq < ?", span_.low, span_.high);
    sql.among("gemeente", query_.municipalities).also("actor", query_.actor);
    if (query_.people) sql.add(" AND +actor <> origin");
    if (!query_.action.empty()) {
      sql.add(" AND (+action = ? OR (+action > ? AND +action < ?))", query_.action,
              query_.action + '.', query_.action + '/');
    }
    sql.add(" ORDER BY seq DESC LIMIT ?", static_cast<std::int64_t>(limit_ + 1));
    work_.each(sql, [&](Row row) { lines_.push_back(audit_columns(row).row); });
  }

  Search::Work& work_;
  const AuditSearch& query_;
  std::size_t limit_;
  Span span_;
  std::vector<AuditRow> lines_;
};

ProcessingRow processing_of(Row row) {
  ProcessingRow out;
  out.seq = row.number();
  out.start = to_instant(row.number());
  out.end = to_instant(row.number());
  out.failed = row.number() != 0;
  for (auto* text : {&out.trace, &out.span, &out.parent, &out.name, &out.activity,
                     &out.municipality, &out.subject_type, &out.subject}) {
    *text = row.text();
  }
  return out;
}

}  // namespace

Page<AuditRow> Search::audit(const AuditSearch& query, const std::string& cursor,
                             std::size_t limit) {
  return work_->within_time([&] {
    return AuditList{*work_, query, cursor, lines_of(limit)}.page();
  });
}

Page<ProcessingRow> Search::processing(const ProcessingSearch& query, const std::string& cursor,
                                       std::size_t limit) {
  const auto count = lines_of(limit);
  std::vector<ProcessingRow> lines;
  work_->within_time([&] {
    auto span = work_->span(kProcessing, query.from, query.until);
    span.high = std::min(span.high, number_of(cursor, INT64_MAX));
    const auto add = [&](const std::string& pseudonym) {
      Sql sql{
          "SELECT seq, start, einde, failed, trace, span, parent, name, activity, gemeente, "
          "subject_type, subject FROM verwerking WHERE "};
      if (pseudonym.empty()) {
        sql.add("seq >= ? AND seq < ?", span.low, span.high);
      } else {
        // Without the pluses SQLite puts the subject into substr(), and then walks over the period.
        sql.add("substr(subject, 1, 16) = ? AND +subject = ? AND +seq >= ? AND +seq < ?",
                pseudonym.substr(0, 16), pseudonym, span.low, span.high);
      }
      sql.among("gemeente", query.municipalities);
      sql.add(" ORDER BY seq DESC LIMIT ?", static_cast<std::int64_t>(count + 1));
      work_->each(sql, [&](Row row) { lines.push_back(processing_of(row)); });
    };
    if (query.subject.empty()) return add(query.pseudonym);
    // Each municipality has its own name for a person.
    for (const auto& names : work_->names(query.municipalities)) {
      add(work_->pseudonyms().of(names->municipality, query.subject_type, query.subject));
    }
  });
  newest_first(lines);
  return cut(std::move(lines), count, seq_cursor);
}

}  // namespace rodedraad::store
