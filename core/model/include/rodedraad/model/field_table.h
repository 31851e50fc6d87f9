#pragma once

#include <span>
#include <string_view>

/// The one table of all fields of an inburgering case. The checker, the case document, the purpose
/// filter and the documentation read it. Names follow the Gemeentelijk Gegevensmodel and DUO.
namespace rodedraad::model {

enum class Type { text, date, boolean, integer, code };

/// Why a value needs care (AVG art. 9 and 10; Wi2021 art. 37).
enum class Sensitivity { ordinary, identifying, contact, financial, health, enforcement };

/// Retention class (Besluit inburgering art. 9.9): five years after the end of the duty, or up to
/// fifty years, or as short as the work needs.
enum class Retention { five_years, fifty_years, short_term };

struct Field {
  std::string_view path;  ///< "inburgeringsplicht.begindatum"
  Type type;
  std::span<const std::string_view> codes;  ///< the values a code may have; empty otherwise
  std::string_view
      key;  ///< what tells repetitions apart ("onderdeel+examendatum"); empty: no repeat
  Sensitivity sensitivity;
  Retention retention;
  std::span<const std::string_view> authority;  ///< adapters whose word counts, strongest first
  std::string_view nl;                          ///< what it is, one sentence in Dutch

  bool repeats() const { return !key.empty(); }
  /// The first clause of what it is, to use in a sentence: "Eerste dag van de inburgeringsplicht".
  std::string_view name() const;
};

/// All fields, sorted by path.
std::span<const Field> field_table();

/// The field with this path, or null.
const Field* find_field(std::string_view path);

/// The law under which a field is kept: "wi2021", "participatiewet", "wgs" or "wmo". Empty for what
/// says who somebody is and how to reach him, which every law has. A path that the table does not
/// have belongs to no law either.
std::string_view law_of(std::string_view path);

/// Why \p value cannot be a value of \p field, as a sentence without the value; empty when it can.
std::string_view value_problem(const Field& field, std::string_view value);

/// The rank of a source for this field: 0 is the strongest; sources that are not listed come last,
/// all equal.
std::size_t authority_rank(const Field& field, std::string_view source);

std::string_view to_string(Type type);
std::string_view to_string(Sensitivity sensitivity);
std::string_view to_string(Retention retention);

}  // namespace rodedraad::model
