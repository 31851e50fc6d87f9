#include <algorithm>
#include <iterator>

#include "names.h"
#include "rodedraad/model/date.h"
#include "search_shared.h"

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

constexpr const char* kLine =
    "SELECT id, gemeente, closed, next_due, coalesce((SELECT min(deadline) FROM deadline WHERE "
    "case_id = zaak.id AND due = zaak.next_due AND due <> ''), ''), (SELECT count(*) FROM task "
    "WHERE case_id = zaak.id AND done = 0), (SELECT received FROM message WHERE case_id = zaak.id "
    "AND case_id <> '' ORDER BY seq DESC LIMIT 1), (SELECT changed FROM delivery WHERE case_id = "
    "zaak.id ORDER BY seq DESC LIMIT 1) FROM zaak WHERE merged_into = ''";

class CaseList {
 public:
  CaseList(Search::Work& work, const CaseQuery& query, const std::string& cursor, std::size_t limit)
      : work_(work), query_(query), cursor_(cursor), limit_(limit) {
    if (query_.term_state == TermState::this_week) sunday_ = end_of_week(query.today);
  }

  Page<CaseLine> page() {
    if (!query_.name.empty()) return by_name();
    const bool by_term =
        query_.term_state != TermState::any && query_.term_state != TermState::none;
    return by_term && query_.number.empty() ? by_due() : newest();
  }

 private:
  /// Newest first: ids sort by the time at which they were made.
  Page<CaseLine> newest() {
    Sql sql{kLine};
    if (!cursor_.empty()) sql.add(" AND id < ?", cursor_);
    choose(sql);
    sql.add(" ORDER BY id DESC LIMIT ?", static_cast<std::int64_t>(limit_ + 1));
    return cut(lines(sql), limit_, [](const CaseLine& line) { return line.id; });
  }

  /// By the first day on which a term of it is due.
  Page<CaseLine> by_due() {
    Sql sql{kLine};
    choose(sql);
    if (const auto after = parts_of(cursor_, 3); !after.empty()) {
      sql.add(" AND (next_due, gemeente, id) > (?, ?, ?)", after[0], after[1], after[2]);
    }
    sql.add(" ORDER BY next_due, gemeente, id LIMIT ?", static_cast<std::int64_t>(limit_ + 1));
    return cut(lines(sql), limit_, [](const CaseLine& line) {
      return line.next_due + '~' + line.municipality + '~' + line.id;
    });
  }

  Page<CaseLine> by_name() {
    auto before = cursor_;
    std::vector<CaseLine> found;
    for (;;) {
      const auto ids = named(before);
      for (const auto& id : ids) {
        Sql sql{kLine};
        sql.add(" AND id = ?", id);
        choose(sql);
        std::ranges::move(lines(sql), std::back_inserter(found));
      }
      if (ids.size() <= limit_ || found.size() > limit_) break;
      before = ids.back();
    }
    return cut(std::move(found), limit_, [](const CaseLine& line) { return line.id; });
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
      work_.each(sql, [&](Row row) { out.push_back(row.text()); });
    }
    std::ranges::sort(out, std::ranges::greater{});
    if (out.size() > limit_ + 1) out.resize(limit_ + 1);
    return out;
  }

  /// AND what is asked of a case, apart from its name.
  void choose(Sql& sql) const {
    if (!query_.closed) sql.add(" AND closed = ''");
    if (!query_.number.empty()) {
      sql.add(" AND id >= ? AND id < ?", query_.number, query_.number + '\x7f');
    }
    sql.among("gemeente", query_.municipalities);
    switch (query_.term_state) {
      case TermState::any:
        break;
      case TermState::none:
        sql.add(" AND next_due = ''");
        break;
      case TermState::late:
        sql.add(" AND next_due <> '' AND next_due < ?", query_.today);
        break;
      case TermState::running:
        sql.add(" AND next_due <> '' AND next_due >= ?", query_.today);
        break;
      case TermState::this_week:
        sql.add(" AND next_due <> '' AND next_due >= ? AND next_due <= ?", query_.today, sunday_);
        break;
    }
  }

  std::vector<CaseLine> lines(const Sql& sql) {
    std::vector<CaseLine> out;
    work_.each(sql, [&](Row row) {
      auto& line = out.emplace_back();
      for (auto* text :
           {&line.id, &line.municipality, &line.closed, &line.next_due, &line.next_term}) {
        *text = row.text();
      }
      line.late = !line.next_due.empty() && line.next_due < query_.today;
      line.open_tasks = row.number();
      const auto received = row.number();
      line.last_change = to_instant(std::max(received, row.number()));
    });
    return out;
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
