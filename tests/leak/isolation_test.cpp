#include <gmock/gmock.h>

#include <random>

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

/// The region with tasks given at random, some of them passing to another during the year.
config::Config shuffled(const config::Config& config, unsigned seed) {
  std::mt19937 random{seed};
  const auto pick = [&](std::size_t below) {
    return std::uniform_int_distribution<std::size_t>{0, below - 1}(random);
  };
  auto result = config;
  const auto& organisations = result.region.organisations;
  for (auto& municipality : result.region.municipalities) {
    std::vector<config::Mandate> later;
    for (auto& mandate : municipality.mandates) {
      mandate.organisation = organisations[pick(organisations.size())].id;
      mandate.through = pick(2) == 0 ? std::string{} : organisations[pick(organisations.size())].id;
      if (pick(3) != 0 || !mandate.to.empty()) continue;
      auto next = mandate;
      next.organisation = organisations[pick(organisations.size())].id;
      mandate.to = "2026-03-31";
      next.from = "2026-04-01";
      later.push_back(std::move(next));
    }
    municipality.mandates.insert(municipality.mandates.end(), later.begin(), later.end());
  }
  return result;
}

class EachConfiguration : public ::testing::TestWithParam<unsigned> {};

TEST_P(EachConfiguration, shows_no_municipality_the_case_of_another) {
  const auto config = shuffled(Region::shared().config, GetParam());
  const auto outcome = run(config, config, 1'000, GetParam());
  EXPECT_THAT(outcome.leaks, IsEmpty()) << words(outcome.leaks);
  EXPECT_THAT(outcome.seen, Gt(20U));
}

INSTANTIATE_TEST_SUITE_P(Random, EachConfiguration, ::testing::Range(1U, 13U));

}  // namespace
}  // namespace rodedraad::leak
