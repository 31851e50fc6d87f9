#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "mapping_rules.h"
#include "mapping_shapes.h"
#include "mapping_source.h"
#include "template_compiler.h"
#include "xml_name.h"
#include "xpath_prefixes.h"

namespace rodedraad::message {
namespace {

constexpr std::array<std::string_view, 3> kForms{"yyyy-mm-dd", "dd-mm-yyyy", "yyyymmdd"};

/// Turns the tree of a mapping file into rules. Goes on after a mistake, to find the next ones.
class MappingCompiler {
 public:
  explicit MappingCompiler(std::span<const std::string_view> texts) : source_(texts) {}

  tl::expected<MappingRules, std::vector<MappingFinding>> run() {
    if (source_.root()) read_mapping(source_.root());
    std::vector<MappingFinding> findings = source_.take_findings();
    if (!findings.empty()) return tl::unexpected(std::move(findings));
    return std::move(rules_);
  }

 private:
  void read_mapping(pugi::xml_node root) {
    source_.check(root, kMapping);
    rules_.adapter = root.attribute("adapter").value();
    // What the messages refer to comes first, wherever it stands.
    for (const pugi::xml_node node : root.children("namespace")) read_namespace(node);
    for (const pugi::xml_node node : root.children("table")) read_table(node);
    for (const pugi::xml_node node : root.children("message")) read_message(node);
    for (const pugi::xml_node node : root.children("template")) read_template(node);
  }

  void read_namespace(pugi::xml_node node) {
    source_.check(node, kNamespace);
    const std::string prefix = node.attribute("prefix").value();
    const std::string uri = node.attribute("uri").value();
    if (prefix.empty() || uri.empty()) return;
    if (!is_name(prefix) || prefix == "other" || prefix == "xml") {
      return source_.report(node, "prefix", "this prefix cannot be used");
    }
    for (const Namespace& earlier : rules_.namespaces) {
      if (earlier.prefix == prefix) {
        return source_.report(node, "prefix", "the prefix " + prefix + " is there twice");
      }
      if (earlier.uri == uri) {
        return source_.report(node, "uri",
                              "this name space has the prefix " + earlier.prefix + " already");
      }
    }
    rules_.namespaces.push_back({prefix, uri});
  }

  void read_table(pugi::xml_node node) {
    source_.check(node, kTable);
    const std::string id = node.attribute("id").value();
    const std::string_view unknown = node.attribute("unknown").as_string("refuse");
    if (unknown != "refuse" && unknown != "keep") {
      source_.report(node, "unknown", "unknown is keep or refuse");
    }
    const auto [table, is_new] = rules_.tables.try_emplace(id);
    if (!is_new) source_.report(node, "id", "the table " + id + " is there twice");
    table->second.keeps_unknown = unknown == "keep";
    for (const pugi::xml_node row : node.children("row")) {
      source_.check(row, kRow);
      const std::string code = row.attribute("code").value();
      if (!table->second.rows.emplace(code, row.attribute("value").value()).second && is_new) {
        source_.report(row, "code", "the code " + code + " is there twice");
      }
      const std::string value = row.attribute("value").value();
      if (!value.empty()) table->second.codes.emplace(value, code);
    }
  }

  void read_template(pugi::xml_node node) {
    const std::string kind = node.attribute("kind").value();
    TemplateRule rule = message::read_template(node, rules_, source_);
    if (!rules_.templates.try_emplace(kind, std::move(rule)).second) {
      source_.report(node, "kind", "the template " + kind + " is there twice");
    }
  }

  void read_message(pugi::xml_node node) {
    source_.check(node, kMessage);
    const std::string kind = node.attribute("kind").value();
    BlockRule block = read_block(node);
    if (!rules_.messages.try_emplace(kind, std::move(block)).second) {
      source_.report(node, "kind", "the message " + kind + " is there twice");
    }
  }

  BlockRule read_block(pugi::xml_node node) {
    BlockRule block;
    for (const pugi::xml_node child : node.children("identifier")) {
      block.identifiers.push_back(read_identifier(child));
    }
    for (const pugi::xml_node child : node.children("field")) {
      block.fields.push_back(read_field(child));
    }
    for (const pugi::xml_node child : node.children("each")) {
      block.each.push_back(read_each(child));
    }
    return block;
  }

  BlockRule read_each(pugi::xml_node node) {
    source_.check(node, kEach);
    BlockRule block = read_block(node);
    block.text = rule_text(node, {"key", "when"});
    block.select = xpath(node, "select");
    block.key = xpath(node, "key");
    block.when = xpath(node, "when");
    if (block.select && block.select.return_type() != pugi::xpath_type_node_set) {
      source_.report(node, "select", "select must select elements");
    }
    return block;
  }

  IdentifierRule read_identifier(pugi::xml_node node) {
    source_.check(node, kIdentifier);
    IdentifierRule rule;
    rule.text = rule_text(node, {"when"});
    rule.type = node.attribute("type").value();
    rule.select = xpath(node, "select");
    rule.when = xpath(node, "when");
    rule.required = flag(node, "required");
    return rule;
  }

  FieldRule read_field(pugi::xml_node node) {
    source_.check(node, kField);
    FieldRule rule;
    rule.text = rule_text(node, {"when", "from", "to", "key", "withdrawn"});
    rule.path = node.attribute("path").value();
    rule.constant = node.attribute("value").value();
    rule.select = xpath(node, "select");
    rule.when = xpath(node, "when");
    rule.from = xpath(node, "from");
    rule.to = xpath(node, "to");
    rule.key = xpath(node, "key");
    rule.withdrawn = xpath(node, "withdrawn");
    rule.table = table(node);
    rule.form = form(node, "form");
    if (node.attribute("period-form")) rule.period_form = form(node, "period-form");
    rule.exclusive = flag(node, "exclusive");
    rule.to_exclusive = flag(node, "to-exclusive");
    rule.required = flag(node, "required");
    rule.withdraws_absent = withdraws_absent(node);
    check_together(node);
    return rule;
  }

  RuleText rule_text(pugi::xml_node node, std::initializer_list<const char*> others) {
    RuleText text;
    text.file = source_.file(node);
    text.line = source_.line(node);
    text.select = node.attribute("select").value();
    text.table = node.attribute("table").value();
    for (const char* name : others) {
      if (const auto xpath = node.attribute(name)) text.others.emplace_back(xpath.value());
    }
    return text;
  }

  /// Attributes that need or exclude each other.
  void check_together(pugi::xml_node node) {
    const auto has = [node](const char* name) { return !node.attribute(name).empty(); };
    if (has("select") == has("value")) {
      source_.report(node, "value", "a field has either select or value");
    }
    for (const char* name : {"table", "form", "required", "absent"}) {
      if (has("value") && has(name)) {
        source_.report(node, name, std::string{name} + " goes with select, not with value");
      }
    }
    if (has("exclusive") && !has("form")) {
      source_.report(node, "exclusive", "exclusive needs a form");
    }
    if (has("period-form") && !has("from") && !has("to")) {
      source_.report(node, "period-form", "period-form needs from or to");
    }
    if (has("to-exclusive") && !has("to")) {
      source_.report(node, "to-exclusive", "to-exclusive needs to");
    }
    if (flag_is_set(node, "required") && has("absent")) {
      source_.report(node, "absent", "a field is either required or may be absent");
    }
  }

  /// An empty query when the attribute is absent or wrong.
  pugi::xpath_query xpath(pugi::xml_node node, const char* name) {
    const std::string_view text = node.attribute(name).value();
    if (text.empty()) return {};
    for (const std::string_view prefix : xpath_prefixes(text)) check_prefix(node, name, prefix);
    try {
      return pugi::xpath_query(text.data());
    } catch (const pugi::xpath_exception& error) {
      source_.report(node, name,
                     std::string{name} + " is no XPath: " + error.what() + " (character " +
                         std::to_string(error.result().offset + 1) + ")");
      return {};
    }
  }

  void check_prefix(pugi::xml_node node, const char* name, std::string_view prefix) {
    if (prefix == "other" || prefix == "xml") return;
    const bool known =
        std::any_of(rules_.namespaces.begin(), rules_.namespaces.end(),
                    [prefix](const Namespace& space) { return space.prefix == prefix; });
    if (!known) {
      source_.report(node, name, "the prefix " + std::string{prefix} + " has no namespace element");
    }
  }

  const CodeTable* table(pugi::xml_node node) {
    const std::string_view id = node.attribute("table").value();
    if (id.empty()) return nullptr;
    const auto found = rules_.tables.find(id);
    if (found != rules_.tables.end()) return &found->second;
    source_.report(node, "table", "unknown table " + std::string{id});
    return nullptr;
  }

  std::string form(pugi::xml_node node, const char* name) {
    const std::string_view form = node.attribute(name).value();
    if (!form.empty() && std::find(kForms.begin(), kForms.end(), form) == kForms.end()) {
      source_.report(node, name, std::string{name} + " is yyyy-mm-dd, dd-mm-yyyy or yyyymmdd");
    }
    return std::string{form};
  }

  static bool flag_is_set(pugi::xml_node node, const char* name) {
    const std::string_view value = node.attribute(name).value();
    return value == "true" || value == "1";
  }

  bool flag(pugi::xml_node node, const char* name) {
    const std::string_view value = node.attribute(name).value();
    const bool is_set = flag_is_set(node, name);
    if (!is_set && !value.empty() && value != "false" && value != "0") {
      source_.report(node, name, std::string{name} + " is true or false");
    }
    return is_set;
  }

  bool withdraws_absent(pugi::xml_node node) {
    const std::string_view value = node.attribute("absent").value();
    if (!value.empty() && value != "withdraw") {
      source_.report(node, "absent", "absent is withdraw");
    }
    return value == "withdraw";
  }

  MappingSource source_;
  MappingRules rules_;
};

}  // namespace

tl::expected<MappingRules, std::vector<MappingFinding>> compile_rules(
    std::span<const std::string_view> texts) {
  return MappingCompiler(texts).run();
}

}  // namespace rodedraad::message
