#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "fixture.h"

namespace rodedraad::tests {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

using State = std::map<std::pair<std::string, std::string>, std::string>;

/// What the hub does with facts: the last word counts.
void merge(State& state, const sdk::Decoded& decoded) {
  for (const auto& fact : decoded.facts) {
    const std::pair key{fact.field.path, fact.field.key};
    if (fact.withdrawn) {
      state.erase(key);
    } else {
      state[key] = fact.field.value;
    }
  }
}

sdk::Known known_of(const State& state) {
  sdk::Known known{!state.empty(), "2026-05-16", {}};
  for (const auto& [key, value] : state) known.fields.push_back({key.first, key.second, value});
  return known;
}

class SchuldhulpStand : public Schuldhulp {
 protected:
  void take(State& state, const std::string& body) const {
    for (const auto& part : parts(body)) {
      const auto known = known_of(state);
      merge(state, adapter_.decode(part));
      merge(state, adapter_.relate(part, known));
    }
  }

  State after(std::initializer_list<std::string> deliveries) const {
    State state;
    for (const auto& body : deliveries) take(state, body);
    return state;
  }

  static std::string of_day(const std::string& members, int day) {
    return delivery(members, "2026-05-" + std::to_string(10 + day) + "T06:00:00Z");
  }
};

constexpr const char* kFirst =
    R"("startdatum":"2026-04-14","stabilisatie":{"startdatum":"2026-05-01"},
    "begeleiding":[{"soort":"Budgetbeheer","startdatum":"2026-05-01"}])";

TEST_F(SchuldhulpStand, loses_what_a_later_delivery_no_longer_holds) {
  const std::string second = R"("startdatum":"2026-04-14")";
  EXPECT_EQ(after({of_day(kFirst, 1), of_day(second, 2)}), after({of_day(second, 2)}));
}

TEST_F(SchuldhulpStand, says_nothing_more_when_nothing_is_known) {
  EXPECT_THAT(adapter_.relate(parts(of_day(kFirst, 1)).front(), {}).facts, IsEmpty());
}

TEST_F(SchuldhulpStand, keeps_the_first_key_of_a_traject_whose_start_was_corrected) {
  auto state = after({of_day(kFirst, 1), of_day(R"("startdatum":"2026-04-20")", 2)});
  EXPECT_EQ((state[{"schuldhulp.startdatum", "0505/2026-04-14"}]), "2026-04-20");
  for (const auto& [key, value] : state) EXPECT_NE(key.second, "0505/2026-04-20");
}

TEST_F(SchuldhulpStand, gives_a_traject_after_the_first_one_a_key_of_its_own) {
  auto state = after({of_day(R"("startdatum":"2024-01-01","einddatum":"2025-01-01")", 1),
                      of_day(R"("startdatum":"2026-04-20")", 2)});
  EXPECT_EQ((state[{"schuldhulp.startdatum", "0505/2024-01-01"}]), "2024-01-01");
  EXPECT_EQ((state[{"schuldhulp.startdatum", "0505/2026-04-20"}]), "2026-04-20");
}

TEST_F(SchuldhulpStand, keeps_a_traject_alone_apart_from_one_together) {
  const auto together = delivery(R"("startdatum":"2026-04-20")", "2026-05-12T06:00:00Z",
                                 R"({"Burgerservicenummer":"999994037"},
                                    {"Burgerservicenummer":"999990019"})");
  auto state = after({of_day(kFirst, 1)});
  const auto known = known_of(state);
  const auto part = parts(together).front();
  merge(state, adapter_.decode(part));
  merge(state, adapter_.relate(part, known));
  EXPECT_EQ((state[{"schuldhulp.status", "0505/2026-04-14"}]), "stabilisatie");
  EXPECT_EQ((state[{"schuldhulp.startdatum", "0505/2026-04-14"}]), "2026-04-14");
}

TEST_F(SchuldhulpStand, does_not_change_by_an_older_delivery) {
  EXPECT_EQ(after({of_day(kFirst, 2), of_day(R"("startdatum":"2026-04-14")", 1)}),
            after({of_day(kFirst, 2)}));
}

TEST_F(SchuldhulpStand, tells_that_a_delivery_was_older) {
  const auto state = after({of_day(kFirst, 2)});
  const auto related = adapter_.relate(parts(of_day(kFirst, 1)).front(), known_of(state));
  EXPECT_EQ(related.findings.front().code, "shv-oudere-stand");
}

TEST_F(SchuldhulpStand, leaves_an_application_at_the_credit_bank_alone) {
  State state{{{"schuldhulp.status", "allegro/1/1"}, "schuldregeling"}};
  take(state, of_day(kFirst, 1));
  EXPECT_EQ((state[{"schuldhulp.status", "allegro/1/1"}]), "schuldregeling");
}

/// A traject of which any phase may be there.
std::string any_traject() {
  const auto day = [] {
    return "2026-0" + std::to_string(*rc::gen::inRange(1, 5)) + "-1" +
           std::to_string(*rc::gen::inRange(0, 9));
  };
  const auto maybe = [&](const std::string& name, const std::string& member) {
    return *rc::gen::arbitrary<bool>() ? ",\"" + name + "\":{\"" + member + "\":\"" + day() + "\"}"
                                       : std::string{};
  };
  std::string members = R"("startdatum":"2026-01-01")";
  members += maybe("aanmelding", "startdatum") + maybe("intake", "startdatum") +
             maybe("stabilisatie", "startdatum") + maybe("schuldregeling", "datum") +
             maybe("oplossing", "startdatum") + maybe("uitstroom", "datum") +
             maybe("nazorg", "startdatum");
  if (*rc::gen::arbitrary<bool>()) {
    members += R"(,"begeleiding":[{"soort":"Budgetbeheer","startdatum":")" + day() + "\"}]";
  }
  return members;
}

RC_GTEST_FIXTURE_PROP(SchuldhulpStand, of_two_deliveries_is_that_of_the_second, ()) {
  const auto first = of_day(any_traject(), 1);
  const auto second = of_day(any_traject(), 2);
  RC_ASSERT(after({first, second}) == after({second}));
}

}  // namespace
}  // namespace rodedraad::tests
