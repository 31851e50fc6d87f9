#include "template_compiler.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

#include "mapping_shapes.h"
#include "target_path.h"
#include "xml_name.h"

namespace rodedraad::message {
namespace {

using Format = TemplateRule::Format;
using From = TemplateValue::From;
using Kind = TemplateNode::Kind;
using Type = TemplateNode::Type;

constexpr std::array<std::string_view, 5> kRequest{"id", "created", "municipality", "bron", "doel"};
constexpr std::array<std::string_view, 3> kForms{"yyyy-mm-dd", "dd-mm-yyyy", "yyyymmdd"};
constexpr std::array<std::pair<std::string_view, Type>, 5> kTypes{{{"object", Type::object},
                                                                   {"array", Type::array},
                                                                   {"string", Type::string},
                                                                   {"number", Type::number},
                                                                   {"boolean", Type::boolean}}};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// What a method or the name of a header is made of (RFC 9110 section 5.6.2).
bool is_token(std::string_view text) {
  constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           marks.find(c) != std::string_view::npos;
  });
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

class TemplateCompiler {
 public:
  TemplateCompiler(const MappingRules& rules, MappingSource& source)
      : rules_(rules), source_(source) {}

  TemplateRule run(pugi::xml_node node) {
    source_.check(node, kTemplate);
    rule_.format = format(node);
    rule_.method = node.attribute("method").as_string("POST");
    if (!is_token(rule_.method)) source_.report(node, "method", "this is no HTTP method");
    rule_.media_type = node.attribute("media-type").as_string(usual_media_type());
    if (has_control(rule_.media_type)) source_.report(node, "media-type", "this is no media type");
    rule_.target = target(node);
    only_with(node, Format::json, "type", "json");
    only_with(node, Format::csv, "separator", "csv");
    only_with(node, Format::csv, "bom", "csv");
    rule_.root_is_array = root_is_array(node);
    rule_.separator = separator(node);
    rule_.byte_order_mark = flag(node, "bom", true);
    for (const pugi::xml_node header : node.children("header")) read_header(header);
    rule_.nodes = read_children(node, rule_.root_is_array ? Type::array : Type::object, false);
    check_root(node);
    for (const std::string& prefix : prefixes_) {
      for (const Namespace& space : rules_.namespaces) {
        if (space.prefix == prefix) rule_.namespaces.emplace_back(space.prefix, space.uri);
      }
    }
    return std::move(rule_);
  }

 private:
  Format format(pugi::xml_node node) {
    const std::string_view text = node.attribute("format").value();
    if (text == "json") return Format::json;
    if (text == "xml") return Format::xml;
    if (text == "csv") return Format::csv;
    if (!text.empty()) {
      source_.report(node, "format", "format is json, xml or csv");
    } else if (node.child("element") || node.child("each")) {
      source_.report(node, "a template with elements needs a format");
    }
    return Format::none;
  }

  const char* usual_media_type() const {
    switch (rule_.format) {
      case Format::json:
        return "application/json";
      case Format::xml:
        return "application/xml";
      case Format::csv:
        return "text/csv";
      case Format::none:
        break;
    }
    return "";
  }

  void only_with(pugi::xml_node node, Format format, const char* attribute, const char* name) {
    if (!node.attribute(attribute) || rule_.format == format) return;
    source_.report(node, attribute, std::string{attribute} + " goes with format " + name + " only");
  }

  bool root_is_array(pugi::xml_node node) {
    const std::string_view text = node.attribute("type").as_string("object");
    if (text != "object" && text != "array") {
      source_.report(node, "type", "the type of a template is object or array");
    }
    return text == "array";
  }

  char separator(pugi::xml_node node) {
    const std::string_view text = node.attribute("separator").as_string(";");
    if (text == "tab") return '\t';
    if (text == ";" || text == "," || text == "|") return text.front();
    source_.report(node, "separator", "separator is ; , | or tab");
    return ';';
  }

  /// "/personen/{inburgeraar.bsn}/voortgang".
  std::vector<TemplatePiece> target(pugi::xml_node node) {
    std::string_view text = node.attribute("target").as_string("/");
    const bool is_file = rule_.method == "DROP";
    if (has_control(text)) source_.report(node, "target", "a target has no control characters");
    if (is_file && !node.attribute("target")) {
      source_.report(node, "a file needs a target: its name");
    }
    if (!is_file && !text.starts_with('/')) {
      source_.report(node, "target", "a target begins with /");
    }
    if (leads_elsewhere(text))
      source_.report(node, "target", "a target has no . or .. in its path");
    std::vector<TemplatePiece> pieces;
    while (!text.empty()) {
      const std::size_t open = text.find_first_of("{}");
      TemplatePiece piece{std::string{text.substr(0, open)}, {}};
      if (open == std::string_view::npos) {
        pieces.push_back(std::move(piece));
        break;
      }
      const std::size_t close = text.find('}', open);
      if (text[open] == '}' || close == std::string_view::npos) {
        source_.report(node, "target", "{ and } must come in pairs");
        break;
      }
      const std::string_view name = text.substr(open + 1, close - open - 1);
      piece.value.from = is_one_of(kRequest, name) ? From::request : From::field;
      piece.value.text = name;
      if (piece.value.from == From::field && is_file) {
        source_.report(node, "target",
                       "the name of a file shows: it may have {id}, {created}, {municipality}, "
                       "{bron} and {doel}, and no field of the case");
      } else if (piece.value.from == From::field && name.find('.') == std::string_view::npos) {
        source_.report(node, "target",
                       "between { and } stands a field, or id, created, municipality, bron or "
                       "doel");
      }
      pieces.push_back(std::move(piece));
      text.remove_prefix(close + 1);
    }
    return pieces;
  }

  void read_header(pugi::xml_node node) {
    source_.check(node, kTemplateHeader);
    TemplateHeader header{node.attribute("name").value(), read_value(node, false)};
    if (node.attribute("name") && !is_token(header.name)) {
      source_.report(node, "name", "this is no name of a header");
    }
    if (header.value.from == From::nothing) need_value(node);
    if (has_control(header.value.text)) {
      source_.report(node, "value", "a header has no control characters");
    }
    rule_.headers.push_back(std::move(header));
  }

  void need_value(pugi::xml_node node) {
    source_.report(node, std::string{node.name()} + " needs field, value or from");
  }

  TemplateValue read_value(pugi::xml_node node, bool in_each) {
    TemplateValue value;
    int given = 0;
    const auto take = [&](const char* name, From from) {
      const auto attribute = node.attribute(name);
      if (!attribute) return;
      ++given;
      value.from = from;
      value.text = attribute.value();
    };
    take("field", From::field);
    take("value", From::constant);
    take("from", From::request);
    if (given > 1) source_.report(node, "give one of field, value and from");
    if (value.from == From::request) read_from(node, value, in_each);
    value.optional = flag(node, "optional", false);
    read_part(node, value);
    value.table = table(node);
    value.form = node.attribute("form").value();
    if (!value.form.empty() && !is_one_of(kForms, value.form)) {
      source_.report(node, "form", "form is yyyy-mm-dd, dd-mm-yyyy or yyyymmdd");
    }
    for (const char* name : {"table", "form"}) {
      if (node.attribute(name) && (given == 0 || value.from == From::constant)) {
        source_.report(node, name, std::string{name} + " goes with field or from");
      }
    }
    return value;
  }

  void read_from(pugi::xml_node node, TemplateValue& value, bool in_each) {
    if (value.text == "key") {
      value.from = From::key;
      if (!in_each) source_.report(node, "from", "key only has a meaning inside an each");
    } else if (!is_one_of(kRequest, value.text)) {
      source_.report(node, "from", "from is id, created, municipality, bron, doel or key");
    }
  }

  void read_part(pugi::xml_node node, TemplateValue& value) {
    const auto part = node.attribute("part");
    if (!part) return;
    const std::string_view text = part.value();
    if (text.size() != 1 || text[0] < '1' || text[0] > '9') {
      source_.report(node, "part", "part is a number from 1 to 9");
      return;
    }
    value.part = static_cast<std::size_t>(text[0] - '0');
    if (value.from != From::key) source_.report(node, "part", "part goes with from=\"key\"");
  }

  const CodeTable* table(pugi::xml_node node) {
    const std::string_view id = node.attribute("table").value();
    if (id.empty()) return nullptr;
    const auto found = rules_.tables.find(id);
    if (found != rules_.tables.end()) return &found->second;
    source_.report(node, "table", "unknown table " + std::string{id});
    return nullptr;
  }

  bool flag(pugi::xml_node node, const char* name, bool fallback) {
    const std::string_view value = node.attribute(name).value();
    if (value.empty()) return fallback;
    if (value != "true" && value != "false") {
      source_.report(node, name, std::string{name} + " is true or false");
    }
    return value == "true";
  }

  /// \p parent is the type of what the children are in.
  std::vector<TemplateNode> read_children(pugi::xml_node node, Type parent, bool in_each) {
    std::vector<TemplateNode> children;
    std::set<std::string> names;
    for (const pugi::xml_node child : node.children()) {
      const std::string_view what = child.name();
      if (what == "attribute") children.push_back(read_attribute(child, in_each));
      if (what == "element") children.push_back(read_element(child, parent, in_each));
      if (what == "each") children.push_back(read_each(child, parent, in_each));
      if (what == "element" && rule_.format != Format::xml && parent == Type::object &&
          !names.insert(children.back().name).second) {
        source_.report(child, "name", "this name is there twice");
      }
    }
    return children;
  }

  TemplateNode read_attribute(pugi::xml_node node, bool in_each) {
    source_.check(node, kTemplateAttribute);
    if (rule_.format != Format::xml && rule_.format != Format::none) {
      source_.report(node, "attribute goes with format xml only");
    }
    TemplateNode made;
    made.kind = Kind::attribute;
    made.name = xml_name(node);
    made.value = read_value(node, in_each);
    if (made.value.from == From::nothing) need_value(node);
    return made;
  }

  TemplateNode read_element(pugi::xml_node node, Type parent, bool in_each) {
    source_.check(node, kTemplateElement);
    TemplateNode made;
    made.name = name(node, parent);
    made.value = read_value(node, in_each);
    const bool has_children = node.child("element") || node.child("each");
    made.type = type(node, has_children);
    if (has_children && made.value.from != From::nothing) {
      source_.report(node, "an element has either a value or elements");
    }
    const bool nests = made.type == Type::object || made.type == Type::array;
    if (rule_.format == Format::json) {
      if (nests && made.value.from != From::nothing) {
        source_.report(node, "type", "an object or array has no value of its own");
      }
      if (!nests && made.value.from == From::nothing) need_value(node);
    }
    if (rule_.format == Format::csv) {
      if (has_children) source_.report(node, "a column has no elements");
      if (made.value.from == From::nothing) need_value(node);
    }
    made.children = read_children(node, made.type, in_each);
    return made;
  }

  TemplateNode read_each(pugi::xml_node node, Type parent, bool in_each) {
    source_.check(node, kTemplateEach);
    TemplateNode made;
    made.kind = Kind::each;
    made.name = node.attribute("key-as").value();
    made.value.from = From::field;
    made.value.text = node.attribute("field").value();
    if (in_each) source_.report(node, "an each in an each has no meaning");
    if (rule_.format == Format::json && parent != Type::array) {
      source_.report(node, "in JSON an each stands in an element with type=\"array\"");
    }
    if (!node.child("element") && made.name.empty()) source_.report(node, "this each is empty");
    if (!made.name.empty() && rule_.format == Format::xml && !is_name(made.name)) {
      source_.report(node, "key-as", "this is no XML name");
    }
    // The items of an array in JSON have members; elsewhere the elements of an each are siblings.
    made.children = read_children(node, Type::array, true);
    if (rule_.format != Format::csv && !made.name.empty()) put_key_in_items(node, made);
    if (rule_.format == Format::csv) check_columns(node, made);
    return made;
  }

  /// The key becomes the first element of each item.
  void put_key_in_items(pugi::xml_node node, TemplateNode& each) {
    for (TemplateNode& item : each.children) {
      if (item.type != Type::object && rule_.format == Format::json) {
        source_.report(node, "key-as", "key-as needs items that are objects");
        continue;
      }
      if (item.value.from != From::nothing) {
        source_.report(node, "key-as", "key-as needs items without a value of their own");
      }
      const bool twice =
          std::any_of(item.children.begin(), item.children.end(),
                      [&](const TemplateNode& child) { return child.name == each.name; });
      if (twice) source_.report(node, "key-as", "this name is there twice");
      TemplateNode key;
      key.name = each.name;
      key.value.from = From::key;
      item.children.insert(item.children.begin(), std::move(key));
    }
  }

  void check_columns(pugi::xml_node node, const TemplateNode& each) {
    std::set<std::string> names{each.name};
    for (const TemplateNode& column : each.children) {
      if (!names.insert(column.name).second) {
        source_.report(node, "the column " + column.name + " is there twice");
      }
    }
  }

  Type type(pugi::xml_node node, bool has_children) {
    const std::string_view text = node.attribute("type").value();
    if (text.empty()) return has_children ? Type::object : Type::string;
    if (rule_.format != Format::json) {
      source_.report(node, "type", "type goes with format json only");
    }
    for (const auto& [name, type] : kTypes) {
      if (name == text) return type;
    }
    source_.report(node, "type", "type is object, array, string, number or boolean");
    return Type::string;
  }

  std::string name(pugi::xml_node node, Type parent) {
    if (rule_.format == Format::xml) return xml_name(node);
    if (node.attribute("prefix")) {
      source_.report(node, "prefix", "prefix goes with format xml only");
    }
    std::string name = node.attribute("name").value();
    const bool is_item = rule_.format == Format::json && parent == Type::array;
    if (name.empty() && !is_item) source_.report(node, "element has no attribute name");
    if (rule_.format == Format::csv && has_control(name)) {
      source_.report(node, "name", "the name of a column has no control characters");
    }
    return name;
  }

  std::string xml_name(pugi::xml_node node) {
    std::string local = node.attribute("name").value();
    if (!is_name(local)) source_.report(node, "name", "this is no XML name");
    const std::string prefix = node.attribute("prefix").value();
    if (prefix.empty()) return local;
    const bool known = std::any_of(rules_.namespaces.begin(), rules_.namespaces.end(),
                                   [&](const Namespace& space) { return space.prefix == prefix; });
    if (!known) {
      source_.report(node, "prefix", "the prefix " + prefix + " has no namespace element");
    }
    prefixes_.insert(prefix);
    return prefix + ':' + local;
  }

  void check_root(pugi::xml_node node) {
    const auto elements = static_cast<std::size_t>(
        std::count_if(rule_.nodes.begin(), rule_.nodes.end(),
                      [](const TemplateNode& each) { return each.kind == Kind::element; }));
    if (rule_.format == Format::xml && (elements != 1 || rule_.nodes.size() != 1)) {
      source_.report(node, "an XML document has one element at the top, and no each");
    }
    if (rule_.format == Format::xml && elements == 1 && rule_.nodes.front().value.optional) {
      source_.report(node.child("element"), "optional", "the element at the top is always there");
    }
    if (rule_.format == Format::csv && rule_.nodes.size() != elements && rule_.nodes.size() != 1) {
      source_.report(node, "a CSV has either columns, or one each with columns");
    }
    if (rule_.format == Format::csv && rule_.nodes.empty()) {
      source_.report(node, "a CSV has columns");
    }
  }

  const MappingRules& rules_;
  MappingSource& source_;
  TemplateRule rule_;
  std::set<std::string> prefixes_;
};

}  // namespace

TemplateRule read_template(pugi::xml_node node, const MappingRules& rules, MappingSource& source) {
  return TemplateCompiler(rules, source).run(node);
}

}  // namespace rodedraad::message
