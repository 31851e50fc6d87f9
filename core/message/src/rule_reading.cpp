#include "rule_reading.h"

#include <chrono>
#include <utility>

#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::message {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kWhiteSpace = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kWhiteSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kWhiteSpace) + 1 - first);
}

bool has_child_elements(pugi::xml_node node) {
  return node.find_child([](pugi::xml_node child) { return child.type() == pugi::node_element; });
}

/// A parser makes one text of all character data between two tags, so that an element without
/// children has all of its value in its first text.
std::string_view value_of(const pugi::xpath_node& selected) {
  if (selected.attribute()) return selected.attribute().value();
  const pugi::xml_node node = selected.node();
  return node.type() == pugi::node_element ? node.child_value() : node.value();
}

struct Selected {
  Reading reading;
  pugi::xml_node node;  ///< where it was found, or the context
};

/// \p name is what a finding calls the value: the field's path or the identifier's type.
Selected select(const pugi::xpath_query& query, pugi::xml_node context, const std::string& name) {
  Selected result{{}, context};
  if (query.return_type() != pugi::xpath_type_node_set) {
    result.reading.value = trimmed(query.evaluate_string(context));
    return result;
  }
  const pugi::xpath_node_set found = query.evaluate_node_set(context);
  if (found.empty()) return result;
  const pugi::xpath_node first = found.first();
  result.reading.at = first;
  result.node = first.attribute() ? first.parent() : first.node();
  if (!first.attribute() && has_child_elements(result.node)) {
    result.reading.finding =
        finding(finding_code::kStructure, result.node, name + " is not a single value here");
    return result;
  }
  result.reading.value = trimmed(value_of(first));
  if (found.size() > 1) {
    result.reading.finding = finding(
        finding_code::kSeveral, result.node,
        name + " stands here " + std::to_string(found.size()) + " times; the first is used");
    result.reading.finding->severity = sdk::Severity::warning;
  }
  return result;
}

void refuse(Selected& selected, std::string_view code, std::string text) {
  selected.reading.value.clear();
  selected.reading.finding = finding(code, selected.node, std::move(text));
}

bool is_zero_date(std::string_view text) {
  return text.find_first_not_of("0-") == std::string_view::npos;
}

/// Nothing for a date of which a part is unknown: neither is the day before it known.
std::optional<std::string> day_before(std::string_view canonical) {
  using namespace std::chrono;
  const auto number = [&](std::size_t at, std::size_t length) {
    return static_cast<unsigned>(std::stoul(std::string{canonical.substr(at, length)}));
  };
  const year_month_day day{year{static_cast<int>(number(0, 4))}, month{number(5, 2)},
                           std::chrono::day{number(8, 2)}};
  if (!day.ok()) return std::nullopt;
  const year_month_day before{sys_days{day} - days{1}};
  if (before.year() < year{1}) return std::nullopt;
  const auto two = [](unsigned value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  const std::string years = std::to_string(static_cast<int>(before.year()));
  return std::string(4 - years.size(), '0') + years + '-' +
         two(static_cast<unsigned>(before.month())) + '-' +
         two(static_cast<unsigned>(before.day()));
}

void convert_date(Selected& selected, const std::string& form, bool exclusive,
                  const std::string& name) {
  std::string& value = selected.reading.value;
  if (is_zero_date(value)) {
    value.clear();
    return;
  }
  const auto date = canonical_date(value, form);
  if (!date) return refuse(selected, finding_code::kDate, name + " is no date of form " + form);
  value = *date;
  if (!exclusive) return;
  const auto before = day_before(*date);
  if (!before) {
    return refuse(selected, finding_code::kDate,
                  name + " is exclusive, so its day, month and year must be known");
  }
  value = *before;
}

void convert_code(Selected& selected, const CodeTable& table, const std::string& name) {
  std::string& value = selected.reading.value;
  if (const std::string* known = table.find(value)) {
    selected.reading.code = std::exchange(value, *known);
  } else if (!table.keeps_unknown) {
    refuse(selected, finding_code::kCode, name + " has a code that is not in its table");
  }
}

Reading read_period(const pugi::xpath_query& query, bool exclusive, const FieldRule& rule,
                    pugi::xml_node context, const char* which) {
  if (!query) return {};
  const std::string name = which + rule.path;
  Selected selected = select(query, context, name);
  if (!selected.reading.value.empty()) {
    convert_date(selected, rule.period_form, exclusive, name);
  }
  return std::move(selected.reading);
}

}  // namespace

sdk::Finding finding(std::string_view code, pugi::xml_node at, std::string text) {
  return sdk::Finding{sdk::Severity::error, std::string{code}, place(at), std::move(text)};
}

Reading read_field(const FieldRule& rule, pugi::xml_node context) {
  if (!rule.select) {
    Reading constant;
    constant.value = rule.constant;
    return constant;
  }
  Selected selected = select(rule.select, context, rule.path);
  if (!rule.form.empty() && !selected.reading.value.empty()) {
    convert_date(selected, rule.form, rule.exclusive, rule.path);
  }
  if (rule.table != nullptr && !selected.reading.value.empty()) {
    convert_code(selected, *rule.table, rule.path);
  }
  return std::move(selected.reading);
}

Reading read_from(const FieldRule& rule, pugi::xml_node context) {
  return read_period(rule.from, false, rule, context, "the begin of ");
}

Reading read_to(const FieldRule& rule, pugi::xml_node context) {
  return read_period(rule.to, rule.to_exclusive, rule, context, "the end of ");
}

Reading read_identifier(const IdentifierRule& rule, pugi::xml_node context) {
  Selected selected = select(rule.select, context, rule.type);
  std::string& value = selected.reading.value;
  if (value.empty()) return std::move(selected.reading);
  if (rule.type == "bsn" && !sdk::is_bsn(value)) {
    refuse(selected, finding_code::kIdentifier, "this is not a bsn");
  } else if (rule.type == "vNummer") {
    if (const auto digits = sdk::v_nummer(value)) {
      value = *digits;
    } else {
      refuse(selected, finding_code::kIdentifier, "this is not a vNummer");
    }
  }
  return std::move(selected.reading);
}

std::string read_key(const pugi::xpath_query& key, pugi::xml_node context) {
  return std::string{trimmed(key.evaluate_string(context))};
}

}  // namespace rodedraad::message
