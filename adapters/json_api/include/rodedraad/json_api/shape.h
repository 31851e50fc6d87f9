#pragma once

#include <cstdint>
#include <span>
#include <string_view>

/// What a message must and may hold, written down as constants: the tables of an adapter read like
/// the partner's specification, and one checker reads all tables.
///
///   constexpr std::array kClient{required(text("clientnummer", 20)), bsn("bsn")};
///   constexpr Object kClientObject{kClient, Extra::refused};
namespace rodedraad::json_api {

enum class Type {
  text,
  digits,
  code,
  suggested,
  listed,
  date,
  date_time,
  uuid,
  bsn,
  municipality,
  integer,
  number,
  boolean,
  object,
  list
};

struct Object;

/// One member of an object, or one column of a CSV.
struct Member {
  std::string_view name;
  Type type = Type::text;
  bool required = false;
  std::int64_t least = 0;  ///< of the value of a number; of the characters of a text
  std::int64_t most = 0;
  std::span<const std::string_view> codes{};
  std::string_view table{};       ///< of the mapping file; instead of codes
  const Object* shape = nullptr;  ///< of an object, or of each item of a list
};

/// Members of which at least one must be there.
struct OneOf {
  std::string_view first;
  std::string_view second;
};

/// Two dates of which the second may not lie before the first.
struct Period {
  std::string_view begin;
  std::string_view end;
};

/// Whether members that are not in the table are let through unread.
enum class Extra { refused, allowed };

struct Object {
  std::span<const Member> members;
  Extra extra = Extra::refused;
  std::span<const OneOf> one_of{};
  std::span<const Period> periods{};
};

constexpr Member required(Member member) {
  member.required = true;
  return member;
}

constexpr Member text(std::string_view name, std::int64_t most, std::int64_t least = 0) {
  return {.name = name, .type = Type::text, .least = least, .most = most};
}
constexpr Member digits(std::string_view name, std::int64_t count) {
  return {.name = name, .type = Type::digits, .least = count, .most = count};
}
/// One of these values, or the message is refused.
constexpr Member code(std::string_view name, std::span<const std::string_view> codes) {
  return {.name = name, .type = Type::code, .codes = codes};
}
/// Usually one of these values; another is kept as it is, with a warning.
constexpr Member suggested(std::string_view name, std::span<const std::string_view> codes) {
  return {.name = name, .type = Type::suggested, .codes = codes};
}
/// Usually a value in this table of the mapping file; another is kept as it is, with a warning.
constexpr Member suggested(std::string_view name, std::string_view table) {
  return {.name = name, .type = Type::suggested, .table = table};
}
/// A value that the mapping file translates with this table, or the message is refused: which codes
/// there are is configuration.
constexpr Member listed(std::string_view name, std::string_view table) {
  return {.name = name, .type = Type::listed, .table = table};
}
constexpr Member integer(std::string_view name, std::int64_t least, std::int64_t most) {
  return {.name = name, .type = Type::integer, .least = least, .most = most};
}
constexpr Member number(std::string_view name) { return {.name = name, .type = Type::number}; }
constexpr Member boolean(std::string_view name) { return {.name = name, .type = Type::boolean}; }
constexpr Member date(std::string_view name) { return {.name = name, .type = Type::date}; }
constexpr Member date_time(std::string_view name) {
  return {.name = name, .type = Type::date_time};
}
constexpr Member uuid(std::string_view name) { return {.name = name, .type = Type::uuid}; }
constexpr Member bsn(std::string_view name) { return {.name = name, .type = Type::bsn}; }
constexpr Member municipality(std::string_view name) {
  return {.name = name, .type = Type::municipality};
}
constexpr Member object(std::string_view name, const Object& shape) {
  return {.name = name, .type = Type::object, .shape = &shape};
}
constexpr Member list(std::string_view name, const Object& shape) {
  return {.name = name, .type = Type::list, .shape = &shape};
}

}  // namespace rodedraad::json_api
