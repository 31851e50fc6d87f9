#include "rodedraad/message/mapping.h"

#include <set>
#include <stdexcept>
#include <utility>

#include "mapping_rules.h"
#include "rule_reading.h"

namespace rodedraad::message {
namespace {

void collect_paths(const BlockRule& block, std::set<std::string>& paths) {
  for (const FieldRule& field : block.fields) paths.insert(field.path);
  for (const BlockRule& each : block.each) collect_paths(each, paths);
}

bool holds(const pugi::xpath_query& when, pugi::xml_node context) {
  return !when || when.evaluate_boolean(context);
}

/// Runs the rules of one message.
class Application {
 public:
  explicit Application(sdk::Decoded& decoded) : decoded_(decoded) {}

  void run(const BlockRule& block, pugi::xml_node context, const std::string& key) {
    for (const IdentifierRule& rule : block.identifiers) add_identifier(rule, context);
    for (const FieldRule& rule : block.fields) add_fact(rule, context, key);
    for (const BlockRule& each : block.each) repeat(each, context, key);
  }

 private:
  void repeat(const BlockRule& each, pugi::xml_node context, const std::string& outer_key) {
    pugi::xpath_node_set found = each.select.evaluate_node_set(context);
    found.sort();
    for (const pugi::xpath_node& item : found) {
      const pugi::xml_node node = item.node();
      if (!node || !holds(each.when, node)) continue;
      const std::string key = each.key ? read_key(each.key, node) : outer_key;
      if (each.key && key.empty()) {
        report(finding(finding_code::kKey, node, "what tells this repetition apart is absent"));
        continue;
      }
      run(each, node, key);
    }
  }

  void add_identifier(const IdentifierRule& rule, pugi::xml_node context) {
    if (!holds(rule.when, context)) return;
    Reading reading = read_identifier(rule, context);
    if (reading.finding) report(*reading.finding);
    if (!reading.value.empty()) {
      decoded_.identifiers.push_back({rule.type, std::move(reading.value)});
    } else if (rule.required && !reading.unusable()) {
      report_missing(rule.type, context);
    }
  }

  void add_fact(const FieldRule& rule, pugi::xml_node context, const std::string& outer_key) {
    if (!holds(rule.when, context)) return;
    Reading reading = read_field(rule, context);
    bool withdrawn = rule.withdrawn && rule.withdrawn.evaluate_boolean(context);
    if (!withdrawn) {
      // A value that is taken back need not be usable.
      if (reading.finding) report(*reading.finding);
      if (reading.unusable()) return;
      if (reading.value.empty()) {
        if (rule.required) report_missing(rule.path, context);
        if (!rule.withdraws_absent) return;
        withdrawn = true;
      }
    }
    add(rule, context, {rule.path, outer_key, std::move(reading.value)}, withdrawn);
  }

  void add(const FieldRule& rule, pugi::xml_node context, sdk::FieldValue field, bool withdrawn) {
    if (rule.key) {
      field.key = read_key(rule.key, context);
      if (field.key.empty()) {
        return report(finding(finding_code::kKey, context,
                              "what tells this " + rule.path + " apart is absent"));
      }
    }
    Reading from = read_from(rule, context);
    Reading to = read_to(rule, context);
    for (const Reading* end : {&from, &to}) {
      if (end->finding) report(*end->finding);
    }
    // A value at the wrong time would be a wrong value.
    if (from.unusable() || to.unusable()) return;
    decoded_.facts.push_back(
        {std::move(field), std::move(from.value), std::move(to.value), withdrawn});
  }

  void report(sdk::Finding found) { decoded_.findings.push_back(std::move(found)); }

  void report_missing(const std::string& name, pugi::xml_node context) {
    report(finding(finding_code::kMissing, context, name + " is required and absent"));
  }

  sdk::Decoded& decoded_;
};

}  // namespace

struct Mapping::Compiled {
  MappingRules rules;
};

tl::expected<Mapping, std::vector<MappingFinding>> Mapping::compile(std::string_view text) {
  return compile_rules(text).map([](MappingRules&& rules) {
    return Mapping(std::make_unique<Compiled>(Compiled{std::move(rules)}));
  });
}

Mapping::Mapping(std::unique_ptr<Compiled> compiled) : compiled_(std::move(compiled)) {}
Mapping::Mapping(Mapping&&) noexcept = default;
Mapping& Mapping::operator=(Mapping&&) noexcept = default;
Mapping::~Mapping() = default;

const std::string& Mapping::adapter() const { return compiled_->rules.adapter; }

const std::vector<Namespace>& Mapping::namespaces() const { return compiled_->rules.namespaces; }

bool Mapping::knows(std::string_view kind) const {
  return compiled_->rules.messages.find(kind) != compiled_->rules.messages.end();
}

std::vector<std::string> Mapping::kinds() const {
  std::vector<std::string> kinds;
  for (const auto& [kind, block] : compiled_->rules.messages) kinds.push_back(kind);
  return kinds;
}

std::vector<std::string> Mapping::paths() const {
  std::set<std::string> paths;
  for (const auto& [kind, block] : compiled_->rules.messages) collect_paths(block, paths);
  return {paths.begin(), paths.end()};
}

void Mapping::apply(std::string_view kind, pugi::xml_node root, sdk::Decoded& decoded) const {
  const auto message = compiled_->rules.messages.find(kind);
  if (message == compiled_->rules.messages.end()) {
    throw std::logic_error("the mapping has no message of kind " + std::string{kind});
  }
  Application(decoded).run(message->second, root, {});
}

std::optional<std::string> Mapping::lookup(std::string_view table, std::string_view code) const {
  const auto found = compiled_->rules.tables.find(table);
  if (found == compiled_->rules.tables.end()) return std::nullopt;
  const std::string* value = found->second.find(code);
  return value == nullptr ? std::nullopt : std::optional{*value};
}

}  // namespace rodedraad::message
