#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "catalogue.h"
#include "folder.h"

namespace rodedraad::config {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Files, of_a_right_folder_give_a_configuration_without_findings) {
  const auto loaded = Folder().load();
  EXPECT_TRUE(loaded.config);
  EXPECT_THAT(codes_of(loaded.findings), IsEmpty());
}

TEST(Files, that_are_missing_are_all_named) {
  const Folder folder;
  folder.remove("hub.xml");
  folder.remove("region.xml");
  EXPECT_THAT(folder.codes(),
              ElementsAre("hub.xml:1:1: file-missing", "region.xml:1:1: file-missing"));
}

TEST(Files, in_a_folder_that_does_not_exist_are_one_finding) {
  const auto loaded = load("/no/such/folder", {}, installed_plugins());
  EXPECT_FALSE(loaded.config);
  EXPECT_THAT(codes_of(loaded.findings), ElementsAre("/no/such/folder:1:1: folder-missing"));
}

TEST(Files, that_are_folders_cannot_be_read) {
  const Folder folder;
  folder.remove("deadlines.xml");
  std::filesystem::create_directory(folder.path() / "deadlines.xml");
  EXPECT_THAT(folder.codes(), ElementsAre("deadlines.xml:1:1: file-unreadable"));
}

TEST(Files, that_are_not_well_formed_do_not_get_others_blamed) {
  const Folder folder;
  folder.replace("region.xml", "</municipality>", "</municipalty>");
  folder.replace("purposes.xml", "</purposes>", "");
  EXPECT_THAT(folder.codes(), ElementsAre(HasSubstr("purposes.xml:7:1: xml-malformed"),
                                          HasSubstr("region.xml:6:5: xml-malformed")));
}

TEST(Files, with_a_document_type_are_refused) {
  const Folder folder;
  folder.write("deadlines.xml", "<!DOCTYPE x><deadlines xmlns=\"urn:rodedraad:config:1\"/>");
  EXPECT_THAT(folder.codes(), Contains(HasSubstr("xml-malformed")));
}

TEST(Files, in_another_encoding_are_refused) {
  const Folder folder;
  folder.replace("region.xml", "Proef",
                 "Pro\xEB"
                 "f");
  EXPECT_THAT(folder.codes(), ElementsAre("region.xml:1:1: file-not-utf8"));
}

TEST(Files, may_start_with_a_byte_order_mark) {
  const Folder folder;
  folder.replace("region.xml", "<region", "\xEF\xBB\xBF<region");
  EXPECT_THAT(folder.codes(), IsEmpty());
}

TEST(Files, of_another_name_space_or_root_are_refused) {
  const Folder folder;
  folder.replace("deadlines.xml", "urn:rodedraad:config:1", "urn:rodedraad:config:9");
  folder.write("workflows/pvt.xml", "<x:workflow xmlns:x=\"urn:rodedraad:config:1\"/>");
  EXPECT_THAT(folder.codes(), ElementsAre("deadlines.xml:1:1: root-unknown",
                                          "workflows/pvt.xml:1:1: root-unknown"));
}

TEST(Files, with_a_mistyped_name_are_warned_of) {
  const Folder folder;
  folder.write("purpose.xml", "");
  folder.write("workflow/x.xml", "");
  folder.write("README.md", "");
  EXPECT_THAT(folder.codes(),
              ElementsAre("purpose.xml:1:1: file-unknown", "workflow:1:1: file-unknown"));
}

TEST(Files, keep_their_places_after_windows_line_ends_and_comments) {
  const Folder folder;
  folder.write("deadlines.xml",
               "<deadlines xmlns=\"urn:rodedraad:config:1\">\r\n<!-- two\r\nlines -->\r\n"
               "  <deadlne/>\r\n</deadlines>");
  EXPECT_THAT(folder.codes(), ElementsAre("deadlines.xml:4:3: element-unknown",
                                          "workflows/pvt.xml:5:22: deadline-unknown"));
}

TEST(Files, place_each_word_of_a_list) {
  const Folder folder;
  folder.replace("purposes.xml", "inburgeraar.bsn pvt",
                 "inburgeraar.bsn <!-- a comment -->\n     inburgeraar.bns\n     pvt");
  EXPECT_THAT(folder.codes(), ElementsAre("purposes.xml:4:6: field-unknown"));
}

TEST(Files, read_prose_over_several_lines_as_one) {
  const Folder folder;
  folder.replace(
      "workflows/pvt.xml", "</workflow>",
      "<rule id=\"lezen\"><on changed=\"pip.dagtekening\"/>"
      "<task title=\"Bel\" by=\"pvt\">Bel de school\n      en vraag het na.</task></rule>"
      "</workflow>");
  const auto loaded = folder.load();
  ASSERT_TRUE(loaded.config);
  EXPECT_EQ(loaded.config->workflows.front().rules.back().tasks.at(0).text,
            "Bel de school en vraag het na.");
}

}  // namespace
}  // namespace rodedraad::config
