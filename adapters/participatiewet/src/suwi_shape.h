#pragma once

#include <cstdint>
#include <span>
#include <string_view>

/// What an answer of Suwinet-Inlezen may hold, written down as constants that read like the
/// BodyReaction.xsd of a service (BKWI, SuwiML Basisschema v0801).
namespace rodedraad::participatiewet::suwi {

/// The simple types of the Basisschema; lengths are in characters.
enum class Simple {
  bsn,       ///< nine digits
  date,      ///< CCYYMMDD, in which parts may be zero
  initials,  ///< one to six capitals, or one full stop
  text,      ///< least to most characters
  no_digit,  ///< least to most characters, none of them a digit
  digits,    ///< least to most digits
  number,    ///< a whole number from zero of at most `most` digits
  postcode,  ///< 1234AB
  period,    ///< CdPeriode: 01 to 10, or 20
  sign,      ///< + or -
  custody    ///< CdGezagMinderjarige
};

struct Group;

/// An element of a sequence: with a value, or with elements of its own.
struct Element {
  std::string_view name;
  Simple simple = Simple::text;
  std::int64_t least = 0;
  std::int64_t most = 0;
  const Group* group = nullptr;
  bool required = false;
  bool repeats = false;
};

/// The elements of a sequence in their order.
struct Group {
  std::span<const Element> elements;
};

constexpr Element required(Element element) {
  element.required = true;
  return element;
}
constexpr Element repeated(Element element) {
  element.repeats = true;
  return element;
}

constexpr Element bsn(std::string_view name) { return {name, Simple::bsn, 9, 9}; }
constexpr Element date(std::string_view name) { return {name, Simple::date, 8, 8}; }
constexpr Element initials(std::string_view name) { return {name, Simple::initials, 1, 6}; }
/// At most this many characters.
constexpr Element text(std::string_view name, std::int64_t most) {
  return {name, Simple::text, 0, most};
}
/// Exactly this many characters.
constexpr Element code(std::string_view name, std::int64_t length) {
  return {name, Simple::text, length, length};
}
/// At most this many characters and no digit.
constexpr Element word(std::string_view name, std::int64_t most) {
  return {name, Simple::no_digit, 0, most};
}
/// Exactly this many characters and no digit.
constexpr Element letters(std::string_view name, std::int64_t length) {
  return {name, Simple::no_digit, length, length};
}
/// Exactly this many digits.
constexpr Element digits(std::string_view name, std::int64_t length) {
  return {name, Simple::digits, length, length};
}
/// A whole number of at most this many digits.
constexpr Element number(std::string_view name, std::int64_t most) {
  return {name, Simple::number, 1, most};
}
constexpr Element postcode(std::string_view name) { return {name, Simple::postcode, 6, 6}; }
constexpr Element period(std::string_view name) { return {name, Simple::period, 2, 2}; }
constexpr Element sign(std::string_view name) { return {name, Simple::sign, 1, 1}; }
constexpr Element custody(std::string_view name) { return {name, Simple::custody, 1, 2}; }
constexpr Element group(std::string_view name, const Group& group) {
  return {.name = name, .group = &group};
}

// The content of ClientSuwi, per service.
extern const Group kBijstandClient;
extern const Group kReintegratieClient;
extern const Group kBrpClient;
extern const Group kAanvraagClient;
/// What stands in Fout, Waarschuwing and Informatie (FWI v0205).
extern const Group kMelding;

}  // namespace rodedraad::participatiewet::suwi
