#include "template_rendering.h"

#include <algorithm>
#include <map>

#include "rodedraad/message/csv_writer.h"
#include "rodedraad/message/json_writer.h"
#include "target_path.h"
#include "template_tree.h"

namespace rodedraad::message {
namespace {

using Format = TemplateRule::Format;
using From = TemplateValue::From;
using Kind = TemplateNode::Kind;
using Type = TemplateNode::Type;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A number as JSON writes it (RFC 8259 section 6).
bool is_json_number(std::string_view text) {
  const auto digits = [&text] {
    std::size_t count = 0;
    while (count < text.size() && is_digit(text[count])) ++count;
    text.remove_prefix(count);
    return count;
  };
  if (text.starts_with('-')) text.remove_prefix(1);
  if (text.starts_with('0')) {
    text.remove_prefix(1);
  } else if (digits() == 0) {
    return false;
  }
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    if (digits() == 0) return false;
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
    if (digits() == 0) return false;
  }
  return text.empty();
}

/// Whether XML 1.0 has all characters of \p text (section 2.2).
bool fits_xml(std::string_view text) {
  if (text.find("\xEF\xBF\xBE") != std::string_view::npos ||
      text.find("\xEF\xBF\xBF") != std::string_view::npos) {
    return false;
  }
  return std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n' || c == '\r';
  });
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool unreserved = is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                            c == '-' || c == '.' || c == '_' || c == '~';
    if (unreserved) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kHex[byte >> 4U];
    out += kHex[byte & 0xFU];
  }
  return out;
}

/// Text between tags or in an attribute. White space that a parser would change is written as a
/// reference (XML 1.0 sections 2.11 and 3.3.3).
void append_escaped(std::string& xml, std::string_view text, bool in_attribute) {
  for (const char c : text) {
    if (c == '&') {
      xml += "&amp;";
    } else if (c == '<') {
      xml += "&lt;";
    } else if (c == '>') {
      xml += "&gt;";
    } else if (c == '"' && in_attribute) {
      xml += "&quot;";
    } else if (c == '\r' || (in_attribute && (c == '\n' || c == '\t'))) {
      xml += "&#" + std::to_string(static_cast<int>(c)) + ';';
    } else {
      xml += c;
    }
  }
}

class Rendering {
 public:
  Rendering(const TemplateRule& rule, const sdk::EncodeRequest& request)
      : rule_(rule), values_(request) {}

  sdk::Message run(const sdk::EncodeRequest& request) {
    sdk::Message message;
    message.id = request.id;
    message.kind = request.kind;
    message.method = rule_.method;
    message.media_type = rule_.media_type;
    message.target = target();
    message.headers = headers();
    message.body = body();
    if (!values_.problems().empty()) {
      std::string text;
      for (const std::string& problem : values_.problems()) {
        text += (text.empty() ? "" : "; ") + problem;
      }
      throw sdk::BadMessage(text);
    }
    if (!is_utf8(message.body)) throw sdk::BadMessage("Een waarde is geen UTF-8.");
    return message;
  }

 private:
  std::string target() {
    std::string target;
    const std::string* last = nullptr;
    for (const TemplatePiece& piece : rule_.target) {
      target += piece.text;
      if (piece.value.from == From::nothing) continue;
      const std::string value = values_.find(piece.value, {}, nullptr);
      if (value.empty()) values_.miss(piece.value);
      target += percent_encoded(value);
      last = &piece.value.text;
    }
    // The text of the template leads nowhere else, so a value does.
    if (last != nullptr && leads_elsewhere(target)) {
      values_.complain(*last, "past niet in een adres");
    }
    return target;
  }

  std::vector<sdk::Pair> headers() {
    std::vector<sdk::Pair> headers;
    for (const TemplateHeader& header : rule_.headers) {
      const std::string value = values_.find(header.value, {}, nullptr);
      if (value.empty()) {
        if (!header.value.optional) values_.miss(header.value);
        continue;
      }
      if (std::any_of(value.begin(), value.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; })) {
        values_.complain(header.value.text, "past niet in een header");
      }
      headers.push_back({header.name, value});
    }
    return headers;
  }

  std::string body() {
    if (rule_.format == Format::none) return {};
    const std::vector<MadeNode> tree = make_tree(rule_, values_);
    if (rule_.format == Format::json) return json(tree);
    if (!values_.problems().empty()) return {};
    return rule_.format == Format::xml ? xml(tree) : csv(tree);
  }

  // ---- JSON ----

  std::string json(const std::vector<MadeNode>& tree) {
    JsonWriter writer;
    rule_.root_is_array ? writer.begin_array() : writer.begin_object();
    for (const MadeNode& node : tree) write(writer, node, rule_.root_is_array);
    rule_.root_is_array ? writer.end_array() : writer.end_object();
    return writer.take();
  }

  void write(JsonWriter& writer, const MadeNode& node, bool in_array) {
    const std::string_view key = in_array ? std::string_view{} : std::string_view{node.name};
    switch (node.rule->type) {
      case Type::object:
        writer.begin_object(key);
        for (const MadeNode& child : node.children) write(writer, child, false);
        writer.end_object();
        return;
      case Type::array:
        writer.begin_array(key);
        for (const MadeNode& child : node.children) write(writer, child, true);
        writer.end_array();
        return;
      case Type::number:
        if (!is_json_number(node.value)) values_.complain(node.rule->value.text, "is geen getal");
        writer.raw(key, node.value);
        return;
      case Type::boolean:
        if (node.value != "true" && node.value != "false") {
          values_.complain(node.rule->value.text, "is geen ja of nee");
        }
        writer.raw(key, node.value);
        return;
      case Type::string:
        writer.text(key, node.value);
        return;
    }
  }

  // ---- XML ----

  std::string xml(const std::vector<MadeNode>& tree) {
    std::string text = R"(<?xml version="1.0" encoding="UTF-8"?>)";
    for (const MadeNode& node : tree) append_element(text, node, true);
    return text;
  }

  void append_element(std::string& xml, const MadeNode& node, bool at_top) {
    if (!fits_xml(node.value)) complain_of_character(node);
    xml += '<' + node.name;
    if (at_top) {
      for (const auto& [prefix, uri] : rule_.namespaces) {
        append_attribute(xml, "xmlns:" + prefix, uri);
      }
    }
    for (const MadeNode& child : node.children) {
      if (child.rule->kind != Kind::attribute) continue;
      if (!fits_xml(child.value)) complain_of_character(child);
      append_attribute(xml, child.name, child.value);
    }
    xml += '>';
    append_escaped(xml, node.value, false);
    for (const MadeNode& child : node.children) {
      if (child.rule->kind != Kind::attribute) append_element(xml, child, false);
    }
    xml += "</" + node.name + '>';
  }

  static void append_attribute(std::string& xml, const std::string& name, std::string_view value) {
    xml += ' ' + name + "=\"";
    append_escaped(xml, value, true);
    xml += '"';
  }

  void complain_of_character(const MadeNode& node) {
    values_.complain(node.rule->value.text, "heeft een teken dat niet in XML past");
  }

  // ---- CSV ----

  std::string csv(const std::vector<MadeNode>& rows) {
    std::vector<std::string> header;
    const bool repeats = rule_.nodes.front().kind == Kind::each;
    if (repeats && !rule_.nodes.front().name.empty()) header.push_back(rule_.nodes.front().name);
    for (const TemplateNode& column : repeats ? rule_.nodes.front().children : rule_.nodes) {
      header.push_back(column.name);
    }
    std::string text{rule_.byte_order_mark ? kByteOrderMark : std::string_view{}};
    text += csv_row(header, rule_.separator);
    for (const MadeNode& row : rows) {
      std::vector<std::string> cells;
      for (const MadeNode& cell : row.children) cells.push_back(without_formula(cell.value));
      text += csv_row(cells, rule_.separator);
    }
    return text;
  }

  const TemplateRule& rule_;
  TemplateValues values_;
};

void collect(const TemplateValue& value, bool needed, std::map<std::string, bool>& carried) {
  if (value.from != From::field) return;
  auto& required = carried[value.text];
  required = required || (needed && !value.optional);
}

void collect(const std::vector<TemplateNode>& nodes, bool needed,
             std::map<std::string, bool>& carried) {
  for (const TemplateNode& node : nodes) {
    const bool each = node.kind == Kind::each;
    collect(node.value, needed && !each, carried);
    collect(node.children, needed && !each && !node.value.optional, carried);
  }
}

}  // namespace

sdk::Message render(const TemplateRule& rule, const sdk::EncodeRequest& request) {
  return Rendering(rule, request).run(request);
}

std::vector<Carried> carried_by(const TemplateRule& rule) {
  std::map<std::string, bool> carried;
  for (const TemplatePiece& piece : rule.target) collect(piece.value, true, carried);
  for (const TemplateHeader& header : rule.headers) collect(header.value, true, carried);
  collect(rule.nodes, true, carried);
  std::vector<Carried> result;
  result.reserve(carried.size());
  for (const auto& [path, required] : carried) result.push_back({path, required});
  return result;
}

}  // namespace rodedraad::message
