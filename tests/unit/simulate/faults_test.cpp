#include "rodedraad/simulate/faults.h"

#include <gmock/gmock.h>

#include <set>

#include "rodedraad/message/tree.h"
#include "rodedraad/simulate/simulate.h"

namespace rodedraad::simulate {
namespace {

sdk::Message to(std::string target) {
  sdk::Message request;
  request.target = std::move(target);
  return request;
}

Faults faults(std::vector<std::string> specifications) { return Faults{specifications}; }

TEST(Faults, hit_every_request_without_a_number) {
  auto all = faults({"500"});
  all.hit(to("/a"));
  EXPECT_NE(all.hit(to("/a")), nullptr);
}

TEST(Faults, end_after_their_number) {
  auto two = faults({"503:2"});
  two.hit(to("/a"));
  two.hit(to("/a"));
  EXPECT_EQ(two.hit(to("/a")), nullptr);
}

TEST(Faults, leave_other_paths_alone) {
  auto pvt = faults({"404:1@/pvt"});
  EXPECT_EQ(pvt.hit(to("/v1/personen/999990019/PIP")), nullptr);
  EXPECT_NE(pvt.hit(to("/v1/personen/999990019/pvt")), nullptr);
}

TEST(Faults, follow_each_other_in_the_order_given) {
  auto both = faults({"429:1", "slow"});
  EXPECT_EQ(both.hit(to("/a"))->name, "429");
  EXPECT_EQ(both.hit(to("/a"))->name, "slow");
}

TEST(Faults, refuse_a_name_that_is_not_there) {
  EXPECT_THROW(faults({"explode"}), std::invalid_argument);
}

TEST(Faults, refuse_a_number_that_is_none) {
  EXPECT_THROW(faults({"500:many"}), std::invalid_argument);
}

/// What the fault makes of an answer.
sdk::Answer changed_by(std::string name, sdk::Answer answer) {
  auto one = faults({std::move(name)});
  return changed(*one.hit(to("/a")), std::move(answer));
}

sdk::Answer list() { return {200, "application/json", {{"API-Version", "1"}}, R"([{"a":"b"}])"}; }

TEST(Faults, have_names_of_their_own) {
  std::set<std::string_view> names;
  for (const auto& kind : fault_kinds()) names.insert(kind.name);
  EXPECT_EQ(names.size(), fault_kinds().size());
}

TEST(Faults, leave_what_arrives_otherwise_as_it_is) {
  for (const auto* const name : {"slow", "late", "reorder", "repeated", "duplicate"}) {
    EXPECT_EQ(changed_by(name, list()).body, list().body) << name;
  }
}

TEST(Faults, keep_a_late_answer_longer_than_a_slow_one) {
  auto both = faults({"slow:1", "late"});
  const auto slow = both.hit(to("/a"))->delay;
  EXPECT_LT(slow, std::chrono::seconds{10});
  EXPECT_GT(both.hit(to("/a"))->delay, std::chrono::seconds{60});
}

TEST(Faults, keep_what_was_done_apart_from_what_was_not) {
  using Work = FaultKind::Work;
  const auto work = [](std::string name) {
    auto one = faults({std::move(name)});
    return one.hit(to("/a"))->work;
  };
  EXPECT_EQ(work("reset"), Work::done);
  EXPECT_EQ(work("reset-early"), Work::not_done);
  EXPECT_EQ(work("late"), Work::done);
  EXPECT_EQ(work("garbage"), Work::done);
  EXPECT_EQ(work("hang"), Work::not_done);
  EXPECT_EQ(work("500"), Work::not_done);
}

TEST(Faults, cut_a_body_in_two) { EXPECT_EQ(changed_by("truncated", list()).body, R"([{"a")"); }

TEST(Faults, give_an_answer_without_a_body_one_to_cut) {
  const auto answer = changed_by("truncated", {204, {}, {}, {}});
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "{\"");
}

TEST(Faults, put_a_byte_in_a_text_that_is_none) {
  const auto answer = changed_by("invalid-utf8", list());
  EXPECT_EQ(answer.body.size(), list().body.size() + 1);
  EXPECT_FALSE(message::is_utf8(answer.body));
}

TEST(Faults, answer_bytes_under_the_status_and_type_of_the_partner) {
  const auto answer = changed_by("garbage", list());
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.media_type, "application/json");
  EXPECT_NE(answer.body.find('\0'), std::string::npos);
  EXPECT_FALSE(message::is_utf8(answer.body));
}

TEST(Faults, answer_xml_that_no_parser_may_expand) {
  const auto answer = changed_by("xml-bomb", list());
  EXPECT_EQ(answer.media_type, "text/xml");
  EXPECT_THAT(answer.body, ::testing::HasSubstr("<!DOCTYPE"));
  EXPECT_FALSE(message::parse_xml(answer.body));
}

TEST(Faults, answer_nothing_with_200) {
  const auto answer = changed_by("empty", list());
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "");
  EXPECT_EQ(answer.media_type, "");
}

TEST(Faults, answer_a_page_where_a_message_is_expected) {
  EXPECT_EQ(changed_by("wrong-format", list()).status, 200);
  EXPECT_EQ(changed_by("wrong-format", list()).media_type, "text/html");
  EXPECT_EQ(changed_by("502", list()).status, 502);
  EXPECT_EQ(changed_by("502", list()).media_type, "text/html");
}

TEST(Faults, answer_an_object_where_a_list_is_expected) {
  const auto answer = changed_by("403-problem", list());
  EXPECT_EQ(answer.status, 403);
  EXPECT_EQ(answer.media_type, "application/problem+json");
  EXPECT_EQ(answer.body.front(), '{');
}

TEST(Faults, say_when_to_come_back) {
  for (const auto* const name : {"429", "503"}) {
    EXPECT_EQ(changed_by(name, list()).header("Retry-After"), "1") << name;
  }
  EXPECT_EQ(changed_by("504", list()).header("Retry-After"), "");
}

TEST(Faults, are_all_in_the_help) {
  for (const auto& kind : fault_kinds()) {
    EXPECT_THAT(fault_help(), ::testing::HasSubstr(std::string{kind.name} + " "));
  }
}

}  // namespace
}  // namespace rodedraad::simulate
