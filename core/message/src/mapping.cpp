#include "rodedraad/message/mapping.h"

#include <set>
#include <stdexcept>
#include <utility>

#include "mapping_rules.h"
#include "mapping_tracer.h"
#include "rule_reading.h"
#include "template_rendering.h"

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
  /// \p tracer may be null.
  explicit Application(sdk::Decoded& decoded, MappingTracer* tracer = nullptr)
      : decoded_(decoded), tracer_(tracer) {}

  void run(const BlockRule& block, pugi::xml_node context, const std::string& key) {
    for (const IdentifierRule& rule : block.identifiers) add_identifier(rule, context);
    for (const FieldRule& rule : block.fields) add_fact(rule, context, key);
    for (const BlockRule& each : block.each) repeat(each, context, key);
  }

 private:
  void repeat(const BlockRule& each, pugi::xml_node context, const std::string& outer_key) {
    pugi::xpath_node_set found = each.select.evaluate_node_set(context);
    found.sort();
    if (tracer_ != nullptr) tracer_->looked_for(each.text.select, context);
    for (const pugi::xpath_node& item : found) {
      const pugi::xml_node node = item.node();
      if (node && tracer_ != nullptr) tracer_->looked_at(each.text.others, node);
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
    if (tracer_ != nullptr) tracer_->looked_at(rule.text.others, context);
    if (!holds(rule.when, context)) return;
    if (tracer_ != nullptr) tracer_->looked_for(rule.text.select, context);
    Reading reading = read_identifier(rule, context);
    if (reading.finding) report(*reading.finding);
    if (!reading.value.empty()) {
      if (tracer_ != nullptr) {
        tracer_->add(Traced::What::identifier, decoded_.identifiers.size(), rule.text, reading);
      }
      decoded_.identifiers.push_back({rule.type, std::move(reading.value)});
    } else if (rule.required && !reading.unusable()) {
      report_missing(rule.type, context);
    }
  }

  void add_fact(const FieldRule& rule, pugi::xml_node context, const std::string& outer_key) {
    if (tracer_ != nullptr) tracer_->looked_at(rule.text.others, context);
    if (!holds(rule.when, context)) return;
    if (tracer_ != nullptr) tracer_->looked_for(rule.text.select, context);
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
    const std::size_t before = decoded_.facts.size();
    add(rule, context, {rule.path, outer_key, reading.value}, withdrawn);
    if (tracer_ != nullptr && decoded_.facts.size() > before) {
      tracer_->add(Traced::What::fact, before, rule.text, reading);
    }
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
  MappingTracer* tracer_;
};

}  // namespace

struct Mapping::Compiled {
  MappingRules rules;
};

tl::expected<Mapping, std::vector<MappingFinding>> Mapping::compile(std::string_view text) {
  return compile(std::span{&text, 1});
}

tl::expected<Mapping, std::vector<MappingFinding>> Mapping::compile(
    std::span<const std::string_view> texts) {
  return compile_rules(texts).map([](MappingRules&& rules) {
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

Trace Mapping::trace(std::string_view kind, pugi::xml_node root, sdk::Decoded& decoded) const {
  const auto message = compiled_->rules.messages.find(kind);
  if (message == compiled_->rules.messages.end()) {
    throw std::logic_error("the mapping has no message of kind " + std::string{kind});
  }
  MappingTracer tracer;
  Application(decoded, &tracer).run(message->second, root, {});
  return tracer.take(root);
}

std::vector<std::string> Mapping::templates() const {
  std::vector<std::string> kinds;
  for (const auto& [kind, rule] : compiled_->rules.templates) kinds.push_back(kind);
  return kinds;
}

std::vector<Carried> Mapping::carries(std::string_view kind) const {
  const auto found = compiled_->rules.templates.find(kind);
  if (found == compiled_->rules.templates.end()) return {};
  return carried_by(found->second);
}

sdk::Message Mapping::render(const sdk::EncodeRequest& request) const {
  const auto found = compiled_->rules.templates.find(request.kind);
  if (found == compiled_->rules.templates.end()) {
    throw sdk::BadMessage("De mapping heeft geen <template kind=\"" + request.kind + "\">.");
  }
  return message::render(found->second, request);
}

std::optional<std::string> Mapping::lookup(std::string_view table, std::string_view code) const {
  const auto found = compiled_->rules.tables.find(table);
  if (found == compiled_->rules.tables.end()) return std::nullopt;
  const std::string* value = found->second.find(code);
  return value == nullptr ? std::nullopt : std::optional{*value};
}

}  // namespace rodedraad::message
