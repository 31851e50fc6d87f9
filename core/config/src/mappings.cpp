#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <vector>

#include "names.h"
#include "reading.h"
#include "rodedraad/message/mapping.h"
#include "rodedraad/model/field_table.h"

namespace rodedraad::config {

namespace {

/// A mapping with what it extends, the one that extends nothing first.
using Chain = std::vector<const MappingSourceFile*>;

/// What message::Mapping cannot know: the case fields and what the adapter reads and writes. A code
/// table may lie in one file of the chain and the field that uses it in another.
class MappingCheck {
 public:
  /// \p compiled: false when what the mapping makes must be told from its elements.
  MappingCheck(const Chain& chain, bool compiled, Reading& reading)
      : chain_(chain),
        compiled_(compiled),
        root_(chain.back()->root),
        adapter_(reading.catalogue.adapter(root_.value("adapter"))),
        reading_(reading) {}

  void run() {
    for (const auto* message : root_.all("message")) {
      check_kind(*message, true);
    }
    for (const auto* made : root_.all("template")) {
      check_kind(*made, false);
      check_carried(*made, false);
    }
    for (const auto* file : chain_) {
      for (const auto* message : file->root.all("message")) check_fields(*message, false);
    }
  }

 private:
  void check_kind(const Element& message, bool incoming) {
    const auto* kind = message.attribute("kind");
    if (adapter_ == nullptr || kind == nullptr) return;
    // A release of its own stands behind an @: "wmo301@3.3".
    const auto name = kind->text.value.substr(0, kind->text.value.find('@'));
    if ((incoming ? adapter_->reads(name) : adapter_->writes(name)) != nullptr) return;
    std::vector<std::string> names;
    for (const auto& each : adapter_->kinds) {
      if (each.incoming == incoming) names.push_back(each.name);
    }
    reading_.report.error(kind->text.place, "message-unknown",
                          fmt::format("the adapter `{}` {} no message `{}`{}", adapter_->name,
                                      incoming ? "reads" : "writes", kind->text.value,
                                      hint(kind->text.value, names)));
  }

  /// The fields that a template carries. A field that repeats stands in an each.
  void check_carried(const Element& parent, bool repeating) {
    for (const auto& child : parent.children) {
      const bool each = child.name == "each";
      if (const auto* path = child.attribute("field")) {
        const auto* field = model::find_field(path->text.value);
        if (field == nullptr) {
          // What the hub tells of a batch is no field of a case.
          if (!path->text.value.starts_with("resultaat.")) {
            reading_.report.error(path->text.place, "field-unknown",
                                  no_such_field(path->text.value));
          }
        } else if (field->repeats() && !repeating && !each) {
          reading_.report.error(path->text.place, "each-missing",
                                fmt::format("`{}` repeats; put this in <each field=\"{}\">",
                                            field->path, field->path));
        } else if (!field->repeats() && each) {
          reading_.report.error(
              path->text.place, "each-needless",
              fmt::format("`{}` does not repeat; leave out the <each>", field->path));
        }
      }
      check_carried(child, repeating || each);
    }
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
    if (!compiled_) reading_.produced.insert(path->text.value);
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
    for (const auto* file : chain_) {
      for (const auto* table : file->root.all("table")) {
        if (table->value("id") == element.value("table")) check_table(*field, *table);
      }
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

  const Chain& chain_;
  bool compiled_;
  const Element& root_;
  const PluginInfo* adapter_;
  Reading& reading_;
};

}  // namespace

void read_mapping(const std::string& id, const Source& source, Reading& reading) {
  auto root = parse(source, "mapping", reading.report);
  if (!root) {
    reading.mappings_known = false;
    return;
  }
  reading.mapping_files.emplace(id, MappingSourceFile{*std::move(root), &source});
}

namespace {

/// Nothing when a file of the chain is missing, cannot be read, or is met again.
std::optional<Chain> chain_of(const std::string& id, Reading& reading) {
  Chain chain;
  std::set<std::string> seen{id};
  std::string next = id;
  for (;;) {
    const auto& file = reading.mapping_files.at(next);
    chain.push_back(&file);
    const auto* extends = file.root.attribute("extends");
    if (extends == nullptr) break;
    next = extends->text.value;
    if (!reading.mapping_files.contains(next)) {
      std::vector<std::string> names;
      for (const auto& each : reading.mapping_files) names.push_back(each.first);
      // A file that could not be parsed is there, and was reported.
      if (!std::filesystem::exists(reading.folder / "mappings" / (next + ".xml"))) {
        reading.report.error(
            extends->text.place, "mapping-unknown",
            fmt::format("there is no file mappings/{}.xml{}", next, hint(next, names)));
      }
      return std::nullopt;
    }
    if (!seen.insert(next).second) {
      reading.report.error(
          extends->text.place, "mapping-circular",
          fmt::format("`{}` extends itself in the end; leave one extends out", next));
      return std::nullopt;
    }
  }
  std::ranges::reverse(chain);
  return chain;
}

void read_chain(const std::string& id, const Chain& chain, Reading& reading) {
  std::vector<std::string_view> texts;
  for (const auto* file : chain) texts.emplace_back(file->source->text());
  const auto compiled = message::Mapping::compile(texts);
  std::string text = chain.back()->source->text();
  if (compiled) {
    text = message::merged_mapping(texts);
    for (auto& path : compiled->paths()) reading.produced.insert(std::move(path));
  } else {
    for (const auto& mistake : compiled.error()) {
      reading.report.error({chain[mistake.file]->source->file(), static_cast<int>(mistake.line),
                            static_cast<int>(mistake.column)},
                           "mapping-invalid", mistake.text);
    }
  }
  MappingCheck(chain, compiled.has_value(), reading).run();
  const auto& root = chain.back()->root;
  reading.mappings[id] = {root.value("adapter"), text, root.place};
  reading.config.mappings[id] = text;
}

}  // namespace

void resolve_mappings(Reading& reading) {
  std::set<std::string> extended;
  for (const auto& [id, file] : reading.mapping_files) {
    if (const auto* extends = file.root.attribute("extends")) extended.insert(extends->text.value);
    if (const auto chain = chain_of(id, reading)) {
      read_chain(id, *chain, reading);
    } else {
      reading.mappings_known = false;
      // Whoever uses it is not blamed too.
      reading.mappings[id] = {file.root.value("adapter"), {}, file.root.place};
    }
  }
  for (const auto& id : extended) {
    if (const auto base = reading.mappings.find(id); base != reading.mappings.end()) {
      base->second.used = true;
    }
  }
}

}  // namespace rodedraad::config
