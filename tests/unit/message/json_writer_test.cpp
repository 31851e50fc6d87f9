#include "rodedraad/message/json_writer.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace rodedraad::message {
namespace {

using namespace std::string_literals;

TEST(JsonString, escapes_what_json_must_escape) {
  EXPECT_EQ(json_string("\"\\\b\f\n\r\t\0\x1F/\xC3\xA9"s),
            "\"\\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u001f/\xC3\xA9\"");
}

TEST(JsonWriter, writes_members_in_order) {
  JsonWriter json;
  json.begin_object().text("b", "1").raw("a", "2").end_object();
  EXPECT_EQ(json.take(), R"({"b":"1","a":2})");
}

TEST(JsonWriter, nests) {
  JsonWriter json;
  json.begin_array().begin_object().begin_array("a").raw({}, "1").text({}, "2").end_array();
  json.text("b", "").end_object().begin_object().end_object().end_array();
  EXPECT_EQ(json.take(), R"([{"a":[1,"2"],"b":""},{}])");
}

TEST(JsonWriter, can_be_used_again_after_take) {
  JsonWriter json;
  json.begin_object().end_object().take();
  json.text({}, "x");
  EXPECT_EQ(json.take(), R"("x")");
}

TEST(JsonWriter, throws_when_a_bracket_is_open) {
  JsonWriter json;
  json.begin_object();
  EXPECT_THROW(json.take(), std::logic_error);
}

TEST(JsonWriter, throws_when_brackets_cross) {
  JsonWriter json;
  json.begin_object().end_array().end_object();
  EXPECT_THROW(json.take(), std::logic_error);
}

TEST(JsonWriter, throws_when_a_member_has_no_name) {
  JsonWriter json;
  json.begin_object().text({}, "x").end_object();
  EXPECT_THROW(json.take(), std::logic_error);
}

TEST(JsonWriter, throws_when_an_item_has_a_name) {
  JsonWriter json;
  json.begin_array().text("a", "x").end_array();
  EXPECT_THROW(json.take(), std::logic_error);
}

TEST(JsonWriter, throws_when_there_are_two_values) {
  JsonWriter json;
  json.raw({}, "1").raw({}, "2");
  EXPECT_THROW(json.take(), std::logic_error);
}

TEST(JsonWriter, throws_when_there_is_no_value) {
  JsonWriter json;
  EXPECT_THROW(json.take(), std::logic_error);
}

}  // namespace
}  // namespace rodedraad::message
