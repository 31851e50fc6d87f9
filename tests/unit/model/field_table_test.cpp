#include "rodedraad/model/field_table.h"

#include <algorithm>
#include <set>
#include <string>

#include <gtest/gtest.h>

namespace rodedraad::model {
namespace {

const Field& field(std::string_view path) {
  const auto* found = find_field(path);
  if (found == nullptr) throw std::out_of_range{std::string{path}};
  return *found;
}

TEST(FieldTable, is_sorted_and_names_each_path_once) {
  const auto table = field_table();
  EXPECT_TRUE(std::is_sorted(table.begin(), table.end(),
                             [](const Field& a, const Field& b) { return a.path <= b.path; }) ||
              table.empty());
  std::set<std::string_view> paths;
  for (const auto& entry : table) EXPECT_TRUE(paths.insert(entry.path).second) << entry.path;
}

TEST(FieldTable, finds_every_field_by_its_path) {
  for (const auto& entry : field_table()) EXPECT_EQ(find_field(entry.path), &entry) << entry.path;
}

TEST(FieldTable, does_not_find_what_it_does_not_have) {
  for (const auto* path : {"", "a", "pip", "pip.leerrout", "pip.leerroutes", "zzz"}) {
    EXPECT_EQ(find_field(path), nullptr) << path;
  }
}

TEST(FieldTable, explains_every_field_in_one_sentence) {
  for (const auto& entry : field_table()) {
    EXPECT_TRUE(entry.nl.ends_with('.')) << entry.path;
    EXPECT_EQ(entry.nl.find('\n'), std::string_view::npos) << entry.path;
  }
}

TEST(FieldTable, has_a_source_for_every_field) {
  for (const auto& entry : field_table()) {
    // No source says the words of a signal, and of the Wmo's own clock nobody knows better.
    if (entry.path.starts_with("contactverzoek.") || entry.path.starts_with("wmoMelding."))
      continue;
    EXPECT_FALSE(entry.authority.empty()) << entry.path;
    const std::set<std::string_view> once{entry.authority.begin(), entry.authority.end()};
    EXPECT_EQ(once.size(), entry.authority.size()) << entry.path;
  }
}

TEST(FieldTable, paths_are_an_object_and_a_name) {
  for (const auto& entry : field_table()) {
    EXPECT_EQ(std::count(entry.path.begin(), entry.path.end(), '.'), 1) << entry.path;
  }
}

TEST(FieldTable, keeps_what_the_decree_names_up_to_fifty_years) {
  // Besluit inburgering 2021 art. 9.9.
  for (const auto* path : {"inburgeraar.bsn", "inburgeraar.achternaam", "inburgeraar.adres",
                           "inburgeraar.woonplaats", "inburgeraar.geboortedatum"}) {
    EXPECT_EQ(field(path).retention, Retention::fifty_years) << path;
  }
  EXPECT_EQ(field("pip.leerroute").retention, Retention::five_years);
  EXPECT_EQ(field("signaal.toelichting").retention, Retention::short_term);
}

TEST(FieldTable, marks_what_can_tell_about_health) {
  EXPECT_EQ(field("signaal.toelichting").sensitivity, Sensitivity::health);
  EXPECT_EQ(field("inburgeringstermijn.verlengingsgrondomschrijving").sensitivity,
            Sensitivity::health);
}

TEST(Law, of_a_field_is_the_one_under_which_it_was_obtained) {
  EXPECT_EQ(law_of("inburgeringsplicht.begindatum"), "wi2021");
  EXPECT_EQ(law_of("bijstand.startdatum"), "participatiewet");
  EXPECT_EQ(law_of("ontzorgenBetaling.ingangsdatum"), "participatiewet");
  EXPECT_EQ(law_of("vroegsignaal.partner"), "wgs");
  EXPECT_EQ(law_of("schuldhulpMoratorium.vanaf"), "wgs");
  EXPECT_EQ(law_of("wmoVoorziening.status"), "wmo");
}

TEST(Law, is_none_for_who_somebody_is_and_how_to_reach_him) {
  for (const auto* path :
       {"inburgeraar.bsn", "inburgeraar.telefoonnummer", "verblijfstitel.soort",
        "verhuizing.vertrokkenOp", "toestemming.gegevenOp", "contactverzoek.onderwerp"}) {
    EXPECT_EQ(law_of(path), "") << path;
  }
}

TEST(Law, is_none_for_a_path_that_is_no_field) {
  for (const auto* path : {"", "pip", "bijstand.", "bijstand.startdatu", "schuldhulpX.status"}) {
    EXPECT_EQ(law_of(path), "") << path;
  }
}

TEST(Law, keeps_every_financial_field_under_some_law) {
  for (const auto& entry : field_table()) {
    if (entry.sensitivity != Sensitivity::financial) continue;
    EXPECT_NE(law_of(entry.path), "") << entry.path;
  }
}

TEST(Law, keeps_every_field_on_health_under_some_law) {
  for (const auto& entry : field_table()) {
    if (entry.sensitivity != Sensitivity::health) continue;
    EXPECT_NE(law_of(entry.path), "") << entry.path;
  }
}

TEST(Authority, of_duo_is_strongest_for_the_duty) {
  EXPECT_EQ(authority_rank(field("inburgeringsplicht.begindatum"), "duo"), 0U);
}

TEST(Authority, is_last_and_equal_for_sources_not_listed) {
  const auto& entry = field("bijstand.startdatum");
  EXPECT_EQ(authority_rank(entry, "duo"), authority_rank(entry, "wijkteam"));
  EXPECT_GT(authority_rank(entry, "duo"), authority_rank(entry, "participatiewet"));
}

TEST(Value, of_a_code_is_in_its_list) {
  EXPECT_EQ(value_problem(field("pip.leerroute"), "Z"), "");
  EXPECT_NE(value_problem(field("pip.leerroute"), "z"), "");
  EXPECT_NE(value_problem(field("pip.leerroute"), ""), "");
}

TEST(Value, of_a_date_may_have_unknown_parts) {
  EXPECT_EQ(value_problem(field("inburgeraar.geboortedatum"), "1990-00-00"), "");
  EXPECT_NE(value_problem(field("inburgeraar.geboortedatum"), "01-01-1990"), "");
}

TEST(Value, of_a_boolean_is_true_or_false) {
  EXPECT_EQ(value_problem(field("pvt.verwijtbaar"), "false"), "");
  EXPECT_NE(value_problem(field("pvt.verwijtbaar"), "0"), "");
}

TEST(Value, of_an_integer_is_a_whole_number) {
  const auto& entry = field("examen.gratisPogingen");
  EXPECT_EQ(value_problem(entry, "2"), "");
  EXPECT_EQ(value_problem(entry, "-2"), "");
  for (const auto* text : {"", "-", "2.0", "2,5", "1e3", " 2", "1234567890123456789"}) {
    EXPECT_NE(value_problem(entry, text), "") << text;
  }
}

TEST(Value, of_a_text_is_not_empty_and_has_no_control_characters) {
  const auto& entry = field("inburgeraar.achternaam");
  EXPECT_EQ(value_problem(entry, "Çelik-Ağa"), "");
  EXPECT_NE(value_problem(entry, ""), "");
  EXPECT_NE(value_problem(entry, "  "), "");
  EXPECT_NE(value_problem(entry, std::string_view("a\0b", 3)), "");
}

TEST(Value, is_never_quoted_in_the_problem) {
  EXPECT_EQ(value_problem(field("pip.niveau"), "geheim").find("geheim"), std::string_view::npos);
}

TEST(FieldTable, names_a_field_by_its_whole_first_clause) {
  EXPECT_EQ(find_field("arbeidsplicht.vrijgesteld")->name(),
            "Of de inburgeraar is vrijgesteld van de arbeidsplicht (Participatiewet art. 9)");
  for (const auto& field : field_table()) {
    EXPECT_EQ(std::ranges::count(field.name(), '('), std::ranges::count(field.name(), ')'))
        << field.path;
    EXPECT_NE(field.name().back(), '.') << field.path;
  }
}

}  // namespace
}  // namespace rodedraad::model
