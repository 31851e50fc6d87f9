#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "folder.h"

namespace rodedraad::config {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* kFile = "retention.xml";

class RetentionFile : public testing::Test {
 protected:
  /// Each line of \p text stands on a line of its own from line 2 on.
  void write(const std::string& text) const {
    folder_.write(kFile, "<retention xmlns=\"urn:rodedraad:config:1\">\n" + text + kRest);
  }

  static constexpr const char* kRest = R"(
<keep class="fifty-years" for="50 years" article="a"><after date="pip.dagtekening"/></keep>
<keep class="short-term" for="1 year" article="a"><after said="true"/></keep>
<keep class="five-years" for="5 years" article="a"><after date="pip.dagtekening"/></keep>
<messages keep="90 days" article="a"/>
</retention>)";
  Folder folder_;
};

TEST_F(RetentionFile, may_be_absent) {
  const auto loaded = folder_.load();
  ASSERT_TRUE(loaded.config);
  EXPECT_FALSE(loaded.config->retention);
}

TEST_F(RetentionFile, is_read) {
  write(
      "<keep fields=\"lening.* pip.leerroute\" for=\"0 days\" article=\"art. 9.9\">"
      "<after date=\"pip.dagtekening\"/>"
      "<when><field path=\"pip.leerroute\" equals=\"Z\"/></when></keep>");
  const auto loaded = folder_.load();
  ASSERT_TRUE(loaded.config) << testing::PrintToString(codes_of(loaded.findings));
  const auto& keep = loaded.config->retention->keeps.at(0);
  EXPECT_THAT(keep.fields, ElementsAre("lening.afgewikkeldOp", "pip.leerroute"));
  EXPECT_EQ(keep.length, (Length{0, Length::Unit::days}));
  EXPECT_EQ(keep.article, "art. 9.9");
  EXPECT_EQ(keep.after, "pip.dagtekening");
  EXPECT_EQ(keep.when.children.size(), 1U);
  EXPECT_EQ(loaded.config->retention->messages, (Length{90, Length::Unit::days}));
  EXPECT_EQ(loaded.config->retention->keeps.at(2).after, "");
}

TEST_F(RetentionFile, changes_the_revision) {
  const auto before = folder_.load().config->revision;
  write("");
  EXPECT_NE(folder_.load().config->revision, before);
}

TEST_F(RetentionFile, says_what_is_kept) {
  write("<keep for=\"1 year\" article=\"a\"><after said=\"true\"/></keep>");
  EXPECT_THAT(folder_.codes(), ElementsAre("retention.xml:2:1: keep-what"));
}

TEST_F(RetentionFile, names_fields_that_exist) {
  write("<keep fields=\"leening.*\" for=\"1 year\" article=\"a\"><after said=\"true\"/></keep>");
  EXPECT_THAT(folder_.codes(), ElementsAre("retention.xml:2:15: field-unknown"));
}

TEST_F(RetentionFile, says_after_what_it_counts) {
  write("<keep class=\"short-term\" for=\"1 year\" article=\"a\">\n<after/></keep>");
  EXPECT_THAT(folder_.codes(), ElementsAre("retention.xml:3:1: after-what"));
}

TEST_F(RetentionFile, counts_from_a_date) {
  write(
      "<keep class=\"short-term\" for=\"1 year\" article=\"a\">\n"
      "<after date=\"pip.leerroute\"/></keep>");
  EXPECT_THAT(folder_.codes(), ElementsAre("retention.xml:3:14: field-not-date"));
}

TEST_F(RetentionFile, knows_the_classes) {
  write("<keep class=\"forever\" for=\"1 year\" article=\"a\"><after said=\"true\"/></keep>");
  EXPECT_THAT(folder_.codes(), Contains("retention.xml:2:14: choice-unknown"));
}

TEST_F(RetentionFile, is_about_every_class) {
  folder_.write(kFile,
                "<retention xmlns=\"urn:rodedraad:config:1\">"
                "<keep class=\"short-term\" for=\"1 year\" article=\"a\">"
                "<after said=\"true\"/></keep></retention>");
  EXPECT_THAT(folder_.codes(), ElementsAre("retention.xml:1:1: retention-open",
                                           "retention.xml:1:1: retention-open"));
}

TEST_F(RetentionFile, without_mistakes_has_no_findings) {
  write("");
  EXPECT_THAT(folder_.codes(), IsEmpty());
}

}  // namespace
}  // namespace rodedraad::config
