#include "fixture.h"

namespace rodedraad::tests {
namespace {

sdk::ReplyRequest asked(sdk::Reply reply) {
  return {reply,
          "018f3c3e-0000-7000-8000-000000000001",
          "3b0c2c0e-3e8c-4b7e-8a9e-0f9d3c1c1a01",
          {},
          ""};
}

TEST_F(Vluchtelingenwerk, answers_with_both_ids) {
  const std::string body = R"({"berichtId":"3b0c2c0e-3e8c-4b7e-8a9e-0f9d3c1c1a01",)"
                           R"("ontvangstId":"018f3c3e-0000-7000-8000-000000000001"})";
  const auto accepted = adapter_.reply(asked(sdk::Reply::accepted));
  EXPECT_EQ(accepted.status, 202);
  EXPECT_EQ(accepted.body, body);
  const auto duplicate = adapter_.reply(asked(sdk::Reply::duplicate));
  EXPECT_EQ(duplicate.status, 200);
  EXPECT_EQ(duplicate.body, body);
}

TEST_F(Vluchtelingenwerk, answers_a_refusal_with_the_codes_of_the_agreement) {
  auto request = asked(sdk::Reply::refused);
  request.findings =
      adapter_.admit(posted(golden("vluchtelingenwerk", "begeleiding_fout.json"))).findings;
  expect_golden("vluchtelingenwerk", "begeleiding_fout.answer", render(adapter_.reply(request)));
}

TEST_F(Vluchtelingenwerk, answers_unreadable_with_400) {
  auto request = asked(sdk::Reply::refused);
  request.findings = adapter_.admit(posted("{")).findings;
  EXPECT_EQ(adapter_.reply(request).status, 400);
}

TEST_F(Vluchtelingenwerk, judges_what_its_partner_answers_to_a_request) {
  const sdk::Message sent;
  EXPECT_EQ(render(adapter_.judge(sent, {202, "", {}, ""})), "confirmed");
  EXPECT_EQ(render(adapter_.judge(sent, {422,
                                         "application/problem+json",
                                         {},
                                         R"({"title":"Fout","detail":"Onbekende gemeente."})"})),
            "rejected: Onbekende gemeente.");
}

}  // namespace
}  // namespace rodedraad::tests
