#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "rodedraad/workflow/deadline.h"
#include "samples.h"

namespace rodedraad::workflow {
namespace {

namespace fs = std::filesystem;
using testing::case_with;
using testing::repeat;
using testing::ymd;
using Values = std::vector<std::pair<std::string, std::string>>;

constexpr auto kNotice = "inburgeringsplicht.datumKennisgeving";
constexpr auto kRegistered = "inburgeraar.datumInschrijvingGemeente";
constexpr auto kPlan = "pip.dagtekening";
constexpr auto kPlanAtDuo = "pip.dagtekeningBijDuo";

/// A configuration with nothing but the deadlines of the Drechtsteden.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "rodedraad-terms-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
    write("hub.xml",
          R"(<hub xmlns="urn:rodedraad:config:1"><store url="sqlite:hub.db"/>
               <admin address="127.0.0.1:0"/></hub>)");
    write("region.xml",
          R"(<region xmlns="urn:rodedraad:config:1" name="Proef"><organisation id="sdd" name="SDD"/>
               <municipality code="0505" name="Dordrecht" oin="00000099000000001505">
               <task name="brede-intake pip leerroutes voortgang map pvt maatschappelijke-begeleiding
                           ontzorgen handhaving schuldhulp wmo wijkteam" by="sdd" from="2012-01-01"/>
               </municipality></region>)");
    write("purposes.xml",
          R"(<purposes xmlns="urn:rodedraad:config:1"><purpose id="geen" article="art. 1"
               activity="https://register.example/geen" from="wi2021" to="wi2021">
               <allow>pip.dagtekening</allow><recipients>sdd</recipients></purpose></purposes>)");
    for (const auto* folder : {"connections", "mappings", "workflows"}) {
      fs::create_directory(path_ / folder);
    }
    fs::copy_file(fs::path{CONFIG_FOLDER} / "drechtsteden/deadlines.xml", path_ / "deadlines.xml");
  }

  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const fs::path& path() const { return path_; }

 private:
  void write(const std::string& file, std::string_view text) const {
    std::ofstream(path_ / file, std::ios::binary) << text;
  }

  fs::path path_;
};

const config::Config& drechtsteden() {
  static const auto loaded = [] {
    const Folder folder;
    return config::load(folder.path(), {}, {});
  }();
  if (!loaded.config) {
    for (const auto& finding : loaded.findings) ADD_FAILURE() << to_string(finding);
    throw std::runtime_error("the deadlines cannot be read");
  }
  return *loaded.config;
}

class StatutoryTerm : public ::testing::Test {
 protected:
  std::optional<Term> term(const std::string& id, std::string_view key = {}) const {
    return compute(*drechtsteden().deadline(id), file_, today_, key, known_ ? &*known_ : nullptr);
  }

  std::string rule(const std::string& id, std::string_view key = {}) const {
    const auto found = term(id, key);
    return found ? found->rule : "";
  }

  void say(const Values& values) {
    for (const auto& [path, value] : values) repeat(file_, path, "", value);
  }

  model::Case file_ = case_with();
  std::optional<Term> known_;
  year_month_day today_ = ymd(2026, 3, 2);
};

TEST_F(StatutoryTerm, of_the_plan_runs_ten_weeks_from_the_notice) {
  say({{kNotice, "2026-02-24"}, {kRegistered, "2026-02-20"}});
  EXPECT_EQ(rule("pip"), "T01");
  EXPECT_EQ(term("pip")->strict_due, ymd(2026, 5, 5));
  EXPECT_EQ(term("pip")->due, ymd(2026, 5, 6));
}

TEST_F(StatutoryTerm, of_the_plan_runs_from_a_later_registration) {
  say({{kNotice, "2026-02-24"}, {kRegistered, "2026-03-10"}});
  EXPECT_EQ(rule("pip"), "T01b");
  EXPECT_EQ(term("pip")->due, ymd(2026, 5, 19));
}

TEST_F(StatutoryTerm, of_the_plan_runs_from_the_registration_under_the_old_text) {
  say({{kNotice, "2022-02-24"}, {kRegistered, "2022-03-01"}});
  EXPECT_EQ(rule("pip"), "T01-oud");
}

TEST_F(StatutoryTerm, of_the_plan_waits_for_what_others_know) {
  say({{kNotice, "2026-02-24"},
       {kRegistered, "2026-02-20"},
       {"pip.informatieDerdenOntvangen", "2026-05-04"}});
  EXPECT_EQ(rule("pip"), "T01c");
  EXPECT_EQ(term("pip")->due, ymd(2026, 5, 18));
}

TEST_F(StatutoryTerm, of_the_plan_is_not_lengthened_under_the_old_text) {
  say({{kRegistered, "2022-11-01"}, {"pip.informatieDerdenOntvangen", "2023-01-20"}});
  EXPECT_EQ(rule("pip"), "T01-oud");
}

class StatutoryTermAfterAMove : public StatutoryTerm {
 protected:
  StatutoryTermAfterAMove() {
    say({{kNotice, "2025-06-02"},
         {kPlanAtDuo, "2025-08-01"},
         {kRegistered, "2026-03-02"},
         {"inburgeringstermijn.startdatum", "2025-08-02"},
         {"inburgeringstermijn.einddatum", "2028-08-01"}});
  }
};

TEST_F(StatutoryTermAfterAMove, of_the_plan_runs_from_the_registration) {
  EXPECT_EQ(rule("pip"), "T01d");
  EXPECT_EQ(term("pip")->due, ymd(2026, 5, 11));
}

TEST_F(StatutoryTermAfterAMove, of_the_plan_is_met_by_a_new_plan) {
  say({{kPlan, "2026-04-01"}});
  EXPECT_EQ(state(*term("pip"), file_, ymd(2026, 8, 1)), DeadlineState::met);
}

TEST_F(StatutoryTermAfterAMove, of_the_plan_stays_when_duo_has_the_new_plan) {
  std::erase_if(file_.facts, [](const auto& fact) { return fact.path == kPlanAtDuo; });
  say({{kPlan, "2026-04-01"}, {kPlanAtDuo, "2026-04-01"}});
  EXPECT_EQ(rule("pip"), "T01d");
}

TEST_F(StatutoryTermAfterAMove, of_the_plan_is_not_met_by_the_plan_of_before_a_return) {
  say({{kPlan, "2025-08-01"}, {"verhuizing.teruggekeerdOp", "2026-03-02"}});
  EXPECT_EQ(rule("pip"), "T01d");
  EXPECT_EQ(state(*term("pip"), file_, ymd(2026, 4, 1)), DeadlineState::running);
}

TEST_F(StatutoryTermAfterAMove, of_integration_does_not_restart) {
  say({{kPlan, "2026-04-01"}});
  EXPECT_EQ(rule("inburgeringstermijn"), "T02-duo");
  EXPECT_EQ(term("inburgeringstermijn")->due, ymd(2028, 8, 1));
  EXPECT_FALSE(term("inburgeringstermijn")->differs);
}

TEST_F(StatutoryTerm, of_the_plan_of_who_had_one_before_he_was_registered_is_met) {
  say({{kNotice, "2026-01-05"},
       {kPlan, "2026-02-02"},
       {kPlanAtDuo, "2026-02-02"},
       {kRegistered, "2026-03-02"}});
  EXPECT_EQ(rule("pip"), "T01b");
  EXPECT_EQ(state(*term("pip"), file_, today_), DeadlineState::met);
}

TEST_F(StatutoryTerm, of_the_plan_lapses_with_the_duty) {
  say({{kNotice, "2026-02-24"},
       {kRegistered, "2026-02-20"},
       {"inburgeringsplicht.indicator", "false"}});
  EXPECT_EQ(state(*term("pip"), file_, ymd(2026, 8, 1)), DeadlineState::lapsed);
}

TEST_F(StatutoryTerm, of_the_plan_lapses_for_who_left) {
  say({{kNotice, "2026-02-24"},
       {kRegistered, "2026-02-20"},
       {"verhuizing.vertrokkenOp", "2026-03-02"}});
  EXPECT_TRUE(term("pip")->lapsed);
  say({{"verhuizing.teruggekeerdOp", "2026-03-02"}});
  EXPECT_FALSE(term("pip")->lapsed);
}

TEST_F(StatutoryTerm, of_integration_is_three_years_from_the_day_after_the_first_plan) {
  say({{"pip.eersteDagtekening", "2026-03-02"}, {kPlan, "2026-09-01"}});
  EXPECT_EQ(rule("inburgeringstermijn"), "T02");
  EXPECT_EQ(term("inburgeringstermijn")->due, ymd(2029, 3, 2));
}

TEST_F(StatutoryTerm, of_integration_is_not_moved_by_a_new_plan) {
  say({{kPlan, "2026-03-02"}});
  known_ = term("inburgeringstermijn");
  file_ = case_with({{kPlan, "2026-09-01"}});
  EXPECT_EQ(term("inburgeringstermijn")->due, ymd(2029, 3, 2));
}

TEST_F(StatutoryTerm, of_integration_is_what_duo_says) {
  say({{"pip.eersteDagtekening", "2026-03-02"},
       {"inburgeringstermijn.startdatum", "2026-03-10"},
       {"inburgeringstermijn.einddatum", "2029-03-09"}});
  EXPECT_EQ(term("inburgeringstermijn")->due, ymd(2029, 3, 9));
  EXPECT_TRUE(term("inburgeringstermijn")->differs);
}

TEST_F(StatutoryTerm, of_integration_may_differ_after_an_extension) {
  say({{kPlan, "2026-03-02"},
       {"inburgeringstermijn.einddatum", "2029-09-02"},
       {"inburgeringstermijn.verlengingsgrondcode", "03"}});
  EXPECT_FALSE(term("inburgeringstermijn")->differs);
}

TEST_F(StatutoryTerm, of_integration_does_not_differ_because_the_plan_is_a_second_one) {
  say({{kPlan, "2026-03-02"},
       {"inburgeringstermijn.startdatum", "2025-03-03"},
       {"inburgeringstermijn.einddatum", "2028-03-02"}});
  EXPECT_FALSE(term("inburgeringstermijn")->differs);
}

TEST_F(StatutoryTerm, of_integration_is_the_same_counted_from_duos_start) {
  say({{"inburgeringstermijn.startdatum", "2026-03-03"}});
  EXPECT_EQ(rule("inburgeringstermijn"), "T02-duo");
  EXPECT_EQ(term("inburgeringstermijn")->due, ymd(2029, 3, 2));
}

TEST_F(StatutoryTerm, of_a_change_of_route_is_eighteen_months) {
  say({{"inburgeringstermijn.startdatum", "2026-03-03"}});
  EXPECT_EQ(term("leerroute-wissel")->due, ymd(2027, 9, 2));
}

TEST_F(StatutoryTerm, of_the_offer_depends_on_the_route) {
  say({{kPlan, "2026-03-02"}, {"inburgeringsplicht.doelgroep", "asielstatushouder"}});
  EXPECT_EQ(term("aanbod")->due, ymd(2026, 6, 2));
  say({{"pip.leerroute", "O"}});
  EXPECT_EQ(term("aanbod")->due, ymd(2026, 9, 2));
}

TEST_F(StatutoryTerm, of_the_offer_is_only_for_holders_of_an_asylum_permit) {
  say({{kPlan, "2026-03-02"},
       {"inburgeringsplicht.doelgroep", "gezinsmigrant-en-overige-migrant"}});
  EXPECT_FALSE(term("aanbod"));
  EXPECT_FALSE(term("maatschappelijke-begeleiding"));
}

TEST_F(StatutoryTerm, after_a_fine_looks_at_the_article_of_that_fine) {
  repeat(file_, "handhaving.beschikking", "1", "2026-03-02");
  repeat(file_, "handhaving.artikel", "1", "22");
  repeat(file_, "handhaving.onherroepelijk", "2", "2026-03-02");
  repeat(file_, "handhaving.artikel", "2", "23");
  EXPECT_EQ(term("intake-na-boete", "1")->due, ymd(2026, 5, 4));
  EXPECT_FALSE(term("intake-na-boete", "2"));
  EXPECT_FALSE(term("recidive", "1"));
  EXPECT_EQ(term("recidive", "2")->due, ymd(2027, 3, 2));
}

TEST_F(StatutoryTerm, of_an_intake_after_a_fine_needs_a_new_intake) {
  repeat(file_, "handhaving.beschikking", "1", "2026-03-02");
  repeat(file_, "handhaving.artikel", "1", "22");
  say({{"bredeIntake.einddatum", "2026-02-01"}});
  EXPECT_EQ(state(*term("intake-na-boete", "1"), file_, today_), DeadlineState::running);
}

TEST_F(StatutoryTerm, of_relief_from_costs_counts_its_first_day) {
  say({{"bijstand.startdatum", "2026-02-01"}});
  EXPECT_EQ(term("ontzorgen")->due, ymd(2026, 7, 31));
}

TEST_F(StatutoryTerm, of_debt_help_is_four_weeks_or_three_working_days) {
  repeat(file_, "schuldhulp.aanmelddatum", "a", "2026-04-02");
  EXPECT_EQ(term("wgs-eerste-gesprek", "a")->due, ymd(2026, 4, 30));
  EXPECT_FALSE(term("wgs-crisis", "a"));
  repeat(file_, "schuldhulp.crisis", "a", "true");
  EXPECT_EQ(term("wgs-crisis", "a")->due, ymd(2026, 4, 9));
}

TEST_F(StatutoryTerm, of_a_decision_on_debt_help_is_eight_weeks_from_the_talk) {
  repeat(file_, "schuldhulp.intakedatum", "a", "2026-03-02");
  EXPECT_EQ(term("wgs-plan", "a")->due, ymd(2026, 4, 28));
  EXPECT_EQ(term("wgs-plan", "a")->shift_reason, "Koningsdag (Algemene termijnenwet art. 1)");
}

TEST_F(StatutoryTerm, of_the_wmo_are_six_weeks_and_two_weeks) {
  repeat(file_, "wmoMelding.datum", "1", "2026-03-02");
  repeat(file_, "wmoMelding.aanvraagdatum", "1", "2026-03-30");
  EXPECT_EQ(term("wmo-onderzoek", "1")->due, ymd(2026, 4, 13));
  EXPECT_EQ(term("wmo-besluit", "1")->due, ymd(2026, 4, 13));
}

TEST_F(StatutoryTerm, of_a_decision_of_the_wmo_stands_still_while_the_application_is_incomplete) {
  repeat(file_, "wmoMelding.aanvraagdatum", "1", "2026-03-02");
  repeat(file_, "wmoMelding.opgeschortVanaf", "1", "2026-03-10");
  today_ = ymd(2026, 3, 10);
  EXPECT_EQ(state(*term("wmo-besluit", "1"), file_, today_), DeadlineState::suspended);
  repeat(file_, "wmoMelding.opgeschortTot", "1", "2026-03-20");
  EXPECT_EQ(term("wmo-besluit", "1")->due, ymd(2026, 3, 26));
}

TEST_F(StatutoryTerm, of_an_objection_is_six_weeks) {
  say({{kPlan, "2026-03-02"}});
  EXPECT_EQ(term("bezwaar-pip")->due, ymd(2026, 4, 13));
}

TEST_F(StatutoryTerm, of_duo_are_eight_weeks) {
  repeat(file_, "verlenging.ontvangstdatum", "2026-03-02", "2026-03-02");
  say({{"ontheffingsadvies.gevraagd", "2026-03-03"}});
  EXPECT_EQ(term("verlenging-besluit", "2026-03-02")->due, ymd(2026, 4, 28));
  EXPECT_EQ(term("ontheffing-besluit")->due, ymd(2026, 4, 28));
  EXPECT_EQ(term("ontheffing-advies")->due, ymd(2026, 3, 31));
}

TEST(StatutoryTerms, have_rules_that_can_all_apply) {
  const Folder folder;
  for (const auto& finding : config::load(folder.path(), {}, {}).findings) {
    EXPECT_TRUE(finding.code == "deadline-unused" || !finding.place.file.ends_with("deadlines.xml"))
        << to_string(finding);
  }
}

}  // namespace
}  // namespace rodedraad::workflow
