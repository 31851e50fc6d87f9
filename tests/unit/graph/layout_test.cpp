#include "layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "sample.h"

namespace rodedraad::graph {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

bool overlap(const Box& a, const Box& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

std::size_t characters(const std::string& text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
  return count;
}

std::string without_spaces(std::string text) {
  std::erase(text, ' ');
  return text;
}

TEST(Wrap, breaks_at_spaces) {
  EXPECT_THAT(wrap("een twee drie", 8), ElementsAre("een twee", "drie"));
}

TEST(Wrap, breaks_a_long_word_after_a_point) {
  EXPECT_THAT(wrap("inburgeringsplicht.doelgroep", 20),
              ElementsAre("inburgeringsplicht.", "doelgroep"));
}

TEST(Wrap, counts_characters_and_not_bytes) {
  EXPECT_THAT(wrap("één vóór", 8), ElementsAre("één vóór"));
}

TEST(Wrap, of_nothing_is_nothing) { EXPECT_THAT(wrap("", 8), IsEmpty()); }

RC_GTEST_PROP(Wrap, loses_nothing_and_keeps_to_the_width, ()) {
  const auto words = *rc::gen::container<std::vector<std::string>>(rc::gen::nonEmpty(
      rc::gen::container<std::string>(rc::gen::element<char>('a', 'b', '.', '-', '/'))));
  const auto width = *rc::gen::inRange<std::size_t>(1, 30);
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
  std::string together;
  for (const auto& line : wrap(text, width)) {
    RC_ASSERT(!line.empty());
    RC_ASSERT(characters(line) <= width);
    together += line;
  }
  RC_ASSERT(without_spaces(together) == without_spaces(text));
}

class Layout : public ::testing::Test {
 protected:
  config::Config config_ = testing::sample();
  std::vector<Drawing> drawings_ = draw(config_, {});
  Picture picture_ = lay_out(drawings_.front(), 100);
};

TEST_F(Layout, lets_no_two_boxes_overlap) {
  for (std::size_t i = 0; i < picture_.boxes.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      EXPECT_FALSE(overlap(picture_.boxes[i], picture_.boxes[j]))
          << picture_.boxes[i].node->title << " / " << picture_.boxes[j].node->title;
    }
  }
}

TEST_F(Layout, shows_every_box_of_the_drawing) {
  for (const auto& node : drawings_.front().nodes) {
    EXPECT_TRUE(std::any_of(picture_.boxes.begin(), picture_.boxes.end(), [&](const Box& box) {
      return box.node == &node;
    })) << node.title;
  }
}

TEST_F(Layout, keeps_all_within_its_height) {
  for (const auto& box : picture_.boxes) {
    EXPECT_GE(box.y, 100);
    EXPECT_LE(box.y + box.height, 100 + picture_.height);
  }
}

}  // namespace
}  // namespace rodedraad::graph
