#include "cut.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "rodedraad/message/tree.h"
#include "xml_text.h"

namespace rodedraad::soap {

namespace {

TEST(Cut, keeps_the_markup_as_it_was_sent) {
  const std::string child =
      "<x:b  one='1'\ttwo=\"&#xe9;&lt;\" ><!-- c --><?p i?><c/>a &amp; &#13;<![CDATA[<d>]]>\n "
      "</x:b >";
  EXPECT_EQ(cut("<a xmlns:x='u'> " + child + " </a>", {0}), "<x:b xmlns:x=\"u\"" + child.substr(4));
}

TEST(Cut, adds_only_declarations_that_are_used) {
  EXPECT_EQ(cut("<a xmlns:x='u' xmlns:y='v' xmlns:z='w'><b y:c='1' t='z:d'/></a>", {0}),
            R"(<b xmlns:y="v" xmlns:z="w" y:c='1' t='z:d'/>)");
}

TEST(Cut, does_not_take_the_end_of_a_prefix_for_a_prefix) {
  EXPECT_EQ(cut("<a xmlns:s='u'><b xmlns:xs='v'><xs:c/></b></a>", {0}),
            "<b xmlns:xs='v'><xs:c/></b>");
}

TEST(Cut, adds_the_default_name_space) {
  EXPECT_EQ(cut("<a xmlns='u&amp;v'><b/></a>", {0}), R"(<b xmlns="u&amp;v"/>)");
}

TEST(Cut, does_not_declare_what_the_element_declares_itself) {
  EXPECT_EQ(cut("<a xmlns='u' xmlns:x='v'><x:b xmlns='' xmlns:x='w'><c/></x:b></a>", {0}),
            "<x:b xmlns='' xmlns:x='w'><c/></x:b>");
}

TEST(Cut, takes_the_nearest_declaration) {
  EXPECT_EQ(cut("<a xmlns='u' xmlns:x='1'><b xmlns='' xmlns:x='2'><x:c/></b></a>", {0, 0}),
            R"(<x:c xmlns:x="2"/>)");
}

TEST(Cut, does_not_take_declarations_of_siblings) {
  EXPECT_EQ(cut("<a><s xmlns:x='u'><t xmlns='v'/></s><b>x:</b></a>", {1}), "<b>x:</b>");
}

TEST(Cut, counts_elements_only) {
  EXPECT_EQ(cut("<a>t<!-- <b/> --><c><b/></c><?p <b/>?><b>2</b></a>", {1}), "<b>2</b>");
}

TEST(Cut, gives_the_document_element_without_its_prolog) {
  EXPECT_EQ(cut("\xEF\xBB\xBF<?xml version='1.0' encoding='utf-8'?>\n<!-- c --><a>b</a>\n<!-- -->"),
            "<a>b</a>");
}

TEST(Cut, gives_utf_8_for_another_encoding) {
  EXPECT_EQ(cut("<?xml version='1.0' encoding='ISO-8859-1'?><a><b c='\xEB'>\xE9</b></a>", {0}),
            "<b c='\xC3\xAB'>\xC3\xA9</b>");
}

TEST(Cut, gives_utf_8_for_utf_16) {
  std::string bytes = "\xFF\xFE";
  for (const char c : std::string{"<a xmlns='u'><b>x</b></a>"}) bytes.append({c, '\0'});
  EXPECT_EQ(cut(bytes, {0}), R"(<b xmlns="u">x</b>)");
}

TEST(Cut, refuses_what_is_no_document) {
  for (const auto* bytes : {"", "x", "<a>", "<a/><b/>", "<x:a/>", "<a>\xFF</a>"}) {
    EXPECT_FALSE(cut(bytes)) << bytes;
  }
}

TEST(Cut, refuses_a_doctype) { EXPECT_FALSE(cut("<!DOCTYPE a><a/>")); }

TEST(Cut, finds_nothing_where_nothing_is) {
  EXPECT_FALSE(cut("<a><b/></a>", {1}));
  EXPECT_FALSE(cut("<a><b/></a>", {0, 0}));
}

RC_GTEST_PROP(Cut, gives_back_any_text_of_an_element, ()) {
  const auto text = *rc::gen::container<std::string>(rc::gen::inRange<char>(' ', '\x7f'));
  const auto element = "<x:b c=\"" + escaped(text) + "\">" + escaped(text) + "</x:b>";
  const auto result = cut("<a xmlns:x='u'><c/>" + element + "</a>", {1});
  RC_ASSERT(result == "<x:b xmlns:x=\"u\"" + element.substr(4));
  const auto tree = message::parse_xml(*result, {{"p", "u"}});
  RC_ASSERT(tree.has_value());
  RC_ASSERT(std::string{tree->root().attribute("c").value()} == text);
}

}  // namespace

}  // namespace rodedraad::soap
