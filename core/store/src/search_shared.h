#pragma once

#include <algorithm>
#include <charconv>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pseudonyms.h"
#include "rodedraad/store/search.h"
#include "rodedraad/store/vault.h"
#include "statements.h"
#include "text_forms.h"

/// What all lists have in common: a query that grows, a walk from the newest back, and moments that
/// are found by the order of acceptance.
namespace rodedraad::store {

/// SQL with the values that belong to it.
class Sql {
 public:
  explicit Sql(std::string text) : text_(std::move(text)) {}

  template <class... Values>
  Sql& add(std::string_view text, Values... values) {
    text_ += text;
    (values_.emplace_back(std::move(values)), ...);
    return *this;
  }
  /// AND column = value, unless the value is empty. No index is chosen for it, nor for among():
  /// the way in is what the caller wrote before it.
  Sql& also(std::string_view column, const std::string& value);
  /// AND column IN (values), unless there are none.
  Sql& among(std::string_view column, const std::vector<std::string>& values);

  const std::string& text() const { return text_; }
  const std::vector<Value>& values() const { return values_; }

 private:
  std::string text_;
  std::vector<Value> values_;
};

/// Rows by their seq: low inclusive, high exclusive.
struct Span {
  std::int64_t low = 0;
  std::int64_t high = INT64_MAX;
};

/// A table whose rows are in the order of time.
struct Timeline {
  const char* table;
  const char* moment;  ///< column
};
inline constexpr Timeline kMessages{"message", "received"};
inline constexpr Timeline kDeliveries{"delivery", "created"};
inline constexpr Timeline kAudit{"audit", "at"};
inline constexpr Timeline kProcessing{"verwerking", "start"};

/// Columns that many rows have alike, and the index that begins with them and ends with seq.
struct Grouping {
  const char* table;
  std::vector<const char*> columns;
};
using Group = std::vector<std::string>;

class Search::Work {
 public:
  Work(const Location& location, std::chrono::milliseconds at_most);
  ~Work();

  /// Does one call of Search within its time.
  template <class Do>
  auto within_time(Do work) {
    connection_->stop_at(std::chrono::steady_clock::now() + at_most_);
    try {
      return work();
    } catch (const StoreError&) {
      if (!connection_->stopped()) throw;
      throw TooSlow("the question takes too long: ask for a shorter period, or for less at once");
    }
  }

  Statements& statements() { return *statements_; }
  Vault& vault() { return *vault_; }
  Pseudonyms& pseudonyms() { return pseudonyms_; }

  template <class Read>
  void each(const Sql& sql, Read read) {
    statements_->each_of(sql.text(), sql.values(), read);
  }
  template <class Read>
  void first(const Sql& sql, Read read) {
    each(sql, read);
  }

  /// The rows of a period; an empty moment is no bound.
  Span span(const Timeline& timeline, Instant from, Instant until);
  /// From the first row to behind the last.
  Span whole(const Timeline& timeline);
  /// The seq of the first row of \p at or later, which lies \p within, its end included; behind
  /// the last when there is none.
  std::int64_t seq_at(const Timeline& timeline, Instant at, Span within);
  /// The keys by which names and identifiers of these municipalities (empty: all) are hashed.
  std::vector<KeyPtr> names(const std::vector<std::string>& municipalities);

  /// All groups there are, found by jumping from one to the next.
  std::vector<Group> groups(const Grouping& grouping);
  /// The newest \p limit rows of these groups within \p span, newest first, from the index alone.
  std::vector<std::int64_t> newest(const Grouping& grouping, const std::vector<Group>& groups,
                                   Span span, std::size_t limit);

 private:
  void collect(const Grouping& grouping, Group& prefix, std::vector<Group>& out);

  std::chrono::milliseconds at_most_;
  std::shared_ptr<Vault> vault_;
  std::unique_ptr<Connection> connection_;
  std::unique_ptr<Statements> statements_;  ///< ends before the connection
  Pseudonyms pseudonyms_;
};

/// At most kMostLines, at least one.
std::size_t lines_of(std::size_t limit);

/// A cursor that is a number. Throws BadCursor; an empty one is \p begin.
std::int64_t number_of(const std::string& cursor, std::int64_t begin);
/// A cursor of so many texts, none of which has a tilde but the last. Empty: nothing.
std::vector<std::string> parts_of(const std::string& cursor, std::size_t count);

inline bool among(const std::vector<std::string>& wanted, const std::string& value) {
  return wanted.empty() || std::ranges::find(wanted, value) != wanted.end();
}

/// Cuts a page that was read one line too far. \p cursor makes the cursor of a line.
template <class Line, class Cursor>
Page<Line> cut(std::vector<Line> lines, std::size_t limit, Cursor cursor) {
  Page<Line> page{std::move(lines), {}};
  if (page.lines.size() > limit) {
    page.lines.resize(limit);
    page.next = cursor(page.lines.back());
  }
  return page;
}

inline constexpr auto seq_cursor = [](const auto& line) { return std::to_string(line.seq); };

/// The lines of several lists that are each newest first as one.
template <class Line>
void newest_first(std::vector<Line>& lines) {
  std::ranges::sort(lines, [](const Line& a, const Line& b) { return a.seq > b.seq; });
}

}  // namespace rodedraad::store
