#include "rodedraad/json_api/problem.h"

#include <gtest/gtest.h>

#include "render.h"

namespace rodedraad::tests {
namespace {

constexpr json_api::Codes kCodes{.unreadable = "X1",
                                 .schema = "X2",
                                 .bsn = "X3",
                                 .date = "X4",
                                 .code = "X5",
                                 .conflict = "X6",
                                 .municipality = "X7"};

sdk::ReplyRequest asked(sdk::Reply reply, std::vector<sdk::Finding> findings = {}) {
  return {reply, "id", "key", std::move(findings), ""};
}

TEST(Problem, gives_pointer_code_and_detail_of_each_error) {
  const auto answer = json_api::problem(
      asked(sdk::Reply::refused, {{sdk::Severity::error, "X2", "/a\"b", "Een."},
                                  {sdk::Severity::warning, "X5", "/c", "Geen fout."},
                                  {sdk::Severity::error, "X3", "/bsn", "Twee."}}),
      kCodes);
  EXPECT_EQ(answer.status, 422);
  EXPECT_EQ(answer.media_type, "application/problem+json");
  EXPECT_EQ(answer.body,
            R"({"type":"urn:rodedraad:probleem:specificatie",)"
            R"("title":"Bericht voldoet niet aan de specificatie","status":422,)"
            R"("detail":"Het bericht is niet opgeslagen; alle gevonden fouten staan in errors.",)"
            R"("errors":[{"pointer":"/a\"b","code":"X2","detail":"Een."},)"
            R"({"pointer":"/bsn","code":"X3","detail":"Twee."}]})");
}

TEST(Problem, says_400_to_what_cannot_be_read) {
  const auto answer = json_api::problem(
      asked(sdk::Reply::refused, {{sdk::Severity::error, "X1", "", "Geen JSON."}}), kCodes);
  EXPECT_EQ(answer.status, 400);
}

TEST(Problem, gives_a_conflict_the_code_of_the_agreement) {
  const auto answer = json_api::problem(asked(sdk::Reply::conflict), kCodes);
  EXPECT_EQ(answer.status, 409);
  EXPECT_NE(answer.body.find(R"("pointer":"/berichtId","code":"X6")"), std::string::npos);
}

TEST(Problem, gives_a_municipality_that_is_not_served_the_code_of_the_agreement) {
  const auto answer = json_api::problem(asked(sdk::Reply::forbidden), kCodes);
  EXPECT_EQ(answer.status, 403);
  EXPECT_NE(answer.body.find(R"("code":"X7")"), std::string::npos);
}

TEST(Problem, asks_to_come_back_when_the_hub_cannot_store) {
  auto request = asked(sdk::Reply::unavailable);
  request.notice = "Onderhoud tot 06:00 uur.";
  const auto answer = json_api::problem(request, kCodes);
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(answer.header("Retry-After"), "60");
  EXPECT_NE(answer.body.find(R"("detail":"Onderhoud tot 06:00 uur.")"), std::string::npos);
}

TEST(Problem, has_the_status_of_http_for_the_rest) {
  EXPECT_EQ(json_api::problem(asked(sdk::Reply::unauthenticated), kCodes).status, 401);
  EXPECT_EQ(json_api::problem(asked(sdk::Reply::unknown_path), kCodes).status, 404);
  EXPECT_EQ(json_api::problem(asked(sdk::Reply::too_large), kCodes).status, 413);
  EXPECT_EQ(json_api::problem(asked(sdk::Reply::media_type), kCodes).status, 415);
}

}  // namespace
}  // namespace rodedraad::tests
