#include <gmock/gmock.h>

#include <filesystem>

#include "fixture.h"

namespace rodedraad::files {

namespace {

using testing::ElementsAre;

/// The clock of the host stands at 2026-03-02 09:15:27.
class Clearing : public Drop {
 protected:
  void SetUp() override {
    for (const auto* name : {"verwerkt", "afgekeurd"}) {
      std::filesystem::create_directory(folder_ / name);
      std::filesystem::permissions(folder_ / name, std::filesystem::perms{0700});
    }
  }
  void run(const std::map<std::string, std::string>& more = {}) {
    Instance instance{host_, settings(more)};
    ASSERT_EQ(instance.start(), RD_OK);
    put("levering.csv", "inhoud");
    host_.offers(1);
    instance.stop();
  }
};

TEST_F(Clearing, removes_what_was_put_away_before_the_term) {
  put("verwerkt/20260131T091526Z_oud.csv", "x");
  put("verwerkt/20260201T091526Z-2_jong.csv", "x");
  put("afgekeurd/20250101T000000Z_oud.csv", "x");
  run();
  EXPECT_THAT(files("verwerkt"),
              ElementsAre("20260201T091526Z-2_jong.csv", "20260302T091527Z_levering.csv"));
  EXPECT_TRUE(files("afgekeurd").empty());
  EXPECT_EQ(*sdk::find(host_.events("files.cleared")[0].fields, "files"), "2");
}

TEST_F(Clearing, goes_by_the_term_of_the_administrator) {
  put("verwerkt/20260302T080000Z_oud.csv", "x");
  put("verwerkt/20260302T090000Z_jong.csv", "x");
  run({{"keep", "1h"}});
  EXPECT_THAT(files("verwerkt"),
              ElementsAre("20260302T090000Z_jong.csv", "20260302T091527Z_levering.csv"));
}

TEST_F(Clearing, leaves_what_the_hub_did_not_put_there) {
  put("verwerkt/2020_van_iemand_anders.csv", "x");
  put("verwerkt/20200101T000000Z", "x");
  std::filesystem::create_directory(folder_ / "verwerkt/20200101T000000Z_map.csv");
  run();
  EXPECT_THAT(files("verwerkt"), ElementsAre("20200101T000000Z", "2020_van_iemand_anders.csv",
                                             "20260302T091527Z_levering.csv"));
  EXPECT_TRUE(std::filesystem::exists(folder_ / "verwerkt/20200101T000000Z_map.csv"));
}

}  // namespace

}  // namespace rodedraad::files
