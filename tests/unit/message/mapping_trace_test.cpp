#include <gmock/gmock.h>

#include "rodedraad/message/mapping.h"
#include "tree_text.h"
#include "xpath_reads.h"

namespace rodedraad::message {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Mapping with(const std::string& inside) {
  auto mapping = Mapping::compile(
      "<mapping xmlns='urn:rodedraad:config:1' adapter='x'>\n"
      "<table id='t' unknown='keep'><row code='1' value='een'/></table>\n"
      "<message kind='k'>\n" +
      inside + "</message></mapping>");
  if (!mapping) throw std::logic_error(mapping.error().front().text);
  return *std::move(mapping);
}

std::vector<std::string> rules(const Mapping& mapping, pugi::xml_node root) {
  sdk::Decoded decoded;
  std::vector<std::string> lines;
  for (const Traced& rule : mapping.trace("k", root, decoded).rules) {
    const std::string what = rule.what == Traced::What::identifier
                                 ? decoded.identifiers.at(rule.index).type
                                 : decoded.facts.at(rule.index).field.path;
    lines.push_back(what + " line " + std::to_string(rule.line) + " " + rule.select + " at " +
                    rule.place + " " + rule.table + " " + rule.code);
  }
  return lines;
}

std::vector<std::string> unread(const std::string& inside, std::string_view json) {
  const auto tree = parse_json(json);
  sdk::Decoded decoded;
  return with(inside).trace("k", tree->root(), decoded).unread;
}

TEST(MappingTrace, says_where_each_value_came_from) {
  const auto tree = parse_json(R"({"nr":"7","s":"1","u":[{"d":"ma","n":"2"}],"v":"9"})");
  EXPECT_THAT(
      rules(with("<identifier type='x.nr' select='nr'/>\n"
                 "<field path='a.s' select='s' table='t'/>\n"
                 "<field path='a.v' select='v' table='t'/>\n"
                 "<field path='a.c' value='vast'/>\n"
                 "<each select='u/item' key='d'><field path='b.n' select='n'/></each>"),
            tree->root()),
      ElementsAre("x.nr line 4 nr at /nr  ", "a.s line 5 s at /s t 1", "a.v line 6 v at /v t ",
                  "a.c line 7  at   ", "b.n line 8 n at /u/0/n  "));
}

TEST(MappingTrace, names_attributes_of_xml) {
  const auto tree = parse_xml("<m><a x='1' y='2'>t</a></m>");
  EXPECT_THAT(rules(with("<field path='a.x' select='a/@x'/>"), tree->root()),
              ElementsAre("a.x line 4 a/@x at /m/a/@x  "));
  sdk::Decoded decoded;
  EXPECT_THAT(with("<field path='a.x' select='a/@x'/>").trace("k", tree->root(), decoded).unread,
              ElementsAre("/m/a/@y", "/m/a"));
}

TEST(MappingTrace, makes_the_same_as_apply) {
  const auto tree = parse_json(R"({"s":"1","u":[{"d":"ma","n":"2"},{"n":"3"}]})");
  const auto mapping = with(
      "<field path='a.s' select='s' table='t'/><field path='a.z' select='z' required='true'/>"
      "<each select='u/item' key='d'><field path='b.n' select='n'/></each>");
  sdk::Decoded applied;
  sdk::Decoded traced;
  mapping.apply("k", tree->root(), applied);
  (void)mapping.trace("k", tree->root(), traced);
  EXPECT_EQ(applied.facts, traced.facts);
  EXPECT_EQ(applied.findings, traced.findings);
}

TEST(MappingTrace, tells_what_no_rule_read) {
  EXPECT_THAT(unread("<field path='a.s' select='s'/>",
                     R"({"s":"1","t":"2","o":{"p":3,"leeg":"","niets":null},"l":["x"]})"),
              ElementsAre("/t", "/o/p", "/l/0"));
}

TEST(MappingTrace, counts_what_conditions_and_keys_look_at_as_read) {
  EXPECT_THAT(unread("<each select='u[soort=\"a\"]/item' key=\"concat(d, '/', e)\" when='f'>"
                     "<field path='b.n' select='n' from='g' withdrawn='h = 1'/></each>",
                     R"({"u":{"soort":"a","item":[{"d":1,"e":2,"f":3,"n":4,"g":"2026-01-01","h":2}
                     ]}})"),
              ElementsAre("/u/item/0/d", "/u/item/0/e", "/u/item/0/f", "/u/item/0/n", "/u/item/0/g",
                          "/u/item/0/h"));
  EXPECT_THAT(unread("<each select='u/item' key=\"concat(d, '/', e)\" when='f'>"
                     "<field path='b.n' select='n' from='g' withdrawn='h = 1'/></each>",
                     R"({"u":[{"d":1,"e":2,"f":3,"n":4,"g":"2026-01-01","h":2}]})"),
              IsEmpty());
}

TEST(MappingTrace, does_not_count_what_a_rule_would_have_read) {
  EXPECT_THAT(unread("<field path='a.s' select='s' when='w = 1'/>", R"({"s":"1","w":2})"),
              ElementsAre("/s"));
}

std::vector<std::string> paths(std::string_view xpath) {
  std::vector<std::string> lines;
  for (const LocationPath& path : location_paths(xpath)) {
    lines.push_back((path.in_predicate ? "[] " : "") + path.text);
  }
  return lines;
}

TEST(LocationPaths, are_found_in_expressions) {
  EXPECT_THAT(paths("bsn"), ElementsAre("bsn"));
  EXPECT_THAT(paths("a/b/@c"), ElementsAre("a/b/@c"));
  EXPECT_THAT(paths("concat(a/b, '/', c)"), ElementsAre("a/b", "c"));
  EXPECT_THAT(paths("recordtype = 'BEG'"), ElementsAre("recordtype"));
  EXPECT_THAT(paths("a and b or not(c)"), ElementsAre("a", "b", "c"));
  EXPECT_THAT(paths("substring(id, 1, 36 * not(op))"), ElementsAre("id", "op"));
  EXPECT_THAT(paths("p:a[b = 'x']/p:c"), ElementsAre("[] b", "p:a/p:c"));
  EXPECT_THAT(paths("../x | //y"), ElementsAre("../x", "//y"));
  EXPECT_THAT(paths("a/text()"), ElementsAre("a/text()"));
  EXPECT_THAT(paths("."), ElementsAre("."));
  EXPECT_THAT(paths("self::a/*"), ElementsAre("self::a/*"));
  EXPECT_THAT(paths("'and' = .5"), IsEmpty());
}

}  // namespace
}  // namespace rodedraad::message
