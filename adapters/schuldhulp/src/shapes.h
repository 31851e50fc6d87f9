#pragma once

#include <span>
#include <string_view>

/// The members of the exchange models as the schemas of VNG Realisatie have them.
namespace rodedraad::schuldhulp {

enum class Form {
  text,
  integer,
  boolean,
  date,
  date_time,
  birth,  ///< a date of which day or month may be unknown
  code,
  sex,
  bsn,
  municipality,
  object,
  list
};

struct Shape;

struct Member {
  std::string_view name;
  Form form = Form::text;
  bool required = false;
  std::span<const std::string_view> codes{};
  /// A value that is not on the list decides something and is not taken over.
  bool closed = false;
  const Shape* shape = nullptr;  ///< of an object, or of each item of a list
  /// Names that suppliers give it instead; other capitals and signs are seen without.
  std::span<const std::string_view> also{};
};

struct Shape {
  std::span<const Member> members;
};

/// DDAS uitwisselmodel schuldhulpverlening v1.0.
const Shape& ddas_delivery();
/// DDAS uitwisselmodel vroegsignalering v0.9.
const Shape& vs_delivery();

}  // namespace rodedraad::schuldhulp
