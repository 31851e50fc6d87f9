#include <gmock/gmock.h>

#include "tree_text.h"

namespace rodedraad::message {
namespace {

using namespace std::string_literals;
using testing::StartsWith;

TEST(Json, makes_an_element_of_each_member) {
  EXPECT_EQ(tree_text(parse_json(R"({"bsn":"999990019","n":1,"b":true,"x":null})")),
            R"(<json type="object"><bsn type="string">999990019</bsn><n type="number">1</n>)"
            R"(<b type="boolean">true</b><x type="null"/></json>)");
}

TEST(Json, makes_items_of_an_array) {
  EXPECT_EQ(tree_text(parse_json(R"({"a":[1,"2",{"b":[]}]})")),
            R"(<json type="object"><a type="array"><item type="number">1</item>)"
            R"(<item type="string">2</item><item type="object"><b type="array"/></item>)"
            R"(</a></json>)");
}

TEST(Json, writes_a_name_that_is_no_xml_name_as_an_attribute) {
  EXPECT_EQ(tree_text(parse_json(R"({"@id":1,"a b":2,"":3,"b:c":4})")),
            R"(<json type="object"><member name="@id" type="number">1</member>)"
            R"(<member name="a b" type="number">2</member><member name="" type="number">3</member>)"
            R"(<member name="b:c" type="number">4</member></json>)");
}

TEST(Json, takes_a_name_with_a_diacritic_as_an_xml_name) {
  EXPECT_EQ(tree_text(parse_json("{\"co\xC3\xB6p\":1}")),
            "<json type=\"object\"><co\xC3\xB6p type=\"number\">1</co\xC3\xB6p></json>");
}

TEST(Json, accepts_a_lone_value) {
  EXPECT_EQ(tree_text(parse_json("42")), R"(<json type="number">42</json>)");
}

class JsonNumber : public testing::TestWithParam<const char*> {};

TEST_P(JsonNumber, is_kept_as_written) {
  EXPECT_EQ(tree_text(parse_json("{\"a\":"s + GetParam() + "}")),
            R"(<json type="object"><a type="number">)"s + GetParam() + "</a></json>");
}

INSTANTIATE_TEST_SUITE_P(Forms, JsonNumber,
                         testing::Values("0", "-0", "-1", "1.10", "12345678901234567890123",
                                         "9223372036854775807", "18446744073709551615", "1e400",
                                         "-1E-400", "0.1234567890123456789", "1.0e+2",
                                         "123456789.000000000000000000000000001"));

TEST(Json, reads_escapes) {
  const Parsed tree = parse_json(R"({"a":"\u00e9\ud83d\ude00\n\"\/"})");
  ASSERT_TRUE(tree);
  EXPECT_EQ(text(tree->root(), "a"), "\xC3\xA9\xF0\x9F\x98\x80\n\"/");
}

TEST(Json, accepts_a_byte_order_mark) {
  EXPECT_EQ(tree_text(parse_json("\xEF\xBB\xBF{}")), R"(<json type="object"/>)");
}

TEST(Json, refuses_a_member_that_is_there_twice) {
  EXPECT_EQ(error_text(parse_json(R"({"bsn":"999990019","bsn":"999990020"})")),
            "an object has the same member twice");
}

TEST(Json, refuses_a_member_that_is_there_twice_by_an_escape) {
  EXPECT_FALSE(parse_json(R"({"bsn":1,"\u0062sn":2})"));
}

TEST(Json, refuses_a_name_that_is_no_xml_name_and_there_twice) {
  EXPECT_FALSE(parse_json(R"({"@id":1,"@id":2})"));
}

TEST(Json, refuses_a_double_among_many_members) {
  std::string object = "{";
  for (int i = 0; i < 1'000; ++i) object += "\"a" + std::to_string(i) + "\":0,";
  EXPECT_FALSE(parse_json(object + "\"a500\":1}"));
}

TEST(Json, accepts_the_same_member_in_two_objects) {
  EXPECT_TRUE(parse_json(R"({"a":{"x":1},"b":{"x":2,"y":{"x":3}},"x":4})"));
}

TEST(Json, refuses_a_double_with_an_object_between) {
  EXPECT_FALSE(parse_json(R"({"x":1,"a":{"y":2},"x":3})"));
}

TEST(Json, refuses_a_string_with_a_nul) {
  EXPECT_EQ(error_text(parse_json(R"({"a":"1\u00002"})")), "a string holds a NUL");
}

TEST(Json, refuses_a_name_with_a_nul) {
  EXPECT_EQ(error_text(parse_json(R"({"a\u0000":1})")), "a member name holds a NUL");
}

TEST(Json, refuses_overlong_utf8) { EXPECT_FALSE(parse_json("{\"a\":\"\xC0\xAF\"}")); }

TEST(Json, refuses_half_a_surrogate_pair) { EXPECT_FALSE(parse_json(R"({"a":"\ud83d"})")); }

TEST(Json, refuses_the_second_half_of_a_surrogate_pair) {
  EXPECT_FALSE(parse_json(R"({"a":"\ude00"})"));
}

TEST(Json, refuses_text_after_the_value) {
  EXPECT_EQ(error_text(parse_json("{} {}")), "not well-formed JSON: extra data");
}

TEST(Json, refuses_an_empty_message) {
  EXPECT_EQ(error_text(parse_json("")), "not well-formed JSON: incomplete JSON");
}

TEST(Json, refuses_comments) { EXPECT_FALSE(parse_json("{} // x")); }

TEST(Json, says_where_the_mistake_is) {
  EXPECT_EQ(error_place(parse_json("{\n  \"\xC3\xA9\": x\n}")), "2:8");
}

TEST(Json, says_what_is_wrong_without_a_value) {
  EXPECT_THAT(error_text(parse_json(R"({"bsn":999990019x})")),
              StartsWith("not well-formed JSON: syntax error"));
}

TEST(Json, accepts_the_deepest_nesting_that_is_allowed) {
  EXPECT_TRUE(parse_json(repeated("[", 64) + repeated("]", 64)));
}

TEST(Json, refuses_one_level_more) {
  EXPECT_EQ(error_text(parse_json(repeated("[", 65) + repeated("]", 65))),
            "more than 64 levels deep");
}

TEST(Json, refuses_a_hundred_thousand_levels) {
  EXPECT_EQ(error_text(parse_json(repeated("{\"a\":", 100'000))), "more than 64 levels deep");
}

TEST(Json, refuses_too_many_items) {
  EXPECT_EQ(error_text(parse_json("[1,2,3]", {.width = 2})), "a node has more than 2 children");
}

TEST(Json, refuses_too_many_nodes) {
  EXPECT_EQ(error_text(parse_json(R"({"a":1,"b":2})", {.nodes = 2})), "more than 2 nodes");
}

TEST(Json, refuses_too_many_bytes) {
  EXPECT_EQ(error_text(parse_json("[1,2]", {.bytes = 4})), "more than 4 bytes");
}

}  // namespace
}  // namespace rodedraad::message
