#include <gmock/gmock.h>

#include "requests.h"
#include "rodedraad/simulate/partner.h"

namespace rodedraad::simulate {
namespace {

using testing::duo_request;
using ::testing::HasSubstr;
using testing::kAnderBericht;

constexpr const char* kInburgeraar = "999990019";

class Duo : public ::testing::Test {
 protected:
  model::FixedClock clock_{model::parse_instant("2026-05-20")};
  std::unique_ptr<Partner> duo_ = make_partner("duo", RODEDRAAD_TEST_STORY, clock_);

  int status(const sdk::Message& request) { return duo_->answer(request).status; }
  void register_pip() {
    ASSERT_EQ(
        status(duo_request("POST", kInburgeraar, "PIP",
                           R"({"dagtekeningPip":"2026-05-10","leerroute":"B"})", kAnderBericht)),
        201);
  }
};

TEST_F(Duo, tells_what_the_story_says) {
  EXPECT_EQ(duo_->answer(duo_request("GET", kInburgeraar, "inburgeringsplicht")).body,
            R"({"indicatorInburgeringsplicht":true,"begindatum":"2026-04-08",)"
            R"("wijzigingsdatum":"2026-04-08",)"
            R"("datumKennisgevingInburgeringsplicht":"2026-04-20"})");
}

TEST_F(Duo, wraps_the_pip_in_its_municipality) {
  EXPECT_EQ(duo_->answer(duo_request("GET", "999990032", "PIP")).body,
            R"({"gemeentecode":"0505","pip":{"dagtekeningPip":"2025-12-21","leerroute":"B",)"
            R"("niveau":"B1","indicatorAlfabetiseringsonderwijs":"NVT"}})");
}

TEST_F(Duo, gives_an_empty_list_for_a_person_without_results) {
  EXPECT_EQ(duo_->answer(duo_request("GET", kInburgeraar, "examens/resultaten")).body, "[]");
}

TEST_F(Duo, does_not_find_what_the_person_does_not_have) {
  EXPECT_EQ(status(duo_request("GET", kInburgeraar, "inburgeringstermijn")), 404);
}

TEST_F(Duo, does_not_know_a_person_outside_the_story) {
  EXPECT_EQ(status(duo_request("GET", "999990093", "inburgeringsplicht")), 404);
}

TEST_F(Duo, is_closed_to_another_municipality) {
  auto request = duo_request("GET", kInburgeraar, "inburgeringsplicht");
  request.headers[0].value = "00000099000000001482";
  const auto answer = duo_->answer(request);
  EXPECT_EQ(answer.status, 403);
  EXPECT_EQ(answer.body, "");
}

TEST_F(Duo, refuses_a_request_without_uuid) {
  EXPECT_EQ(status(duo_request("GET", kInburgeraar, "inburgeringsplicht", {}, "17")), 400);
}

TEST_F(Duo, refuses_a_short_oin) {
  auto request = duo_request("GET", kInburgeraar, "inburgeringsplicht");
  request.headers[1].value = "2000";
  EXPECT_EQ(status(request), 400);
}

TEST_F(Duo, has_no_other_methods) {
  EXPECT_EQ(status(duo_request("PUT", kInburgeraar, "inburgeringsplicht", "{}")), 404);
}

TEST_F(Duo, names_the_version_of_the_api) {
  EXPECT_EQ(duo_->headers(duo_request("GET", kInburgeraar, "doelgroep")),
            (std::vector<sdk::Pair>{{"API-Version", "1.2.2"}}));
}

TEST_F(Duo, refuses_a_body_that_breaks_the_specification) {
  EXPECT_EQ(status(duo_request("POST", kInburgeraar, "PIP", R"({"leerroute":"Q"})")), 400);
}

TEST_F(Duo, starts_the_term_the_day_after_the_pip) {
  register_pip();
  EXPECT_EQ(duo_->answer(duo_request("GET", kInburgeraar, "inburgeringstermijn")).body,
            R"({"startdatum":"2026-05-11","einddatum":"2029-05-11"})");
}

TEST_F(Duo, keeps_a_registered_participatieverklaring) {
  register_pip();
  ASSERT_EQ(
      status(duo_request("PUT", kInburgeraar, "pvt", R"({"datumOndertekeningPvt":"2026-05-18"})")),
      200);
  EXPECT_EQ(duo_->answer(duo_request("GET", kInburgeraar, "pvt", {}, kAnderBericht)).body,
            R"({"datumOndertekeningPvt":"2026-05-18"})");
}

TEST_F(Duo, says_why_it_rejects_a_participatieverklaring) {
  const auto answer = duo_->answer(
      duo_request("PUT", "999990020", "pvt", R"({"datumOndertekeningPvt":"2026-05-18"})"));
  EXPECT_EQ(answer.status, 403);
  EXPECT_THAT(answer.body, HasSubstr("geen actueel PIP"));
}

TEST_F(Duo, withdraws_a_date_that_is_left_out) {
  register_pip();
  ASSERT_EQ(
      status(duo_request("PUT", kInburgeraar, "map", R"({"datumEindgesprekMap":"2026-05-18"})")),
      200);
  ASSERT_EQ(
      status(duo_request("PUT", kInburgeraar, "map", "{}", "018f6f2e-0000-7000-8000-000000000003")),
      200);
  EXPECT_EQ(status(duo_request("GET", kInburgeraar, "map")), 404);
}

struct Told {
  const char* what;
  const char* body;
};

class DuoTells : public Duo, public ::testing::WithParamInterface<Told> {};

TEST_P(DuoTells, in_the_form_of_its_interface) {
  EXPECT_EQ(duo_->answer(duo_request("GET", "999990032", GetParam().what)).body, GetParam().body);
}

INSTANTIATE_TEST_SUITE_P(
    Every, DuoTells,
    ::testing::Values(
        Told{"lbt/resultaten", R"([{"resultaat":"B1-route haalbaar","behaaldeScore":"62,50",)"
                               R"("benodigdeScore":"55,00","datumAfname":"2025-12-01"}])"},
        Told{"vrijstellingen",
             R"([{"GedeeltelijkeVrijstelling":{"oordeel":"Toekenning","reden":"GED",)"
             R"("datumOordeel":"2026-02-09","examenonderdeel":"LE","examenniveau":"B1"}}])"},
        Told{"ontheffingen",
             R"([{"GedeeltelijkeOntheffing":{"oordeel":"Afwijzing","datumOordeel":"2026-02-19",)"
             R"("grond":"BIO","examenonderdeel":"SP"}}])"},
        Told{"verlengingen",
             R"([{"beoordelingAanvraag":"InBehandeling","ontvangstdatum":"2026-05-15"}])"},
        Told{"boetes", "[]"},
        Told{"uren", R"([{"gemeentecode":"0505","bekendTot":"2026-04-20",)"
                     R"("TaallesEnKnmBredeIntake":{"uren":36}}])"},
        Told{"gebeurtenissen",
             R"([{"id":"SS139","omschrijving":"Persoon is inburgeringsplichtig en termijn PIP is )"
             R"(gestart","datum":"2025-11-01"},{"id":"SS102",)"
             R"("omschrijving":"Inburgeringstermijn is gestart","datum":"2025-12-22"}])"}));

TEST_F(Duo, tells_lists_that_are_about_nobody) {
  auto request = duo_request("GET", kInburgeraar, "");
  request.target = "/v1/verlengingsgronden";
  EXPECT_EQ(duo_->answer(request).body, R"([{"code":"1","omschrijving":"Langdurige ziekte"},)"
                                        R"({"code":"3","omschrijving":"Bevalling"}])");
  request.target = "/v1/instellingen";
  EXPECT_THAT(duo_->answer(request).body, HasSubstr("Schakelcollege"));
  EXPECT_EQ(duo_->headers(request), (std::vector<sdk::Pair>{{"API-Version", "1.2.0"}}));
}

TEST_F(Duo, forgets_the_exam_number_of_a_test_that_is_skipped) {
  EXPECT_EQ(status(duo_request("DELETE", kInburgeraar, "lbt/examennummer")), 200);
  EXPECT_EQ(status(duo_request("GET", kInburgeraar, "lbt/examennummer", {}, kAnderBericht)), 404);
}

TEST_F(Duo, replaces_a_total_of_hours) {
  EXPECT_EQ(
      status(duo_request("PUT", "999990032", "uren/bredeintake/taallesknm", R"({"uren":40})")),
      200);
  EXPECT_EQ(duo_->answer(duo_request("GET", "999990032", "uren", {}, kAnderBericht)).body,
            R"([{"gemeentecode":"0505","bekendTot":"2026-05-21",)"
            R"("TaallesEnKnmBredeIntake":{"uren":40}}])");
}

TEST_F(Duo, keeps_hours_at_an_institution_and_refuses_older_ones) {
  const auto put = [this](const char* body, const std::string& id) {
    return duo_->answer(
        duo_request("PUT", "999990032", "uren/instellingen/0000104217/taallesknm", body, id));
  };
  EXPECT_EQ(put(R"({"bekendTot":"2026-05-01","uren":40})", kAnderBericht).status, 200);
  EXPECT_THAT(
      put(R"({"bekendTot":"2026-04-30","uren":41})", "018f6f2e-0000-7000-8000-000000000003").body,
      HasSubstr("latere datum"));
  EXPECT_THAT(duo_->answer(duo_request("GET", "999990032", "uren")).body,
              HasSubstr(R"("bekendTot":"2026-05-01","TaallesEnKnmInstelling":)"
                        R"({"instellingsnummer":"0000104217","uren":40})"));
}

class DuoContact : public Duo {
 protected:
  sdk::Answer contact(const std::string& method, const std::string& below,
                      const std::string& body = {}) {
    auto request = duo_request(method, kInburgeraar, "", body, next_id());
    request.target = "/v1/contactpersonen" + below;
    return duo_->answer(request);
  }

  static constexpr const char* kJansen =
      R"({"naam":"A. Jansen","email":"a@gemeente.example","telefoonnummer":"0781234567"})";

 private:
  std::string next_id() {
    return "018f6f2e-0000-7000-8000-0000000001" + std::to_string(10 + count_++);
  }
  int count_ = 0;
};

TEST_F(DuoContact, gets_a_number) {
  const auto answer = contact("POST", "", kJansen);
  EXPECT_EQ(answer.status, 201);
  EXPECT_EQ(answer.body, std::string{R"({"id":417,"contactpersoongegevens":)"} + kJansen + "}");
}

TEST_F(DuoContact, is_linked_to_a_person_until_it_is_removed) {
  contact("POST", "", kJansen);
  EXPECT_EQ(contact("PUT", "/417", kJansen).status, 200);
  EXPECT_EQ(contact("POST", "/417/personen/999990019").status, 201);
  EXPECT_EQ(contact("DELETE", "/417").status, 200);
  EXPECT_EQ(contact("DELETE", "/417/personen/999990019").status, 404);
}

TEST_F(DuoContact, is_unlinked) {
  contact("POST", "", kJansen);
  contact("POST", "/417/personen/999990019");
  EXPECT_EQ(contact("DELETE", "/417/personen/999990019").status, 200);
  EXPECT_EQ(contact("DELETE", "/417/personen/999990019").status, 404);
}

TEST_F(DuoContact, does_not_exist_before_it_is_made_known) {
  EXPECT_EQ(contact("PUT", "/417", kJansen).status, 404);
  EXPECT_EQ(contact("POST", "", R"({"naam":"A. Jansen"})").status, 400);
  EXPECT_EQ(contact("GET", "/417").status, 404);
}

TEST_F(Duo, counts_a_repeated_message_once) {
  register_pip();
  register_pip();
  EXPECT_EQ(duo_->effects(),
            R"([{"berichtId":"018f6f2e-0000-7000-8000-000000000002","method":"POST",)"
            R"("path":"/v1/personen/999990019/PIP","requests":2,"effects":1}])");
}

TEST_F(Duo, refuses_another_content_under_the_same_id) {
  register_pip();
  EXPECT_EQ(
      status(duo_request("POST", kInburgeraar, "PIP",
                         R"({"dagtekeningPip":"2026-05-11","leerroute":"B"})", kAnderBericht)),
      400);
}

TEST_F(Duo, invents_the_same_person_each_time) {
  const auto first = make_partner("duo", {}, clock_);
  clock_.advance(std::chrono::hours{24 * 90});
  const auto second = make_partner("duo", {}, clock_);
  const auto request = duo_request("GET", "999990081", "inburgeringsplicht");
  EXPECT_EQ(first->answer(request).body, second->answer(request).body);
}

TEST_F(Duo, takes_the_participatieverklaring_of_an_invented_person) {
  const auto duo = make_partner("duo", {}, clock_);
  EXPECT_EQ(duo->answer(duo_request("PUT", "999990081", "pvt",
                                    R"({"datumOndertekeningPvt":"2026-05-19"})"))
                .status,
            200);
}

}  // namespace
}  // namespace rodedraad::simulate
