#include <gtest/gtest.h>

#include "report.h"
#include "rodedraad/config/config.h"

namespace rodedraad::config {
namespace {

const std::vector<std::string> kNames{"pip.leerroute", "pip.niveau", "pvt.status"};

TEST(DidYouMean, finds_a_name_with_a_letter_missing_added_changed_or_swapped) {
  for (const auto* name : {"pip.leerrout", "pip.leerrouute", "pip.leerroude", "pip.leerrotue"}) {
    EXPECT_EQ(did_you_mean(name, kNames), "pip.leerroute") << name;
  }
}

TEST(DidYouMean, does_not_mind_case) {
  EXPECT_EQ(did_you_mean("PVT.Status", kNames), "pvt.status");
}

TEST(DidYouMean, takes_the_closest) {
  EXPECT_EQ(did_you_mean("abcd", {"abxd", "abcde", "abcd"}), "abcd");
}

TEST(DidYouMean, does_not_guess_wildly) {
  EXPECT_FALSE(did_you_mean("adres", kNames));
  EXPECT_FALSE(did_you_mean("", kNames));
  EXPECT_FALSE(did_you_mean("pip.leerroute", {}));
}

TEST(Hint, lists_the_choices_when_nothing_is_close) {
  EXPECT_EQ(hint("x", {"aaa", "bbb"}), "; choose from: aaa, bbb");
  EXPECT_EQ(hint("x", {}), "; none is defined");
  EXPECT_EQ(hint("aab", {"aaa", "bbb"}), "; did you mean `aaa`?");
}

TEST(Findings, are_printed_with_place_code_and_text) {
  EXPECT_EQ(to_string({Severity::error, {"region.xml", 12, 7}, "task-unknown", "Why."}),
            "region.xml:12:7: task-unknown: Why.");
}

TEST(Report, sorts_by_place_and_tells_each_once) {
  Report report;
  report.error({"b.xml", 1, 1}, "x", "");
  report.warning({"a.xml", 9, 1}, "x", "");
  report.error({"b.xml", 1, 1}, "x", "");
  const auto findings = report.take();
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].place.file, "a.xml");
}

}  // namespace
}  // namespace rodedraad::config
