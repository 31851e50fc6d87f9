#include <gmock/gmock.h>

#include "fixture.h"
#include "rodedraad/stuf/answers.h"
#include "rodedraad/stuf/soap.h"

namespace rodedraad::tests {
namespace {

using sdk::JudgementClass;

class WmoJudge : public Wmo {
 protected:
  sdk::Judgement judge(int status, std::string body = {}) const {
    return adapter_.judge({}, {status, "text/xml", {}, std::move(body)});
  }
  JudgementClass of(int status) const { return judge(status).judgement; }
  JudgementClass of_fault(const char* code) const {
    return judge(200, stuf::fault("Fo03", {}, code)).judgement;
  }
};

TEST_F(WmoJudge, goes_by_the_status_without_stuf) {
  EXPECT_EQ(of(200), JudgementClass::confirmed);
  EXPECT_EQ(of(202), JudgementClass::confirmed);
  EXPECT_EQ(of(400), JudgementClass::bad_request);
  EXPECT_EQ(of(401), JudgementClass::not_authorised);
  EXPECT_EQ(of(403), JudgementClass::not_authorised);
  EXPECT_EQ(of(404), JudgementClass::not_found);
  EXPECT_EQ(of(409), JudgementClass::rejected);
  EXPECT_EQ(of(422), JudgementClass::rejected);
  EXPECT_EQ(of(503), JudgementClass::transient);
}

TEST_F(WmoJudge, does_not_take_a_page_for_the_receipt_of_an_envelope) {
  sdk::Message sent;
  sent.body =
      "<g:envelopRetourbericht-ggk_Du01 "
      "xmlns:g=\"http://www.stufstandaarden.nl/koppelvlak/ggk0210\"/>";
  const auto of_answer = [&](std::string body) {
    return adapter_.judge(sent, {200, "text/html", {}, std::move(body)}).judgement;
  };
  EXPECT_EQ(of_answer("<html><body>Onderhoud</body></html>"), JudgementClass::transient);
  EXPECT_EQ(of_answer(""), JudgementClass::confirmed);
  EXPECT_EQ(of_answer(stuf::confirmation("Bv03", {})), JudgementClass::confirmed);
}

TEST_F(WmoJudge, takes_a_bv_for_a_yes) {
  EXPECT_EQ(judge(200, stuf::confirmation("Bv03", {})).judgement, JudgementClass::confirmed);
  EXPECT_EQ(judge(200, stuf::in_soap(stuf::synchronous_confirmation())).judgement,
            JudgementClass::confirmed);
}

TEST_F(WmoJudge, goes_by_the_code_of_a_fault_whatever_the_status) {
  EXPECT_EQ(of_fault("StUF055"), JudgementClass::rejected);
  EXPECT_EQ(of_fault("StUF046"), JudgementClass::transient);
  EXPECT_EQ(of_fault("StUF052"), JudgementClass::not_authorised);
}

TEST_F(WmoJudge, keeps_the_words_of_a_soap_fault) {
  const auto fault =
      stuf::in_soap_fault(stuf::fault("Fo03", {}, "StUF016", "WMO306-00010000"), "client", "fout");
  const auto judgement = judge(500, fault);
  EXPECT_EQ(judgement.judgement, JudgementClass::rejected);
  EXPECT_EQ(judgement.text,
            "StUF016: Combinatie zender en referentienummer niet uniek (WMO306-00010000)");
}

}  // namespace
}  // namespace rodedraad::tests
