#include "fixture.h"

namespace rodedraad::tests {
namespace {

sdk::ReplyRequest asked(sdk::Reply reply) {
  return {reply,
          "018f3c3e-0000-7000-8000-000000000001",
          "0c1e8a7a-7f2e-4d0a-9c53-2ad5ee2c0001",
          {},
          ""};
}

TEST_F(Participatiewet, answers_with_the_id_of_the_message) {
  const std::string body = R"({"berichtId":"0c1e8a7a-7f2e-4d0a-9c53-2ad5ee2c0001"})";
  const auto accepted = adapter_.reply(asked(sdk::Reply::accepted));
  EXPECT_EQ(accepted.status, 202);
  EXPECT_EQ(accepted.body, body);
  const auto duplicate = adapter_.reply(asked(sdk::Reply::duplicate));
  EXPECT_EQ(duplicate.status, 200);
  EXPECT_EQ(duplicate.body, body);
}

TEST_F(Participatiewet, answers_a_refusal_with_a_pointer_for_each_error) {
  auto request = asked(sdk::Reply::refused);
  request.findings =
      adapter_.admit(posted(golden("participatiewet", "besluit_fout.json"))).findings;
  expect_golden("participatiewet", "besluit_fout.answer", render(adapter_.reply(request)));
}

TEST_F(Participatiewet, judges_what_its_partner_answers) {
  const sdk::Message sent;
  EXPECT_EQ(render(adapter_.judge(sent, {202, "", {}, ""})), "confirmed");
  EXPECT_EQ(render(adapter_.judge(sent, {404, "", {}, ""})), "not found: Antwoord met status 404.");
}

}  // namespace
}  // namespace rodedraad::tests
