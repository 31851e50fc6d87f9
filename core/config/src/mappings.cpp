#include <fmt/format.h>

#include <algorithm>

#include "names.h"
#include "reading.h"
#include "rodedraad/message/mapping.h"
#include "rodedraad/model/field_table.h"

namespace rodedraad::config {

namespace {

/// What message::Mapping cannot know: the case fields and what the adapter reads.
class MappingCheck {
 public:
  MappingCheck(const Element& root, Reading& reading)
      : root_(root),
        adapter_(reading.catalogue.adapter(root.value("adapter"))),
        reading_(reading) {}

  void run() {
    for (const auto* message : root_.all("message")) {
      check_kind(*message);
      check_fields(*message, false);
    }
  }

 private:
  void check_kind(const Element& message) {
    const auto* kind = message.attribute("kind");
    if (adapter_ == nullptr || kind == nullptr) return;
    const auto* known = adapter_->kind(kind->text.value);
    if (known != nullptr && known->incoming) return;
    std::vector<std::string> names;
    for (const auto& each : adapter_->kinds) {
      if (each.incoming) names.push_back(each.name);
    }
    reading_.report.error(kind->text.place, "message-unknown",
                          fmt::format("the adapter `{}` reads no message `{}`{}", adapter_->name,
                                      kind->text.value, hint(kind->text.value, names)));
  }

  void check_fields(const Element& parent, bool keyed) {
    for (const auto& child : parent.children) {
      if (child.name == "field") check_field(child, keyed);
      if (child.name == "each") check_fields(child, keyed || child.attribute("key") != nullptr);
    }
  }

  void check_field(const Element& element, bool keyed) {
    const auto* path = element.attribute("path");
    if (path == nullptr) return;
    reading_.produced.insert(path->text.value);
    const auto* field = model::find_field(path->text.value);
    if (field == nullptr) {
      reading_.report.error(path->text.place, "field-unknown", no_such_field(path->text.value));
      return;
    }
    if (field->repeats() && !keyed && element.attribute("key") == nullptr) {
      reading_.report.error(element.place, "key-missing",
                            fmt::format("`{}` repeats; give the `key` ({}) that tells one from "
                                        "another, here or on <each>",
                                        field->path, field->key));
    }
    if (const auto* value = element.attribute("value")) check_value(*field, value->text);
    for (const auto* table : root_.all("table")) {
      if (table->value("id") == element.value("table")) check_table(*field, *table);
    }
  }

  void check_table(const model::Field& field, const Element& table) {
    for (const auto* row : table.all("row")) {
      if (const auto* value = row->attribute("value")) check_value(field, value->text);
    }
  }

  void check_value(const model::Field& field, const Text& value) {
    if (model::value_problem(field, value.value).empty()) return;
    reading_.report.error(
        value.place, "value-impossible",
        fmt::format("`{}` can never have the value `{}`{}", field.path, value.value,
                    hint(value.value, {field.codes.begin(), field.codes.end()})));
  }

  const Element& root_;
  const PluginInfo* adapter_;
  Reading& reading_;
};

}  // namespace

void read_mapping(const std::string& id, const Source& source, Reading& reading) {
  const auto root = parse(source, "mapping", reading.report);
  if (!root) {
    reading.mappings_known = false;
    return;
  }
  if (const auto compiled = message::Mapping::compile(source.text()); !compiled) {
    for (const auto& mistake : compiled.error()) {
      reading.report.error(
          {source.file(), static_cast<int>(mistake.line), static_cast<int>(mistake.column)},
          "mapping-invalid", mistake.text);
    }
  }
  MappingCheck(*root, reading).run();
  reading.mappings[id] = {root->value("adapter"), source.text(), root->place};
  reading.config.mappings[id] = source.text();
}

}  // namespace rodedraad::config
