#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "folder.h"

namespace rodedraad::config {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kWorkflow = "workflows/pvt.xml";

/// A folder whose one workflow has these rules. Its mapping makes more than the PVT.
class Rules : public testing::Test {
 protected:
  void SetUp() override {
    folder_.replace("mappings/duo.xml", "</message>",
                    R"(</message>
  <message kind="pip">
    <field path="pip.dagtekening" select="a" form="yyyy-mm-dd"/>
    <field path="pip.leerroute" select="b"/>
    <field path="inburgeringsplicht.indicator" select="c"/>
    <field path="bijstand.status" select="d"/>
    <each select="e" key="f"><field path="examen.resultaat" select="g"/></each>
  </message>)");
  }

  /// The workflow begins on line 1; each rule that is given on a line of its own from line 2 on.
  void rules(const std::string& text, const std::string& law = "wi2021") const {
    folder_.write(kWorkflow, "<workflow xmlns=\"urn:rodedraad:config:1\" id=\"pvt\" law=\"" + law +
                                 "\">\n" + text + "\n" + kStart + "</workflow>\n");
  }

  /// One rule on line 2 with this condition.
  void condition(const std::string& when) const {
    rules("<rule id=\"r\"><on changed=\"pip.dagtekening\"/><when>" + when + "</when>" + kTask +
          "</rule>");
  }

  std::vector<std::string> codes(std::string_view code) const {
    std::vector<std::string> out;
    for (const auto& each : folder_.codes()) {
      if (each.ends_with(": " + std::string{code})) out.push_back(each);
    }
    return out;
  }

  std::string text(std::string_view code) const {
    for (const auto& finding : folder_.load().findings) {
      if (finding.code == code) return finding.text;
    }
    return {};
  }

  static constexpr const char* kTask = "<task title=\"Doen\" by=\"pvt\"/>";
  static constexpr const char* kStart =
      "<rule id=\"starten\"><on changed=\"pip.dagtekening\"/><start deadline=\"pip\"/></rule>"
      "<rule id=\"melden\"><on changed=\"pvt.datumOndertekening\"/>"
      "<send message=\"pvt.registreren\" to=\"connection:duo\" purpose=\"duo\"/></rule>";
  Folder folder_;
};

// ---- rule-never-fires ----

constexpr const char* kDagtekening = "<field path=\"pip.dagtekening\" ";

TEST_F(Rules, that_want_one_field_to_be_two_things_never_fire) {
  condition(
      "<field path=\"pip.leerroute\" equals=\"B\"/>\n"
      "<field path=\"pip.leerroute\" equals=\"Z\"/>");
  EXPECT_THAT(codes("rule-never-fires"), ElementsAre("workflows/pvt.xml:3:1: rule-never-fires"));
}

TEST_F(Rules, that_want_a_field_present_and_absent_never_fire) {
  condition(
      "<field path=\"pip.leerroute\" equals=\"B\"/>\n"
      "<field path=\"pip.leerroute\" present=\"false\"/>");
  EXPECT_THAT(codes("rule-never-fires"), ElementsAre("workflows/pvt.xml:3:1: rule-never-fires"));
}

TEST_F(Rules, that_want_a_day_before_and_after_one_day_never_fire) {
  condition(std::string{kDagtekening} + "before=\"2024-01-01\"/>\n" + kDagtekening +
            "on-or-after=\"2024-01-01\"/>");
  EXPECT_THAT(codes("rule-never-fires"), ElementsAre("workflows/pvt.xml:3:1: rule-never-fires"));
}

TEST_F(Rules, that_want_a_day_before_and_after_today_never_fire) {
  condition(std::string{kDagtekening} + "before=\"today\"/>\n" + kDagtekening +
            "after=\"today\"/>");
  EXPECT_THAT(codes("rule-never-fires"), ElementsAre("workflows/pvt.xml:3:1: rule-never-fires"));
}

TEST_F(Rules, that_exclude_every_code_of_a_field_never_fire) {
  condition(
      "<field path=\"inburgeringsplicht.indicator\" present=\"true\"/>"
      "<not><field path=\"inburgeringsplicht.indicator\" equals=\"true\"/></not>\n"
      "<not><field path=\"inburgeringsplicht.indicator\" equals=\"false\"/></not>");
  EXPECT_THAT(codes("rule-never-fires"), ElementsAre("workflows/pvt.xml:3:6: rule-never-fires"));
}

TEST_F(Rules, that_need_a_field_that_nothing_makes_never_fire) {
  condition("<field path=\"map.datumEindgesprek\" present=\"true\"/>");
  EXPECT_THAT(text("rule-never-fires"), HasSubstr("no mapping makes `map.datumEindgesprek`"));
}

TEST_F(Rules, of_which_every_way_is_shut_never_fire) {
  condition(
      "<field path=\"pip.leerroute\" in=\"B Z\"/>\n"
      "<any><field path=\"pip.leerroute\" equals=\"O\"/>"
      "<field path=\"pip.leerroute\" present=\"false\"/></any>");
  EXPECT_THAT(codes("rule-never-fires"), ElementsAre("workflows/pvt.xml:3:6: rule-never-fires"));
}

TEST_F(Rules, with_one_open_way_can_fire) {
  condition(
      "<field path=\"pip.leerroute\" in=\"B Z\"/>"
      "<any><field path=\"pip.leerroute\" equals=\"Z\"/>"
      "<field path=\"pip.leerroute\" present=\"false\"/></any>"
      "<not><all><field path=\"pip.leerroute\" equals=\"B\"/></all></not>");
  EXPECT_THAT(folder_.codes(), IsEmpty());
}

TEST_F(Rules, may_want_two_values_of_a_field_that_repeats) {
  condition(
      "<field path=\"examen.resultaat\" equals=\"geslaagd\"/>"
      "<field path=\"examen.resultaat\" equals=\"gezakt\"/>");
  EXPECT_THAT(codes("rule-never-fires"), IsEmpty());
}

TEST_F(Rules, may_want_a_day_between_two_days) {
  condition(std::string{kDagtekening} + "on-or-after=\"2024-01-01\"/>" + kDagtekening +
            "before=\"2024-01-02\"/>" + kDagtekening + "on-or-before=\"today\"/>" + kDagtekening +
            "on-or-after=\"today\"/>");
  EXPECT_THAT(folder_.codes(), IsEmpty());
}

TEST_F(Rules, that_wait_for_a_task_that_no_rule_gives_never_fire) {
  rules("<rule id=\"r\"><on done=\"bellen\"/>" + std::string{kTask} + "</rule>");
  EXPECT_THAT(folder_.codes(), ElementsAre("workflows/pvt.xml:2:1: rule-never-fires",
                                           "workflows/pvt.xml:2:24: trigger-unreachable"));
}

TEST_F(Rules, that_wait_for_a_given_task_can_fire) {
  rules("<rule id=\"r\"><on done=\"bellen\"/>" + std::string{kTask} +
        "</rule><rule id=\"s\"><on changed=\"pip.leerroute\"/>"
        "<task id=\"bellen\" title=\"Bel\" by=\"pvt\"/></rule>");
  EXPECT_THAT(folder_.codes(), IsEmpty());
}

TEST_F(Rules, that_wait_for_each_other_never_fire) {
  rules(
      "<rule id=\"a\"><on done=\"een\"/><task id=\"twee\" title=\"B\" by=\"pvt\"/></rule>\n"
      "<rule id=\"b\"><on done=\"twee\"/><task id=\"een\" title=\"A\" by=\"pvt\"/></rule>");
  EXPECT_THAT(codes("rule-never-fires"), ElementsAre("workflows/pvt.xml:2:1: rule-never-fires",
                                                     "workflows/pvt.xml:3:1: rule-never-fires"));
}

TEST_F(Rules, that_wait_for_an_answer_that_no_send_awaits_never_fire) {
  rules("<rule id=\"r\"><on silence=\"bevestiging\"/>" + std::string{kTask} + "</rule>");
  EXPECT_THAT(codes("rule-never-fires"), ElementsAre("workflows/pvt.xml:2:1: rule-never-fires"));
}

TEST_F(Rules, that_wait_for_a_moment_that_the_deadline_does_not_have_never_fire) {
  for (const auto* moment : {"warning", "met", "stopped", "suspended", "resumed", "differs"}) {
    rules("<rule id=\"r\"><on deadline=\"pip\" moment=\"" + std::string{moment} + "\"/>" + kTask +
          "</rule>");
    EXPECT_THAT(codes("rule-never-fires"), ElementsAre("workflows/pvt.xml:2:1: rule-never-fires"))
        << moment;
  }
}

TEST_F(Rules, that_wait_for_the_end_of_a_deadline_that_runs_can_fire) {
  rules("<rule id=\"r\"><on deadline=\"pip\" moment=\"over\"/>" + std::string{kTask} + "</rule>");
  EXPECT_THAT(folder_.codes(), IsEmpty());
}

TEST_F(Rules, that_wait_for_a_deadline_that_nothing_starts_never_fire) {
  folder_.replace("deadlines.xml", "</deadlines>",
                  "<deadline id=\"los\" title=\"Los\"><rule id=\"L\" from=\"2022-01-01\" "
                  "article=\"a\" start=\"pip.dagtekening\" length=\"1 week\"/></deadline>"
                  "</deadlines>");
  rules("<rule id=\"r\"><on deadline=\"los\" moment=\"over\"/>" + std::string{kTask} + "</rule>");
  EXPECT_THAT(codes("rule-never-fires"), ElementsAre("workflows/pvt.xml:2:1: rule-never-fires"));
}

TEST_F(Rules, with_one_trigger_that_can_happen_only_hear_of_the_other) {
  rules("<rule id=\"r\"><on done=\"bellen\"/><on changed=\"pip.leerroute\"/>" + std::string{kTask} +
        "</rule>");
  EXPECT_THAT(folder_.codes(), ElementsAre("workflows/pvt.xml:2:24: trigger-unreachable"));
}

// ---- sends-twice ----

constexpr const char* kSend =
    "<send message=\"pvt.registreren\" to=\"connection:duo\" purpose=\"duo\"/>";

TEST_F(Rules, that_send_one_message_at_one_moment_send_it_twice) {
  rules("<rule id=\"r\"><on changed=\"pvt.datumOndertekening\"/>" + std::string{kSend} + "</rule>");
  ASSERT_THAT(codes("sends-twice"), ElementsAre("workflows/pvt.xml:3:137: sends-twice"));
  EXPECT_THAT(text("sends-twice"), HasSubstr("workflows/pvt.xml line 2"));
}

TEST_F(Rules, with_one_send_twice_send_it_twice) {
  rules("<rule id=\"r\"><on changed=\"pip.leerroute\"/>" + std::string{kSend} + "\n" + kSend +
        "</rule>");
  EXPECT_THAT(codes("sends-twice"), ElementsAre("workflows/pvt.xml:3:1: sends-twice"));
}

TEST_F(Rules, whose_conditions_exclude_each_other_do_not_send_twice) {
  const std::string head =
      "\"><on changed=\"pip.leerroute\"/><when><field "
      "path=\"pip.leerroute\" equals=\"";
  rules("<rule id=\"r" + head + "B\"/></when>" + kSend + "</rule><rule id=\"s" + head +
        "Z\"/></when>" + kSend + "</rule>");
  EXPECT_THAT(codes("sends-twice"), IsEmpty());
}

TEST_F(Rules, that_hear_of_different_things_do_not_send_twice) {
  rules("<rule id=\"r\"><on changed=\"pip.leerroute\"/>" + std::string{kSend} + "</rule>");
  EXPECT_THAT(codes("sends-twice"), IsEmpty());
}

TEST_F(Rules, that_send_by_task_and_by_connection_to_one_partner_send_twice) {
  folder_.replace("region.xml", "by=\"gemeente\"", "by=\"duo\"");
  rules(
      "<rule id=\"r\"><on changed=\"pvt.datumOndertekening\"/>"
      "<send message=\"pvt.registreren\" to=\"task:pvt\" purpose=\"duo\"/></rule>");
  EXPECT_THAT(codes("sends-twice"), ElementsAre("workflows/pvt.xml:3:137: sends-twice"));
}

TEST_F(Rules, whose_messages_say_different_words_do_not_send_twice) {
  const std::string head =
      "<send message=\"pvt.registreren\" to=\"connection:duo\" purpose=\"duo\">"
      "<with field=\"contactverzoek.onderwerp\">";
  rules("<rule id=\"r\"><on changed=\"pip.leerroute\"/>" + head + "een</with></send>" + head +
        "twee</with></send></rule>");
  EXPECT_THAT(codes("sends-twice"), IsEmpty());
}

// ---- laws ----

TEST_F(Rules, may_not_look_at_a_field_of_another_law) {
  rules(
      "<rule id=\"r\"><on changed=\"pip.dagtekening\n bijstand.status\"/><when>\n"
      "<field path=\"bijstand.status\" equals=\"toegekend\"/></when>" +
      std::string{kTask} + "</rule>");
  EXPECT_THAT(codes("rule-reads-other-law"),
              ElementsAre("workflows/pvt.xml:3:2: rule-reads-other-law",
                          "workflows/pvt.xml:4:1: rule-reads-other-law"));
}

/// A purpose that closes purposes.xml.
std::string purpose(const std::string& allow, const std::string& recipients,
                    const std::string& from = "participatiewet", const std::string& to = "wi2021") {
  return "<purpose id=\"bijstand\" article=\"a\" activity=\"https://register.example/b\" from=\"" +
         from + "\" to=\"" + to + "\"><allow>" + allow + "</allow><recipients>" + recipients +
         "</recipients></purpose></purposes>";
}

constexpr const char* kLook =
    "<rule id=\"r\" purpose=\"bijstand\"><on changed=\"bijstand.status\"/>"
    "<task title=\"Doen\" by=\"pvt\"/></rule>";

TEST_F(Rules, may_look_at_a_field_that_their_purpose_allows) {
  folder_.replace("purposes.xml", "</purposes>", purpose("bijstand.status", "gemeente"));
  rules(kLook);
  EXPECT_THAT(codes("rule-reads-other-law"), IsEmpty());
  EXPECT_THAT(codes("task-owner-not-recipient"), IsEmpty());
}

TEST_F(Rules, may_not_look_at_a_field_that_their_purpose_leaves_out) {
  folder_.replace("purposes.xml", "</purposes>", purpose("bijstand.startdatum", "gemeente"));
  rules(kLook);
  EXPECT_THAT(text("rule-reads-other-law"), HasSubstr("allow it in the purpose `bijstand`"));
}

TEST_F(Rules, may_not_look_under_a_purpose_that_leads_elsewhere) {
  folder_.replace("purposes.xml", "</purposes>",
                  purpose("bijstand.status", "gemeente", "participatiewet", "wgs"));
  rules(kLook);
  EXPECT_THAT(text("rule-reads-other-law"), HasSubstr("goes from participatiewet to wgs"));
}

TEST_F(Rules, may_not_give_work_to_who_is_no_recipient_of_what_they_looked_at) {
  folder_.replace("purposes.xml", "</purposes>", purpose("bijstand.status", "duo"));
  rules(kLook);
  ASSERT_THAT(codes("task-owner-not-recipient"),
              ElementsAre("workflows/pvt.xml:2:64: task-owner-not-recipient"));
  EXPECT_THAT(text("task-owner-not-recipient"), HasSubstr("in Dordrecht `gemeente`"));
}

TEST_F(Rules, may_not_send_under_a_purpose_between_other_laws) {
  rules("<rule id=\"r\"><on changed=\"inburgeraar.bsn\"/>\n" + std::string{kSend} + "</rule>",
        "wmo");
  EXPECT_THAT(codes("purpose-of-other-law"),
              Contains("workflows/pvt.xml:3:1: purpose-of-other-law"));
}

TEST_F(Rules, may_send_under_a_purpose_that_ends_at_their_law) {
  folder_.replace("purposes.xml", "from=\"wi2021\" to=\"wi2021\"", "from=\"wmo\" to=\"wi2021\"");
  rules("");
  EXPECT_THAT(codes("purpose-of-other-law"), IsEmpty());
}

// ---- purposes ----

TEST_F(Rules, that_use_no_purpose_leave_it_unused) {
  folder_.replace("purposes.xml", "</purposes>", "\n" + purpose("bijstand.status", "gemeente"));
  rules("");
  EXPECT_THAT(codes("purpose-unused"), ElementsAre("purposes.xml:7:1: purpose-unused"));
}

TEST_F(Rules, cannot_send_a_field_that_no_message_carries) {
  folder_.replace("purposes.xml", "pvt.datumOndertekening",
                  "pvt.datumOndertekening\npip.leerroute");
  rules("");
  EXPECT_THAT(codes("purpose-field-unread"), ElementsAre("purposes.xml:4:1: purpose-field-unread"));
}

// ---- owners ----

TEST_F(Rules, that_give_work_need_somebody_in_every_municipality) {
  folder_.replace("region.xml", "</region>",
                  "<municipality code=\"0531\" name=\"Ambacht\" oin=\"00000099000000001531\">"
                  "<task name=\"pip\" by=\"gemeente\" from=\"2022-01-01\"/></municipality>"
                  "</region>");
  rules("<rule id=\"r\"><on changed=\"pip.leerroute\"/>" + std::string{kTask} + "</rule>");
  ASSERT_THAT(folder_.codes(), ElementsAre("region.xml:7:1: task-without-owner"));
  EXPECT_THAT(text("task-without-owner"),
              HasSubstr("in Ambacht nobody has the task `pvt` on any day"));
  EXPECT_THAT(text("task-without-owner"), HasSubstr("workflows/pvt.xml line 2 needs it"));
}

TEST_F(Rules, that_give_work_need_somebody_after_the_last_line) {
  folder_.replace("region.xml", "from=\"2022-01-01\"/>", "from=\"2022-01-01\" to=\"2098-12-31\"/>");
  rules("<rule id=\"r\"><on changed=\"pip.leerroute\"/>" + std::string{kTask} + "</rule>");
  EXPECT_THAT(text("task-without-owner"), HasSubstr("from 2099-01-01 on"));
}

TEST_F(Rules, that_give_work_need_somebody_before_the_first_line) {
  folder_.replace("region.xml", "from=\"2022-01-01\"/>", "from=\"2099-02-01\"/>");
  rules("<rule id=\"r\"><on changed=\"pip.leerroute\"/>" + std::string{kTask} + "</rule>");
  EXPECT_THAT(text("task-without-owner"), HasSubstr("until 2099-01-31"));
}

TEST_F(Rules, that_give_no_work_need_nobody) {
  folder_.replace("region.xml", "from=\"2022-01-01\"/>", "from=\"2022-01-01\" to=\"2098-12-31\"/>");
  rules("");
  EXPECT_THAT(folder_.codes(), IsEmpty());
}

TEST_F(Rules, need_lines_that_follow_each_other) {
  folder_.replace("region.xml", "from=\"2022-01-01\"/>",
                  "from=\"2022-01-01\" to=\"2098-12-31\"/>\n"
                  "<task name=\"pvt\" by=\"duo\" from=\"2099-02-01\"/>");
  rules("");
  ASSERT_THAT(folder_.codes(), ElementsAre("region.xml:6:13: mandate-gap"));
  EXPECT_THAT(text("mandate-gap"), HasSubstr("from 2099-01-01 until 2099-01-31"));
}

TEST_F(Rules, may_have_gaps_in_the_past) {
  folder_.replace("region.xml", "from=\"2022-01-01\"/>",
                  "from=\"2022-01-01\" to=\"2022-12-31\"/>\n"
                  "<task name=\"pip pvt\" by=\"duo\" from=\"2023-02-01\"/>");
  rules("");
  EXPECT_THAT(folder_.codes(), IsEmpty());
}

// ---- rule-loop ----

TEST_F(Rules, that_start_what_wakes_them_go_round) {
  rules("<rule id=\"r\"><on deadline=\"pip\" moment=\"moved\"/><start deadline=\"pip\"/></rule>");
  EXPECT_THAT(folder_.codes(), ElementsAre("workflows/pvt.xml:2:1: rule-loop"));
}

constexpr const char* kRound =
    "<rule id=\"a\"><on silence=\"twee\"/><send message=\"pvt.registreren\" to=\"connection:duo\" "
    "purpose=\"duo\"><await id=\"een\" field=\"pip.leerroute\" within=\"1 week\"/></send></rule>\n"
    "<rule id=\"b\"><on silence=\"een\"/><on changed=\"pip.leerroute\"/>"
    "<send message=\"pvt.registreren\" to=\"connection:duo\" "
    "purpose=\"duo\"><await id=\"twee\" field=\"pip.leerroute\" within=\"1 week\"/></send></rule>";

TEST_F(Rules, that_wake_each_other_go_round) {
  rules(kRound);
  ASSERT_THAT(folder_.codes(), ElementsAre("workflows/pvt.xml:2:1: rule-loop"));
  EXPECT_THAT(text("rule-loop"), HasSubstr("`pvt/a` (workflows/pvt.xml line 2) → `pvt/b` "
                                           "(workflows/pvt.xml line 3) → `pvt/a`"));
}

TEST_F(Rules, that_fire_once_do_not_go_round) {
  rules(kRound);
  folder_.replace(kWorkflow, "<rule id=\"b\"", "<rule id=\"b\" once=\"true\"");
  EXPECT_THAT(folder_.codes(), IsEmpty());
}

TEST_F(Rules, with_a_person_in_between_do_not_go_round) {
  rules(
      "<rule id=\"a\"><on done=\"een\"/><on changed=\"pip.leerroute\"/>"
      "<task id=\"een\" title=\"A\" by=\"pvt\"/></rule>");
  EXPECT_THAT(folder_.codes(), IsEmpty());
}

TEST_F(Rules, that_ask_for_what_they_listen_to_go_round) {
  rules(
      "<rule id=\"r\"><on changed=\"pip.leerroute\"/>"
      "<send message=\"pip.opvragen\" to=\"connection:duo\" purpose=\"duo\"/></rule>");
  EXPECT_THAT(folder_.codes(), ElementsAre("workflows/pvt.xml:2:1: rule-loop"));
}

TEST_F(Rules, that_ask_for_something_else_do_not_go_round) {
  rules(
      "<rule id=\"r\"><on changed=\"pip.leerroute\"/>"
      "<send message=\"pvt.opvragen\" to=\"connection:duo\" purpose=\"duo\"/></rule>");
  EXPECT_THAT(folder_.codes(), IsEmpty());
}

}  // namespace
}  // namespace rodedraad::config
