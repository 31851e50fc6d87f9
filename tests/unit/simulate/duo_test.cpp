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
