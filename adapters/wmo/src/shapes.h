#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "kinds.h"

/// The XML schemas of iWmo 3.2 as constants (iWmo 3.2.0, XSD 1.0.0). m is the name space of the
/// message, iwmo that of the basisschema.
namespace rodedraad::wmo {

enum class Form {
  nonblank,  ///< one line of text that is not only white space
  comment,   ///< text that is not only white space
  digits,
  integer,
  date,  ///< YYYY-MM-DD without time zone
  time,  ///< hh:mm:ss without time zone
  version,
  letters,
  listed,  ///< one of codes
};

/// A simple type: least and most count characters, or bound an integer.
struct Simple {
  Form form;
  std::int64_t least = 0;
  std::int64_t most = 0;
  std::span<const std::string_view> codes{};
};

enum class Times { once, maybe, many };

struct Sequence;

struct Element {
  std::string_view name;  ///< with its prefix
  const Simple* simple = nullptr;
  const Sequence* sequence = nullptr;
  Times times = Times::once;
};

struct Sequence {
  std::span<const Element> elements;
  bool data_class = false;  ///< in a retour it ends with RetourCodes
};

/// The content of a message after its header: an element of m:Bericht.
const Element& body_shape(const Kind& kind);

/// What stands in every header before the part of a retour.
const Sequence& header_shape(bool from_municipality);

/// What a retour adds to the header.
const Sequence& retour_header_shape();

/// m:RetourCodes of a data class.
const Element& retour_codes_shape();

}  // namespace rodedraad::wmo
