#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "mermaid_grammar.h"
#include "rodedraad/graph/drawing.h"
#include "sample.h"

namespace rodedraad::graph {
namespace {

using testing::parse_flowchart;

TEST(Mermaid, is_a_flowchart_with_every_box_and_arrow) {
  const auto drawings = draw(testing::sample(), {});
  const auto chart = parse_flowchart(mermaid(drawings));
  EXPECT_EQ(chart.nodes.size(), drawings[0].nodes.size());
  EXPECT_EQ(chart.edges.size(), drawings[0].edges.size());
  EXPECT_EQ(chart.subgraphs, 1);
}

TEST(Mermaid, keeps_quotes_and_brackets_of_a_text_out_of_its_grammar) {
  const auto text = mermaid(draw(testing::sample(), {}));
  EXPECT_THAT(text, ::testing::HasSubstr("#amp; leg #quot;de reden#quot; vast: #lt;PIP#gt;."));
}

RC_GTEST_PROP(Mermaid, is_a_flowchart_whatever_the_titles_say, (std::string title)) {
  auto config = testing::sample();
  std::erase_if(title, [](char c) { return c == '\0'; });
  config.workflows[0].rules[1].tasks[0].title = title;
  config.deadlines[0].title = title;
  RC_ASSERT(parse_flowchart(mermaid(draw(config, {}))).subgraphs == 1);
}

TEST(Mermaid, of_a_broken_flowchart_is_refused_by_the_grammar) {
  auto text = mermaid(draw(testing::sample(), {}));
  text.replace(text.find("#quot;"), 6, "\"");
  EXPECT_THROW(parse_flowchart(text), std::runtime_error);
}

}  // namespace
}  // namespace rodedraad::graph
