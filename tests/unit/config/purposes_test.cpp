#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <algorithm>

#include "folder.h"

namespace rodedraad::config {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// The folder with one more purpose from Participatiewet to Wmo, and maybe a route.
class Purposes : public testing::Test {
 protected:
  void add(const std::string& attributes, const std::string& route = {}) {
    add_purpose(attributes, "<allow>bijstand.status</allow>", route);
  }

  void add_purpose(const std::string& attributes, const std::string& fields,
                   const std::string& route = {}) {
    folder_.replace("purposes.xml", "  <purpose id=\"duo\"",
                    fmt::format("{}\n<purpose id=\"extra\" article=\"art. 1\" "
                                "activity=\"https://register.example/x\" {}>{}"
                                "<recipients>gemeente</recipients></purpose>\n<purpose id=\"duo\"",
                                route, attributes, fields));
  }

  /// Of purposes.xml: others say that nobody uses it.
  std::vector<std::string> codes() const {
    std::vector<std::string> out;
    for (const auto& finding : folder_.load().findings) {
      if (finding.place.file == "purposes.xml" && finding.severity == Severity::error) {
        out.push_back(finding.code);
      }
    }
    return out;
  }

  const Folder folder_;
};

constexpr const char* kAcross = "from=\"participatiewet\" to=\"wmo\"";

TEST_F(Purposes, may_go_from_law_to_law_where_a_route_leads) {
  add("from=\"participatiewet\" to=\"wi2021\"",
      "<route from=\"participatiewet\" to=\"wi2021\" article=\"art. 35\"/>");
  EXPECT_THAT(codes(), IsEmpty());
}

TEST_F(Purposes, may_not_go_where_no_route_leads) {
  add(kAcross);
  EXPECT_THAT(codes(), ElementsAre("no-lawful-route"));
}

TEST_F(Purposes, may_not_go_back_along_a_route) {
  add(kAcross, "<route from=\"wmo\" to=\"participatiewet\" article=\"art. 1\"/>");
  EXPECT_THAT(codes(), ElementsAre("no-lawful-route"));
}

TEST_F(Purposes, may_not_go_over_two_routes) {
  add(kAcross,
      "<route from=\"participatiewet\" to=\"wgs\" article=\"art. 8d\"/>"
      "<route from=\"wgs\" to=\"wmo\" article=\"art. 1\"/>");
  EXPECT_THAT(codes(), ElementsAre("no-lawful-route"));
}

TEST_F(Purposes, may_go_anywhere_with_consent) {
  add(std::string{kAcross} + " consent=\"wmo\"");
  EXPECT_THAT(codes(), IsEmpty());
}

TEST_F(Purposes, may_go_anywhere_by_a_dated_decision) {
  add(std::string{kAcross} + " decision=\"besluit college\" since=\"2026-07-01\"");
  EXPECT_THAT(codes(), IsEmpty());
}

TEST_F(Purposes, by_a_decision_need_its_day) {
  add(std::string{kAcross} + " decision=\"besluit college\"");
  EXPECT_THAT(codes(), ElementsAre("decision-undated"));
}

TEST_F(Purposes, need_consent_where_the_law_asks_for_it_whatever_was_decided) {
  add(std::string{kAcross} + " decision=\"besluit college\" since=\"2026-07-01\"",
      "<route from=\"participatiewet\" to=\"wmo\" article=\"Wmo 2015, art. 5.1.1\" "
      "consent=\"true\"/>");
  const auto findings = folder_.load().findings;
  const auto found = std::ranges::find(findings, "no-lawful-route", &Finding::code);
  ASSERT_NE(found, findings.end());
  EXPECT_THAT(found->text, HasSubstr("Wmo 2015, art. 5.1.1"));
}

TEST_F(Purposes, may_hold_fields_of_both_laws_and_of_none) {
  add_purpose(std::string{kAcross} + " consent=\"wmo\"",
              "<allow>inburgeraar.bsn bijstand.status wmoVoorziening.status</allow>");
  EXPECT_THAT(codes(), IsEmpty());
}

TEST_F(Purposes, may_not_hold_a_field_of_a_third_law) {
  add_purpose(std::string{kAcross} + " consent=\"wmo\"",
              "<allow>bijstand.status</allow><refer>schuldhulp.fase</refer>");
  EXPECT_THAT(codes(), ElementsAre("field-of-other-law"));
}

TEST_F(Purposes, may_refer_to_health_and_allow_nothing) {
  add_purpose(std::string{kAcross} + " consent=\"wmo\"",
              "<allow/><refer>wmoVoorziening.code</refer>");
  EXPECT_THAT(codes(), IsEmpty());
}

TEST_F(Purposes, may_not_give_health_by_value_within_a_law_either) {
  add_purpose("from=\"wmo\" to=\"wmo\"", "<allow>wmoVoorziening.code</allow>");
  EXPECT_THAT(codes(), ElementsAre("health-by-value"));
}

TEST_F(Purposes, that_signal_may_say_who_and_fixed_words) {
  add_purpose("from=\"wi2021\" to=\"wgs\" consent=\"s\" signal=\"true\"",
              "<allow>inburgeraar.telefoonnummer contactverzoek.onderwerp</allow>");
  EXPECT_THAT(codes(), IsEmpty());
}

TEST_F(Purposes, that_signal_may_not_say_how_far_somebody_is) {
  add_purpose("from=\"wi2021\" to=\"wgs\" consent=\"s\" signal=\"true\"",
              "<allow>inburgeraar.telefoonnummer pip.leerroute</allow>");
  EXPECT_THAT(codes(), ElementsAre("signal-too-much"));
}

TEST_F(Purposes, may_last_one_day) {
  add(std::string{kAcross} + " consent=\"wmo\" since=\"2026-07-01\" until=\"2026-07-01\"");
  EXPECT_THAT(codes(), IsEmpty());
}

TEST_F(Purposes, are_read_with_all_they_say) {
  add_purpose(std::string{kAcross} +
                  " consent=\"wmo\" decision=\"besluit\" since=\"2026-07-01\" until=\"2027-06-30\"",
              "<allow>bijstand.status</allow><refer>wmoVoorziening.code</refer>",
              "<route from=\"participatiewet\" to=\"wmo\" article=\"art. 5.1.1\" "
              "consent=\"true\"/>");
  const auto loaded = folder_.load();
  ASSERT_TRUE(loaded.config) << testing::PrintToString(codes_of(loaded.findings));
  ASSERT_EQ(loaded.config->routes.size(), 1U);
  EXPECT_EQ(loaded.config->routes[0].article, "art. 5.1.1");
  EXPECT_TRUE(loaded.config->routes[0].consent);
  const auto* purpose = loaded.config->purpose("extra");
  ASSERT_NE(purpose, nullptr);
  EXPECT_EQ(purpose->consent, "wmo");
  EXPECT_EQ(purpose->decision, "besluit");
  EXPECT_EQ(purpose->since, "2026-07-01");
  EXPECT_EQ(purpose->until, "2027-06-30");
  EXPECT_THAT(purpose->refer, ElementsAre("wmoVoorziening.code"));
  EXPECT_FALSE(purpose->signal);
}

}  // namespace
}  // namespace rodedraad::config
