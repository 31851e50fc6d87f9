#include <gmock/gmock.h>

#include "fixture.h"

namespace rodedraad::tests {
namespace {

using sdk::Verdict;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST_F(Schuldhulp, accepts_a_delivery_by_what_is_in_it) {
  EXPECT_EQ(adapter_.admit(posted(golden("schuldhulp", "traject.json"))).kind, "ddas.levering");
  EXPECT_EQ(adapter_.admit(posted(golden("schuldhulp", "signalen.json"))).kind, "vs.levering");
}

TEST_F(Schuldhulp, accepts_the_answer_of_the_api_as_a_file) {
  auto file = posted(R"({"gegevens":)" + delivery("") + "}", "");
  file.method = "DROP";
  file.target = "levering.json";
  EXPECT_EQ(adapter_.admit(file).kind, "ddas.levering");
}

TEST_F(Schuldhulp, refuses_what_is_no_delivery) {
  EXPECT_EQ(render(adapter_.admit(posted(R"({"levering":[]})"))),
            "refuse ddas.levering\nkey \nmunicipality \n"
            "error shv-ontbreekt /leveringen: Dit is geen levering: de lijst met leveringen "
            "ontbreekt.\n");
}

TEST_F(Schuldhulp, refuses_what_is_no_json) {
  const auto admission = adapter_.admit(posted("{"));
  EXPECT_EQ(admission.verdict, Verdict::refuse);
  EXPECT_EQ(adapter_.reply({sdk::Reply::refused, "id", "", admission.findings, ""}).status, 400);
}

TEST_F(Schuldhulp, knows_no_other_path) {
  auto message = posted(delivery(""));
  message.target = "/personen";
  EXPECT_EQ(adapter_.admit(message).verdict, Verdict::unknown_path);
}

TEST_F(Schuldhulp, knows_no_other_media_type) {
  EXPECT_EQ(adapter_.admit(posted(delivery(""), "text/csv")).verdict, Verdict::media_type);
}

TEST_F(Schuldhulp, lets_a_deviation_in_when_it_is_lenient) {
  EXPECT_EQ(adapter_.admit(posted(golden("schuldhulp", "afwijkend.json"))).verdict,
            Verdict::accept);
}

TEST_F(Schuldhulp, refuses_a_deviation_with_all_others_when_it_is_strict) {
  const auto strict = adapter_with({{"streng", "true"}});
  expect_golden("schuldhulp", "afwijkend.admission",
                render(strict.admit(posted(golden("schuldhulp", "afwijkend.json")))));
}

TEST_F(Schuldhulp, takes_a_delivery_by_the_model_when_it_is_strict) {
  const auto strict = adapter_with({{"streng", "true"}});
  EXPECT_THAT(strict.admit(posted(golden("schuldhulp", "traject.json"))).findings, IsEmpty());
}

TEST_F(Schuldhulp, gives_each_part_its_municipality_and_key) {
  const auto part = parts(delivery("")).front();
  const auto admission = adapter_.admit(part);
  EXPECT_EQ(admission.municipality, "code:0505");
  EXPECT_THAT(admission.idempotency_key, HasSubstr("GL-1/2026-05-16T06:00:00Z/ddas.traject/"));
}

TEST_F(Schuldhulp, shows_no_bsn_in_a_key) {
  for (const auto& part : parts(golden("schuldhulp", "traject.json"))) {
    EXPECT_THAT(adapter_.admit(part).idempotency_key, Not(HasSubstr("99999")));
  }
}

TEST_F(Schuldhulp, gives_a_later_delivery_of_the_same_another_key) {
  EXPECT_NE(adapter_.admit(parts(delivery("")).front()).idempotency_key,
            adapter_.admit(parts(delivery("", "2026-05-17T06:00:00Z")).front()).idempotency_key);
}

TEST_F(Schuldhulp, refuses_a_part_of_nobodys_municipality) {
  auto body = delivery("");
  body.replace(body.find("\"0505\""), 6, "\"Dordrecht\"");
  const auto admission = adapter_.admit(parts(body).front());
  EXPECT_EQ(admission.verdict, Verdict::refuse);
}

TEST_F(Schuldhulp, answers_who_posts_a_delivery) {
  EXPECT_EQ(render(adapter_.reply({sdk::Reply::accepted, "b-1", "", {}, ""})),
            "202\n(application/json)\n{\"ontvangstId\":\"b-1\"}\n");
}

TEST_F(Schuldhulp, says_which_setting_is_wrong) {
  EXPECT_THROW(adapter_with({{"gemeentecode", "Dordrecht"}}), sdk::BadSetting);
  EXPECT_THROW(adapter_with({{"periode", "maand"}}), sdk::BadSetting);
  EXPECT_THROW(adapter_with({{"schema", "/nergens.json"}}), sdk::BadSetting);
}

}  // namespace
}  // namespace rodedraad::tests
