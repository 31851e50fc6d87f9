#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "reading.h"
#include "rodedraad/model/field_table.h"
#include "shapes.h"
#include "values.h"

namespace rodedraad::config {

namespace {

constexpr std::string_view kAll = ".*";

/// A path, or "lening.*" for all fields of an entity.
void add_fields(const Word& word, std::vector<std::string>& out, Report& report) {
  const auto before = out.size();
  if (word.value.ends_with(kAll)) {
    const auto start = std::string_view{word.value}.substr(0, word.value.size() - 1);
    for (const auto& field : model::field_table()) {
      if (field.path.starts_with(start)) out.emplace_back(field.path);
    }
  } else if (model::find_field(word.value) != nullptr) {
    out.push_back(word.value);
  }
  if (out.size() == before) report.error(word.place, "field-unknown", no_such_field(word.value));
}

void read_after(const Element& keep, Keep& out, Report& report) {
  const auto* after = keep.child("after");
  if (after == nullptr) return;
  const auto* date = after->attribute("date");
  const bool said = after->value("said") == "true";
  if ((date != nullptr) == said) {
    report.error(after->place, "after-what",
                 "say after what it counts: either `date`, the path of a date, or said=\"true\", "
                 "the day on which the field was last said");
  }
  if (date == nullptr) return;
  out.after = date->text.value;
  const auto* field = model::find_field(out.after);
  if (field == nullptr || field->type == model::Type::date) return;
  report.error(date->text.place, "field-not-date",
               fmt::format("nothing can be counted from `{}`, which is no date", out.after));
}

Keep read_keep(const Element& element, Reading& reading) {
  Report& report = reading.report;
  Keep out;
  out.retention = element.value("class");
  for (const auto& word : element.words("fields")) add_fields(word, out.fields, report);
  if ((element.attribute("class") == nullptr) == (element.attribute("fields") == nullptr)) {
    report.error(element.place, "keep-what",
                 "say what is kept: either `class`, or `fields`, paths such as `lening.*`");
  }
  out.length = parse_length(element.value("for")).value_or(out.length);
  out.article = element.value("article");
  read_after(element, out, report);
  out.when = read_condition(element.child("when"), reading);
  out.place = element.place;
  return out;
}

/// What no <keep> is about stays for good.
void check_classes(const Retention& retention, Report& report) {
  for (const auto each : {model::Retention::five_years, model::Retention::fifty_years,
                          model::Retention::short_term}) {
    const auto name = model::to_string(each);
    if (std::ranges::find(retention.keeps, name, &Keep::retention) != retention.keeps.end()) {
      continue;
    }
    report.warning(retention.place, "retention-open",
                   fmt::format("no <keep> is about the class `{}`, whose fields would stay for "
                               "ever; add one",
                               name));
  }
}

}  // namespace

void read_retention(const Element& root, Reading& reading) {
  check(root, retention_shape(), reading.report);
  Retention out;
  out.place = root.place;
  for (const auto* keep : root.all("keep")) out.keeps.push_back(read_keep(*keep, reading));
  if (const auto* messages = root.child("messages")) {
    out.messages = parse_length(messages->value("keep"));
    out.messages_article = messages->value("article");
  }
  check_classes(out, reading.report);
  reading.config.retention = std::move(out);
}

}  // namespace rodedraad::config
