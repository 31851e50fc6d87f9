#include <gmock/gmock.h>

#include "rodedraad/message/mapping.h"
#include "tree_text.h"

namespace rodedraad::message {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

/// "line:column text" of each mistake.
std::vector<std::string> mistakes(std::string_view text) {
  const auto mapping = Mapping::compile(text);
  std::vector<std::string> lines;
  if (mapping) return lines;
  for (const MappingFinding& finding : mapping.error()) {
    lines.push_back(std::to_string(finding.line) + ":" + std::to_string(finding.column) + " " +
                    finding.text);
  }
  return lines;
}

/// The mistakes of a mapping with this inside its message.
std::vector<std::string> mistakes_in_message(const std::string& inside) {
  return mistakes("<mapping xmlns='urn:rodedraad:config:1' adapter='x'><message kind='k'>\n" +
                  inside + "</message></mapping>");
}

TEST(MappingFindings, are_none_for_the_example) {
  EXPECT_THAT(mistakes(file_text(MESSAGE_TEST_DATA "/voorbeeld.xml")), IsEmpty());
}

TEST(MappingFindings, are_all_told_at_once_in_their_order) {
  EXPECT_THAT(
      mistakes(file_text(MESSAGE_TEST_DATA "/fouten.xml")),
      ElementsAre("3:17 unknown is keep or refuse", "5:10 the code 1 is there twice",
                  "7:10 the table a is there twice", StartsWith("9:28 select is no XPath: "),
                  "10:44 unknown table leerrout", "11:5 a field has either select or value",
                  AllOf(StartsWith("11:35 unknown attribute selec; field has: path, select, value"),
                        HasSubstr("withdrawn")),
                  "11:45 form is yyyy-mm-dd, dd-mm-yyyy or yyyymmdd",
                  "12:41 a field has either select or value", "13:12 exclusive is true or false",
                  "13:12 exclusive needs a form",
                  "14:5 unknown element veld in message, which has: identifier, field, each",
                  "15:11 select must select elements",
                  "15:29 the prefix z has no namespace element",
                  "15:39 field has no attribute path", "17:12 the message m is there twice"));
}

TEST(MappingFindings, say_where_the_text_is_no_xml) {
  EXPECT_THAT(mistakes("<mapping>\n</map>"),
              ElementsAre("2:3 not well-formed XML: mismatched tag"));
}

TEST(MappingFindings, refuse_a_doctype) {
  EXPECT_THAT(mistakes("<!DOCTYPE mapping><mapping/>"),
              ElementsAre(HasSubstr("a DOCTYPE is not allowed")));
}

TEST(MappingFindings, refuse_a_text_that_is_not_utf8) {
  EXPECT_THAT(mistakes("<?xml version='1.0' encoding='ISO-8859-1'?><mapping x='\xE9'/>"),
              ElementsAre("1:56 not UTF-8"));
}

TEST(MappingFindings, refuse_another_document) {
  EXPECT_THAT(mistakes("<hub xmlns='urn:rodedraad:config:1'/>"),
              ElementsAre("1:1 this is no mapping of name space urn:rodedraad:config:1"));
}

TEST(MappingFindings, refuse_an_element_without_the_name_space) {
  EXPECT_THAT(mistakes("<c:mapping xmlns:c='urn:rodedraad:config:1' adapter='x'>"
                       "<z:message xmlns:z='urn:z' kind='k'/></c:mapping>"),
              ElementsAre("1:57 unknown element other:message in mapping, which has: namespace, "
                          "table, message, template"));
}

TEST(MappingFindings, are_none_for_a_prefix_on_the_name_space_of_configuration) {
  EXPECT_THAT(mistakes("<c:mapping xmlns:c='urn:rodedraad:config:1' adapter='x'/>"), IsEmpty());
}

TEST(MappingFindings, refuse_text) {
  EXPECT_THAT(mistakes_in_message("hallo"), ElementsAre("1:53 text in message, which has none"));
}

TEST(MappingFindings, tell_the_character_of_a_mistake_in_an_xpath) {
  EXPECT_THAT(
      mistakes_in_message("<identifier type='bsn' select='a/b]'/>"),
      ElementsAre(AllOf(StartsWith("2:24 select is no XPath"), HasSubstr("(character 4)"))));
}

TEST(MappingFindings, refuse_a_variable_in_an_xpath) {
  EXPECT_THAT(mistakes_in_message("<identifier type='bsn' select='$x'/>"),
              ElementsAre(HasSubstr("select is no XPath")));
}

TEST(MappingFindings, know_axes_and_text_from_prefixes) {
  EXPECT_THAT(mistakes_in_message("<identifier type='bsn' select=\"child::a['z:y']\"/>"),
              IsEmpty());
}

TEST(MappingFindings, refuse_conversions_of_a_constant) {
  EXPECT_THAT(mistakes_in_message("<field path='a' value='1' form='yyyymmdd'/>"),
              ElementsAre("2:27 form goes with select, not with value"));
}

TEST(MappingFindings, refuse_a_period_form_without_a_period) {
  EXPECT_THAT(mistakes_in_message("<field path='a' select='b' period-form='yyyymmdd'/>"),
              ElementsAre("2:28 period-form needs from or to"));
}

TEST(MappingFindings, refuse_required_with_absent) {
  EXPECT_THAT(mistakes_in_message("<field path='a' select='b' required='1' absent='withdraw'/>"),
              ElementsAre("2:41 a field is either required or may be absent"));
}

TEST(MappingFindings, refuse_an_empty_attribute) {
  EXPECT_THAT(mistakes_in_message("<field path='' select='b'/>"), ElementsAre("2:8 path is empty"));
}

TEST(MappingFindings, are_none_for_a_code_that_means_nothing) {
  EXPECT_THAT(mistakes("<mapping xmlns='urn:rodedraad:config:1' adapter='x'>"
                       "<table id='t'><row code='1' value=''/></table></mapping>"),
              IsEmpty());
}

TEST(MappingFindings, refuse_reserved_and_double_prefixes) {
  EXPECT_THAT(mistakes("<mapping xmlns='urn:rodedraad:config:1' adapter='x'>\n"
                       "<namespace prefix='other' uri='u:1'/>\n<namespace prefix='b' uri='u:2'/>\n"
                       "<namespace prefix='b' uri='u:3'/>\n<namespace prefix='c' uri='u:2'/>\n"
                       "</mapping>"),
              ElementsAre("2:12 this prefix cannot be used", "4:12 the prefix b is there twice",
                          "5:23 this name space has the prefix b already"));
}

}  // namespace
}  // namespace rodedraad::message
