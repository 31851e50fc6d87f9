#include "mapping_overlay.h"

#include <set>
#include <string>
#include <vector>

#include "mapping_shapes.h"

namespace rodedraad::message {
namespace {

/// The children of \p parent with this name and this value of the attribute.
std::vector<pugi::xml_node> same(pugi::xml_node parent, const char* name, const char* attribute,
                                 std::string_view value) {
  std::vector<pugi::xml_node> found;
  for (const pugi::xml_node child : parent.children(name)) {
    if (child.attribute(attribute).value() == value) found.push_back(child);
  }
  return found;
}

class Overlay {
 public:
  explicit Overlay(MappingSource& source) : source_(source) {}

  void put(pugi::xml_node mapping, pugi::xml_node overlay) {
    source_.check(overlay, kMapping);
    if (std::string_view{overlay.attribute("adapter").value()} !=
        mapping.attribute("adapter").value()) {
      source_.report(overlay, "adapter", "the mapping that this extends is for another adapter");
    }
    replace(mapping, overlay, "namespace", "prefix");
    replace(mapping, overlay, "template", "kind");
    for (const pugi::xml_node table : overlay.children("table")) put_table(mapping, table);
    for (const pugi::xml_node message : overlay.children("message")) put_message(mapping, message);
  }

 private:
  /// What \p overlay says of a name takes the place of all that \p parent says of it.
  void replace(pugi::xml_node parent, pugi::xml_node overlay, const char* element,
               const char* attribute) {
    std::set<std::string_view> done;
    for (const pugi::xml_node child : overlay.children(element)) {
      const std::string_view name = child.attribute(attribute).value();
      if (!done.insert(name).second) continue;
      const auto old = same(parent, element, attribute, name);
      for (const pugi::xml_node made : same(overlay, element, attribute, name)) {
        source_.copy(made, parent, old.empty() ? pugi::xml_node{} : old.front());
      }
      for (const pugi::xml_node gone : old) parent.remove_child(gone);
    }
  }

  void put_table(pugi::xml_node mapping, pugi::xml_node table) {
    const auto known = same(mapping, "table", "id", table.attribute("id").value());
    if (known.empty()) {
      source_.copy(table, mapping, {});
      return;
    }
    source_.check(table, kTable);
    if (const auto unknown = table.attribute("unknown")) {
      const std::string_view value = unknown.value();
      if (value != "refuse" && value != "keep") {
        source_.report(table, "unknown", "unknown is keep or refuse");
      } else if (auto old = known.front().attribute("unknown")) {
        old.set_value(unknown.value());
      } else {
        pugi::xml_node{known.front()}.append_attribute("unknown").set_value(unknown.value());
      }
    }
    replace(known.front(), table, "row", "code");
  }

  void put_message(pugi::xml_node mapping, pugi::xml_node message) {
    const auto known = same(mapping, "message", "kind", message.attribute("kind").value());
    if (known.empty()) {
      source_.copy(message, mapping, {});
      return;
    }
    source_.check(message, kMessageDifferences);
    put_block(known.front(), message);
  }

  void put_block(pugi::xml_node block, pugi::xml_node overlay) {
    for (const pugi::xml_node without : overlay.children("without")) take_away(block, without);
    replace(block, overlay, "identifier", "type");
    replace(block, overlay, "field", "path");
    for (const pugi::xml_node each : overlay.children("each")) put_each(block, each);
  }

  void take_away(pugi::xml_node block, pugi::xml_node without) {
    source_.check(without, kWithout);
    const auto gone = same(block, "field", "path", without.attribute("path").value());
    if (gone.empty() && without.attribute("path")) {
      source_.report(without, "path", "the mapping that this extends has no such field here");
    }
    for (const pugi::xml_node field : gone) block.remove_child(field);
  }

  /// An each is the same when its select is, and its key and when as far as they are given.
  void put_each(pugi::xml_node block, pugi::xml_node each) {
    std::vector<pugi::xml_node> known;
    for (const pugi::xml_node other :
         same(block, "each", "select", each.attribute("select").value())) {
      bool equal = true;
      for (const char* name : {"key", "when"}) {
        const auto wanted = each.attribute(name);
        if (wanted && std::string_view{wanted.value()} != other.attribute(name).value()) {
          equal = false;
        }
      }
      if (equal) known.push_back(other);
    }
    if (known.empty()) {
      source_.copy(each, block, {});
    } else if (known.size() > 1) {
      source_.report(each, "select",
                     "the mapping that this extends has several of these; give key or when too");
    } else {
      source_.check(each, kEachDifferences);
      put_block(known.front(), each);
    }
  }

  MappingSource& source_;
};

}  // namespace

void put_over(pugi::xml_node mapping, pugi::xml_node overlay, MappingSource& source) {
  Overlay(source).put(mapping, overlay);
}

}  // namespace rodedraad::message
