#include "rodedraad/model/field_table.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "fields_guidance.h"
#include "fields_participatiewet.h"
#include "fields_person.h"
#include "fields_regie.h"
#include "fields_schuldhulp.h"
#include "fields_wi2021.h"
#include "fields_wijkteam.h"
#include "fields_wmo.h"
#include "laws.h"
#include "rodedraad/model/date.h"

namespace rodedraad::model {

namespace {

constexpr bool by_path(const Field& a, const Field& b) { return a.path < b.path; }

/// The parts of the table in one array, sorted by the compiler.
template <std::size_t... Sizes>
constexpr auto table_of(const Field (&... parts)[Sizes]) {
  std::array<Field, (Sizes + ...)> table{};
  auto end = table.begin();
  ((end = std::copy(std::begin(parts), std::end(parts), end)), ...);
  std::sort(table.begin(), table.end(), by_path);
  return table;
}

constexpr auto kTable =
    table_of(fields::kPersonFields, fields::kWi2021Fields, fields::kGuidanceFields,
             fields::kParticipatiewetFields, fields::kSchuldhulpFields, fields::kWmoFields,
             fields::kWijkteamFields, fields::kRegieFields);

static_assert(std::adjacent_find(kTable.begin(), kTable.end(),
                                 [](const Field& a, const Field& b) { return a.path == b.path; }) ==
                  kTable.end(),
              "a field is declared twice");
static_assert(std::all_of(kTable.begin(), kTable.end(),
                          [](const Field& field) {
                            return field.codes.empty() != (field.type == Type::code);
                          }),
              "a code needs its values, and nothing else has them");
static_assert(std::all_of(kTable.begin(), kTable.end(),
                          [](const Field& field) {
                            return laws::object_of(field.path) != nullptr;
                          }),
              "laws.h must say under which law each field is kept, or that it is of none");

bool is_integer(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  // Eighteen digits fit in 64 bits.
  return !text.empty() && text.size() <= 18 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A character that no message format of a partner can carry. UTF-8 above ASCII is none.
bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7f;
}

std::string_view text_problem(std::string_view value) {
  if (value.find_first_not_of(" \t\r\n") == std::string_view::npos) return "The value is empty.";
  if (std::any_of(value.begin(), value.end(), is_control)) {
    return "The value has a control character.";
  }
  return {};
}

}  // namespace

std::span<const Field> field_table() { return kTable; }

std::string_view Field::name() const {
  // A point within an abbreviation ("art. 9") ends nothing: no capital follows it.
  for (auto at = nl.find_first_of(".;"); at != nl.npos; at = nl.find_first_of(".;", at + 1)) {
    const auto rest = nl.substr(at + 1);
    const bool goes_on =
        nl[at] == '.' && !rest.empty() &&
        (rest[0] != ' ' || (rest.size() > 1 && !(rest[1] >= 'A' && rest[1] <= 'Z')));
    if (!goes_on) return nl.substr(0, at);
  }
  return nl;
}

const Field* find_field(std::string_view path) {
  const auto* const found =
      std::lower_bound(kTable.begin(), kTable.end(), path,
                       [](const Field& field, std::string_view p) { return field.path < p; });
  return found != kTable.end() && found->path == path ? found : nullptr;
}

std::string_view law_of(std::string_view path) {
  return find_field(path) == nullptr ? std::string_view{} : laws::object_of(path)->law;
}

std::string_view value_problem(const Field& field, std::string_view value) {
  switch (field.type) {
    case Type::text:
      return text_problem(value);
    case Type::date:
      if (Date::parse(value)) return {};
      return "The value is no date YYYY-MM-DD (00 for an unknown month or day).";
    case Type::boolean:
      if (value == "true" || value == "false") return {};
      return "The value is neither true nor false.";
    case Type::integer:
      if (is_integer(value)) return {};
      return "The value is no whole number.";
    case Type::code:
      if (std::find(field.codes.begin(), field.codes.end(), value) != field.codes.end()) return {};
      return "The value is not in the code list of this field.";
  }
  return "The field has an unknown type.";
}

std::size_t authority_rank(const Field& field, std::string_view source) {
  const auto found = std::find(field.authority.begin(), field.authority.end(), source);
  return static_cast<std::size_t>(found - field.authority.begin());
}

std::string_view to_string(Type type) {
  switch (type) {
    case Type::text:
      return "text";
    case Type::date:
      return "date";
    case Type::boolean:
      return "boolean";
    case Type::integer:
      return "integer";
    case Type::code:
      return "code";
  }
  return "unknown";
}

std::string_view to_string(Sensitivity sensitivity) {
  switch (sensitivity) {
    case Sensitivity::ordinary:
      return "ordinary";
    case Sensitivity::identifying:
      return "identifying";
    case Sensitivity::contact:
      return "contact";
    case Sensitivity::financial:
      return "financial";
    case Sensitivity::health:
      return "health";
    case Sensitivity::enforcement:
      return "enforcement";
  }
  return "unknown";
}

std::string_view to_string(Retention retention) {
  switch (retention) {
    case Retention::five_years:
      return "five-years";
    case Retention::fifty_years:
      return "fifty-years";
    case Retention::short_term:
      return "short-term";
  }
  return "unknown";
}

}  // namespace rodedraad::model
