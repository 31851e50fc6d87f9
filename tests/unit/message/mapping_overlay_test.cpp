#include <gmock/gmock.h>

#include <array>

#include "rodedraad/message/mapping.h"
#include "tree_text.h"

namespace rodedraad::message {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view kBase = R"xml(<mapping xmlns="urn:rodedraad:config:1" adapter="x">
  <table id="soort" unknown="keep"><row code="1" value="een"/><row code="2" value="twee"/></table>
  <message kind="k">
    <identifier type="bsn" select="bsn"/>
    <field path="a.soort" select="soort" table="soort"/>
    <field path="a.datum" select="datum" form="yyyy-mm-dd" when="not(oud)"/>
    <field path="a.datum" select="datum" form="dd-mm-yyyy" when="oud"/>
    <each select="uren/item" key="dag">
      <field path="b.aantal" select="aantal"/>
      <field path="b.plaats" select="plaats"/>
    </each>
  </message>
</mapping>)xml";

std::string overlay(const std::string& inside) {
  return "<mapping xmlns='urn:rodedraad:config:1' adapter='x' extends='x'>\n" + inside +
         "</mapping>";
}

/// The facts of a message, as "path key value", after the overlay was put over kBase.
std::vector<std::string> facts(const std::string& differences, std::string_view json) {
  const std::string text = overlay(differences);
  const std::array<std::string_view, 2> texts{kBase, text};
  const auto mapping = Mapping::compile(texts);
  if (!mapping) return {"the mapping is wrong: " + mapping.error().front().text};
  const auto tree = parse_json(json);
  sdk::Decoded decoded;
  mapping->apply("k", tree->root(), decoded);
  // What is written as one text means the same.
  sdk::Decoded again;
  Mapping::compile(merged_mapping(texts))->apply("k", tree->root(), again);
  EXPECT_EQ(decoded.facts, again.facts);
  EXPECT_EQ(decoded.identifiers, again.identifiers);
  std::vector<std::string> lines;
  for (const auto& identifier : decoded.identifiers) {
    lines.push_back(identifier.type + " = " + identifier.value);
  }
  for (const auto& fact : decoded.facts) {
    lines.push_back(fact.field.path + " " + fact.field.key + " = " + fact.field.value);
  }
  return lines;
}

std::vector<std::string> mistakes(std::string_view base, const std::string& over) {
  const std::array<std::string_view, 2> texts{base, over};
  const auto mapping = Mapping::compile(texts);
  std::vector<std::string> lines;
  if (mapping) return lines;
  for (const MappingFinding& finding : mapping.error()) {
    lines.push_back(std::to_string(finding.file) + ":" + std::to_string(finding.line) + ":" +
                    std::to_string(finding.column) + " " + finding.text);
  }
  return lines;
}

TEST(MappingOverlay, leaves_the_rest_as_it_is) {
  EXPECT_THAT(facts("", R"({"soort":"1","datum":"2026-01-02"})"),
              ElementsAre("a.soort  = een", "a.datum  = 2026-01-02"));
}

TEST(MappingOverlay, replaces_a_row_by_its_code_and_adds_another) {
  const std::string over =
      "<table id='soort'><row code='2' value='deux'/><row code='3' value='trois'/></table>";
  EXPECT_THAT(facts(over, R"({"soort":"1"})"), ElementsAre("a.soort  = een"));
  EXPECT_THAT(facts(over, R"({"soort":"2"})"), ElementsAre("a.soort  = deux"));
  EXPECT_THAT(facts(over, R"({"soort":"3"})"), ElementsAre("a.soort  = trois"));
}

TEST(MappingOverlay, says_what_becomes_of_a_code_that_no_table_has) {
  EXPECT_THAT(facts("<table id='soort'/>", R"({"soort":"9"})"), ElementsAre("a.soort  = 9"));
  EXPECT_THAT(facts("<table id='soort' unknown='refuse'/>", R"({"soort":"9"})"), IsEmpty());
}

TEST(MappingOverlay, replaces_all_fields_of_a_path_in_their_place) {
  EXPECT_THAT(facts("<message kind='k'><field path='a.datum' select='dag'/></message>",
                    R"({"soort":"1","datum":"2026-01-02","dag":"x"})"),
              ElementsAre("a.soort  = een", "a.datum  = x"));
}

TEST(MappingOverlay, adds_a_field_and_an_identifier) {
  EXPECT_THAT(facts("<message kind='k'><identifier type='x.nr' select='nr'/>"
                    "<field path='a.nieuw' select='nieuw'/></message>",
                    R"({"nr":"7","nieuw":"ja"})"),
              ElementsAre("x.nr = 7", "a.nieuw  = ja"));
}

TEST(MappingOverlay, takes_a_field_away) {
  EXPECT_THAT(facts("<message kind='k'><without path='a.datum'/></message>",
                    R"({"soort":"1","datum":"2026-01-02"})"),
              ElementsAre("a.soort  = een"));
}

TEST(MappingOverlay, changes_what_a_repetition_says) {
  EXPECT_THAT(facts("<message kind='k'><each select='uren/item'><without path='b.plaats'/>"
                    "<field path='b.aantal' select='uren'/></each></message>",
                    R"({"uren":[{"dag":"ma","aantal":"1","uren":"2","plaats":"hier"}]})"),
              ElementsAre("b.aantal ma = 2"));
}

TEST(MappingOverlay, adds_a_message_a_name_space_and_a_template) {
  const std::string text = overlay(
      "<namespace prefix='z' uri='urn:z'/><message kind='nieuw'><field path='a.b' select='z:b'/>"
      "</message><template kind='uit' format='json'><element name='x' value='1'/></template>");
  const std::array<std::string_view, 2> texts{kBase, text};
  const auto mapping = Mapping::compile(texts);
  ASSERT_TRUE(mapping);
  EXPECT_THAT(mapping->kinds(), ElementsAre("k", "nieuw"));
  EXPECT_THAT(mapping->templates(), ElementsAre("uit"));
}

TEST(MappingOverlay, may_lie_over_an_overlay) {
  const std::string first = overlay("<table id='soort'><row code='1' value='one'/></table>");
  const std::string second = overlay("<table id='soort'><row code='2' value='two'/></table>");
  const std::array<std::string_view, 3> texts{kBase, first, second};
  const auto mapping = Mapping::compile(texts);
  ASSERT_TRUE(mapping);
  EXPECT_EQ(mapping->lookup("soort", "1"), "one");
  EXPECT_EQ(mapping->lookup("soort", "2"), "two");
}

TEST(MappingOverlay, tells_each_mistake_in_its_own_file) {
  const std::string base =
      "<mapping xmlns='urn:rodedraad:config:1' adapter='x'>\n"
      "<message kind='k'><field path='a.b' select='(('/></message></mapping>";
  EXPECT_THAT(mistakes(base,
                       "<mapping xmlns='urn:rodedraad:config:1' adapter='y' extends='x'>\n"
                       "<message kind='k'>\n<field path='a.c' select='c' table='t'/>\n"
                       "<without path='a.z'/></message>\n"
                       "<table id='u'><row code='1' value='a'/><row code='1' value='b'/></table>\n"
                       "</mapping>"),
              ElementsAre(HasSubstr("0:2:37 select is no XPath"),
                          "1:1:41 the mapping that this extends is for another adapter",
                          "1:3:30 unknown table t",
                          "1:4:10 the mapping that this extends has no such field here",
                          "1:5:45 the code 1 is there twice"));
}

TEST(MappingOverlay, may_not_give_a_code_twice) {
  EXPECT_THAT(mistakes(kBase, overlay("<table id='soort'><row code='1' value='a'/>"
                                      "<row code='1' value='b'/></table>")),
              ElementsAre("1:2:49 the code 1 is there twice"));
}

TEST(MappingOverlay, needs_to_say_what_it_extends) {
  EXPECT_THAT(mistakes(kBase, "<mapping xmlns='urn:rodedraad:config:1' adapter='x'/>"),
              ElementsAre("1:1:1 an overlay says with extends which mapping it is for"));
}

TEST(MappingOverlay, cannot_be_compiled_alone) {
  const auto mapping = Mapping::compile(overlay(""));
  ASSERT_FALSE(mapping);
  EXPECT_EQ(mapping.error().front().text,
            "this is an overlay; it needs the mapping that it extends");
}

TEST(MappingOverlay, says_which_file_is_no_xml) {
  EXPECT_THAT(mistakes(kBase, "<mapping"), ElementsAre(HasSubstr("1:1:1 not well-formed XML")));
}

TEST(MappingOverlay, may_not_take_away_in_a_new_message) {
  EXPECT_THAT(mistakes(kBase, overlay("<message kind='n'><without path='a.b'/></message>")),
              ElementsAre(HasSubstr("1:2:19 unknown element without in message")));
}

TEST(MappingOverlay, wants_to_know_which_repetition_it_means) {
  const std::string base =
      "<mapping xmlns='urn:rodedraad:config:1' adapter='x'><message kind='k'>"
      "<each select='u' when='a'/><each select='u' when='b'/></message></mapping>";
  EXPECT_THAT(mistakes(base, overlay("<message kind='k'><each select='u'/></message>")),
              ElementsAre(HasSubstr("1:2:25 the mapping that this extends has several of these")));
  EXPECT_THAT(mistakes(base, overlay("<message kind='k'><each select='u' when='b'/></message>")),
              IsEmpty());
}

}  // namespace
}  // namespace rodedraad::message
