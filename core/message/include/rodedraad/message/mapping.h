#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "rodedraad/message/tree.h"
#include "rodedraad/sdk/adapter.h"

/// Mapping by configuration: XPath on the incoming tree to case fields, code tables, date forms.
/// The file is described in docs/handbook and config/schema/mapping.xsd; in short:
///
///   <mapping xmlns="urn:rodedraad:config:1" adapter="duo">
///     <namespace prefix="b" uri="http://..."/>
///     <table id="leerroute" unknown="keep|refuse"><row code="B" value="B1-route"/></table>
///     <message kind="examenresultaten">
///       <identifier type="bsn" select="bsn"/>
///       <each select="item" key="concat(onderdeel, '/', examendatum)">
///         <field path="examen.resultaat" select="resultaat" required="true"/>
///       </each>
///       <field path="inburgeringstermijn.einddatum" select="einddatum" form="yyyy-mm-dd"
///       exclusive="true"/>
///     </message>
///   </mapping>
///
/// field attributes: path, select (XPath relative to the message root or to its each), value (a
/// constant instead of select), when (XPath that must hold), table, form (yyyy-mm-dd, dd-mm-yyyy,
/// yyyymmdd; zero parts stay unknown), exclusive (the day before is the value), from and to (XPath
/// of the validity) with period-form (their form, when it is not yyyy-mm-dd) and to-exclusive, key
/// (XPath), required, absent="withdraw" (nothing selected means: taken back), withdrawn (XPath
/// that, when it holds, marks the fact as taken back). identifier attributes: type, select, when,
/// required. A bsn must pass the 11-proof; a vNummer gets its leading zeros back. each attributes:
/// select, key, when; an each may stand in an each.
///
/// Values are trimmed of white space. Nothing selected, an empty value, a JSON null and a date of
/// only zeros are the same: absent.
namespace rodedraad::message {

/// The codes of the findings of Mapping::apply.
namespace finding_code {
inline constexpr std::string_view kMissing = "value-missing";           ///< required, and absent
inline constexpr std::string_view kDate = "value-no-date";              ///< not a date of its form
inline constexpr std::string_view kCode = "value-unknown-code";         ///< its table refuses it
inline constexpr std::string_view kIdentifier = "value-no-identifier";  ///< no bsn or vNummer
inline constexpr std::string_view kStructure = "value-structure";  ///< an element with children
inline constexpr std::string_view kSeveral = "value-several";      ///< a warning: the first is used
inline constexpr std::string_view kKey = "key-missing";            ///< a repetition without its key
}  // namespace finding_code

/// A mistake in a mapping file.
struct MappingFinding {
  std::size_t line = 1;
  std::size_t column = 1;
  std::string text;
};

/// A compiled mapping. Immutable and thread-safe: its XPath has no variables.
class Mapping {
 public:
  /// Compiles the text of a mapping file; all mistakes at once.
  static tl::expected<Mapping, std::vector<MappingFinding>> compile(std::string_view text);

  Mapping(Mapping&&) noexcept;
  Mapping& operator=(Mapping&&) noexcept;
  ~Mapping();

  /// The name spaces to give to parse_xml.
  const std::vector<Namespace>& namespaces() const;

  /// Whether there is a <message> of this kind.
  bool knows(std::string_view kind) const;

  /// The adapter that the file is for.
  const std::string& adapter() const;

  /// The kinds of its messages, sorted.
  std::vector<std::string> kinds() const;

  /// All case fields the mapping can make, sorted, for the checker.
  std::vector<std::string> paths() const;

  /// Adds what the tree under \p root says to \p decoded: identifiers, facts, and a finding for
  /// each value that could not be used (no date in the stated form, a required field that is
  /// missing, a code that a table refuses). An unknown kind is a std::logic_error.
  void apply(std::string_view kind, pugi::xml_node root, sdk::Decoded& decoded) const;

  /// The value of a row of a table; nothing when the table or the row is not there.
  std::optional<std::string> lookup(std::string_view table, std::string_view code) const;

 private:
  struct Compiled;
  explicit Mapping(std::unique_ptr<Compiled> compiled);
  std::unique_ptr<Compiled> compiled_;
};

/// A date of a message in canonical text (YYYY-MM-DD; 00 for an unknown part); nothing when it is
/// not in the stated form or does not exist. form: "yyyy-mm-dd", "dd-mm-yyyy" or "yyyymmdd".
std::optional<std::string> canonical_date(std::string_view text, std::string_view form);

}  // namespace rodedraad::message
