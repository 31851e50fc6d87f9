#include <gmock/gmock.h>

#include "fixture.h"

namespace rodedraad::tests {
namespace {

using sdk::JudgementClass;

sdk::Message sent(const std::string& kind) {
  sdk::Message message;
  message.kind = kind;
  return message;
}

TEST_F(Zgw, knows_the_zaak_that_was_opened) {
  const sdk::Answer answer{201, "application/json", {}, golden("zgw", "zaak.json")};
  const auto judgement = adapter_.judge(sent("zaak.openen"), answer);
  EXPECT_EQ(judgement.judgement, JudgementClass::confirmed);
  EXPECT_EQ(judgement.content_kind, "zaak");
  expect_golden("zgw", "zaak.decoded", render(decoded("zaak", answer.body)));
}

TEST_F(Zgw, knows_the_status_that_was_set) {
  const auto judgement = adapter_.judge(sent("status.pip-vastgesteld"), {201, "", {}, "{}"});
  EXPECT_EQ(judgement.content_kind, "status");
  EXPECT_EQ(render(decoded("status", golden("zgw", "status.json"))),
            "identifier zgw.zaak https://zaken.example/zaken/api/v1/zaken/z1\n"
            "fact zaak.statusUrl = https://zaken.example/zaken/api/v1/statussen/s1\n"
            "fact zaak.statustype = https://ztc.example/statustypen/7\n"
            "fact zaak.statusdatum = 2026-05-01\n");
}

TEST_F(Zgw, believes_no_zaak_without_address) {
  const auto said = decoded("zaak", R"({"identificatie":"1"})");
  EXPECT_TRUE(said.facts.empty());
  EXPECT_FALSE(said.findings.empty());
}

TEST_F(Zgw, gives_a_fault_in_the_words_of_the_partner) {
  const auto judgement = adapter_.judge(
      sent("zaak.openen"),
      {400,
       "application/problem+json",
       {},
       R"({"code":"invalid","title":"Ongeldige invoer.","status":400,"detail":"Niet goed.",)"
       R"("instance":"urn:uuid:1","invalidParams":[{"name":"zaaktype","code":"bad-url",)"
       R"("reason":"Onbekend."}]})"});
  EXPECT_EQ(judgement.judgement, JudgementClass::rejected);
  EXPECT_EQ(judgement.text, "Niet goed.; zaaktype (bad-url): Onbekend.");
}

TEST_F(Zgw, judges_the_statuses_of_the_standard) {
  const auto judged = [&](int status) {
    return adapter_.judge(sent("rol.toevoegen"), {status, "", {}, ""}).judgement;
  };
  EXPECT_EQ(judged(201), JudgementClass::confirmed);
  EXPECT_EQ(judged(401), JudgementClass::not_authorised);
  EXPECT_EQ(judged(403), JudgementClass::not_authorised);
  EXPECT_EQ(judged(404), JudgementClass::not_found);
  EXPECT_EQ(judged(410), JudgementClass::not_found);
  EXPECT_EQ(judged(406), JudgementClass::bad_request);
  EXPECT_EQ(judged(429), JudgementClass::transient);
  EXPECT_EQ(judged(503), JudgementClass::transient);
}

}  // namespace
}  // namespace rodedraad::tests
