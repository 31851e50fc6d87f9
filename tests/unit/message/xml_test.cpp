#include <gmock/gmock.h>

#include "tree_text.h"

namespace rodedraad::message {
namespace {

using testing::HasSubstr;

const std::vector<Namespace> kSpaces{{"b", "urn:bericht"}};

TEST(Xml, keeps_elements_attributes_and_text) {
  EXPECT_EQ(tree_text(parse_xml("<a x='1'><b>twee</b><c/></a>")),
            R"(<a x="1"><b>twee</b><c/></a>)");
}

TEST(Xml, gives_a_known_name_space_its_prefix_whatever_the_message_calls_it) {
  EXPECT_EQ(tree_text(parse_xml("<z:a xmlns:z='urn:bericht' z:x='1' y='2'/>", kSpaces)),
            R"(<b:a b:x="1" y="2"/>)");
}

TEST(Xml, gives_the_default_name_space_its_prefix) {
  EXPECT_EQ(tree_text(parse_xml("<a xmlns='urn:bericht' x='1'><c xmlns=''/></a>", kSpaces)),
            R"(<b:a x="1"><c/></b:a>)");
}

TEST(Xml, gives_an_unknown_name_space_the_prefix_other) {
  EXPECT_EQ(tree_text(parse_xml("<b:a xmlns:b='urn:vreemd' b:x='1'/>", kSpaces)),
            R"(<other:a other:x="1"/>)");
}

TEST(Xml, keeps_the_prefix_of_xml_lang) {
  EXPECT_EQ(tree_text(parse_xml("<a xml:lang='nl'/>")), R"(<a xml:lang="nl"/>)");
}

TEST(Xml, leaves_out_layout_comments_and_instructions) {
  EXPECT_EQ(tree_text(parse_xml("<a>\n  <!-- c --><b>1</b>\n <?p q?></a>\n")), "<a><b>1</b></a>");
}

TEST(Xml, keeps_white_space_that_is_a_value) {
  EXPECT_EQ(tree_text(parse_xml("<a> </a>")), "<a> </a>");
}

TEST(Xml, joins_text_around_a_comment) {
  const Parsed tree = parse_xml("<a><b>9999<!-- x -->90019</b></a>");
  ASSERT_TRUE(tree);
  EXPECT_EQ(text(tree->root(), "b"), "999990019");
}

TEST(Xml, joins_text_and_cdata_and_predefined_entities) {
  const Parsed tree = parse_xml("<a><b>1 &lt; <![CDATA[2 & 3]]>&#x34;</b></a>");
  ASSERT_TRUE(tree);
  EXPECT_EQ(text(tree->root(), "b"), "1 < 2 & 34");
}

TEST(Xml, turns_latin_1_into_utf8) {
  EXPECT_EQ(tree_text(parse_xml("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9</a>")),
            "<a>\xC3\xA9</a>");
}

TEST(Xml, turns_utf16_into_utf8) {
  using namespace std::string_literals;
  EXPECT_EQ(tree_text(parse_xml("\xFE\xFF\0<\0a\0/\0>"s)), "<a/>");
}

TEST(Xml, accepts_a_byte_order_mark) {
  EXPECT_EQ(tree_text(parse_xml("\xEF\xBB\xBF<a/>")), "<a/>");
}

TEST(Xml, turns_windows_1252_into_utf8) {
  for (const std::string name : {"windows-1252", "Windows-1252", "CP1252"}) {
    EXPECT_EQ(
        tree_text(parse_xml("<?xml version='1.0' encoding='" + name + "'?><a>\x80 \xE9\x92</a>")),
        "<a>\xE2\x82\xAC \xC3\xA9\xE2\x80\x99</a>");
  }
}

TEST(Xml, refuses_a_byte_that_windows_1252_does_not_have) {
  EXPECT_FALSE(parse_xml("<?xml version='1.0' encoding='windows-1252'?><a>\x81</a>"));
}

TEST(Xml, refuses_an_encoding_that_it_does_not_know) {
  for (const std::string name : {"UTF-7", "IBM037", "UTF-32", "windows-1251", "windows-12520"}) {
    EXPECT_THAT(error_text(parse_xml("<?xml version='1.0' encoding='" + name + "'?><a/>")),
                HasSubstr("unknown encoding"))
        << name;
  }
}

TEST(Xml, refuses_bytes_that_are_not_in_the_encoding_that_is_declared) {
  EXPECT_FALSE(parse_xml("<?xml version='1.0' encoding='UTF-8'?><a>\xE9</a>"));
  EXPECT_FALSE(parse_xml("<?xml version='1.0' encoding='US-ASCII'?><a>\xE9</a>"));
  EXPECT_FALSE(parse_xml("<?xml version='1.0' encoding='UTF-16'?><a/>"));
}

TEST(Xml, refuses_a_doctype) {
  EXPECT_EQ(error_text(parse_xml("<!DOCTYPE a><a/>")), "a DOCTYPE is not allowed");
}

TEST(Xml, refuses_an_external_entity) {
  EXPECT_EQ(
      error_text(parse_xml("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>")),
      "a DOCTYPE is not allowed");
}

TEST(Xml, refuses_a_billion_laughs) {
  std::string bomb = "<!DOCTYPE a [<!ENTITY l0 'ha'>";
  for (int i = 1; i < 10; ++i) {
    bomb += "<!ENTITY l" + std::to_string(i) + " '" +
            repeated("&l" + std::to_string(i - 1) + ";", 10) + "'>";
  }
  EXPECT_EQ(error_text(parse_xml(bomb + "]><a>&l9;</a>")), "a DOCTYPE is not allowed");
}

TEST(Xml, says_where_the_mistake_is) {
  EXPECT_EQ(error_place(parse_xml("<a>\n  <b></c>\n</a>")), "2:8");
}

TEST(Xml, says_what_is_wrong_without_a_value) {
  EXPECT_EQ(error_text(parse_xml("<a>999990019</b>")), "not well-formed XML: mismatched tag");
}

TEST(Xml, refuses_two_roots) { EXPECT_FALSE(parse_xml("<a/><b/>")); }

TEST(Xml, refuses_text_after_the_root) { EXPECT_FALSE(parse_xml("<a/>x")); }

TEST(Xml, refuses_an_attribute_that_is_there_twice) { EXPECT_FALSE(parse_xml("<a x='1' x='2'/>")); }

TEST(Xml, refuses_a_prefix_that_is_not_declared) { EXPECT_FALSE(parse_xml("<z:a/>")); }

TEST(Xml, refuses_a_name_space_that_holds_the_separator) {
  EXPECT_FALSE(parse_xml("<a xmlns='urn:x&#10;y'/>"));
}

TEST(Xml, refuses_overlong_utf8) { EXPECT_FALSE(parse_xml("<a>\xC0\xBC</a>")); }

TEST(Xml, refuses_the_character_nul) { EXPECT_FALSE(parse_xml("<a>&#0;</a>")); }

TEST(Xml, refuses_an_empty_message) {
  EXPECT_EQ(error_text(parse_xml("")), "not well-formed XML: no element found");
}

TEST(Xml, accepts_the_deepest_nesting_that_is_allowed) {
  EXPECT_TRUE(parse_xml(repeated("<a>", 64) + repeated("</a>", 64)));
}

TEST(Xml, refuses_one_level_more) {
  EXPECT_EQ(error_text(parse_xml(repeated("<a>", 65) + repeated("</a>", 65))),
            "more than 64 levels deep");
}

TEST(Xml, refuses_ten_thousand_levels) {
  EXPECT_EQ(error_text(parse_xml(repeated("<a>", 10'000) + repeated("</a>", 10'000))),
            "more than 64 levels deep");
}

TEST(Xml, refuses_a_million_levels) {
  EXPECT_EQ(error_text(parse_xml(repeated("<a>", 1'000'000))), "more than 64 levels deep");
}

TEST(Xml, refuses_too_many_children) {
  EXPECT_EQ(error_text(parse_xml("<a>" + repeated("<b/>", 4) + "</a>", {}, {.width = 3})),
            "a node has more than 3 children");
}

TEST(Xml, accepts_as_many_children_as_allowed) {
  EXPECT_TRUE(parse_xml("<a>" + repeated("<b/>", 3) + "</a>", {}, {.width = 3}));
}

TEST(Xml, refuses_too_many_nodes) {
  EXPECT_EQ(error_text(parse_xml("<a x='1'><b/><c/></a>", {}, {.nodes = 3})), "more than 3 nodes");
}

TEST(Xml, refuses_too_many_attributes) {
  std::string element = "<a";
  for (int i = 0; i < 20'000; ++i) element += " x" + std::to_string(i) + "=''";
  EXPECT_EQ(error_text(parse_xml(element + "/>")), "an element has more than 256 attributes");
}

TEST(Xml, refuses_too_many_name_space_declarations) {
  std::string element = "<a";
  for (int i = 0; i < 5'000; ++i) element += " xmlns:x" + std::to_string(i) + "='urn:x'";
  EXPECT_EQ(error_text(parse_xml(element + "/>")), "an element has more than 256 attributes");
}

TEST(Xml, refuses_too_many_bytes) {
  EXPECT_EQ(error_text(parse_xml("<aaaa/>", {}, {.bytes = 6})), "more than 6 bytes");
}

}  // namespace
}  // namespace rodedraad::message
