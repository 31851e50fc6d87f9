#include "rodedraad/admin/person.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace rodedraad::admin {
namespace {

const std::vector<std::string> kLaws{"wi2021", "participatiewet", "wgs", "wmo"};
const std::vector<std::string> kCodes{"0505", "0482", "0642"};

std::set<std::string> some_of(const std::vector<std::string>& all) {
  std::set<std::string> result;
  for (const auto& each : all) {
    if (*rc::gen::arbitrary<bool>()) result.insert(each);
  }
  return result;
}

Person any_person() {
  Person person;
  const auto count = *rc::gen::inRange(0, 4);
  for (int i = 0; i < count; ++i) {
    Grant grant{{}, some_of(kLaws), some_of(kCodes)};
    for (const auto right : kRights) {
      if (*rc::gen::arbitrary<bool>()) grant.rights.insert(right);
    }
    person.grants.push_back(std::move(grant));
  }
  return person;
}

bool within(const std::optional<std::set<std::string>>& limit, const std::string& value) {
  return !limit || limit->contains(value);
}

TEST(Right, has_the_same_word_both_ways) {
  for (const auto right : kRights) EXPECT_EQ(right_of(to_string(right)), right);
}

TEST(Right, is_none_for_another_word) {
  EXPECT_FALSE(right_of("alles"));
  EXPECT_FALSE(right_of(""));
}

TEST(Person, may_nothing_without_a_grant) {
  const Person person;
  for (const auto right : kRights) {
    EXPECT_FALSE(person.may(right));
    EXPECT_EQ(person.municipalities(right), std::set<std::string>{});
    EXPECT_EQ(person.laws(right), std::set<std::string>{});
  }
}

TEST(Person, may_everything_as_holder_of_the_token) {
  Person person;
  person.command = true;
  for (const auto right : kRights) EXPECT_TRUE(person.may(right, "wgs", "0505"));
  EXPECT_EQ(person.municipalities(Right::content), std::nullopt);
}

TEST(Person, may_not_join_the_law_of_one_grant_with_the_municipality_of_another) {
  Person person;
  person.grants = {{{Right::content}, {"wgs"}, {"0505"}}, {{Right::content}, {"wmo"}, {"0482"}}};
  EXPECT_TRUE(person.may(Right::content, "wgs", "0505"));
  EXPECT_FALSE(person.may(Right::content, "wgs", "0482"));
  EXPECT_FALSE(person.may(Right::content, "wmo", "0505"));
}

TEST(Person, may_everywhere_when_one_grant_has_no_limit) {
  Person person;
  person.grants = {{{Right::audit}, {"wgs"}, {"0505"}}, {{Right::audit}, {}, {}}};
  EXPECT_EQ(person.municipalities(Right::audit), std::nullopt);
  EXPECT_EQ(person.laws(Right::audit), std::nullopt);
  EXPECT_TRUE(person.may(Right::audit, "wmo", "0642"));
}

RC_GTEST_PROP(Person, may_exactly_what_some_grant_says, ()) {
  const auto person = any_person();
  const auto right = *rc::gen::elementOf(kRights);
  const auto law = *rc::gen::elementOf(kLaws);
  const auto code = *rc::gen::elementOf(kCodes);
  bool expected = false;
  for (const auto& grant : person.grants) {
    expected = expected ||
               (grant.rights.contains(right) && (grant.laws.empty() || grant.laws.contains(law)) &&
                (grant.municipalities.empty() || grant.municipalities.contains(code)));
  }
  RC_ASSERT(person.may(right, law, code) == expected);
}

RC_GTEST_PROP(Person, may_more_when_less_is_asked, ()) {
  const auto person = any_person();
  const auto right = *rc::gen::elementOf(kRights);
  const auto law = *rc::gen::elementOf(kLaws);
  const auto code = *rc::gen::elementOf(kCodes);
  if (!person.may(right, law, code)) return;
  RC_ASSERT(person.may(right, law));
  RC_ASSERT(person.may(right, {}, code));
  RC_ASSERT(person.may(right));
}

RC_GTEST_PROP(Person, has_the_municipalities_and_laws_that_it_may_see, ()) {
  const auto person = any_person();
  const auto right = *rc::gen::elementOf(kRights);
  for (const auto& code : kCodes) {
    RC_ASSERT(within(person.municipalities(right), code) == person.may(right, {}, code));
  }
  for (const auto& law : kLaws) {
    RC_ASSERT(within(person.laws(right), law) == person.may(right, law));
  }
}

RC_GTEST_PROP(Person, may_no_less_with_one_grant_more, ()) {
  auto person = any_person();
  const auto right = *rc::gen::elementOf(kRights);
  const auto law = *rc::gen::elementOf(kLaws);
  const auto code = *rc::gen::elementOf(kCodes);
  const bool before = person.may(right, law, code);
  for (auto& grant : any_person().grants) person.grants.push_back(std::move(grant));
  RC_ASSERT(!before || person.may(right, law, code));
}

}  // namespace
}  // namespace rodedraad::admin
