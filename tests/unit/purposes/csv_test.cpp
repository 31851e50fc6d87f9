#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "rodedraad/purposes/matrix.h"

namespace rodedraad::purposes {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

Matrix with_article(const std::string& article) {
  Matrix out;
  Row row;
  row.recipient = "duo";
  row.field = "pip.leerroute";
  row.purpose = "pip";
  row.article = article;
  out.rows.push_back(row);
  return out;
}

std::size_t columns(std::string_view line) {
  return static_cast<std::size_t>(std::count(line.begin(), line.end(), ';')) + 1;
}

TEST(Csv, has_a_header_in_dutch) {
  EXPECT_THAT(csv({}), StartsWith("ontvanger;naam;veld;omschrijving;soort;grondslag;artikel;"));
}

TEST(Csv, has_as_many_columns_in_every_line) {
  auto matrix = with_article("art. 1");
  matrix.shut.push_back({"Wmo 2015", "Participatiewet", "geen grondslag genoemd"});
  const auto text = csv(matrix);
  std::size_t at = 0;
  int lines = 0;
  for (auto end = text.find("\r\n"); end != std::string::npos; end = text.find("\r\n", at)) {
    EXPECT_EQ(columns(std::string_view{text}.substr(at, end - at)), 17U);
    at = end + 2;
    ++lines;
  }
  EXPECT_EQ(lines, 3);
}

class CsvFormula : public testing::TestWithParam<const char*> {};

TEST_P(CsvFormula, is_made_text) {
  const auto text = csv(with_article(GetParam()));
  EXPECT_THAT(text, HasSubstr(";'" + std::string{GetParam()} + ";"));
}

INSTANTIATE_TEST_SUITE_P(Csv, CsvFormula,
                         testing::Values("=1+1", "+1", "-1", "@SUM(A1)", "\tA1", "=HYPERLINK(A1)"));

TEST(Csv, makes_a_formula_text_also_when_it_must_be_quoted) {
  EXPECT_THAT(csv(with_article("=A1;B1")), HasSubstr(";\"'=A1;B1\";"));
}

TEST(Csv, quotes_what_would_end_a_cell) {
  EXPECT_THAT(csv(with_article("art. 1; \"lid\" 2")), HasSubstr(";\"art. 1; \"\"lid\"\" 2\";"));
}

TEST(Csv, leaves_other_text_as_it_is) {
  EXPECT_THAT(csv(with_article("art. 1 = 2")), HasSubstr(";art. 1 = 2;"));
  EXPECT_THAT(csv(with_article("art. 1")), Not(HasSubstr("'")));
}

TEST(Csv, has_the_pairs_that_stay_shut_as_rows) {
  Matrix matrix;
  matrix.shut.push_back({"Wmo 2015", "Participatiewet", "geen grondslag genoemd"});
  EXPECT_THAT(csv(matrix), HasSubstr("niemand;;alles;;;;;;Wmo 2015;Participatiewet;niets;"));
}

TEST(Csv, names_who_uses_a_field) {
  auto matrix = with_article("art. 1");
  matrix.rows[0].uses = {{"pip.registreren", "regel pip/melden"}, {"taak", "regel werk/kijken"}};
  EXPECT_THAT(csv(matrix),
              HasSubstr("\"pip.registreren (regel pip/melden); taak (regel werk/kijken)\""));
}

}  // namespace
}  // namespace rodedraad::purposes
