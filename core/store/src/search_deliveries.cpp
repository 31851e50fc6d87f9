#include "search_shared.h"

/// The list of what went out.
namespace rodedraad::store {

namespace {

const Grouping kLines{"delivery", {"gemeente", "connection", "organisation", "kind"}};
constexpr const char* kColumns =
    "SELECT seq, id, gemeente, case_id, connection, organisation, cause, rule, kind, purpose, "
    "waits_for, repeats, reason, revision, state, attempts, answer_status, created, changed, "
    "next_at, deadline, desk, body IS NOT NULL, method <> '' OR body IS NOT NULL, CASE desk WHEN 1 "
    "THEN coalesce((SELECT outcome FROM attempt WHERE attempt.delivery = delivery.id ORDER BY "
    "number DESC LIMIT 1), '') ELSE '' END, CASE desk WHEN 1 THEN coalesce((SELECT max(number) "
    "FROM "
    "attempt WHERE attempt.delivery = delivery.id), 0) ELSE 0 END FROM delivery ";

DeliveryLine line_of(Row row) {
  DeliveryLine out;
  out.seq = row.number();
  for (auto* text : {&out.id, &out.municipality, &out.case_id, &out.connection, &out.organisation,
                     &out.cause, &out.rule, &out.kind, &out.purpose, &out.waits_for, &out.repeats,
                     &out.reason, &out.revision}) {
    *text = row.text();
  }
  const auto state = row.text();
  try {
    out.state = delivery_state(state);
  } catch (const std::invalid_argument&) {
    out.state = DeliveryState::failed;  // bit rot, as for who reads the whole delivery
  }
  out.attempts = row.small();
  out.answer_status = row.small();
  for (auto* moment : {&out.created, &out.changed, &out.next_at, &out.deadline}) {
    *moment = to_instant(row.number());
  }
  out.desk = row.number() != 0;
  out.has_body = row.number() != 0;
  out.was_made = row.number() != 0;
  out.last_outcome = row.text();
  out.last_attempt = row.small();
  return out;
}

class DeliveryList {
 public:
  DeliveryList(Search::Work& work, const DeliveryQuery& query, const std::string& cursor,
               std::size_t limit)
      : work_(work), query_(query), limit_(limit) {
    span_ = work.span(kDeliveries, query.from, query.until);
    span_.high = std::min(span_.high, number_of(cursor, INT64_MAX));
    for (const auto state : query.states) states_.emplace_back(to_string(state));
  }

  Page<DeliveryLine> page() {
    read();
    newest_first(lines_);
    return cut(std::move(lines_), limit_, seq_cursor);
  }

 private:
  /// From the narrowest way in to the widest.
  void read() {
    if (!query_.message.empty()) return add("WHERE cause = ?", query_.message);
    if (!query_.case_id.empty()) return add("WHERE case_id = ?", query_.case_id);
    if (!query_.id.empty()) return add("WHERE id >= ? AND id < ?", query_.id, query_.id + '\x7f');
    if (query_.desk) return at_desk();
    if (!states_.empty() && !among(states_, "confirmed")) {
      for (const auto& state : states_) {
        add("WHERE state = '" + state + "' AND state <> 'confirmed'");
      }
      return;
    }
    if (!query_.municipalities.empty() || !query_.connection.empty() || !query_.kind.empty() ||
        !query_.organisation.empty()) {
      return by_group();
    }
    add("WHERE TRUE");
  }

  /// Until there are enough that are wanted.
  void at_desk() {
    const auto high = span_.high;
    for (;;) {
      std::vector<DeliveryLine> wanted = std::move(lines_);
      lines_.clear();
      add("WHERE desk = 1");
      const bool all = lines_.size() <= limit_;
      if (!all) span_.high = lines_.back().seq;
      for (auto& line : lines_) {
        if (!query_.wanted || query_.wanted(line)) wanted.push_back(std::move(line));
      }
      lines_ = std::move(wanted);
      if (all || lines_.size() > limit_) break;
    }
    span_.high = high;
  }

  void by_group() {
    auto groups = work_.groups(kLines);
    std::erase_if(groups, [&](const Group& group) {
      const auto fits = [](const std::string& wanted, const std::string& value) {
        return wanted.empty() || wanted == value;
      };
      return !among(query_.municipalities, group[0]) || !fits(query_.connection, group[1]) ||
             !fits(query_.organisation, group[2]) || !fits(query_.kind, group[3]);
    });
    auto left = span_;
    while (lines_.size() <= limit_) {
      const auto rows = work_.newest(kLines, groups, left, limit_ + 1);
      for (const auto seq : rows) add("WHERE seq = ?", seq);
      if (rows.size() <= limit_) return;
      left.high = rows.back();
    }
  }

  template <class... Values>
  void add(const std::string& where, Values... values) {
    Sql sql{kColumns};
    sql.add(where, std::move(values)...);
    // The ids are in an index, and so are few of them: their order must not choose the walk.
    const bool by_id = where.starts_with("WHERE id");
    sql.add(by_id ? " AND +seq >= ? AND +seq < ?" : " AND seq >= ? AND seq < ?", span_.low,
            span_.high);
    sql.among("state", states_).among("gemeente", query_.municipalities);
    sql.also("connection", query_.connection).among("connection", query_.connections);
    sql.also("kind", query_.kind);
    sql.also("organisation", query_.organisation).also("case_id", query_.case_id);
    if (query_.desk) sql.add(" AND +desk = 1");
    if (!query_.id.empty() && !by_id)
      sql.add(" AND +id >= ? AND +id < ?", query_.id, query_.id + '\x7f');
    sql.add(by_id ? " ORDER BY +seq DESC LIMIT ?" : " ORDER BY seq DESC LIMIT ?",
            static_cast<std::int64_t>(limit_ + 1));
    work_.each(sql, [&](Row row) { lines_.push_back(line_of(row)); });
  }

  Search::Work& work_;
  const DeliveryQuery& query_;
  std::size_t limit_;
  Span span_;
  std::vector<std::string> states_;
  std::vector<DeliveryLine> lines_;
};

}  // namespace

Page<DeliveryLine> Search::deliveries(const DeliveryQuery& query, const std::string& cursor,
                                      std::size_t limit) {
  return work_->within_time([&] {
    return DeliveryList{*work_, query, cursor, lines_of(limit)}.page();
  });
}

}  // namespace rodedraad::store
