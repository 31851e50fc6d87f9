#include <set>
#include <string>
#include <utility>
#include <vector>

#include "error_place.h"
#include "rodedraad/message/tree.h"
#include "tree_builder.h"
#include "utf8.h"
#include "xml_name.h"

namespace rodedraad::message {
namespace {

struct Row {
  std::size_t start = 0;  ///< byte offset
  std::vector<std::string> cells;
};

/// Thrown and caught in this file only.
struct Mistake {
  std::size_t offset;
  std::string text;
};

/// Reads the rows of RFC 4180, one at a time.
class CsvReader {
 public:
  CsvReader(std::string_view bytes, char separator, std::size_t columns)
      : bytes_(bytes), separator_(separator), columns_(columns) {}

  bool at_end() const { return next_ == bytes_.size(); }

  /// The next row; only when not at_end().
  Row read() {
    Row row{next_, {}};
    do {
      if (row.cells.size() == columns_) {
        throw Mistake{row.start, "more than " + std::to_string(columns_) + " columns"};
      }
      row.cells.push_back(read_cell());
    } while (take(separator_));
    end_line();
    return row;
  }

 private:
  bool take(char c) {
    if (at_end() || bytes_[next_] != c) return false;
    ++next_;
    return true;
  }

  std::string read_cell() {
    if (take('"')) return read_quoted();
    const std::size_t start = next_;
    while (!at_end() && bytes_[next_] != separator_ && bytes_[next_] != '\r' &&
           bytes_[next_] != '\n') {
      if (bytes_[next_] == '"') throw Mistake{next_, "a quote inside a cell that is not quoted"};
      ++next_;
    }
    return std::string{bytes_.substr(start, next_ - start)};
  }

  std::string read_quoted() {
    const std::size_t opened = next_ - 1;
    std::string cell;
    for (;;) {
      const std::size_t quote = bytes_.find('"', next_);
      if (quote == std::string_view::npos) throw Mistake{opened, "a quoted cell has no end"};
      cell += bytes_.substr(next_, quote - next_);
      next_ = quote + 1;
      if (!take('"')) return cell;
      cell += '"';
    }
  }

  void end_line() {
    if (at_end() || take('\n')) return;
    if (take('\r')) {
      if (take('\n')) return;
      throw Mistake{next_ - 1, "a carriage return without a line feed"};
    }
    throw Mistake{next_, "text after the closing quote of a cell"};
  }

  std::string_view bytes_;
  char separator_;
  std::size_t columns_;
  std::size_t next_ = 0;
};

/// The line of an offset, counted on from the last one asked.
class LineCounter {
 public:
  explicit LineCounter(std::string_view bytes) : bytes_(bytes) {}

  std::size_t line(std::size_t offset) {
    for (; seen_ < offset; ++seen_) line_ += bytes_[seen_] == '\n' ? 1U : 0U;
    return line_;
  }

 private:
  std::string_view bytes_;
  std::size_t seen_ = 0;
  std::size_t line_ = 1;
};

void check_header(const Row& header) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    const std::string column = "column " + std::to_string(i + 1) + " of the header ";
    if (!is_name(header.cells[i])) throw Mistake{header.start, column + "is no valid name"};
    if (!names.insert(header.cells[i]).second) {
      throw Mistake{header.start, column + "has the name of an earlier column"};
    }
  }
}

bool is_empty(const Row& row) {
  for (const std::string& cell : row.cells) {
    if (!cell.empty()) return false;
  }
  return true;
}

class CsvTree {
 public:
  explicit CsvTree(const Limits& limits) : builder_(limits) {
    if (const pugi::xml_node root = add("csv", 0)) enter(root, 0);
  }

  void append(const std::vector<std::string>& names, const Row& row, std::size_t line) {
    const pugi::xml_node node = add("row", row.start);
    TreeBuilder::attribute(node, "line", std::to_string(line));
    enter(node, row.start);
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (row.cells[i].empty()) continue;
      TreeBuilder::text(add(names[i].c_str(), row.start), row.cells[i]);
    }
    builder_.leave();
  }

  Tree take() { return builder_.take(); }

 private:
  pugi::xml_node add(const char* name, std::size_t offset) {
    const pugi::xml_node node = builder_.add(name);
    if (!node) throw Mistake{offset, builder_.refusal()};
    return node;
  }
  void enter(pugi::xml_node node, std::size_t offset) {
    if (!builder_.enter(node)) throw Mistake{offset, builder_.refusal()};
  }

  TreeBuilder builder_;
};

void check_bytes(std::string_view csv, std::size_t most) {
  if (csv.size() > most) throw Mistake{0, "more than " + std::to_string(most) + " bytes"};
  if (const std::size_t good = utf8_prefix(csv); good < csv.size()) {
    throw Mistake{good, "not UTF-8"};
  }
  if (const std::size_t nul = csv.find('\0'); nul != std::string_view::npos) {
    throw Mistake{nul, "a cell holds a NUL"};
  }
}

Tree read_tree(std::string_view csv, const CsvOptions& options, const Limits& limits) {
  check_bytes(csv, limits.bytes);
  CsvReader reader(csv, options.separator, limits.columns);
  if (reader.at_end()) throw Mistake{0, "there is no header row"};
  const Row header = reader.read();
  check_header(header);
  CsvTree tree(limits);
  LineCounter lines(csv);
  while (!reader.at_end()) {
    const Row row = reader.read();
    // A blank line is a row that is wholly empty, whatever its number of cells.
    if (row.cells.size() == 1 && row.cells.front().empty()) continue;
    if (row.cells.size() != header.cells.size()) {
      throw Mistake{row.start, "a row of " + std::to_string(row.cells.size()) + " cells where " +
                                   "the header has " + std::to_string(header.cells.size())};
    }
    if (!is_empty(row)) tree.append(header.cells, row, lines.line(row.start));
  }
  return tree.take();
}

}  // namespace

Parsed parse_csv(std::string_view bytes, const CsvOptions& options, const Limits& limits) {
  const std::string_view csv = without_bom(bytes);
  try {
    return read_tree(csv, options, limits);
  } catch (const Mistake& mistake) {
    return tl::unexpected(error_at(csv, mistake.offset, mistake.text));
  }
}

}  // namespace rodedraad::message
