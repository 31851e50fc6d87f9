#include <map>
#include <tuple>

#include "packed.h"
#include "rodedraad/model/date.h"
#include "sealed_rows.h"
#include "search_shared.h"

/// The lists of terms and of tasks.
namespace rodedraad::store {

namespace {

constexpr std::chrono::days kLongestWindow{2 * 366};

std::chrono::sys_days day_of(const std::string& text) {
  const auto date = model::Date::parse(text);
  if (!date || !date->day()) throw std::invalid_argument("a day is YYYY-MM-DD");
  return std::chrono::sys_days{*date->day()};
}

/// The Monday of its week.
std::string week_of(const std::string& day) {
  const auto at = day_of(day);
  const auto since = std::chrono::weekday{at} - std::chrono::Monday;
  return model::Date{std::chrono::year_month_day{at - since}}.text();
}

/// AND what a query chooses of the terms that run.
void choose(Sql& sql, const TermQuery& query) {
  sql.among("gemeente", query.municipalities).also("deadline", query.deadline);
  if (query.state == TermQuery::State::late) sql.add(" AND due < ?", query.today);
  if (query.state == TermQuery::State::due) sql.add(" AND due >= ?", query.today);
  if (!query.from.empty()) sql.add(" AND due >= ?", query.from);
  if (!query.until.empty()) sql.add(" AND due <= ?", query.until);
}

/// Where a term that runs stands in the order of the index deadline_due.
struct TermPlace {
  std::string due, municipality, deadline;
  std::int64_t row = 0;

  /// Columns due, gemeente, deadline, rowid.
  static TermPlace read(Row& columns) {
    TermPlace out;
    out.due = columns.text();
    out.municipality = columns.text();
    out.deadline = columns.text();
    out.row = columns.number();
    return out;
  }

  std::string cursor() const {
    return due + '~' + municipality + '~' + deadline + '~' + std::to_string(row);
  }
};

/// AND behind a place. Throws BadCursor.
void go_on(Sql& sql, const std::string& cursor) {
  const auto at = parts_of(cursor, 4);
  if (at.empty()) return;
  sql.add(" AND (due, gemeente, deadline, rowid) > (?, ?, ?, ?)", at[0], at[1], at[2],
          number_of(at[3], -1));
}

}  // namespace

Page<TermLine> Search::terms(const TermQuery& query, const std::string& cursor, std::size_t limit) {
  const auto count = lines_of(limit);
  Page<TermLine> page;
  TermPlace last;
  bool more = false;
  Sql sql{
      "SELECT due, gemeente, deadline, rowid, case_id, item, key, sealed FROM deadline WHERE due "
      "<> ''"};
  choose(sql, query);
  go_on(sql, cursor);
  sql.add(" ORDER BY due, gemeente, deadline, rowid LIMIT ?", static_cast<std::int64_t>(count + 1));
  work_->within_time([&] {
    work_->each(sql, [&](Row row) {
      more = page.lines.size() == count;
      if (more) return;
      last = TermPlace::read(row);
      auto& line = page.lines.emplace_back();
      line.case_id = row.text();
      line.municipality = last.municipality;
      line.deadline = last.deadline;
      line.due = last.due;
      line.late = !query.today.empty() && line.due < query.today;
      const auto place = place_of_term(line.deadline, row.text());
      const auto key = row.number();
      const auto opened =
          open_text(work_->statements(), work_->vault(), key, "deadline", place, row.text());
      if (opened.damaged) line.title = kTextDamaged;
      if (opened.plain.empty()) return;
      DeadlineRow whole;
      unpack(opened.plain, whole);
      line.title = std::move(whole.title);
      line.rule = std::move(whole.rule);
      line.article = std::move(whole.article);
    });
  });
  if (more) page.next = last.cursor();
  return page;
}

std::vector<TermCount> Search::term_counts(const TermQuery& query) {
  if (day_of(query.until) - day_of(query.from) > kLongestWindow) {
    throw std::invalid_argument("terms are counted over at most two years");
  }
  std::map<std::tuple<std::string, std::string, std::string>, std::int64_t> counts;
  Sql sql{"SELECT due, gemeente, deadline, count(*) FROM deadline WHERE due <> ''"};
  choose(sql, query);
  sql.add(" GROUP BY due, gemeente, deadline");
  std::string last, week;  // the days come in order, many times each
  work_->within_time([&] {
    work_->each(sql, [&](Row row) {
      auto due = row.text();
      if (due != last) {
        last = std::move(due);
        week = week_of(last);
      }
      auto municipality = row.text();
      auto deadline = row.text();
      counts[{week, std::move(municipality), std::move(deadline)}] += row.number();
    });
  });
  std::vector<TermCount> out;
  out.reserve(counts.size());
  for (const auto& [of, count] : counts) {
    out.push_back({std::get<0>(of), std::get<1>(of), std::get<2>(of), count});
  }
  return out;
}

namespace {

/// Tasks with a due day, or those without one, behind a place.
Sql tasks_of(const TaskQuery& query, bool dated, const std::vector<std::string>& after,
             std::size_t limit) {
  Sql sql{
      "SELECT id, case_id, gemeente, name, role, organisation, rule, due, claimed_by, created, "
      "claimed_at, key, sealed FROM task WHERE done = "};
  sql.add(query.done ? "1" : "0").add(dated ? " AND due > ''" : " AND due = ''");
  if (!query.due_until.empty()) sql.add(" AND due <= ?", query.due_until);
  if (!after.empty()) {
    sql.add(" AND (due, created, id) > (?, ?, ?)", after[0], number_of(after[1], 0), after[2]);
  }
  sql.among("gemeente", query.municipalities).also("organisation", query.organisation);
  sql.also("role", query.role).also("claimed_by", query.claimed_by);
  sql.also("case_id", query.case_id);
  return sql.add(" ORDER BY due, created, id LIMIT ?", static_cast<std::int64_t>(limit));
}

}  // namespace

Page<TaskLine> Search::tasks(const TaskQuery& query, const std::string& cursor, std::size_t limit) {
  const auto count = lines_of(limit);
  const auto after = parts_of(cursor, 3);
  std::vector<TaskLine> lines;
  const auto read = [&](Row row) {
    auto& line = lines.emplace_back();
    for (auto* text : {&line.id, &line.case_id, &line.municipality, &line.name, &line.role,
                       &line.organisation, &line.rule, &line.due, &line.claimed_by}) {
      *text = row.text();
    }
    line.created = to_instant(row.number());
    line.claimed_at = to_instant(row.number());
    line.done = query.done;
    const auto key = row.number();
    const auto opened =
        open_text(work_->statements(), work_->vault(), key, "task", line.id, row.text());
    if (opened.damaged) line.title = kTextDamaged;
    if (!opened.plain.empty()) line.title = Unpacker{opened.plain}.text();
  };
  const bool undated_already = !after.empty() && after[0].empty();
  work_->within_time([&] {
    if (!undated_already) work_->each(tasks_of(query, true, after, count + 1), read);
    if (lines.size() > count || !query.due_until.empty()) return;
    work_->each(tasks_of(query, false, undated_already ? after : std::vector<std::string>{},
                         count + 1 - lines.size()),
                read);
  });
  return cut(std::move(lines), count, [](const TaskLine& line) {
    return line.due + '~' + std::to_string(to_number(line.created)) + '~' + line.id;
  });
}

}  // namespace rodedraad::store
