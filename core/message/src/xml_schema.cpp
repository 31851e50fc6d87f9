#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlschemastypes.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <new>
#include <utility>

#include "rodedraad/message/schema.h"
#include "xml_schema_files.h"

namespace rodedraad::message {

namespace {

/// The schema compiler of libxml2 keeps types that it makes when it is first used.
void start_library() {
  static std::once_flag once;
  std::call_once(once, [] {
    xmlInitParser();
    xmlSchemaInitTypes();
  });
}

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* owned) const {
    Free(owned);
  }
};
using Schema = std::unique_ptr<xmlSchema, Freed<xmlSchemaFree>>;
using SchemaParser = std::unique_ptr<xmlSchemaParserCtxt, Freed<xmlSchemaFreeParserCtxt>>;
using Validation = std::unique_ptr<xmlSchemaValidCtxt, Freed<xmlSchemaFreeValidCtxt>>;
using Parser = std::unique_ptr<xmlParserCtxt, Freed<xmlFreeParserCtxt>>;
using Document = std::unique_ptr<xmlDoc, Freed<xmlFreeDoc>>;

/// Schemas say in their own words what is wrong with them; they hold no personal data.
void keep_first_error(void* ctx, xmlErrorPtr error) {
  auto& text = *static_cast<std::string*>(ctx);
  if (!text.empty() || error->level < XML_ERR_ERROR) return;
  text = (error->file != nullptr ? std::string{error->file} : std::string{}) + ":" +
         std::to_string(error->line) + ": " + (error->message != nullptr ? error->message : "");
  while (!text.empty() && text.back() == '\n') text.pop_back();
}

/// What libxml2 found, told without its own text: that has the value in it.
struct Rule {
  int error;
  std::string_view code;
  std::string_view text;
};

constexpr std::array kRules{
    Rule{XML_SCHEMAV_CVC_ELT_1, "xsd-element", "Dit element is niet bekend."},
    Rule{XML_SCHEMAV_CVC_ELT_2, "xsd-element", "Dit element is hier niet toegestaan."},
    Rule{XML_SCHEMAV_CVC_ELT_3_1, "xsd-nil", "Dit element mag niet nil zijn."},
    Rule{XML_SCHEMAV_CVC_ELT_3_2_1, "xsd-nil", "Een element dat nil is, heeft geen inhoud."},
    Rule{XML_SCHEMAV_CVC_ELT_4_2, "xsd-type", "Dit type is niet bekend."},
    Rule{XML_SCHEMAV_CVC_ELT_4_3, "xsd-type", "Dit type is hier niet toegestaan."},
    Rule{XML_SCHEMAV_CVC_ELT_5_2_2_2_2, "xsd-value", "Deze waarde ligt vast en is anders."},
    Rule{XML_SCHEMAV_ELEMENT_CONTENT, "xsd-content", "Dit element is hier niet verwacht."},
    Rule{XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1, "xsd-content", "Dit element moet leeg zijn."},
    Rule{XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2, "xsd-content", "Dit element heeft alleen tekst."},
    Rule{XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3, "xsd-content",
         "In dit element staat tekst tussen de elementen."},
    Rule{XML_SCHEMAV_CVC_COMPLEX_TYPE_2_4, "xsd-content", "Dit element is hier niet verwacht."},
    Rule{XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1, "xsd-attribute", "Dit attribuut hoort hier niet."},
    Rule{XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2, "xsd-attribute", "Dit attribuut hoort hier niet."},
    Rule{XML_SCHEMAV_CVC_COMPLEX_TYPE_4, "xsd-attribute", "Een verplicht attribuut ontbreekt."},
    Rule{XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1, "xsd-value",
         "Deze waarde heeft niet het juiste type."},
    Rule{XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_2, "xsd-value",
         "Deze waarde heeft niet het juiste type."},
    Rule{XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_3, "xsd-value",
         "Deze waarde heeft niet het juiste type."},
    Rule{XML_SCHEMAV_CVC_TYPE_3_1_1, "xsd-attribute", "Dit attribuut hoort hier niet."},
    Rule{XML_SCHEMAV_CVC_TYPE_3_1_2, "xsd-content", "Dit element heeft alleen tekst."},
    Rule{XML_SCHEMAV_CVC_LENGTH_VALID, "xsd-length", "Deze waarde heeft niet de juiste lengte."},
    Rule{XML_SCHEMAV_CVC_MINLENGTH_VALID, "xsd-length", "Deze waarde is te kort."},
    Rule{XML_SCHEMAV_CVC_MAXLENGTH_VALID, "xsd-length", "Deze waarde is te lang."},
    Rule{XML_SCHEMAV_CVC_MININCLUSIVE_VALID, "xsd-range", "Deze waarde is te klein."},
    Rule{XML_SCHEMAV_CVC_MINEXCLUSIVE_VALID, "xsd-range", "Deze waarde is te klein."},
    Rule{XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID, "xsd-range", "Deze waarde is te groot."},
    Rule{XML_SCHEMAV_CVC_MAXEXCLUSIVE_VALID, "xsd-range", "Deze waarde is te groot."},
    Rule{XML_SCHEMAV_CVC_TOTALDIGITS_VALID, "xsd-digits", "Deze waarde heeft te veel cijfers."},
    Rule{XML_SCHEMAV_CVC_FRACTIONDIGITS_VALID, "xsd-digits",
         "Deze waarde heeft te veel decimalen."},
    Rule{XML_SCHEMAV_CVC_PATTERN_VALID, "xsd-pattern",
         "Deze waarde heeft niet de voorgeschreven vorm."},
    Rule{XML_SCHEMAV_CVC_ENUMERATION_VALID, "xsd-enumeration",
         "Deze waarde komt niet in de codelijst voor."},
    Rule{XML_SCHEMAV_CVC_WILDCARD, "xsd-element", "Dit element is niet bekend."},
    Rule{XML_SCHEMAV_CVC_IDC, "xsd-key",
         "Deze sleutel komt dubbel voor of verwijst nergens heen."}};

const Rule* rule_of(int error) {
  const auto* const found = std::find_if(kRules.begin(), kRules.end(),
                                         [&](const Rule& rule) { return rule.error == error; });
  return found == kRules.end() ? nullptr : found;
}

std::string_view view(const char* text) { return text == nullptr ? std::string_view{} : text; }

/// "Expected is one of ( a, b )." stands at the end, and its names are those of the schema.
std::string_view expected(std::string_view message) {
  constexpr std::string_view mark = "Expected is ";
  const auto start = message.rfind(mark);
  if (start == std::string_view::npos) return {};
  message.remove_prefix(start + mark.size());
  const auto open = message.find('(');
  const auto close = message.rfind(')');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) return {};
  message = message.substr(open + 1, close - open - 1);
  while (message.starts_with(' ')) message.remove_prefix(1);
  while (message.ends_with(' ')) message.remove_suffix(1);
  return message;
}

/// Names as a reader wants them: "{uri}naam" becomes "naam".
std::string without_namespaces(std::string_view names) {
  std::string out;
  bool inside = false;
  for (const char c : names) {
    if (c == '{') inside = true;
    if (!inside) out += c;
    if (c == '}') inside = false;
  }
  return out;
}

std::string text_of(const xmlError& error) {
  if (error.code == XML_SCHEMAV_ELEMENT_CONTENT) {
    const auto message = view(error.message);
    std::string text = message.find("Missing child element(s)") != std::string_view::npos
                           ? "In dit element ontbreekt iets."
                           : "Dit element is hier niet verwacht.";
    const auto names = without_namespaces(expected(message));
    return names.empty() ? text : text + " Verwacht: " + names + ".";
  }
  const auto* const rule = rule_of(error.code);
  return std::string{rule == nullptr ? "Dit voldoet niet aan het schema." : rule->text};
}

/// A name that the sender chose and that has five digits or more may be somebody's number.
bool tellable(std::string_view name) {
  return std::count_if(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; }) < 5;
}

std::string place_of(const xmlError& error) {
  auto* const node = static_cast<xmlNode*>(error.node);
  const long line = node == nullptr ? error.line : xmlGetLineNo(node);
  std::string place = "regel " + std::to_string(line);
  if (node == nullptr || node->name == nullptr) return place;
  const std::string_view name{reinterpret_cast<const char*>(node->name)};
  if (tellable(name)) {
    place += node->type == XML_ATTRIBUTE_NODE ? ", attribuut " : ", element ";
    place += name;
  }
  return place;
}

struct Collected {
  Deviations found;
  std::size_t most;
};

void collect(void* ctx, xmlErrorPtr error) {
  auto& [found, most] = *static_cast<Collected*>(ctx);
  if (found.size() >= most || error->level < XML_ERR_ERROR) return;
  const auto* const rule = rule_of(error->code);
  sdk::Finding finding{
      sdk::Severity::error,
      rule == nullptr ? "xsd-" + std::to_string(error->code) : std::string{rule->code},
      place_of(*error), text_of(*error)};
  // One wrong value is told as its facet and again as its type.
  if (!found.empty() && found.back().where == finding.where &&
      error->code == XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1) {
    return;
  }
  found.push_back(std::move(finding));
}

void ignore(void* /*ctx*/, xmlErrorPtr /*error*/) {}

}  // namespace

struct XmlSchema::Compiled {
  Schema schema;
};

XmlSchema::XmlSchema(std::unique_ptr<Compiled> compiled) : compiled_(std::move(compiled)) {}
XmlSchema::XmlSchema(XmlSchema&&) noexcept = default;
XmlSchema& XmlSchema::operator=(XmlSchema&&) noexcept = default;
XmlSchema::~XmlSchema() = default;

tl::expected<XmlSchema, std::string> XmlSchema::load(const std::filesystem::path& file,
                                                     const std::filesystem::path& root) {
  start_library();
  if (auto problem = schema_files_problem(file, root); !problem.empty()) {
    return tl::unexpected(std::move(problem));
  }
  const SchemaParser parser{xmlSchemaNewParserCtxt(file.c_str())};
  if (!parser) throw std::bad_alloc{};
  std::string first;
  xmlSchemaSetParserStructuredErrors(parser.get(), keep_first_error, &first);
  Schema schema{xmlSchemaParse(parser.get())};
  if (!schema) {
    return tl::unexpected(first.empty() ? file.string() + ": is no XML Schema" : first);
  }
  return XmlSchema{std::make_unique<Compiled>(Compiled{std::move(schema)})};
}

Deviations XmlSchema::check(std::string_view bytes, std::size_t most) const {
  const Parser parser{xmlNewParserCtxt()};
  const Validation validation{xmlSchemaNewValidCtxt(compiled_->schema.get())};
  if (!parser || !validation) throw std::bad_alloc{};
  parser->sax->serror = ignore;
  const Document document{xmlCtxtReadMemory(
      parser.get(), bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr,
      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES)};
  if (!document) {
    return {{sdk::Severity::error, "xsd-unreadable", "", "Het bericht is geen geldige XML."}};
  }
  Collected collected{{}, most};
  xmlSchemaSetValidStructuredErrors(validation.get(), collect, &collected);
  const int result = xmlSchemaValidateDoc(validation.get(), document.get());
  if (result < 0) throw std::bad_alloc{};
  if (result > 0 && collected.found.empty() && most > 0) {
    collected.found.push_back(
        {sdk::Severity::error, "xsd", "", "Het bericht voldoet niet aan het schema."});
  }
  return std::move(collected.found);
}

}  // namespace rodedraad::message
