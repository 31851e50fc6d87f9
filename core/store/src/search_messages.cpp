#include <set>

#include "sealed_rows.h"
#include "search_shared.h"

/// The list of messages that came in.
namespace rodedraad::store {

namespace {

const Grouping kLines{"message", {"gemeente", "connection", "kind"}};
constexpr const char* kColumns =
    "SELECT seq, id, gemeente, connection, kind, case_id, parent, answer_to, reason, revision, "
    "part, received, state, body IS NOT NULL FROM message ";

MessageLine line_of(Row row) {
  MessageLine out;
  out.seq = row.number();
  for (auto* text : {&out.id, &out.municipality, &out.connection, &out.kind, &out.case_id,
                     &out.parent, &out.answer_to, &out.reason, &out.revision}) {
    *text = row.text();
  }
  out.part = row.small();
  out.received = to_instant(row.number());
  const auto state = row.text();
  try {
    out.state = message_state(state);
  } catch (const std::invalid_argument&) {
    out.state = MessageState::failed;  // bit rot, as for who reads the whole message
  }
  out.has_body = row.number() != 0;
  return out;
}

class MessageList {
 public:
  MessageList(Search::Work& work, const MessageQuery& query, const std::string& cursor,
              std::size_t limit)
      : work_(work), query_(query), limit_(limit) {
    span_ = work.span(kMessages, query.from, query.until);
    span_.high = std::min(span_.high, number_of(cursor, INT64_MAX));
    for (const auto state : states()) states_.emplace_back(to_string(state));
  }

  Page<MessageLine> page() {
    read();
    newest_first(lines_);
    return cut(std::move(lines_), limit_, seq_cursor);
  }

 private:
  /// From the narrowest way in to the widest.
  void read() {
    if (!query_.case_id.empty()) {
      return add("WHERE case_id = ? AND case_id <> ''", query_.case_id);
    }
    if (!query_.key.empty()) return by_key();
    if (!query_.id.empty()) return add("WHERE id >= ? AND id < ?", query_.id, query_.id + '\x7f');
    if (query_.desk) return at_desk();
    if (query_.waits) {
      return add(
          "WHERE state = 'parked' AND EXISTS (SELECT 1 FROM wait WHERE wait.message = "
          "message.id)");
    }
    if (!states_.empty() && !among(states_, "processed")) {
      for (const auto& state : states_) add("WHERE state = '" + state + "'");
      return;
    }
    if (!query_.municipalities.empty() || !query_.connection.empty() || !query_.kind.empty()) {
      return by_group();
    }
    add("WHERE TRUE");
  }

  std::vector<MessageState> states() const {
    if (!query_.open) return query_.states;
    std::vector<MessageState> out;
    for (const auto state : {MessageState::received, MessageState::parked, MessageState::failed}) {
      if (query_.states.empty() || std::ranges::find(query_.states, state) != query_.states.end()) {
        out.push_back(state);
      }
    }
    return out;
  }

  void at_desk() {
    add("WHERE state = 'failed'");
    add("WHERE state = 'parked' AND case_id = '' AND NOT EXISTS (SELECT 1 FROM wait WHERE "
        "wait.message = message.id)");
  }

  void by_key() {
    for (const auto& names : work_.names(query_.municipalities)) {
      for (const auto& group : fitting_groups()) {
        if (group[0] != names->municipality || !seen_.insert(group[0] + group[1]).second) continue;
        add("WHERE gemeente = ? AND connection = ? AND idempotency_key = ? AND idempotency_key <> "
            "'' AND state <> 'refused' AND state <> 'duplicate'",
            group[0], group[1], OwnBytes{keyed_hash(names, "key", query_.key)});
      }
    }
  }

  std::vector<Group> fitting_groups() {
    auto out = work_.groups(kLines);
    std::erase_if(out, [&](const Group& group) {
      return !among(query_.municipalities, group[0]) ||
             !(query_.connection.empty() || query_.connection == group[1]) ||
             !(query_.kind.empty() || query_.kind == group[2]);
    });
    return out;
  }

  void by_group() {
    const auto groups = fitting_groups();
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
    sql.also("connection", query_.connection).also("kind", query_.kind);
    if (!query_.id.empty() && !by_id)
      sql.add(" AND +id >= ? AND +id < ?", query_.id, query_.id + '\x7f');
    sql.add(by_id ? " ORDER BY +seq DESC LIMIT ?" : " ORDER BY seq DESC LIMIT ?",
            static_cast<std::int64_t>(limit_ + 1));
    work_.each(sql, [&](Row row) { lines_.push_back(line_of(row)); });
  }

  Search::Work& work_;
  const MessageQuery& query_;
  std::size_t limit_;
  Span span_;
  std::vector<std::string> states_;
  std::set<std::string> seen_;
  std::vector<MessageLine> lines_;
};

}  // namespace

Page<MessageLine> Search::messages(const MessageQuery& query, const std::string& cursor,
                                   std::size_t limit) {
  return work_->within_time([&] {
    return MessageList{*work_, query, cursor, lines_of(limit)}.page();
  });
}

std::string Search::neighbour(std::int64_t seq, bool later,
                              const std::vector<std::string>& municipalities) {
  return work_->within_time([&] {
    Sql sql{later ? "SELECT id FROM message WHERE seq > ?"
                  : "SELECT id FROM message WHERE seq < ?"};
    sql.add("", seq).among("gemeente", municipalities);
    sql.add(later ? " ORDER BY seq LIMIT 1" : " ORDER BY seq DESC LIMIT 1");
    std::string id;
    work_->first(sql, [&](Row row) { id = row.text(); });
    return id;
  });
}

}  // namespace rodedraad::store
