#include <gtest/gtest.h>

#include "tree_text.h"

namespace rodedraad::message {
namespace {

std::string pointer_to(const char* json, const char* xpath) {
  const Parsed tree = parse_json(json);
  return tree ? pointer(tree->root().select_node(xpath).node()) : "refused";
}

TEST(Pointer, names_members) {
  EXPECT_EQ(pointer_to(R"({"client":{"bsn":"x"}})", "client/bsn"), "/client/bsn");
}

TEST(Pointer, counts_items_from_zero) {
  EXPECT_EQ(pointer_to(R"({"a":[1,{"b":2}]})", "a/item/b"), "/a/1/b");
}

TEST(Pointer, takes_a_member_called_item_for_a_member) {
  EXPECT_EQ(pointer_to(R"({"item":1})", "item"), "/item");
}

TEST(Pointer, escapes_slash_and_tilde) {
  EXPECT_EQ(pointer_to(R"({"a/b~c":1})", "member"), "/a~1b~0c");
}

TEST(Pointer, is_empty_for_the_whole_message) { EXPECT_EQ(pointer_to("{}", "."), ""); }

std::string place_of(const Parsed& tree, const char* xpath) {
  return tree ? place(tree->root().select_node(xpath).node()) : "refused";
}

TEST(Place, is_a_pointer_in_json) { EXPECT_EQ(place_of(parse_json(R"({"a":1})"), "a"), "/a"); }

TEST(Place, is_an_xpath_in_xml) {
  EXPECT_EQ(place_of(parse_xml("<m><a/><b/><a><c/></a></m>"), "a[2]/c"), "/m/a[2]/c");
}

TEST(Place, is_line_and_column_in_csv) {
  EXPECT_EQ(place_of(parse_csv("a;b\n1;2\n3;4\n"), "row[2]/b"), "line 3, b");
}

TEST(Place, is_the_line_for_a_row) {
  EXPECT_EQ(place_of(parse_csv("a;b\n1;2\n"), "row"), "line 2");
}

TEST(Text, is_empty_without_the_child) {
  const Parsed tree = parse_xml("<m/>");
  ASSERT_TRUE(tree);
  EXPECT_EQ(text(tree->root(), "a"), "");
}

}  // namespace
}  // namespace rodedraad::message
