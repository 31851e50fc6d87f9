#include <algorithm>

#include "check.h"
#include "rodedraad/message/json_writer.h"

namespace {

using namespace rodedraad;

/// Writes the tree as JSON again.
void write(message::JsonWriter& json, pugi::xml_node node, bool named) {
  const pugi::xml_attribute written = node.attribute("name");
  const std::string_view name = written ? written.value() : node.name();
  const std::string_view key = named ? name : std::string_view{};
  const std::string_view type = node.attribute("type").value();
  if (type == "object" || type == "array") {
    const bool object = type == "object";
    object ? json.begin_object(key) : json.begin_array(key);
    for (const pugi::xml_node child : node) write(json, child, object);
    object ? json.end_object() : json.end_array();
  } else if (type == "string") {
    json.text(key, node.child_value());
  } else {
    json.raw(key, type == "null" ? "null" : node.child_value());
  }
}

std::string written(const message::Tree& tree) {
  message::JsonWriter json;
  write(json, tree.root(), false);
  return json.take();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const message::Parsed parsed = message::parse_json(fuzz::view(data, size));
  fuzz::check_parsed(parsed);
  if (!parsed) return 0;
  // What was read can be written, and reads the same.
  const std::string json = written(*parsed);
  const message::Parsed again = message::parse_json(json);
  fuzz::check(again && written(*again) == json);
  return 0;
}
