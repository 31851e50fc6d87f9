#include "rodedraad/json_api/judge.h"

#include <gtest/gtest.h>

#include "render.h"

namespace rodedraad::tests {
namespace {

struct Judged {
  int status;
  const char* expected;
};

class Judge : public testing::TestWithParam<Judged> {};

TEST_P(Judge, goes_by_the_status) {
  const sdk::Answer answer{GetParam().status, "", {}, ""};
  const auto rendered = render(json_api::judge(answer));
  EXPECT_EQ(rendered.substr(0, rendered.find(':')), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(Every, Judge,
                         testing::Values(Judged{200, "confirmed"}, Judged{201, "confirmed"},
                                         Judged{202, "confirmed"}, Judged{204, "confirmed"},
                                         Judged{206, "bad request"}, Judged{302, "bad request"},
                                         Judged{400, "rejected"}, Judged{401, "not authorised"},
                                         Judged{403, "not authorised"}, Judged{404, "not found"},
                                         Judged{405, "bad request"}, Judged{408, "transient"},
                                         Judged{409, "rejected"}, Judged{413, "bad request"},
                                         Judged{415, "bad request"}, Judged{422, "rejected"},
                                         Judged{425, "transient"}, Judged{429, "transient"},
                                         Judged{500, "transient"}, Judged{503, "transient"},
                                         Judged{599, "transient"}, Judged{600, "bad request"}));

TEST(JudgeText, is_the_detail_and_the_errors_of_the_partner) {
  const sdk::Answer answer{
      422,
      "application/problem+json",
      {},
      R"({"title":"T","detail":"D.","errors":[{"pointer":"/a","detail":"A."},{"pointer":"/b","detail":"B."}]})"};
  EXPECT_EQ(json_api::judge(answer).text, "D.; /a: A.; /b: B.");
}

TEST(JudgeText, is_the_title_when_there_is_no_detail) {
  EXPECT_EQ(json_api::judge({400, "", {}, R"({"title":"T"})"}).text, "T");
}

TEST(JudgeText, is_the_status_when_the_partner_says_nothing_readable) {
  EXPECT_EQ(json_api::judge({400, "", {}, "<html>"}).text, "Antwoord met status 400.");
}

TEST(JudgeText, comes_with_the_wait_that_the_partner_asks) {
  EXPECT_EQ(json_api::judge({429, "", {{"retry-after", "30"}}, ""}).retry_after_ms, 30'000U);
  EXPECT_EQ(json_api::judge({429, "", {{"retry-after", "soon"}}, ""}).retry_after_ms, 0U);
  EXPECT_EQ(json_api::judge({400, "", {{"retry-after", "30"}}, ""}).retry_after_ms, 0U);
}

}  // namespace
}  // namespace rodedraad::tests
