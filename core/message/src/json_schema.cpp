#include <algorithm>
#include <fstream>
#include <iterator>
#include <limits>
#include <unordered_set>

#include "json_rules.h"
#include "rodedraad/message/schema.h"
#include "rodedraad/message/tree.h"
#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::message {

struct JsonSchema::Compiled {
  JsonRuleBook book;
};

namespace {

/// A text longer than this is not held against a pattern but reported: nothing that a partner's
/// pattern describes is that long.
constexpr std::size_t kMostMatched = 10'000;

std::string_view type_of(pugi::xml_node node) { return node.attribute("type").value(); }

/// The pointer to a value. A name with five digits or more may be somebody's number: then it is the
/// pointer to what holds it.
std::string told(pugi::xml_node node) {
  auto safe = node;
  for (auto step = node; step.parent().type() == pugi::node_element; step = step.parent()) {
    const auto name = json_member_name(step);
    const auto digits =
        std::count_if(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (type_of(step.parent()) == "object" && digits >= 5) safe = step.parent();
  }
  return pointer(safe);
}

bool is_time(std::string_view text) { return sdk::is_date_time("2000-01-01T" + std::string{text}); }

bool is_email(std::string_view text) {
  const auto at = text.rfind('@');
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
         text.find_first_of(" \t\r\n") == std::string_view::npos;
}

/// Other formats are annotations (section 7.2.1 of the validation vocabulary).
bool has_format(std::string_view format, std::string_view text) {
  if (format == "date") return sdk::is_date(text);
  if (format == "date-time") return sdk::is_date_time(text);
  if (format == "time") return is_time(text);
  if (format == "uuid") return sdk::is_uuid(text);
  if (format == "email") return is_email(text);
  return true;
}

class Walk {
 public:
  explicit Walk(std::size_t most) : most_(most) {}

  Deviations take() { return std::move(found_); }

  void value(const JsonRules& rules, pugi::xml_node node) {
    if (full()) return;
    if (rules.never) {
      report("false", node, "Dit gegeven hoort niet in dit bericht.");
      return;
    }
    type(rules, node);
    if (rules.values && rules.values->count(canonical_json(node)) == 0) {
      report("enum", node, "Deze waarde komt niet in de codelijst voor.");
    }
    const auto kind = type_of(node);
    if (kind == "string") text(rules, node);
    if (kind == "number") number(rules, node);
    if (kind == "object") object(rules, node);
    if (kind == "array") array(rules, node);
    combined(rules, node);
  }

 private:
  bool full() const { return found_.size() >= most_; }

  void report(std::string_view keyword, pugi::xml_node node, std::string text) {
    if (full()) return;
    found_.push_back(
        {sdk::Severity::error, "json-schema-" + std::string{keyword}, told(node), std::move(text)});
  }

  void report_missing(std::string_view keyword, pugi::xml_node object, const std::string& name) {
    if (full()) return;
    found_.push_back({sdk::Severity::error, "json-schema-" + std::string{keyword},
                      told(object) + "/" + name, "Dit gegeven ontbreekt."});
  }

  static bool holds(const JsonRules& rules, pugi::xml_node node) {
    Walk trial{1};
    trial.value(rules, node);
    return trial.found_.empty();
  }

  void type(const JsonRules& rules, pugi::xml_node node) {
    if (rules.types.empty()) return;
    const auto kind = type_of(node);
    const bool fits =
        std::any_of(rules.types.begin(), rules.types.end(), [&](const std::string& type) {
          if (type == "integer")
            return kind == "number" && JsonNumber{node.text().get()}.is_whole();
          return type == kind;
        });
    if (fits) return;
    std::string wanted;
    for (const auto& type : rules.types) wanted += (wanted.empty() ? "" : " of ") + in_dutch(type);
    report("type", node, "Dit moet " + wanted + " zijn.");
  }

  static std::string in_dutch(std::string_view type) {
    if (type == "object") return "een object";
    if (type == "array") return "een lijst";
    if (type == "string") return "tekst";
    if (type == "number") return "een getal";
    if (type == "integer") return "een geheel getal";
    if (type == "boolean") return "true of false";
    return "null";
  }

  void text(const JsonRules& rules, pugi::xml_node node) {
    const std::string_view bytes{node.text().get()};
    if (rules.least_length || rules.most_length || rules.pattern) {
      const auto points = code_points(bytes);
      if (rules.least_length && points.size() < *rules.least_length) {
        report("minLength", node,
               "Dit moet minstens " + std::to_string(*rules.least_length) + " tekens hebben.");
      }
      if (rules.most_length && points.size() > *rules.most_length) {
        report("maxLength", node,
               "Dit mag hoogstens " + std::to_string(*rules.most_length) + " tekens hebben.");
      }
      if (rules.pattern && !matches(*rules.pattern, points)) {
        report("pattern", node, "Dit heeft niet de voorgeschreven vorm.");
      }
    }
    if (!rules.format.empty() && !has_format(rules.format, bytes)) {
      report("format", node, "Dit heeft niet de vorm " + rules.format + ".");
    }
  }

  static bool matches(const Pattern& pattern, const std::wstring& points) {
    return points.size() <= kMostMatched && std::regex_search(points, pattern);
  }

  void number(const JsonRules& rules, pugi::xml_node node) {
    if (!rules.minimum && !rules.maximum && !rules.above && !rules.below && !rules.multiple_of) {
      return;
    }
    const JsonNumber value{node.text().get()};
    if ((rules.minimum && value < *rules.minimum) || (rules.above && value <= *rules.above)) {
      report("minimum", node, "Dit getal is te klein.");
    }
    if ((rules.maximum && value > *rules.maximum) || (rules.below && value >= *rules.below)) {
      report("maximum", node, "Dit getal is te groot.");
    }
    if (rules.multiple_of && !value.is_multiple_of(*rules.multiple_of)) {
      report("multipleOf", node, "Dit getal is geen veelvoud van wat is voorgeschreven.");
    }
  }

  void object(const JsonRules& rules, pugi::xml_node node) {
    std::set<std::string_view> present;
    for (const auto member : node.children()) {
      if (member.type() != pugi::node_element) continue;
      const auto name = json_member_name(member);
      present.insert(name);
      this->member(rules, name, member);
    }
    for (const auto& name : rules.required) {
      if (present.count(name) == 0) report_missing("required", node, name);
    }
    for (const auto& [name, others] : rules.dependent_required) {
      if (present.count(name) == 0) continue;
      for (const auto& other : others) {
        if (present.count(other) == 0) report_missing("dependentRequired", node, other);
      }
    }
    for (const auto& [name, dependent] : rules.dependent_rules) {
      if (present.count(name) != 0) value(*dependent, node);
    }
    if (rules.least_members && present.size() < *rules.least_members) {
      report("minProperties", node, "Dit object heeft te weinig gegevens.");
    }
    if (rules.most_members && present.size() > *rules.most_members) {
      report("maxProperties", node, "Dit object heeft te veel gegevens.");
    }
  }

  void member(const JsonRules& rules, std::string_view name, pugi::xml_node node) {
    bool declared = false;
    if (const auto own = rules.members.find(name); own != rules.members.end()) {
      declared = true;
      value(*own->second, node);
    }
    if (!rules.pattern_members.empty()) {
      const auto points = code_points(name);
      for (const auto& [pattern, own] : rules.pattern_members) {
        if (!matches(pattern, points)) continue;
        declared = true;
        value(*own, node);
      }
    }
    if (!declared && rules.other_members != nullptr) {
      if (rules.other_members->never) {
        report("additionalProperties", node, "Dit gegeven hoort niet in dit bericht.");
      } else {
        value(*rules.other_members, node);
      }
    }
    if (rules.member_names != nullptr && !name_holds(*rules.member_names, name)) {
      report("propertyNames", node, "De naam van dit gegeven is niet toegestaan.");
    }
  }

  static bool name_holds(const JsonRules& rules, std::string_view name) {
    pugi::xml_document document;
    auto node = document.append_child("json");
    node.append_attribute("type").set_value("string");
    node.append_child(pugi::node_pcdata).set_value(std::string{name}.c_str());
    return holds(rules, node);
  }

  void array(const JsonRules& rules, pugi::xml_node node) {
    std::size_t count = 0;
    std::size_t contained = 0;
    std::unordered_set<std::string> seen;
    bool repeated = false;
    for (const auto item : node.children("item")) {
      if (count < rules.first_items.size()) {
        value(*rules.first_items[count], item);
      } else if (rules.other_items != nullptr) {
        value(*rules.other_items, item);
      }
      if (rules.contains != nullptr && holds(*rules.contains, item)) ++contained;
      if (rules.unique_items) repeated = !seen.insert(canonical_json(item)).second || repeated;
      ++count;
    }
    if (repeated) report("uniqueItems", node, "In deze lijst staat iets dubbel.");
    if (rules.least_items && count < *rules.least_items) {
      report(
          "minItems", node,
          "Deze lijst moet minstens " + std::to_string(*rules.least_items) + " keer iets hebben.");
    }
    if (rules.most_items && count > *rules.most_items) {
      report(
          "maxItems", node,
          "Deze lijst mag hoogstens " + std::to_string(*rules.most_items) + " keer iets hebben.");
    }
    if (rules.contains != nullptr &&
        (contained < rules.least_contained ||
         (rules.most_contained && contained > *rules.most_contained))) {
      report("contains", node, "In deze lijst staat niet wat erin moet staan.");
    }
  }

  void combined(const JsonRules& rules, pugi::xml_node node) {
    if (rules.reference != nullptr) value(*rules.reference, node);
    for (const auto* const each : rules.all_of) value(*each, node);
    const auto fits = [&](const JsonRules* each) { return holds(*each, node); };
    if (!rules.any_of.empty() && std::none_of(rules.any_of.begin(), rules.any_of.end(), fits)) {
      report("anyOf", node, "Dit voldoet aan geen van de voorgeschreven vormen.");
    }
    if (!rules.one_of.empty() &&
        std::count_if(rules.one_of.begin(), rules.one_of.end(), fits) != 1) {
      report("oneOf", node, "Dit moet aan precies een van de voorgeschreven vormen voldoen.");
    }
    if (rules.not_this != nullptr && fits(rules.not_this)) {
      report("not", node, "Dit heeft een vorm die niet is toegestaan.");
    }
    if (rules.condition == nullptr) return;
    const auto* const then = fits(rules.condition) ? rules.then_rules : rules.else_rules;
    if (then != nullptr) value(*then, node);
  }

  std::size_t most_;
  Deviations found_;
};

/// Wider than for a message: what stands here passed parse_json before.
Limits wide() {
  Limits limits;
  limits.bytes = std::numeric_limits<std::size_t>::max();
  limits.nodes = std::numeric_limits<std::size_t>::max();
  limits.width = std::numeric_limits<std::size_t>::max();
  return limits;
}

}  // namespace

JsonSchema::JsonSchema(std::unique_ptr<Compiled> compiled) : compiled_(std::move(compiled)) {}
JsonSchema::JsonSchema(JsonSchema&&) noexcept = default;
JsonSchema& JsonSchema::operator=(JsonSchema&&) noexcept = default;
JsonSchema::~JsonSchema() = default;

tl::expected<JsonSchema, std::string> JsonSchema::compile(std::string_view text) {
  const auto parsed = parse_json(text);
  if (!parsed) {
    const auto& error = parsed.error();
    return tl::unexpected(std::to_string(error.line) + ":" + std::to_string(error.column) + ": " +
                          error.text);
  }
  auto book = compile_rules(parsed->root());
  if (!book) return tl::unexpected(std::move(book.error()));
  return JsonSchema{std::make_unique<Compiled>(Compiled{*std::move(book)})};
}

tl::expected<JsonSchema, std::string> JsonSchema::load(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  const std::string text{std::istreambuf_iterator<char>{in}, {}};
  if (!in) return tl::unexpected(file.string() + ": cannot be read");
  auto compiled = compile(text);
  if (!compiled) return tl::unexpected(file.string() + ": " + compiled.error());
  return compiled;
}

Deviations JsonSchema::check(std::string_view bytes, std::size_t most) const {
  const auto parsed = parse_json(bytes, wide());
  if (!parsed) {
    return {
        {sdk::Severity::error, "json-schema-unreadable", "", "Het bericht is geen geldige JSON."}};
  }
  return check(parsed->root(), most);
}

Deviations JsonSchema::check(pugi::xml_node root, std::size_t most) const {
  Walk walk{most};
  walk.value(*compiled_->book.rules.front(), root);
  return walk.take();
}

}  // namespace rodedraad::message
