#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "folder.h"

namespace rodedraad::config {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kWorkflow = "workflows/pvt.xml";
constexpr const char* kDuo = "connections/duo.xml";
constexpr const char* kSecond = R"(<connection xmlns="urn:rodedraad:config:1"
    id="duo-2" adapter="duo" organisation="duo">
  <setting name="mapping">duo</setting>
  <transport name="http"><setting name="url">http://127.0.0.1:2</setting></transport>
  <ask purpose="duo"/>
</connection>
)";

TEST(Sends, to_a_connection_that_only_receives_are_refused) {
  const Folder folder;
  folder.replace(kDuo, "<transport name=\"http\">", "<!--");
  folder.replace(kDuo, "</transport>", "-->");
  EXPECT_THAT(folder.codes(), ElementsAre("connections/duo.xml:1:1: connection-not-reachable",
                                          "workflows/pvt.xml:4:41: connection-not-reachable"));
}

TEST(Sends, to_a_task_without_any_connection_are_warned_of) {
  const Folder folder;
  folder.replace(kWorkflow, "connection:duo", "task:pvt");
  EXPECT_THAT(folder.codes(), ElementsAre("workflows/pvt.xml:4:41: task-without-connection"));
}

TEST(Sends, to_a_task_reach_the_organisation_that_has_it) {
  const Folder folder;
  folder.replace("region.xml", "by=\"gemeente\"", "by=\"duo\"");
  folder.replace(kWorkflow, "connection:duo", "task:pvt");
  EXPECT_THAT(folder.codes(), IsEmpty());
}

TEST(Sends, that_two_connections_of_one_organisation_can_make_are_warned_of) {
  const Folder folder;
  folder.write("connections/a.xml", kSecond);
  folder.replace("region.xml", "by=\"gemeente\"", "by=\"duo\"");
  folder.replace(kWorkflow, "connection:duo", "task:pvt");
  EXPECT_THAT(folder.codes(), ElementsAre("workflows/pvt.xml:4:20: send-ambiguous"));
}

TEST(Sends, are_not_ambiguous_when_a_connection_is_kept_to_other_messages) {
  const Folder folder;
  folder.write("connections/a.xml", kSecond);
  folder.replace("connections/a.xml", "<ask", "<sends>pip.registreren</sends><ask");
  folder.replace("region.xml", "by=\"gemeente\"", "by=\"duo\"");
  folder.replace(kWorkflow, "connection:duo", "task:pvt");
  EXPECT_THAT(folder.codes(), IsEmpty());
}

TEST(Sends, of_what_a_connection_is_not_for_are_refused) {
  const Folder folder;
  folder.replace(kDuo, "<ask", "<sends>pip.registreren</sends><ask");
  EXPECT_THAT(folder.codes(), ElementsAre("workflows/pvt.xml:4:20: message-unknown"));
}

TEST(Sends, to_who_is_no_recipient_are_warned_of) {
  const Folder folder;
  folder.replace("purposes.xml", "<recipients>duo", "<recipients>gemeente");
  EXPECT_THAT(folder.codes(), ElementsAre("connections/duo.xml:8:17: recipient-not-allowed",
                                          "workflows/pvt.xml:4:66: recipient-not-allowed"));
}

TEST(Sends, without_a_required_field_in_the_purpose_are_refused) {
  const Folder folder;
  folder.replace(kWorkflow, "purpose=\"duo\"", "purpose=\"pvt\"");
  folder.replace("purposes.xml", "</purposes>",
                 "<purpose id=\"pvt\" article=\"a\" activity=\"https://register.example/b\""
                 " from=\"wi2021\" to=\"wi2021\"><allow>pvt.datumOndertekening</allow>"
                 "<recipients>duo</recipients></purpose></purposes>");
  const auto findings = folder.load().findings;
  EXPECT_THAT(codes_of(findings), ElementsAre("purposes.xml:3:28: purpose-field-unread",
                                              "workflows/pvt.xml:4:66: want-not-allowed"));
  EXPECT_THAT(findings[1].text, HasSubstr("`inburgeraar.bsn`"));
}

TEST(Asking, needs_a_purpose) {
  const Folder folder;
  folder.replace(kDuo, "<ask purpose=\"duo\"/>", "");
  EXPECT_THAT(folder.codes(), ElementsAre("connections/duo.xml:1:1: purpose-missing"));
}

TEST(Asking, needs_a_purpose_that_exists) {
  const Folder folder;
  folder.replace(kDuo, "<ask purpose=\"duo\"/>", "<ask purpose=\"dou\"/>");
  EXPECT_THAT(folder.codes(), ElementsAre("connections/duo.xml:8:17: purpose-unknown"));
}

}  // namespace
}  // namespace rodedraad::config
