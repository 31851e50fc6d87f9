#include <gmock/gmock.h>

#include "fixture.h"

namespace rodedraad::tests {
namespace {

class WmoSettings : public Wmo {
 protected:
  /// The name of the setting that is refused; empty when all is well.
  std::string refused(std::vector<sdk::Pair> more) {
    try {
      const wmo::Adapter adapter{host_.host(), settings(std::move(more))};
    } catch (const sdk::BadSetting& error) {
      return error.where();
    }
    return {};
  }
};

TEST_F(WmoSettings, are_checked) {
  EXPECT_EQ(refused({}), "");
  EXPECT_EQ(refused({{"retour", "soms"}}), "retour");
  EXPECT_EQ(refused({{"volgorde", "los"}}), "volgorde");
  EXPECT_EQ(refused({{"applicatie", "x"}}), "applicatie");
  for (const auto* const releases :
       {"drie", "3.2=gisteren/", "3.2=2026-01-01", "3.2=2026-02-01/2026-01-01", " ", "3.2 3.2"}) {
    EXPECT_EQ(refused({{"releases", releases}}), "releases") << releases;
  }
}

TEST_F(WmoSettings, need_the_schemas_of_a_release_that_is_not_built_in) {
  EXPECT_EQ(refused({{"releases", "3.2=2021-10-01/ 3.3=2027-01-01/"}}), "schemas");
}

TEST_F(WmoSettings, need_a_mapping_that_knows_every_kind) {
  try {
    const wmo::Adapter adapter{host_.host(),
                               std::vector<sdk::Pair>{{"mapping",
                                                       "<mapping xmlns=\"urn:rodedraad:config:1\" "
                                                       "adapter=\"wmo\"/>"}}};
    FAIL() << "accepted";
  } catch (const sdk::BadSetting& error) {
    EXPECT_EQ(error.where(), "mapping");
  }
}

TEST_F(WmoSettings, refuse_a_folder_without_any_schema) {
  EXPECT_EQ(refused({{"schemas", std::string(5000, 'x')}}), "schemas");
  EXPECT_EQ(refused({{"schemas", "/"}}), "schemas");
}

TEST_F(WmoSettings, use_the_official_schemas_when_they_are_there) {
  const auto published = shared_folder("published/wmo/iwmo_3_2/xsd");
  if (!published) GTEST_SKIP() << "no published schemas";
  const wmo::Adapter adapter{host_.host(), settings({{"schemas", published->string()}})};
  for (const std::string kind : kHeenKinds) {
    EXPECT_EQ(adapter.admit(posted(sample(kind + ".xml"))).verdict, sdk::Verdict::accept) << kind;
  }
  const auto broken = adapter.admit(posted(changed("wmo305.xml", "999990019", "9")));
  EXPECT_THAT(codes(broken.findings), testing::Contains("StUF055"));
}

}  // namespace
}  // namespace rodedraad::tests
