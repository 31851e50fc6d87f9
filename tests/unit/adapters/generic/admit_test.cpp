#include <gmock/gmock.h>

#include "fixture.h"

namespace rodedraad::tests {
namespace {

using sdk::Verdict;

TEST_F(Generic, reads_kind_id_and_municipality_where_the_settings_say) {
  const auto adapter =
      with({{"kind-from", "soort"}, {"id-from", "nr"}, {"municipality-from", "plaats"}});
  const auto admission =
      adapter.admit(posted(R"({"soort":"UREN","nr":" 17 ","plaats":"Dordrecht"})"));
  EXPECT_EQ(admission.verdict, Verdict::accept);
  EXPECT_EQ(admission.kind, "voortgang");
  EXPECT_EQ(admission.idempotency_key, "17");
  EXPECT_EQ(admission.municipality, "code:0505");
}

TEST_F(Generic, takes_a_municipality_by_its_oin) {
  const auto adapter = with({{"kind", "voortgang"}, {"municipality-from", "oin"}});
  EXPECT_EQ(adapter.admit(posted(R"({"oin":"00000099000000001505"})")).municipality,
            "oin:00000099000000001505");
}

TEST_F(Generic, refuses_all_that_is_missing_at_once) {
  const auto adapter =
      with({{"kind-from", "soort"}, {"id-from", "nr"}, {"municipality-from", "plaats"}});
  const auto admission = adapter.admit(posted(R"({"soort":"anders","plaats":"x"})"));
  EXPECT_EQ(admission.verdict, Verdict::refuse);
  EXPECT_EQ(admission.findings.size(), 3U);
}

TEST_F(Generic, refuses_what_cannot_be_read_with_its_place) {
  const auto adapter = with({{"kind", "voortgang"}});
  const auto admission = adapter.admit(posted("{\n\"a\":}"));
  EXPECT_EQ(admission.verdict, Verdict::refuse);
  ASSERT_EQ(admission.findings.size(), 1U);
  EXPECT_EQ(admission.findings[0].code, "onleesbaar");
  EXPECT_EQ(admission.findings[0].where, "regel 2, teken 5");
}

TEST_F(Generic, tells_formats_by_media_type_and_else_by_content) {
  const auto adapter = with({{"kind", "voortgang"}});
  EXPECT_EQ(adapter.admit(posted("<a/>", "text/xml")).kind, "voortgang");
  EXPECT_EQ(adapter.admit(posted("\xEF\xBB\xBF <a/>", "")).kind, "voortgang");
  EXPECT_EQ(adapter.admit(posted("{}", "")).kind, "voortgang");
  EXPECT_EQ(adapter.admit(posted("a;b\n1;2\n", "")).kind, "levering");
}

TEST_F(Generic, refuses_another_media_type_than_its_format) {
  const auto adapter = with({{"kind", "voortgang"}, {"format", "json"}});
  EXPECT_EQ(adapter.admit(posted("<a/>", "text/xml")).verdict, Verdict::media_type);
  EXPECT_EQ(adapter.admit(posted("{}", "")).verdict, Verdict::accept);
}

TEST_F(Generic, knows_no_other_methods_than_those_that_bring_something) {
  const auto adapter = with({{"kind", "voortgang"}});
  auto message = posted("{}");
  message.method = "GET";
  EXPECT_EQ(adapter.admit(message).verdict, Verdict::unknown_path);
}

TEST_F(Generic, refuses_a_batch_without_parts) {
  const auto adapter = with({{"kind", "voortgang"}, {"part", "x/item"}});
  EXPECT_EQ(adapter.admit(posted(R"({"x":[]})")).verdict, Verdict::refuse);
  EXPECT_EQ(adapter.admit(posted("a;b\n", "text/csv")).verdict, Verdict::refuse);
}

TEST_F(Generic, answers_with_the_number_of_the_message) {
  const auto adapter = with({{"kind", "voortgang"}});
  EXPECT_EQ(render(adapter.reply({sdk::Reply::accepted, "m1", "17", {}, {}})),
            "202\n(application/json)\n{\"berichtId\":\"17\",\"ontvangstId\":\"m1\"}\n");
  EXPECT_EQ(adapter.reply({sdk::Reply::duplicate, "m1", "17", {}, {}}).status, 200);
  const auto problem = adapter.reply({sdk::Reply::conflict, "m1", "17", {}, {}});
  EXPECT_EQ(problem.status, 409);
  EXPECT_EQ(problem.media_type, "application/problem+json");
}

TEST_F(Generic, answers_a_repeat_with_the_status_that_is_set) {
  const auto adapter = with({{"kind", "voortgang"}, {"duplicate-status", "204"}});
  const auto answer = adapter.reply({sdk::Reply::duplicate, "m1", "17", {}, {}});
  EXPECT_EQ(answer.status, 204);
  EXPECT_EQ(answer.body, "");
}

}  // namespace
}  // namespace rodedraad::tests
