#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "connection.h"

namespace rodedraad::store {

/// The statements of one connection, each prepared once and kept: for rows as wide as ours,
/// preparing costs several times what running does. Must end before the connection.
class Statements {
 public:
  explicit Statements(Connection& connection) : connection_(connection) {}
  Statements(const Statements&) = delete;
  Statements& operator=(const Statements&) = delete;

  /// Runs a statement and gives every row of its result to \p read, which does not run this same
  /// statement itself.
  template <class Read, class... Values>
  void each(std::string_view sql, Read read, const Values&... values) {
    auto& statement = kept(sql);
    const Use use{statement};
    int place = 0;
    (statement.bind(++place, values), ...);
    while (statement.step()) read(Row{statement});
  }

  /// The same with values of which only the caller knows how many there are.
  template <class Read>
  void each_of(std::string_view sql, std::span<const Value> values, Read read) {
    auto& statement = kept(sql);
    const Use use{statement};
    int place = 0;
    for (const auto& value : values) {
      std::visit([&](const auto& known) { statement.bind(++place, known); }, value);
    }
    while (statement.step()) read(Row{statement});
  }

  /// Runs a statement that gives no rows, or whose rows nobody reads.
  template <class... Values>
  void run(std::string_view sql, const Values&... values) {
    auto& statement = kept(sql);
    const Use use{statement};
    int place = 0;
    (statement.bind(++place, values), ...);
    statement.run();
  }

  /// Runs a statement that changes one row. See Connection::must_have_changed_one.
  template <class... Values>
  void run_for_one(std::string complaint, std::string_view sql, const Values&... values) {
    run(sql, values...);
    connection_.must_have_changed_one(std::move(complaint));
  }

  /// How many rows the last INSERT, UPDATE or DELETE changed.
  std::int64_t changed() { return connection_.changed(); }
  Connection& connection() { return connection_; }

 private:
  struct Use {
    Statement& statement;
    ~Use() { statement.reset(); }
  };
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  Statement& kept(std::string_view sql) {
    const auto found = kept_.find(sql);
    if (found != kept_.end()) return *found->second;
    return *kept_.emplace(std::string{sql}, connection_.prepare(sql)).first->second;
  }

  Connection& connection_;
  std::unordered_map<std::string, std::unique_ptr<Statement>, Hash, std::equal_to<>> kept_;
};

}  // namespace rodedraad::store
