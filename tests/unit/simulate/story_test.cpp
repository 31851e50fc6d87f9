#include "rodedraad/simulate/story.h"

#include <gmock/gmock.h>

#include <fstream>

namespace rodedraad::simulate {
namespace {

class Story : public ::testing::Test {
 protected:
  std::filesystem::path file_ =
      std::filesystem::path{::testing::TempDir()} /
      (std::string{"story_"} + ::testing::UnitTest::GetInstance()->current_test_info()->name() +
       ".xml");
  ~Story() override { std::filesystem::remove(file_); }

  DuoStory read_story(const std::string& inside) {
    std::ofstream{file_} << "<story xmlns=\"urn:rodedraad:story:1\">" << inside << "</story>";
    return read_duo_story(file_, std::chrono::sys_days{std::chrono::year{2026} / 3 / 1});
  }
  Persons read(const std::string& inside) { return read_story(inside).persons; }
  std::string complaint(const std::string& inside) {
    try {
      read(inside);
    } catch (const BadStory& error) {
      return error.what();
    }
    return "none";
  }
};

TEST_F(Story, counts_days_from_today) {
  const auto persons =
      read(R"(<person bsn="999990019"><pvt datumOndertekeningPvt="vandaag-1"/></person>)");
  EXPECT_EQ(persons.at("999990019").find("pvt")->at("datumOndertekeningPvt"), "2026-02-28");
}

TEST_F(Story, refuses_a_bsn_outside_the_proof) {
  EXPECT_THAT(complaint(R"(<person bsn="999990018"/>)"), ::testing::HasSubstr("bsn"));
}

TEST_F(Story, refuses_a_member_that_duo_does_not_have) {
  EXPECT_THAT(complaint(R"(<person bsn="999990019"><doelgroep indelng="x"/></person>)"),
              ::testing::HasSubstr("indelng"));
}

TEST_F(Story, refuses_a_record_that_duo_does_not_have) {
  EXPECT_THAT(complaint(R"(<person bsn="999990019"><huis/></person>)"),
              ::testing::HasSubstr("s:huis"));
}

TEST_F(Story, refuses_a_date_that_is_none) {
  EXPECT_THAT(
      complaint(R"(<person bsn="999990019"><pvt datumOndertekeningPvt="gisteren"/></person>)"),
      ::testing::HasSubstr("vandaag"));
}

TEST_F(Story, misses_what_duo_always_gives) {
  EXPECT_THAT(complaint(R"(<person bsn="999990019"><pip leerroute="B"/></person>)"),
              ::testing::HasSubstr("dagtekeningPip is missing"));
}

TEST_F(Story, has_lists_that_are_about_nobody) {
  const auto story = read_story(R"(<verlengingsgrond code="3" omschrijving="Bevalling"/>)");
  EXPECT_EQ(story.lists.at("verlengingsgrond").front().at("code"), "3");
}

TEST_F(Story, refuses_a_list_that_duo_does_not_have) {
  EXPECT_THAT(complaint("<school/>"), ::testing::HasSubstr("verlengingsgronden"));
}

TEST_F(Story, refuses_hours_of_no_kind) {
  EXPECT_THAT(complaint(R"(<person bsn="999990019"><uren gemeentecode="0505" )"
                        R"(bekendTot="vandaag" soort="sport" uren="3"/></person>)"),
              ::testing::HasSubstr("soort"));
}

TEST_F(Story, refuses_a_person_that_is_there_twice) {
  EXPECT_THAT(complaint(R"(<person bsn="999990019"/><person bsn="999990019"/>)"),
              ::testing::HasSubstr("twice"));
}

TEST_F(Story, tells_the_place_of_broken_xml) {
  EXPECT_THAT(complaint("\n<person"), ::testing::HasSubstr(".xml:2:"));
}

TEST_F(Story, of_the_region_can_be_read) {
  EXPECT_EQ(
      read_duo_story(RODEDRAAD_TEST_STORY, std::chrono::sys_days{std::chrono::year{2026} / 3 / 1})
          .persons.count("999990019"),
      1U);
}

}  // namespace
}  // namespace rodedraad::simulate
