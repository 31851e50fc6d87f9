#include "fixture.h"

namespace rodedraad::tests {
namespace {

using sdk::JudgementClass;

JudgementClass judged(const generic::Adapter& adapter, int status) {
  return adapter.judge({}, {status, {}, {}, {}}).judgement;
}

TEST_F(Generic, takes_the_statuses_that_are_set_for_success) {
  const auto adapter = with({{"success", "202 303"}});
  EXPECT_EQ(judged(adapter, 202), JudgementClass::confirmed);
  EXPECT_EQ(judged(adapter, 303), JudgementClass::confirmed);
  EXPECT_EQ(judged(adapter, 200), JudgementClass::rejected);
  EXPECT_FALSE(adapter.judge({}, {200, {}, {}, {}}).text.empty());
}

TEST_F(Generic, judges_other_statuses_as_http_does) {
  const auto adapter = with({});
  EXPECT_EQ(judged(adapter, 204), JudgementClass::confirmed);
  EXPECT_EQ(judged(adapter, 422), JudgementClass::rejected);
  EXPECT_EQ(judged(adapter, 401), JudgementClass::not_authorised);
  EXPECT_EQ(judged(adapter, 404), JudgementClass::not_found);
  EXPECT_EQ(judged(adapter, 503), JudgementClass::transient);
}

}  // namespace
}  // namespace rodedraad::tests
