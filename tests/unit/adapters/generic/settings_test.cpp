#include "fixture.h"
#include "rodedraad/sdk/errors.h"

namespace rodedraad::tests {
namespace {

/// The setting that the adapter does not take; empty when it takes all.
std::string refused(std::vector<sdk::Pair> settings) {
  const StillHost host{0};
  try {
    const generic::Adapter adapter{host.host(), settings};
  } catch (const sdk::BadSetting& bad) {
    return bad.where();
  }
  return {};
}

TEST_F(Generic, names_the_setting_that_it_does_not_take) {
  EXPECT_EQ(refused(settings()), "");
  EXPECT_EQ(refused({}), "mapping");
  EXPECT_EQ(refused(settings({{"format", "yaml"}})), "format");
  EXPECT_EQ(refused(settings({{"envelope", "soap"}})), "envelope");
  EXPECT_EQ(refused(settings({{"kind", "iets"}})), "kind");
  EXPECT_EQ(refused(settings({{"kind", "bericht"}, {"kind-from", "x"}})), "kind");
  EXPECT_EQ(refused(settings({{"kind-from", "(("}})), "kind-from");
  EXPECT_EQ(refused(settings({{"part", "1"}})), "part");
  EXPECT_EQ(refused(settings({{"part", "x"}, {"envelope", "cloudevents"}})), "part");
  EXPECT_EQ(refused(settings({{"format", "csv"}, {"envelope", "cloudevents"}})), "format");
  EXPECT_EQ(refused(settings({{"separator", ":"}})), "separator");
  EXPECT_EQ(refused(settings({{"municipality", "505"}})), "municipality");
  EXPECT_EQ(refused(settings({{"municipality", "0505"}, {"municipality-from", "x"}})),
            "municipality");
  EXPECT_EQ(refused({{"mapping", kTaal}}), "municipality");
  EXPECT_EQ(refused(settings({{"success", "ja"}})), "success");
  EXPECT_EQ(refused(settings({{"success", " "}})), "success");
  EXPECT_EQ(refused(settings({{"duplicate-status", "2000"}})), "duplicate-status");
}

TEST_F(Generic, takes_no_mapping_with_a_kind_that_it_does_not_have) {
  EXPECT_EQ(refused({{"mapping",
                      "<mapping xmlns='urn:rodedraad:config:1' adapter='generic'>"
                      "<message kind='iets'/></mapping>"},
                     {"municipality", "0505"}}),
            "mapping");
}

}  // namespace
}  // namespace rodedraad::tests
