#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "names.h"
#include "reading.h"
#include "rodedraad/model/field_table.h"
#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::config {

namespace {

using Test = Condition::Test;

constexpr std::array<std::pair<std::string_view, Test>, 7> kTests{
    {{"present", Test::present},
     {"equals", Test::equals},
     {"in", Test::in},
     {"before", Test::before},
     {"after", Test::after},
     {"on-or-before", Test::on_or_before},
     {"on-or-after", Test::on_or_after}}};

constexpr std::string_view kToday = "today";

void check_possible(const model::Field& field, const Word& word, Report& report) {
  const auto problem = model::value_problem(field, word.value);
  if (problem.empty()) return;
  std::string help = fmt::format(": {}", problem);
  if (!field.codes.empty()) help = hint(word.value, {field.codes.begin(), field.codes.end()});
  report.error(word.place, "value-impossible",
               fmt::format("`{}` can never have the value `{}`{}", field.path, word.value, help));
}

/// Reads what a date is compared with: a date, "today", or the path of another date.
void read_moment(const Text& text, Condition& out, Report& report) {
  out.values = {text.value};
  if (text.value == kToday || sdk::is_date(text.value)) return;
  if (text.value.find('.') == std::string::npos) {
    report.error(text.place, "date-invalid",
                 fmt::format("`{}` is not a date YYYY-MM-DD, `today`, or the path of a case field",
                             text.value));
    return;
  }
  out.value_is_path = true;
  const auto* other = model::find_field(text.value);
  if (other == nullptr) {
    report.error(text.place, "field-unknown", no_such_field(text.value));
  } else if (other->type != model::Type::date) {
    report.error(
        text.place, "field-not-date",
        fmt::format("`{}` is no date, so that nothing can be before or after it", text.value));
  }
}

void read_order(const model::Field* field, const Element& element, const Text& text, Condition& out,
                Report& report) {
  read_moment(text, out, report);
  if (field == nullptr || field->type == model::Type::date) return;
  report.error(
      element.place_of("path"), "field-not-date",
      fmt::format("`{}` is no date; only a date can be before or after something", field->path));
}

Condition read_test(const Element& element, Report& report) {
  Condition out;
  out.kind = Condition::Kind::test;
  out.path = element.value("path");
  out.place = element.place;
  const auto* field = model::find_field(out.path);
  int tests = 0;
  for (const auto& [name, test] : kTests) {
    const auto* attribute = element.attribute(name);
    if (attribute == nullptr) continue;
    ++tests;
    out.test = test;
    const Text& text = attribute->text;
    if (test == Test::present) {
      if (text.value == "false") out.test = Test::absent;
    } else if (test == Test::equals) {
      out.values = {text.value};
      if (field != nullptr) check_possible(*field, {text.value, text.place}, report);
    } else if (test == Test::in) {
      for (const auto& word : text.words()) {
        if (field != nullptr) check_possible(*field, word, report);
        out.values.push_back(word.value);
      }
    } else {
      read_order(field, element, text, out, report);
    }
  }
  if (tests != 1) {
    report.error(element.place, "test-not-one",
                 fmt::format("<field> has {} tests; give it exactly one of: present, equals, in, "
                             "before, after, on-or-before, on-or-after",
                             tests));
  }
  return out;
}

Condition read_group(const Element& element, Reading& reading);

Condition read_one(const Element& element, Reading& reading) {
  return element.name == "field" ? read_test(element, reading.report)
                                 : read_group(element, reading);
}

Condition read_group(const Element& element, Reading& reading) {
  Condition out;
  out.place = element.place;
  if (element.name == "any") out.kind = Condition::Kind::any;
  if (element.name == "not") {
    out.kind = Condition::Kind::negate;
    if (element.children.size() > 1) {
      reading.report.error(element.place, "not-one-condition",
                           "<not> holds more than one condition; put them in <all> or <any>");
    }
  }
  for (const auto& child : element.children) out.children.push_back(read_one(child, reading));
  return out;
}

}  // namespace

Condition read_condition(const Element* when, Reading& reading) {
  return when == nullptr ? Condition{} : read_group(*when, reading);
}

}  // namespace rodedraad::config
