#include "grammar.h"

#include <fmt/format.h>

#include <algorithm>

#include "names.h"
#include "rodedraad/model/field_table.h"
#include "rodedraad/sdk/identifiers.h"
#include "values.h"

namespace rodedraad::config {

namespace {

/// How a value looks in a finding.
std::string shown(const Text& text) {
  return text.secret ? "the secret" : fmt::format("`{}`", text.value);
}

void wrong(const Text& text, std::string_view code, std::string_view should, Report& report) {
  report.error(text.place, code, fmt::format("{} is not {}", shown(text), should));
}

void check_field(const Word& word, Report& report) {
  if (model::find_field(word.value) != nullptr) return;
  report.error(word.place, "field-unknown", no_such_field(word.value));
}

void check_id(const Word& word, Report& report) {
  if (is_id(word.value)) return;
  report.error(word.place, "id-invalid",
               fmt::format("`{}` is not a name of lower-case letters, digits, hyphens and dots",
                           word.value));
}

void check_choice(const Word& word, std::string_view as_shown, Choices choices, Report& report) {
  if (std::ranges::find(choices, word.value) != choices.end()) return;
  report.error(word.place, "choice-unknown",
               fmt::format("{} is not possible here{}", as_shown,
                           hint(word.value, {choices.begin(), choices.end()})));
}

std::vector<std::string> names_of(const std::vector<AttributeShape>& attributes) {
  std::vector<std::string> out;
  out.reserve(attributes.size());
  for (const auto& each : attributes) out.emplace_back(each.name);
  return out;
}

std::vector<std::string> names_of(const std::vector<ChildShape>& children) {
  std::vector<std::string> out;
  out.reserve(children.size());
  for (const auto& each : children) out.emplace_back(each.shape().name);
  return out;
}

void check_attributes(const Element& element, const ElementShape& shape, Report& report) {
  for (const auto& attribute : element.attributes) {
    const auto found = std::ranges::find(shape.attributes, attribute.name, &AttributeShape::name);
    if (found == shape.attributes.end()) {
      report.error(attribute.place, "attribute-unknown",
                   fmt::format("<{}> has no attribute `{}`{}", element.name, attribute.name,
                               hint(attribute.name, names_of(shape.attributes))));
      continue;
    }
    check(attribute.text, found->form, found->choices, report);
  }
  for (const auto& each : shape.attributes) {
    if (!each.required || element.attribute(each.name) != nullptr) continue;
    report.error(element.place, "attribute-missing",
                 fmt::format("<{}> needs the attribute `{}`", element.name, each.name));
  }
}

void check_children(const Element& element, const ElementShape& shape, Report& report) {
  for (const auto& child : element.children) {
    const auto found = std::ranges::find_if(
        shape.children, [&](const ChildShape& each) { return each.shape().name == child.name; });
    if (found == shape.children.end()) {
      report.error(child.place, "element-unknown",
                   fmt::format("<{}> has no element <{}>{}", element.name, child.name,
                               hint(child.name, names_of(shape.children))));
      continue;
    }
    if (!found->repeats && element.child(child.name) != &child) {
      report.error(child.place, "element-repeated",
                   fmt::format("<{}> may have only one <{}>; the first is on line {}", element.name,
                               child.name, element.child(child.name)->place.line));
    }
    check(child, found->shape(), report);
  }
  for (const auto& each : shape.children) {
    const auto name = each.shape().name;
    if (!each.required || element.child(name) != nullptr) continue;
    report.error(element.place, "element-missing",
                 fmt::format("<{}> needs an element <{}>", element.name, name));
  }
  if (shape.needs_child && element.children.empty()) {
    report.error(element.place, "element-missing",
                 fmt::format("<{}> is empty; it needs one or more of: {}", element.name,
                             list(names_of(shape.children))));
  }
}

}  // namespace

void check(const Text& text, Form form, Choices choices, Report& report) {
  if (text.failed) return;
  if (text.value.empty() && form != Form::any) {
    report.error(text.place, "value-missing", "a value is missing here");
    return;
  }
  const auto& value = text.value;
  switch (form) {
    case Form::any:
    case Form::not_empty:
      return;
    case Form::id:
      return check_id({value, text.place}, report);
    case Form::ids:
      for (const auto& word : text.words()) check_id(word, report);
      return;
    case Form::field:
      return check_field({value, text.place}, report);
    case Form::fields:
      for (const auto& word : text.words()) check_field(word, report);
      return;
    case Form::date:
      if (!sdk::is_date(value)) wrong(text, "date-invalid", "a date YYYY-MM-DD", report);
      return;
    case Form::boolean:
      if (!parse_boolean(value)) wrong(text, "boolean-invalid", "`true` or `false`", report);
      return;
    case Form::count:
      if (parse_count(value).value_or(0) < 1) {
        wrong(text, "number-invalid", "a whole number from 1", report);
      }
      return;
    case Form::factor:
      if (parse_decimal(value).value_or(0) < 1) {
        wrong(text, "number-invalid", "a number from 1, such as `4` or `1.5`", report);
      }
      return;
    case Form::rate:
      if (!parse_rate(value)) {
        wrong(text, "rate-invalid", "a rate such as `20/s`, `100/m` or `500/h`", report);
      }
      return;
    case Form::size:
      if (!parse_size(value)) {
        wrong(text, "size-invalid", "a size in bytes such as `65536`, `16k` or `64M`", report);
      }
      return;
    case Form::duration:
      if (!parse_duration(value)) {
        wrong(text, "duration-invalid", "a duration such as `250ms`, `10s`, `2m`, `6h` or `3d`",
              report);
      }
      return;
    case Form::length:
      if (!parse_length(value)) {
        wrong(text, "length-invalid",
              "a length such as `10 weeks`; units are days, working-days, weeks, months and years",
              report);
      }
      return;
    case Form::oin:
      if (!is_oin(value)) wrong(text, "oin-invalid", "an OIN of 20 digits", report);
      return;
    case Form::oins:
      for (const auto& word : text.words()) {
        if (!is_oin(word.value)) {
          report.error(word.place, "oin-invalid",
                       fmt::format("`{}` is not an OIN of 20 digits", word.value));
        }
      }
      return;
    case Form::gemeentecode:
      if (!sdk::is_gemeentecode(value)) {
        wrong(text, "gemeentecode-invalid", "a municipality code of four digits, such as `0505`",
              report);
      }
      return;
    case Form::choice:
      return check_choice({value, text.place}, shown(text), choices, report);
    case Form::choices:
      for (const auto& word : text.words()) {
        check_choice(word, fmt::format("`{}`", word.value), choices, report);
      }
      return;
  }
}

void check(const Element& element, const ElementShape& shape, Report& report) {
  check_attributes(element, shape, report);
  check_children(element, shape, report);
  if (shape.text) {
    check(element.text, *shape.text, {}, report);
  } else if (!element.text.value.empty()) {
    report.error(
        element.text.place, "text-unexpected",
        fmt::format("<{}> has no text; leave it out, or put it in an element", element.name));
  }
}

}  // namespace rodedraad::config
