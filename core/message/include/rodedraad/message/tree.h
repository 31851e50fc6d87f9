#pragma once

#include <cstddef>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

/// One tree for XML, JSON and CSV, built by one strict parser per format. Nothing else ever reads
/// the bytes of a partner.
namespace rodedraad::message {

/// Bounds on what one message may cost. All inclusive. The depth also bounds the stack that parsing
/// and XPath use: keep it well below 1,000.
struct Limits {
  std::size_t bytes = 8U << 20U;
  std::size_t depth = 64;        ///< nested elements, objects and arrays
  std::size_t nodes = 250'000;   ///< elements, attributes, members and items together
  std::size_t width = 50'000;    ///< children of one node; rows of a CSV
  std::size_t columns = 1'000;   ///< of a CSV
  std::size_t attributes = 256;  ///< attributes and name space declarations of one element
};

/// Why the bytes are not a message. The text names no value of the message.
struct ParseError {
  std::size_t line = 1;    ///< from 1
  std::size_t column = 1;  ///< from 1, in characters
  std::string text;
};

/// A parsed message. Movable; nodes stay valid while the tree lives. Reading is thread-safe.
class Tree {
 public:
  explicit Tree(std::unique_ptr<pugi::xml_document> document) : document_(std::move(document)) {}

  /// The document element: the XML root; "json"; "csv".
  pugi::xml_node root() const { return document_->document_element(); }

 private:
  std::unique_ptr<pugi::xml_document> document_;
};

using Parsed = tl::expected<Tree, ParseError>;

/// A name space of a message and the prefix it gets in the tree, whatever the message calls it.
struct Namespace {
  std::string prefix;
  std::string uri;
};

/// XML 1.0 through expat. Any DOCTYPE is refused; comments and processing instructions are left
/// out; elements and attributes of \p namespaces get their prefix, those of any other name space
/// the prefix "other", those of none no prefix; xml:lang and its like keep theirs. White space
/// between elements is left out. Encodings: UTF-8, UTF-16, ISO-8859-1, US-ASCII, windows-1252.
Parsed parse_xml(std::string_view bytes, const std::vector<Namespace>& namespaces = {},
                 const Limits& limits = {});

/// JSON (RFC 8259) through Boost.JSON's event parser; UTF-8 with or without BOM. Duplicate keys are
/// refused; numbers are kept as written. An object's member becomes an element of its name; a name
/// that is no XML name becomes <member name="...">; items of an array become <item>. Every element
/// has an attribute type: object, array, string, number, boolean or null.
Parsed parse_json(std::string_view bytes, const Limits& limits = {});

struct CsvOptions {
  char separator = ';';
};

/// CSV (RFC 4180) with a header row; UTF-8 with or without BOM, CRLF or LF. Each row becomes
/// <row line="2"> with an element per column of the header; empty cells are left out, and rows that
/// are wholly empty too. A row with more or fewer cells than the header is refused with its line.
Parsed parse_csv(std::string_view bytes, const CsvOptions& options = {}, const Limits& limits = {});

/// Whether \p bytes are well-formed UTF-8 without surrogates or overlong forms.
bool is_utf8(std::string_view bytes);

/// The text of a child element, trimmed of nothing; empty when there is none.
std::string_view text(pugi::xml_node parent, const char* child);

/// A JSON pointer (RFC 6901) to a node of a parse_json tree, for findings: "/client/bsn".
std::string pointer(pugi::xml_node node);

/// Where a node stands in its message, for findings: a JSON pointer, an XPath
/// ("/b:bericht/item[2]"), or the line and column name of a CSV ("line 12, bsn"). Never a value.
std::string place(pugi::xml_node node);

}  // namespace rodedraad::message
