#include <gmock/gmock.h>

#include "fixture.h"

namespace rodedraad::tests {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

struct Sample {
  const char* name;
  const char* kind;
};

std::string name_of(const testing::TestParamInfo<Sample>& tested) { return tested.param.name; }

class SuwinetAnswer : public Participatiewet, public testing::WithParamInterface<Sample> {};

TEST_P(SuwinetAnswer, becomes_facts) {
  const auto [name, kind] = GetParam();
  const auto body = golden("participatiewet", std::string{name} + ".xml");
  expect_golden("participatiewet", std::string{name} + ".decoded",
                render(adapter_.decode(answered(kind, body))));
}

INSTANTIATE_TEST_SUITE_P(Every, SuwinetAnswer,
                         testing::Values(Sample{"bijstand_toegekend", "bijstandsregelingen"},
                                         Sample{"bijstand_beeindigd", "bijstandsregelingen"},
                                         Sample{"bijstand_onvolledig", "bijstandsregelingen"},
                                         Sample{"bijstand_niets", "bijstandsregelingen"},
                                         Sample{"bijstand_afwijkend", "bijstandsregelingen"},
                                         Sample{"reintegratie", "reintegratie"},
                                         Sample{"brpdossier", "brpdossier"},
                                         Sample{"brpdossier_geheim", "brpdossier"},
                                         Sample{"aanvraagstatus", "aanvraagstatus"}),
                         name_of);

TEST_F(Participatiewet, reads_a_deviating_answer_when_lenient_and_lists_each_deviation) {
  const auto body = golden("participatiewet", "bijstand_afwijkend.xml");
  expect_golden("participatiewet", "bijstand_afwijkend_soepel.decoded",
                render(lenient_.decode(answered("bijstandsregelingen", body))));
}

class SuwinetStand : public Participatiewet {
 protected:
  sdk::Decoded decoded(const std::string& elements) const {
    return adapter_.decode(answered("bijstandsregelingen", bijstand(elements)));
  }
  std::string status(const std::string& elements) const {
    return said(decoded(elements), "bijstand.status");
  }
};

TEST_F(SuwinetStand, is_asked_as_long_as_nothing_is_decided) {
  EXPECT_EQ(status(aanvraag("20260119")), "aangevraagd");
}

TEST_F(SuwinetStand, is_what_was_decided_as_long_as_nothing_is_paid) {
  EXPECT_EQ(status(aanvraag("20260119", "01")), "toegekend");
  EXPECT_EQ(status(aanvraag("20260119", "04")), "afgewezen");
}

TEST_F(SuwinetStand, keeps_an_unknown_decision_as_it_is_and_has_no_status) {
  const auto found = decoded(aanvraag("20260119", "55"));
  EXPECT_EQ(said(found, "bijstand.status"), "");
  EXPECT_EQ(said(found, "bijstand.besluit"), "55");
  ASSERT_EQ(found.findings.size(), 1U);
  EXPECT_EQ(found.findings.front().code, "pw-code-onbekend");
}

TEST_F(SuwinetStand, is_granted_while_a_benefit_runs_whatever_came_after) {
  EXPECT_EQ(status(aanvraag("20260301", "04") + uitkering("20260119")), "toegekend");
}

TEST_F(SuwinetStand, has_ended_when_the_last_benefit_did) {
  EXPECT_EQ(status(aanvraag("20260119", "01") + uitkering("20260119", "20260831")), "beeindigd");
}

TEST_F(SuwinetStand, starts_again_with_an_application_after_the_end) {
  const auto found = decoded(aanvraag("20200101", "01") + aanvraag("20260119") +
                             uitkering("20200101", "20201231"));
  EXPECT_EQ(said(found, "bijstand.status"), "aangevraagd");
  EXPECT_EQ(said(found, "bijstand.aanvraagdatum"), "2026-01-19");
  EXPECT_EQ(said(found, "bijstand.startdatum"), "");
}

TEST_F(SuwinetStand, prefers_the_benefit_that_runs_over_one_that_ended) {
  const auto found = decoded(uitkering("20260101") + uitkering("20260201", "20260228"));
  EXPECT_EQ(said(found, "bijstand.status"), "toegekend");
  EXPECT_EQ(said(found, "bijstand.startdatum"), "2026-01-01");
}

TEST_F(SuwinetStand, does_not_follow_from_special_assistance) {
  const auto found =
      decoded(aanvraag("20260301", "01", "BB") + uitkering("20260301", "", "", "BB"));
  EXPECT_EQ(said(found, "bijstand.status"), "");
  EXPECT_EQ(said(found, "bijstand.bron"), "");
}

TEST_F(SuwinetStand, cannot_be_dictated_by_an_attribute) {
  const auto body = bijstand(uitkering("20260119") + uitkering("20200101", "20201231"));
  auto forged = body;
  const std::string old = "<Uitkeringsverhouding><DatBUitkeringsverhouding>20200101";
  forged.replace(forged.find(old), std::string{"<Uitkeringsverhouding"}.size(),
                 "<Uitkeringsverhouding telt=\"ja\"");
  EXPECT_EQ(said(lenient_.decode(answered("bijstandsregelingen", forged)), "bijstand.startdatum"),
            "2026-01-19");
}

TEST_F(Participatiewet, keeps_amounts_debts_and_fraud_out_of_the_case) {
  const auto decoded = render(adapter_.decode(
      answered("bijstandsregelingen", golden("participatiewet", "bijstand_toegekend.xml"))));
  for (const auto* const amount : {"132450", "12500", "5000", "100000", "000000000000001"}) {
    EXPECT_THAT(decoded, Not(HasSubstr(amount)));
  }
}

TEST_F(Participatiewet, takes_nothing_from_an_answer_about_two_persons) {
  const std::string two =
      R"(<a:AanvraagPersoonResponse xmlns:a="http://bkwi.nl/SuwiML/Diensten/BRPDossierPersoonGSD/v0200">)"
      R"(<ClientSuwi><Burgerservicenr>999990019</Burgerservicenr></ClientSuwi>)"
      R"(<ClientSuwi><Burgerservicenr>999990020</Burgerservicenr></ClientSuwi>)"
      R"(</a:AanvraagPersoonResponse>)";
  const auto decoded = adapter_.decode(answered("brpdossier", two));
  EXPECT_THAT(decoded.facts, IsEmpty());
  EXPECT_THAT(decoded.identifiers, IsEmpty());
  EXPECT_EQ(decoded.findings.back().code, "suwi-meer-personen");
}

TEST_F(Participatiewet, cannot_decode_what_is_no_answer_of_the_service) {
  for (
      const auto* const body :
      {"", "nee", "<a/>", "<!DOCTYPE a><a/>",
       R"(<b:BijstandsregelingenInfoResponse xmlns:b="http://bkwi.nl/SuwiML/Diensten/Bijstandsregelingen/v0500"/>)"}) {
    EXPECT_THROW((void)adapter_.decode(answered("bijstandsregelingen", body)), sdk::BadMessage)
        << body;
    EXPECT_THROW((void)adapter_.decode(answered("reintegratie", body)), sdk::BadMessage) << body;
  }
}

TEST_F(Participatiewet, admits_an_answer_that_is_delivered) {
  auto message = posted(golden("participatiewet", "bijstand_beeindigd.xml"));
  message.target = "/suwinet";
  message.media_type = "text/xml";
  EXPECT_EQ(render(adapter_.admit(message)),
            "accept bijstandsregelingen\n"
            "key urn:uuid:0c1e8a7a-7f2e-4d0a-9c53-2ad5ee2c0002\n"
            "municipality \n");
}

TEST_F(Participatiewet, refuses_a_delivered_answer_without_a_person_or_with_deviations) {
  const auto admitted = [&](const participatiewet::Adapter& adapter, std::string body) {
    auto message = posted(std::move(body));
    message.target = "/berichten";
    message.media_type = "application/xml";
    return adapter.admit(message).verdict;
  };
  const auto deviating = golden("participatiewet", "bijstand_afwijkend.xml");
  EXPECT_EQ(admitted(adapter_, "<a/>"), sdk::Verdict::refuse);
  EXPECT_EQ(admitted(adapter_, "nee"), sdk::Verdict::refuse);
  EXPECT_EQ(admitted(adapter_, golden("participatiewet", "bijstand_niets.xml")),
            sdk::Verdict::refuse);
  EXPECT_EQ(admitted(adapter_, deviating), sdk::Verdict::refuse);
  EXPECT_EQ(admitted(lenient_, deviating), sdk::Verdict::accept);
}

}  // namespace
}  // namespace rodedraad::tests
