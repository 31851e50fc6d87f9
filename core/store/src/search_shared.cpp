#include "search_shared.h"

#include <optional>

namespace rodedraad::store {

namespace {

constexpr int kCache = 16'000;  ///< KiB

}  // namespace

Sql& Sql::also(std::string_view column, const std::string& value) {
  if (value.empty()) return *this;
  return add(" AND +").add(column).add(" = ?", value);
}

Sql& Sql::among(std::string_view column, const std::vector<std::string>& values) {
  if (values.empty()) return *this;
  add(" AND +").add(column).add(" IN (");
  for (std::size_t i = 0; i < values.size(); ++i) add(i == 0 ? "?" : ",?", values[i]);
  return add(")");
}

Search::Work::Work(const Location& location, std::chrono::milliseconds at_most)
    : at_most_(at_most),
      vault_(location.shared_vault()),
      connection_(open_reader(location, kCache)),
      statements_(std::make_unique<Statements>(*connection_)),
      pseudonyms_(location) {
  vault_->open_to_read(*statements_);
}

Search::Work::~Work() = default;

Span Search::Work::whole(const Timeline& timeline) {
  const std::string table{timeline.table};
  Span out{0, 0};
  each(Sql{"SELECT coalesce((SELECT min(seq) FROM " + table +
           "), 0), coalesce((SELECT max(seq) "
           "FROM " +
           table + "), 0)"},
       [&](Row row) {
         out.low = row.number();
         out.high = row.number() + 1;
       });
  return out;
}

std::int64_t Search::Work::seq_at(const Timeline& timeline, Instant at, Span within) {
  const auto sql = std::string{"SELECT seq, "} + timeline.moment + " FROM " + timeline.table +
                   " WHERE seq >= ? ORDER BY seq LIMIT 1";
  auto [low, high] = within;
  while (low < high) {  // what is sought lies from low up to and including high
    const auto middle = low + (high - low) / 2;
    std::int64_t seq = high, moment = 0;
    each(Sql{sql}.add("", middle), [&](Row row) {
      seq = row.number();
      moment = row.number();
    });
    if (seq >= high || moment >= to_number(at)) {
      high = middle;
    } else {
      low = seq + 1;
    }
  }
  return low;
}

Span Search::Work::span(const Timeline& timeline, Instant from, Instant until) {
  Span out;
  if (from == Instant{} && until == Instant{}) return out;
  const auto all = whole(timeline);
  if (from != Instant{}) out.low = seq_at(timeline, from, all);
  if (until != Instant{}) out.high = seq_at(timeline, until, all);
  return out;
}

std::vector<KeyPtr> Search::Work::names(const std::vector<std::string>& municipalities) {
  if (municipalities.empty()) return vault_->all_names(*statements_);
  std::vector<KeyPtr> out;
  for (const auto& municipality : municipalities) {
    if (auto key = vault_->find_names(*statements_, municipality)) out.push_back(std::move(key));
  }
  return out;
}

std::vector<Group> Search::Work::groups(const Grouping& grouping) {
  std::vector<Group> out;
  Group prefix;
  collect(grouping, prefix, out);
  return out;
}

/// From each value of the next column straight to the one behind it. (SQLite carries out a
/// comparison of rows by their first column only, and would walk over all that share it.)
void Search::Work::collect(const Grouping& grouping, Group& prefix, std::vector<Group>& out) {
  if (prefix.size() == grouping.columns.size()) {
    out.push_back(prefix);
    return;
  }
  const std::string column = grouping.columns[prefix.size()];
  std::string select = "SELECT " + column + " FROM " + grouping.table + " WHERE TRUE";
  for (std::size_t i = 0; i < prefix.size(); ++i) {
    select += std::string{" AND "} + grouping.columns[i] + " = ?";
  }
  const auto order = " ORDER BY " + column + " LIMIT 1";
  std::optional<std::string> last;
  for (;;) {
    Sql sql{select};
    for (const auto& value : prefix) sql.add("", value);
    if (last) sql.add(" AND " + column + " > ?", *last);
    sql.add(order);
    std::optional<std::string> found;
    each(sql, [&](Row row) { found = row.text(); });
    if (!found) return;
    prefix.push_back(*found);
    collect(grouping, prefix, out);
    prefix.pop_back();
    last = std::move(found);
  }
}

std::vector<std::int64_t> Search::Work::newest(const Grouping& grouping,
                                               const std::vector<Group>& groups, Span span,
                                               std::size_t limit) {
  std::string sql = std::string{"SELECT seq FROM "} + grouping.table + " WHERE ";
  for (const auto* column : grouping.columns) sql += std::string{column} + " = ? AND ";
  sql += "seq >= ? AND seq < ? ORDER BY seq DESC LIMIT ?";
  std::vector<std::int64_t> out;
  for (const auto& group : groups) {
    Sql of_group{sql};
    for (const auto& value : group) of_group.add("", value);
    of_group.add("", span.low, span.high, static_cast<std::int64_t>(limit));
    each(of_group, [&](Row row) { out.push_back(row.number()); });
    // Only what is newer than the oldest that counts so far can still come in.
    if (out.size() < 4 * limit) continue;
    std::ranges::nth_element(out, out.begin() + static_cast<std::ptrdiff_t>(limit),
                             std::ranges::greater{});
    out.resize(limit);
    span.low = std::max(span.low, *std::ranges::min_element(out));
  }
  std::ranges::sort(out, std::ranges::greater{});
  if (out.size() > limit) out.resize(limit);
  return out;
}

std::size_t lines_of(std::size_t limit) {
  return std::clamp<std::size_t>(limit, 1, Search::kMostLines);
}

std::int64_t number_of(const std::string& cursor, std::int64_t begin) {
  if (cursor.empty()) return begin;
  std::int64_t out = 0;
  const auto* end = cursor.data() + cursor.size();
  const auto [stop, error] = std::from_chars(cursor.data(), end, out);
  if (error != std::errc{} || stop != end || out < 0) throw BadCursor("no cursor of this list");
  return out;
}

std::vector<std::string> parts_of(const std::string& cursor, std::size_t count) {
  std::vector<std::string> out;
  if (cursor.empty()) return out;
  std::string_view rest{cursor};
  while (out.size() + 1 < count) {
    const auto end = rest.find('~');
    if (end == std::string_view::npos) throw BadCursor("no cursor of this list");
    out.emplace_back(rest.substr(0, end));
    rest.remove_prefix(end + 1);
  }
  out.emplace_back(rest);
  return out;
}

}  // namespace rodedraad::store
