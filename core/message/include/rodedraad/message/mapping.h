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
/// The file is described in docs/handboek and config/schema/mapping.xsd; in short:
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
/// An overlay holds differences only: <mapping adapter="duo" extends="duo"> in a file of its own.
/// What it says of a row (by code), an identifier (by type), the fields of one path in a block, a
/// name space or a template takes the place of what the mapping says of it; what is new is added;
/// <without path="..."/> in a message or each takes fields away.
///
/// A template makes an outgoing message:
///
///   <template kind="melding" format="json|xml|csv" method="POST"
///   target="/meldingen/{melding.nummer}">
///     <header name="Accept-Crs" value="EPSG:4326"/>
///     <element name="nummer" field="melding.nummer"/>
///     <element name="uren" type="array">
///       <each field="uren.aantal" key-as="datum">
///         <element type="object"><element name="aantal" type="number"
///         field="uren.aantal"/></element>
///       </each>
///     </element>
///   </template>
///
/// element attributes: name, prefix (xml), type (json: object, array, string, number, boolean), and
/// one of field, value (a constant) and from (id, created, municipality, bron, doel, or within an
/// each: key, with part="2" for what follows its first "/"); table (from value to code: the first
/// row with the value), form, optional (left out when there is no value; of an element with
/// elements: when no field in it has one). attribute (xml) and header have the same. each: once for
/// every key of a repeating field; inside, fields of its entity are those of the key; key-as names
/// an element for the key itself. In a CSV the elements are the columns of one row, or of a row per
/// key when they stand in an each; no cell starts a formula.
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
  std::size_t file = 0;  ///< 0: the mapping; 1 and up: the overlays, in their order
};

/// A field that a template can carry.
struct Carried {
  std::string path;
  bool required = false;  ///< without it there is no message
};

/// What one rule made of a message.
struct Traced {
  enum class What { identifier, fact };
  What what = What::fact;
  std::size_t index = 0;  ///< in Decoded::identifiers or Decoded::facts
  std::size_t file = 0;   ///< of the rule, as MappingFinding::file
  std::size_t line = 0;   ///< of the rule in that file
  std::string select;     ///< as the rule has it; empty: a constant
  std::string place;      ///< of the value in the message; empty when the rule computed it
  std::string table;      ///< that translated it; empty: none
  std::string code;       ///< the row of the table; empty: none, the value was kept
};

struct Trace {
  std::vector<Traced> rules;
  std::vector<std::string> unread;  ///< places of values in the message that no rule looked at
};

/// A compiled mapping. Immutable and thread-safe: its XPath has no variables.
class Mapping {
 public:
  /// Compiles the text of a mapping file; all mistakes at once.
  static tl::expected<Mapping, std::vector<MappingFinding>> compile(std::string_view text);

  /// Compiles a mapping with overlays: \p texts has the mapping first. Each mistake says in which
  /// text it stands.
  static tl::expected<Mapping, std::vector<MappingFinding>> compile(
      std::span<const std::string_view> texts);

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

  /// The same, and where everything came from. What an XPath looked at is told from the names in
  /// it: a value that only a predicate skipped counts as read.
  Trace trace(std::string_view kind, pugi::xml_node root, sdk::Decoded& decoded) const;

  /// The kinds for which there is a template, sorted.
  std::vector<std::string> templates() const;

  /// What the template of this kind can carry, sorted by path; nothing when there is none.
  std::vector<Carried> carries(std::string_view kind) const;

  /// The message that the template of request.kind makes. Throws sdk::BadMessage, naming paths and
  /// no values, for what is missing or does not fit, and for a kind without template.
  sdk::Message render(const sdk::EncodeRequest& request) const;

  /// The value of a row of a table; nothing when the table or the row is not there.
  std::optional<std::string> lookup(std::string_view table, std::string_view code) const;

 private:
  struct Compiled;
  explicit Mapping(std::unique_ptr<Compiled> compiled);
  std::unique_ptr<Compiled> compiled_;
};

/// A mapping with its overlays as the text of one mapping without overlay; \p texts must have been
/// compiled without mistakes.
std::string merged_mapping(std::span<const std::string_view> texts);

/// A date of a message in canonical text (YYYY-MM-DD; 00 for an unknown part); nothing when it is
/// not in the stated form or does not exist. form: "yyyy-mm-dd", "dd-mm-yyyy" or "yyyymmdd".
std::optional<std::string> canonical_date(std::string_view text, std::string_view form);

}  // namespace rodedraad::message
