#include <algorithm>
#include <charconv>
#include <functional>

#include "json_rules.h"
#include "rodedraad/message/tree.h"

namespace rodedraad::message {

namespace {

/// Keywords that say something to a reader and nothing to a check.
constexpr std::array<std::string_view, 20> kAnnotations{
    "$schema",       "$id",         "id",        "$comment",        "$vocabulary",
    "title",         "description", "default",   "example",         "examples",
    "deprecated",    "readOnly",    "writeOnly", "contentEncoding", "contentMediaType",
    "contentSchema", "$anchor",     "$defs",     "definitions",     "version"};

constexpr std::array<std::string_view, 7> kTypes{"array",  "boolean", "integer", "null",
                                                 "number", "object",  "string"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

std::string_view type_of(pugi::xml_node node) { return node.attribute("type").value(); }

/// A member by its name in the message, which may be no XML name ("$ref").
pugi::xml_node member(pugi::xml_node object, std::string_view name) {
  return object.find_child(
      [&](pugi::xml_node candidate) { return json_member_name(candidate) == name; });
}

std::string unescaped(std::string_view token) {
  std::string out;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] == '~' && i + 1 < token.size() && (token[i + 1] == '0' || token[i + 1] == '1')) {
      out += token[++i] == '0' ? '~' : '/';
    } else if (token[i] == '%' && i + 2 < token.size()) {
      unsigned value = 0;
      const auto* const digits = token.data() + i + 1;
      const auto [stop, error] = std::from_chars(digits, digits + 2, value, 16);
      if (error != std::errc{} || stop != digits + 2) return std::string{token};
      out += static_cast<char>(value);
      i += 2;
    } else {
      out += token[i];
    }
  }
  return out;
}

class Compiler {
 public:
  explicit Compiler(pugi::xml_node document) : document_(document) {
    const auto draft = text(document, "$schema");
    old_ = draft.find("draft-0") != std::string_view::npos;
    id_ = text(document, "$id");
    id_ = id_.substr(0, id_.find('#'));
  }

  tl::expected<JsonRuleBook, std::string> run() {
    schema(document_);
    while (!pending_.empty()) {
      const auto [node, rules] = pending_.back();
      pending_.pop_back();
      fill(node, *rules);
    }
    find_endless();
    if (!problems_.empty()) return tl::unexpected(problems_);
    return std::move(book_);
  }

 private:
  static std::string_view text(pugi::xml_node object, std::string_view name) {
    return member(object, name).text().get();
  }

  void problem(pugi::xml_node node, const std::string& text) {
    if (!problems_.empty()) problems_ += '\n';
    const auto place = pointer(node);
    problems_ += (place.empty() ? "/" : place) + ": " + text;
  }

  const JsonRules* schema(pugi::xml_node node) {
    const auto known = by_node_.find(node.hash_value());
    if (known != by_node_.end()) return known->second;
    auto& rules = *book_.rules.emplace_back(std::make_unique<JsonRules>());
    by_node_.emplace(node.hash_value(), &rules);
    pending_.emplace_back(node, &rules);
    return &rules;
  }

  void fill(pugi::xml_node node, JsonRules& rules) {
    if (type_of(node) == "boolean") {
      rules.never = std::string_view{node.text().get()} == "false";
      return;
    }
    if (type_of(node) != "object") {
      problem(node, "a schema is an object, true or false");
      return;
    }
    // In drafts before 2019-09 nothing beside a $ref counts.
    if (old_ && member(node, "$ref")) {
      rules.reference = reference(member(node, "$ref"));
      return;
    }
    for (const auto keyword : node.children()) {
      if (keyword.type() == pugi::node_element) this->keyword(node, keyword, rules);
    }
  }

  void keyword(pugi::xml_node object, pugi::xml_node node, JsonRules& rules) {
    const auto name = json_member_name(node);
    if (value_keyword(name, node, rules) || object_keyword(object, name, node, rules) ||
        array_keyword(object, name, node, rules) || applying_keyword(object, name, node, rules)) {
      return;
    }
    if (name == "$id" && object != document_ && !text(object, name).starts_with('#')) {
      problem(node, "a schema inside a schema cannot have an $id of its own here");
      return;
    }
    if (contains(kAnnotations, name) || name.starts_with("x-")) return;
    problem(object, "the keyword \"" + std::string{name} + "\" is not supported");
  }

  bool value_keyword(std::string_view name, pugi::xml_node node, JsonRules& rules) {
    if (name == "type") {
      types(node, rules);
    } else if (name == "enum") {
      rules.values.emplace();
      for (const auto item : node.children("item")) rules.values->insert(canonical_json(item));
      if (type_of(node) != "array") problem(node, "enum is a list");
    } else if (name == "const") {
      rules.values = std::set<std::string>{canonical_json(node)};
    } else if (name == "minimum") {
      rules.minimum = number(node);
    } else if (name == "maximum") {
      rules.maximum = number(node);
    } else if (name == "exclusiveMinimum") {
      rules.above = number(node);
    } else if (name == "exclusiveMaximum") {
      rules.below = number(node);
    } else if (name == "multipleOf") {
      rules.multiple_of = number(node);
    } else if (name == "minLength") {
      rules.least_length = count(node);
    } else if (name == "maxLength") {
      rules.most_length = count(node);
    } else if (name == "pattern") {
      rules.pattern = pattern(node, node.text().get());
    } else if (name == "format") {
      rules.format = node.text().get();
    } else {
      return false;
    }
    return true;
  }

  bool object_keyword(pugi::xml_node object, std::string_view name, pugi::xml_node node,
                      JsonRules& rules) {
    if (name == "required") {
      rules.required = names(node);
    } else if (name == "properties") {
      each_member(node,
                  [&](pugi::xml_node m) { rules.members.emplace(json_member_name(m), schema(m)); });
    } else if (name == "patternProperties") {
      each_member(node, [&](pugi::xml_node m) {
        if (auto compiled = pattern(m, json_member_name(m))) {
          rules.pattern_members.emplace_back(*std::move(compiled), schema(m));
        }
      });
    } else if (name == "additionalProperties") {
      rules.other_members = schema(node);
    } else if (name == "propertyNames") {
      rules.member_names = schema(node);
    } else if (name == "minProperties") {
      rules.least_members = count(node);
    } else if (name == "maxProperties") {
      rules.most_members = count(node);
    } else if (name == "dependentRequired" || name == "dependentSchemas" ||
               name == "dependencies") {
      each_member(node, [&](pugi::xml_node m) {
        if (type_of(m) == "array") {
          rules.dependent_required.emplace(json_member_name(m), names(m));
        } else {
          rules.dependent_rules.emplace(json_member_name(m), schema(m));
        }
      });
    } else {
      return false;
    }
    static_cast<void>(object);
    return true;
  }

  bool array_keyword(pugi::xml_node object, std::string_view name, pugi::xml_node node,
                     JsonRules& rules) {
    if (name == "prefixItems" || (name == "items" && type_of(node) == "array")) {
      rules.first_items = list(node);
    } else if (name == "items") {
      rules.other_items = schema(node);
    } else if (name == "additionalItems") {
      // Without a list of items it means nothing (draft-07 section 6.4.2).
      if (type_of(member(object, "items")) == "array") rules.other_items = schema(node);
    } else if (name == "contains") {
      rules.contains = schema(node);
    } else if (name == "minContains") {
      rules.least_contained = count(node).value_or(1);
    } else if (name == "maxContains") {
      rules.most_contained = count(node);
    } else if (name == "minItems") {
      rules.least_items = count(node);
    } else if (name == "maxItems") {
      rules.most_items = count(node);
    } else if (name == "uniqueItems") {
      rules.unique_items = node.text().as_bool();
    } else {
      return false;
    }
    return true;
  }

  bool applying_keyword(pugi::xml_node object, std::string_view name, pugi::xml_node node,
                        JsonRules& rules) {
    if (name == "$ref") {
      rules.reference = reference(node);
    } else if (name == "allOf") {
      rules.all_of = list(node);
    } else if (name == "anyOf") {
      rules.any_of = list(node);
    } else if (name == "oneOf") {
      rules.one_of = list(node);
    } else if (name == "not") {
      rules.not_this = schema(node);
    } else if (name == "if") {
      rules.condition = schema(node);
    } else if (name == "then") {
      if (member(object, "if")) rules.then_rules = schema(node);
    } else if (name == "else") {
      if (member(object, "if")) rules.else_rules = schema(node);
    } else {
      return false;
    }
    return true;
  }

  void types(pugi::xml_node node, JsonRules& rules) {
    if (type_of(node) == "string") {
      rules.types.emplace_back(node.text().get());
    } else {
      rules.types = names(node);
    }
    for (const auto& type : rules.types) {
      if (!contains(kTypes, type)) problem(node, "there is no type \"" + type + "\"");
    }
  }

  std::vector<std::string> names(pugi::xml_node node) {
    std::vector<std::string> result;
    if (type_of(node) != "array") problem(node, "this is a list of names");
    for (const auto item : node.children("item")) result.emplace_back(item.text().get());
    return result;
  }

  std::vector<const JsonRules*> list(pugi::xml_node node) {
    std::vector<const JsonRules*> result;
    if (type_of(node) != "array" || !node.first_child()) problem(node, "this is a list of schemas");
    for (const auto item : node.children("item")) result.push_back(schema(item));
    return result;
  }

  void each_member(pugi::xml_node node, const std::function<void(pugi::xml_node)>& work) {
    if (type_of(node) != "object") problem(node, "this is an object with schemas");
    for (const auto item : node.children()) {
      if (item.type() == pugi::node_element) work(item);
    }
  }

  std::optional<JsonNumber> number(pugi::xml_node node) {
    if (type_of(node) == "number") return JsonNumber{node.text().get()};
    problem(node, "this is a number");
    return std::nullopt;
  }

  std::optional<std::size_t> count(pugi::xml_node node) {
    const std::string_view digits{node.text().get()};
    std::size_t value = 0;
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error == std::errc{} && stop == digits.data() + digits.size()) return value;
    problem(node, "this is a whole number from 0");
    return std::nullopt;
  }

  std::optional<Pattern> pattern(pugi::xml_node node, std::string_view text) {
    try {
      return Pattern{code_points(text),
                     std::regex_constants::ECMAScript | std::regex_constants::__polynomial};
    } catch (const std::regex_error&) {
      problem(node, "this regular expression cannot be used");
      return std::nullopt;
    }
  }

  /// The schema that a $ref names; only within the document.
  const JsonRules* reference(pugi::xml_node node) {
    const std::string_view target{node.text().get()};
    const auto mark = target.find('#');
    const auto document = target.substr(0, mark);
    const auto fragment =
        mark == std::string_view::npos ? std::string_view{} : target.substr(mark + 1);
    const auto own_name = id_.substr(id_.rfind('/') + 1);
    if (!document.empty() && document != id_ && document != own_name) {
      problem(node, "a $ref to another document is not supported");
      return nullptr;
    }
    const auto found = fragment.empty() || fragment.starts_with('/')
                           ? by_pointer(fragment)
                           : by_anchor(document_, fragment);
    if (!found) {
      problem(node, "this $ref leads nowhere");
      return nullptr;
    }
    return schema(found);
  }

  pugi::xml_node by_pointer(std::string_view rest) const {
    auto node = document_;
    while (node && !rest.empty()) {
      rest.remove_prefix(1);
      const auto token = unescaped(rest.substr(0, rest.find('/')));
      rest = rest.substr(std::min(rest.find('/'), rest.size()));
      if (type_of(node) == "array") {
        std::size_t index = 0;
        std::from_chars(token.data(), token.data() + token.size(), index);
        auto item = node.first_child();
        for (; item && index > 0; --index) item = item.next_sibling();
        node = item;
      } else {
        node = member(node, token);
      }
    }
    return node;
  }

  static pugi::xml_node by_anchor(pugi::xml_node within, std::string_view name) {
    if (text(within, "$anchor") == name || text(within, "$id") == "#" + std::string{name}) {
      return within;
    }
    for (const auto child : within.children()) {
      if (const auto found = by_anchor(child, name)) return found;
    }
    return {};
  }

  /// Rules that come back to themselves at the same value would never end.
  void find_endless() {
    std::map<const JsonRules*, int> state;
    const std::function<bool(const JsonRules*)> visit = [&](const JsonRules* rules) {
      if (rules == nullptr) return false;
      auto& mark = state[rules];
      if (mark == 1) return true;
      if (mark == 2) return false;
      mark = 1;
      std::vector<const JsonRules*> next{rules->reference, rules->not_this, rules->condition,
                                         rules->then_rules, rules->else_rules};
      for (const auto* const several : {&rules->all_of, &rules->any_of, &rules->one_of}) {
        next.insert(next.end(), several->begin(), several->end());
      }
      for (const auto& [name, dependent] : rules->dependent_rules) next.push_back(dependent);
      const bool endless = std::any_of(next.begin(), next.end(), visit);
      state[rules] = 2;
      return endless;
    };
    for (const auto& rules : book_.rules) {
      if (!visit(rules.get())) continue;
      problem(document_, "a $ref comes back to itself");
      return;
    }
  }

  pugi::xml_node document_;
  bool old_ = false;
  std::string_view id_;
  JsonRuleBook book_;
  std::map<std::size_t, JsonRules*> by_node_;
  std::vector<std::pair<pugi::xml_node, JsonRules*>> pending_;
  std::string problems_;
};

}  // namespace

tl::expected<JsonRuleBook, std::string> compile_rules(pugi::xml_node document) {
  return Compiler{document}.run();
}

}  // namespace rodedraad::message
