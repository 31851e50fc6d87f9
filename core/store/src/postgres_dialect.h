#pragma once

#include <span>
#include <string>
#include <string_view>

/// What differs between the SQL that the store writes, which is SQLite's, and PostgreSQL's.
namespace rodedraad::store {

/// A statement for PostgreSQL: places are numbered ($1), and the plus sign that keeps SQLite from
/// choosing an index (+column) goes.
std::string for_postgres(std::string_view sql);

/// Text as a TEXT column of PostgreSQL can hold it: what is not UTF-8, and zero bytes, become
/// U+FFFD. What a partner said lies under seal, as bytes, and stays as it was; these are words
/// beside it.
bool is_postgres_text(std::string_view text);
std::string to_postgres_text(std::string_view text);

/// The first schema that there was on a server is that of this version.
inline constexpr int kFirstOnServer = 9;
/// What makes it, and what makes each later version of the one before; each is many statements.
std::span<const std::string_view> postgres_steps();

}  // namespace rodedraad::store
