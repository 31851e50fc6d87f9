#include <gmock/gmock.h>

#include <algorithm>

#include "marked_region.h"

namespace rodedraad::leak {
namespace {

using ::testing::Gt;
using ::testing::IsEmpty;

std::string words(const std::set<Leak>& leaks) {
  std::string result;
  for (const auto& leak : leaks) result += leak.text() + '\n';
  return result;
}

TEST(MarkedValues, go_nowhere_without_a_purpose_that_lists_them) {
  const auto& config = Region::shared().config;
  const auto outcome = run(config, config, 10'000, 20260101);
  EXPECT_THAT(outcome.leaks, IsEmpty()) << words(outcome.leaks);
  // Otherwise there was nothing to find.
  EXPECT_THAT(outcome.deliveries, Gt(1000U));
  EXPECT_THAT(outcome.seen, Gt(1000U));
  EXPECT_THAT(outcome.withheld, Gt(100U));
  EXPECT_THAT(outcome.purposes.size(), Gt(10U));
}

/// What each purpose keeps back is what a sabotaged line would let through.
TEST(MarkedValues, are_found_when_a_line_of_a_purpose_is_sabotaged) {
  const auto& law = Region::shared().config;
  auto sabotaged = law;
  const auto purpose =
      std::find_if(sabotaged.purposes.begin(), sabotaged.purposes.end(),
                   [](const config::Purpose& each) { return each.id == "wi2021-13"; });
  ASSERT_NE(purpose, sabotaged.purposes.end());
  purpose->allow.emplace_back("inburgeraar.bsn");
  const auto outcome = run(sabotaged, law, 3'000, 20260101);
  EXPECT_TRUE(std::any_of(outcome.leaks.begin(), outcome.leaks.end(), [](const Leak& leak) {
    return leak.field == "inburgeraar.bsn" && leak.purpose == "wi2021-13";
  })) << words(outcome.leaks);
}

TEST(MarkedValues, are_found_when_a_purpose_opens_for_who_may_not_have_them) {
  const auto& law = Region::shared().config;
  auto sabotaged = law;
  for (auto& purpose : sabotaged.purposes) {
    if (purpose.id == "wi2021-13") purpose.recipients.emplace_back("alblasserdam");
  }
  for (auto& municipality : sabotaged.region.municipalities) {
    for (auto& mandate : municipality.mandates) {
      if (mandate.task != "maatschappelijke-begeleiding") continue;
      mandate.through.clear();
      mandate.organisation = "alblasserdam";
    }
  }
  for (auto& connection : sabotaged.connections) {
    if (connection.id == "vluchtelingenwerk") connection.organisation = "alblasserdam";
  }
  const auto outcome = run(sabotaged, law, 3'000, 20260101);
  EXPECT_TRUE(std::any_of(outcome.leaks.begin(), outcome.leaks.end(), [](const Leak& leak) {
    return leak.why == "recipient alblasserdam";
  })) << words(outcome.leaks);
}

TEST(MarkedValues, are_found_when_consent_is_no_longer_asked) {
  const auto& law = Region::shared().config;
  auto sabotaged = law;
  for (auto& purpose : sabotaged.purposes) purpose.consent.clear();
  const auto outcome = run(sabotaged, law, 10'000, 20260101);
  EXPECT_TRUE(std::any_of(outcome.leaks.begin(), outcome.leaks.end(), [](const Leak& leak) {
    return leak.why.starts_with("closed: ");
  })) << words(outcome.leaks);
}

}  // namespace
}  // namespace rodedraad::leak
