#include "parts.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "rodedraad/message/csv_writer.h"
#include "rodedraad/message/json_writer.h"

namespace rodedraad::generic {

namespace {

/// Where a part stood in its batch.
constexpr const char* kLine = "regel";

bool is_element(pugi::xml_node node) { return node.type() == pugi::node_element; }

// ---- CSV: the columns that any row fills, and the row ----

std::vector<std::string> columns_of(pugi::xml_node csv) {
  std::vector<std::string> names;
  for (const auto row : csv.children("row")) {
    for (const auto cell : row.children()) {
      const std::string name = cell.name();
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
  }
  return names;
}

std::string csv_part(const std::vector<std::string>& columns, pugi::xml_node row, char separator) {
  std::vector<std::string> cells;
  cells.reserve(columns.size());
  for (const auto& column : columns) cells.emplace_back(message::text(row, column.c_str()));
  return message::csv_row(columns, separator) + message::csv_row(cells, separator);
}

// ---- JSON ----

void write_value(message::JsonWriter& json, std::string_view key, pugi::xml_node node) {
  const std::string_view type = node.attribute("type").value();
  if (type == "object") {
    json.begin_object(key);
    for (const auto child : node.children()) {
      const auto written = child.attribute("name");
      write_value(json, written ? written.value() : child.name(), child);
    }
    json.end_object();
  } else if (type == "array") {
    json.begin_array(key);
    for (const auto child : node.children()) write_value(json, {}, child);
    json.end_array();
  } else if (type == "string") {
    json.text(key, node.child_value());
  } else if (type == "null") {
    json.raw(key, "null");
  } else {
    json.raw(key, node.child_value());
  }
}

std::string json_part(pugi::xml_node node) {
  message::JsonWriter json;
  write_value(json, {}, node);
  return json.take();
}

// ---- XML: the element, with the prefixes of the mapping ----

struct StringWriter : pugi::xml_writer {
  std::string text;
  void write(const void* data, std::size_t size) override {
    text.append(static_cast<const char*>(data), size);
  }
};

/// A parser makes one line feed of a carriage return that is not a reference, and pugixml writes
/// none; a value that has one was sent with a reference and gets it back.
std::string with_references(const std::string& xml) {
  std::string out;
  for (const char c : xml) {
    if (c == '\r') {
      out += "&#13;";
    } else {
      out += c;
    }
  }
  return out;
}

std::string xml_part(const std::vector<message::Namespace>& namespaces, pugi::xml_node node) {
  pugi::xml_document document;
  auto root = document.append_copy(node);
  root.prepend_attribute("xmlns:other").set_value("urn:rodedraad:other");
  for (const auto& [prefix, uri] : namespaces) {
    root.prepend_attribute(("xmlns:" + prefix).c_str()).set_value(uri.c_str());
  }
  StringWriter writer;
  root.print(writer, "", pugi::format_raw, pugi::encoding_utf8);
  return with_references(writer.text);
}

}  // namespace

std::vector<sdk::Message> parts_of(const Options& options, const Incoming& batch,
                                   const sdk::Message& message) {
  pugi::xpath_node_set found;
  if (options.part) {
    found = options.part.evaluate_node_set(batch.context);
  } else {
    found = batch.context.select_nodes("row");
  }
  found.sort();
  const auto columns =
      batch.format == Format::csv ? columns_of(batch.tree->root()) : std::vector<std::string>{};
  std::vector<sdk::Message> parts;
  for (const pugi::xpath_node& each : found) {
    const auto node = each.node();
    if (!node || !is_element(node)) continue;
    sdk::Message part;
    // Which kind it is, is told when it is admitted.
    part.kind = "bericht";
    part.method = message.method;
    part.target = message.target;
    part.sender = message.sender;
    switch (batch.format) {
      case Format::csv:
        part.media_type = "text/csv";
        part.headers = {{kLine, node.attribute("line").value()}};
        part.body = csv_part(columns, node, options.separator);
        break;
      case Format::xml:
        part.media_type = "application/xml";
        part.body = xml_part(options.mapping.namespaces(), node);
        break;
      case Format::json:
      case Format::automatic:
        part.media_type = "application/json";
        part.body = json_part(node);
        break;
    }
    parts.push_back(std::move(part));
  }
  return parts;
}

void enter_part(Incoming& part, const sdk::Message& message) {
  if (!part.tree || part.format != Format::csv) return;
  part.context = part.tree->root().child("row");
  const std::string line{message.header(kLine)};
  if (part.context && !line.empty()) part.context.attribute("line").set_value(line.c_str());
}

}  // namespace rodedraad::generic
