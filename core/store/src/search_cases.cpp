#include <optional>

#include "names.h"
#include "rodedraad/model/date.h"
#include "search_shared.h"
#include "search_terms.h"

/// The list of cases.
namespace rodedraad::store {

namespace {

/// The Sunday of the week of a day.
std::string end_of_week(const std::string& day) {
  const auto parsed = model::Date::parse(day);
  if (!parsed || !parsed->day()) throw std::invalid_argument("a day is YYYY-MM-DD");
  const std::chrono::sys_days at{*parsed->day()};
  const auto left = std::chrono::Sunday - std::chrono::weekday{at};
  return model::Date{std::chrono::year_month_day{at + left}}.text();
}

class CaseList {
 public:
  CaseList(Search::Work& work, const CaseQuery& query, const std::string& cursor, std::size_t limit)
      : work_(work), query_(query), cursor_(cursor), limit_(limit) {
    if (query.term_state == TermState::this_week) sunday_ = end_of_week(query.today);
  }

  Page<CaseLine> page() {
    const bool by_term =
        query_.term_state != TermState::any && query_.term_state != TermState::none;
    return by_term && query_.name.empty() && query_.number.empty() ? by_due() : by_id();
  }

 private:
  Page<CaseLine> by_id() {
    auto before = cursor_;
    std::vector<CaseLine> lines;
    for (;;) {
      const auto ids = query_.name.empty() ? newest(before) : named(before);
      for (const auto& id : ids) {
        if (auto line = read(id); line && fits(*line)) lines.push_back(*std::move(line));
      }
      if (ids.size() <= limit_ || lines.size() > limit_) break;
      before = ids.back();
    }
    return cut(std::move(lines), limit_, [](const CaseLine& line) { return line.id; });
  }

  /// Newest first: ids sort by the time at which they were made.
  std::vector<std::string> newest(const std::string& before) {
    Sql sql{"SELECT id FROM zaak WHERE merged_into = ''"};
    if (!before.empty()) sql.add(" AND id < ?", before);
    if (!query_.number.empty()) {
      sql.add(" AND id >= ? AND id < ?", query_.number, query_.number + '\x7f');
    }
    if (!query_.closed) sql.add(" AND closed = ''");
    if (query_.term_state == TermState::none) {
      sql.add(" AND NOT EXISTS (SELECT 1 FROM deadline WHERE case_id = zaak.id AND due <> '')");
    }
    sql.among("gemeente", query_.municipalities);
    sql.add(" ORDER BY id DESC LIMIT ?", static_cast<std::int64_t>(limit_ + 1));
    return ids(sql);
  }

  std::vector<std::string> named(const std::string& before) {
    const auto words = words_of_name(query_.name);
    std::vector<std::string> out;
    if (words.empty()) return out;
    for (const auto& names : work_.names(query_.municipalities)) {
      Sql sql{"SELECT case_id FROM name n WHERE gemeente = ? AND word = ?"};
      sql.add("", names->municipality, OwnBytes{name_hash(names, words.front())});
      for (std::size_t i = 1; i < words.size(); ++i) {
        sql.add(
            " AND EXISTS (SELECT 1 FROM name o WHERE o.gemeente = n.gemeente AND o.word = ? "
            "AND o.case_id = n.case_id)",
            OwnBytes{name_hash(names, words[i])});
      }
      if (!before.empty()) sql.add(" AND case_id < ?", before);
      sql.add(" ORDER BY case_id DESC LIMIT ?", static_cast<std::int64_t>(limit_ + 1));
      const auto found = ids(sql);
      out.insert(out.end(), found.begin(), found.end());
    }
    std::ranges::sort(out, std::ranges::greater{});
    if (out.size() > limit_ + 1) out.resize(limit_ + 1);
    return out;
  }

  /// By the earliest day on which something of it is due: a case is where its first term is.
  Page<CaseLine> by_due() {
    Sql sql{"SELECT case_id, due, gemeente, deadline, rowid FROM deadline d WHERE due <> ''"};
    sql.among("gemeente", query_.municipalities);
    if (query_.term_state == TermState::late) {
      sql.add(" AND due < ?", query_.today);
    } else {
      sql.add(" AND due >= ?", query_.today);
      if (!sunday_.empty()) sql.add(" AND due <= ?", sunday_);
    }
    TermPlace::parse(cursor_).go_on(sql);
    sql.add(
        " AND NOT EXISTS (SELECT 1 FROM deadline e WHERE e.case_id = d.case_id AND e.due <> '' "
        "AND (e.due, e.gemeente, e.deadline, e.rowid) < (d.due, d.gemeente, d.deadline, "
        "d.rowid)) ORDER BY due, gemeente, deadline, rowid LIMIT ?",
        static_cast<std::int64_t>(limit_ + 1));
    struct Found {
      std::string id;
      TermPlace place;
    };
    std::vector<Found> found;
    work_.each(sql, [&](Row row) {
      auto id = row.text();
      found.push_back({std::move(id), TermPlace::read(row)});
    });
    Page<CaseLine> page;
    for (const auto& [id, place] : found) {
      if (page.lines.size() == limit_) break;
      if (auto line = read(id)) page.lines.push_back(*std::move(line));
      page.next = place.cursor();
    }
    if (found.size() <= limit_) page.next.clear();
    return page;
  }

  std::vector<std::string> ids(const Sql& sql) {
    std::vector<std::string> out;
    work_.each(sql, [&](Row row) { out.push_back(row.text()); });
    return out;
  }

  std::optional<CaseLine> read(const std::string& id) {
    std::optional<CaseLine> out;
    Sql sql{
        "SELECT id, gemeente, closed, (SELECT count(*) FROM task WHERE case_id = zaak.id AND "
        "done = 0), (SELECT received FROM message WHERE case_id = zaak.id AND case_id <> '' ORDER "
        "BY seq DESC LIMIT 1), (SELECT changed FROM delivery WHERE case_id = zaak.id ORDER BY seq "
        "DESC LIMIT 1) FROM zaak WHERE id = ? AND merged_into = ''"};
    work_.each(sql.add("", id), [&](Row row) {
      auto& line = out.emplace();
      line.id = row.text();
      line.municipality = row.text();
      line.closed = row.text();
      line.open_tasks = row.number();
      const auto received = row.number();
      line.last_change = to_instant(std::max(received, row.number()));
    });
    if (!out) return out;
    Sql term{
        "SELECT due, deadline FROM deadline WHERE case_id = ? AND due <> '' ORDER BY due, "
        "deadline LIMIT 1"};
    work_.each(term.add("", id), [&](Row row) {
      out->next_due = row.text();
      out->next_term = row.text();
    });
    out->late = !out->next_due.empty() && out->next_due < query_.today;
    return out;
  }

  bool fits(const CaseLine& line) const {
    if (!line.closed.empty() && !query_.closed) return false;
    if (!among(query_.municipalities, line.municipality)) return false;
    if (!line.id.starts_with(query_.number)) return false;
    switch (query_.term_state) {
      case TermState::any:
        return true;
      case TermState::none:
        return line.next_due.empty();
      case TermState::late:
        return line.late;
      case TermState::running:
        return !line.next_due.empty() && !line.late;
      case TermState::this_week:
        return !line.next_due.empty() && !line.late && line.next_due <= sunday_;
    }
    return false;
  }

  Search::Work& work_;
  const CaseQuery& query_;
  const std::string& cursor_;
  std::size_t limit_;
  std::string sunday_;
};

}  // namespace

Page<CaseLine> Search::cases(const CaseQuery& query, const std::string& cursor, std::size_t limit) {
  return work_->within_time([&] {
    return CaseList{*work_, query, cursor, lines_of(limit)}.page();
  });
}

}  // namespace rodedraad::store
