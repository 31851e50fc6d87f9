#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "rodedraad/graph/drawing.h"
#include "rodedraad/message/tree.h"
#include "sample.h"

namespace rodedraad::graph {
namespace {

using ::testing::HasSubstr;

std::string drawn(const config::Config& config = testing::sample()) {
  return svg(draw(config, {}));
}

TEST(Svg, is_well_formed) {
  const auto parsed = message::parse_xml(drawn(), {});
  EXPECT_TRUE(parsed) << parsed.error().text;
}

RC_GTEST_PROP(Svg, is_well_formed_whatever_the_titles_say, ()) {
  const auto title = *rc::gen::container<std::string>(
      rc::gen::element<char>('<', '>', '&', '"', '\'', 'a', ' ', '\n', '\t', ']'));
  auto config = testing::sample();
  config.workflows[0].rules[1].tasks[0].title = title;
  config.deadlines[0].title = title;
  RC_ASSERT(message::parse_xml(drawn(config), {}).has_value());
}

TEST(Svg, is_an_image_with_a_title_for_who_cannot_see_it) {
  EXPECT_THAT(drawn(), ::testing::AllOf(
                           HasSubstr("role=\"img\""),
                           HasSubstr("<title id=\"titel\">Werkproces PIP (Wet inburgering 2021)")));
}

TEST(Svg, says_in_its_description_what_every_rule_does) {
  EXPECT_THAT(drawn(), HasSubstr("Regel: Te laat. Aanleiding: Termijn ‘PIP vaststellen’ is voorbij "
                                 "en niet gehaald. Taak: Zoek uit waarom er geen PIP is."));
}

TEST(Svg, has_no_colours) {
  const auto text = drawn();
  for (std::size_t at = text.find('#'); at != std::string::npos; at = text.find('#', at + 1)) {
    const auto code = text.substr(at, 4);
    EXPECT_TRUE(code == "#000" || code == "#fff" || code == "#pij") << code;
  }
}

}  // namespace
}  // namespace rodedraad::graph
