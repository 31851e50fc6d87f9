#include <algorithm>
#include <boost/json.hpp>
#include <fstream>
#include <iostream>
#include <iterator>

#include "commands.h"
#include "installation.h"
#include "rodedraad/message/mapping.h"

namespace rodedraad::cli {

namespace json = boost::json;

namespace {

constexpr const char* kMasked = "***";

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text(std::istreambuf_iterator<char>{in}, {});
  if (!in) throw Stop(kBadData, "het bestand " + file.string() + " is niet te lezen");
  return text;
}

message::Mapping compile(const MapOptions& options) {
  std::vector<std::filesystem::path> files{options.mapping};
  files.insert(files.end(), options.overlays.begin(), options.overlays.end());
  std::vector<std::string> texts;
  texts.reserve(files.size());
  for (const auto& file : files) texts.push_back(text_of(file));
  auto mapping =
      message::Mapping::compile(std::vector<std::string_view>(texts.begin(), texts.end()));
  if (mapping) return *std::move(mapping);
  std::string problems;
  for (const auto& finding : mapping.error()) {
    problems += (problems.empty() ? "" : "\n") + files[finding.file].string() + ":" +
                std::to_string(finding.line) + ":" + std::to_string(finding.column) + ": " +
                finding.text;
  }
  throw Stop(kBadConfig, problems);
}

message::Parsed parse(const std::string& bytes, const message::Mapping& mapping,
                      const MapOptions& options) {
  const std::size_t first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  const char start = first == std::string::npos ? '\0' : bytes[first];
  if (start == '{' || start == '[') return message::parse_json(bytes);
  if (start == '<' || start == '\xFF' || start == '\xFE') {
    return message::parse_xml(bytes, mapping.namespaces());
  }
  return message::parse_csv(bytes, {options.separator == "tab" ? '\t' : options.separator.front()});
}

/// Where the rules start: once, or in each part or row.
std::vector<pugi::xml_node> contexts(pugi::xml_node root, const std::string& part) {
  if (part.empty() && std::string_view{root.name()} != "csv") return {root};
  std::vector<pugi::xml_node> found;
  try {
    auto selected = root.select_nodes(part.empty() ? "row" : part.c_str());
    selected.sort();
    for (const auto& each : selected) {
      if (each.node()) found.push_back(each.node());
    }
  } catch (const pugi::xpath_exception& error) {
    throw Stop(kUsage, std::string{"--part: dit is geen XPath: "} + error.what());
  }
  return found;
}

std::string_view severity(const sdk::Finding& finding) {
  switch (finding.severity) {
    case sdk::Severity::error:
      return "error";
    case sdk::Severity::warning:
      return "warning";
    case sdk::Severity::note:
      break;
  }
  return "note";
}

/// One rule and what it made.
json::object view(const message::Traced& rule, const sdk::Decoded& decoded,
                  const MapOptions& options) {
  json::object made;
  if (rule.what == message::Traced::What::identifier) {
    const auto& identifier = decoded.identifiers[rule.index];
    made = {{"identifier", identifier.type}, {"value", options.show ? identifier.value : kMasked}};
  } else {
    const auto& fact = decoded.facts[rule.index];
    made = {{"path", fact.field.path}, {"key", fact.field.key}};
    made["value"] = options.show ? fact.field.value : kMasked;
    if (fact.withdrawn) made["withdrawn"] = true;
    if (!fact.valid_from.empty()) made["from"] = fact.valid_from;
    if (!fact.valid_to.empty()) made["to"] = fact.valid_to;
  }
  made["select"] = rule.select;
  made["place"] = rule.place;
  made["file"] =
      (rule.file == 0 ? options.mapping : options.overlays[rule.file - 1]).filename().string();
  made["line"] = rule.line;
  if (!rule.table.empty()) made["table"] = rule.table;
  if (!rule.code.empty()) made["row"] = rule.code;
  return made;
}

json::object view(const message::Mapping& mapping, pugi::xml_node context,
                  const MapOptions& options, bool& failed) {
  sdk::Decoded decoded;
  const auto trace = mapping.trace(options.kind, context, decoded);
  json::array made;
  for (const auto& rule : trace.rules) made.push_back(view(rule, decoded, options));
  json::array findings;
  for (const auto& finding : decoded.findings) {
    failed = failed || finding.severity == sdk::Severity::error;
    findings.push_back(json::object{{"severity", severity(finding)},
                                    {"code", finding.code},
                                    {"place", finding.where},
                                    {"text", finding.text}});
  }
  json::array unread;
  for (const auto& place : trace.unread) unread.push_back(json::value(place));
  return {{"message", message::place(context)},
          {"made", std::move(made)},
          {"findings", std::move(findings)},
          {"unread", std::move(unread)}};
}

std::string text(const json::object& object, const char* name) {
  const auto* value = object.if_contains(name);
  return value == nullptr ? std::string{} : std::string{value->get_string()};
}

void print_made(const json::object& made) {
  const std::string key = text(made, "key");
  std::cout << (made.contains("identifier") ? "nummer " + text(made, "identifier")
                                            : text(made, "path"))
            << (key.empty() ? "" : " [" + key + "]")
            << (made.contains("withdrawn") ? " teruggenomen" : " = " + text(made, "value"));
  if (made.contains("from")) std::cout << " van " << text(made, "from");
  if (made.contains("to")) std::cout << " tot en met " << text(made, "to");
  const std::string place = text(made, "place");
  const std::string select = text(made, "select");
  std::cout << "\n    "
            << (select.empty()  ? "vaste waarde"
                : place.empty() ? "berekend met " + select
                                : place + " met " + select)
            << "; " << text(made, "file") << " regel " << made.at("line").to_number<std::size_t>();
  if (made.contains("table")) {
    std::cout << "; tabel " << text(made, "table")
              << (made.contains("row") ? " rij " + text(made, "row") : " (geen rij)");
  }
  std::cout << '\n';
}

void print(const json::object& one, bool several) {
  if (several) std::cout << "== " << text(one, "message") << '\n';
  for (const auto& made : one.at("made").get_array()) print_made(made.get_object());
  for (const auto& item : one.at("findings").get_array()) {
    const auto& finding = item.get_object();
    std::cout << "bevinding (" << text(finding, "severity") << ") " << text(finding, "code")
              << " op " << text(finding, "place") << ": " << text(finding, "text") << '\n';
  }
  for (const auto& place : one.at("unread").get_array()) {
    std::cout << "niet gelezen: " << place.get_string().c_str() << '\n';
  }
}

}  // namespace

int map_message(const MapOptions& options) {
  const auto mapping = compile(options);
  if (!mapping.knows(options.kind)) {
    std::string kinds;
    for (const auto& kind : mapping.kinds()) kinds += (kinds.empty() ? "" : ", ") + kind;
    throw Stop(kUsage, "de mapping heeft geen bericht " + options.kind + "; wel: " + kinds);
  }
  const auto tree = parse(text_of(options.file), mapping, options);
  if (!tree) {
    throw Stop(kBadData, options.file.string() + ":" + std::to_string(tree.error().line) + ":" +
                             std::to_string(tree.error().column) + ": " + tree.error().text);
  }
  bool failed = false;
  json::array all;
  for (const auto& context : contexts(tree->root(), options.part)) {
    all.push_back(view(mapping, context, options, failed));
  }
  if (options.json) {
    std::cout << json::serialize(all) << '\n';
  } else {
    for (const auto& one : all) print(one.get_object(), all.size() > 1);
    if (all.empty()) std::cout << "het bestand heeft geen berichten\n";
  }
  return failed ? kFound : kOk;
}

}  // namespace rodedraad::cli
