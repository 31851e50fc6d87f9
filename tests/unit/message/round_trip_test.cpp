#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "rodedraad/message/json_writer.h"
#include "tree_text.h"

namespace rodedraad::message {
namespace {

/// Well-formed UTF-8 without NUL, rich in what a format treats specially.
rc::Gen<std::string> any_text() {
  const auto piece = rc::gen::element<std::string>(
      "a", "B", "7", " ", ";", ",", "\"", "\"\"", "\n", "\r\n", "\r", "\t", "\\", "\\u0041", "/",
      "<", "&amp;", "\x01", "\x7F", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "]]>");
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                      [](const std::vector<std::string>& pieces) {
                        std::string text;
                        for (const std::string& each : pieces) text += each;
                        return text;
                      });
}

RC_GTEST_PROP(RoundTrip, json_text_survives_writer_and_parser, ()) {
  const auto values = *rc::gen::container<std::vector<std::string>>(any_text());
  JsonWriter json;
  json.begin_object().begin_array("a");
  for (const std::string& value : values) json.text({}, value);
  json.end_array().end_object();
  const Parsed tree = parse_json(json.take());
  RC_ASSERT(tree.has_value());
  std::vector<std::string> read;
  for (const auto item : tree->root().child("a")) read.emplace_back(item.child_value());
  RC_ASSERT(read == values);
}

RC_GTEST_PROP(RoundTrip, json_names_survive_writer_and_parser, ()) {
  const std::string name = *any_text();
  JsonWriter json;
  json.begin_object().raw(name, "1").end_object();
  const Parsed tree = parse_json(json.take());
  RC_ASSERT(tree.has_value());
  const auto member = tree->root().first_child();
  const auto written = member.attribute("name");
  RC_ASSERT(std::string{written ? written.value() : member.name()} == name);
}

std::string quoted(const std::string& cell) {
  std::string text = "\"";
  for (const char c : cell) text += c == '"' ? std::string{"\"\""} : std::string{c};
  return text + '"';
}

RC_GTEST_PROP(RoundTrip, csv_cells_survive_quotes_and_parser, ()) {
  const auto rows = *rc::gen::container<std::vector<std::pair<std::string, std::string>>>(
      rc::gen::pair(any_text(), any_text()));
  const std::string end = *rc::gen::element<std::string>("\n", "\r\n");
  std::string csv = "a;b" + end;
  std::vector<std::pair<std::string, std::string>> expected;
  for (const auto& [a, b] : rows) {
    csv += quoted(a) + ';' + quoted(b) + end;
    if (!a.empty() || !b.empty()) expected.emplace_back(a, b);
  }
  const Parsed tree = parse_csv(csv);
  RC_ASSERT(tree.has_value());
  std::vector<std::pair<std::string, std::string>> read;
  for (const auto row : tree->root()) {
    read.emplace_back(row.child_value("a"), row.child_value("b"));
  }
  RC_ASSERT(read == expected);
}

RC_GTEST_PROP(RoundTrip, any_bytes_are_either_a_tree_or_an_error_with_a_place, ()) {
  const auto bytes = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
  for (const Parsed& parsed : {parse_xml(bytes), parse_json(bytes), parse_csv(bytes)}) {
    RC_ASSERT(parsed || (parsed.error().line >= 1 && parsed.error().column >= 1 &&
                         !parsed.error().text.empty()));
  }
}

}  // namespace
}  // namespace rodedraad::message
