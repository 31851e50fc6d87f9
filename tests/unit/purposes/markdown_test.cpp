#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rodedraad/purposes/matrix.h"

namespace rodedraad::purposes {
namespace {

using ::testing::HasSubstr;

Row row(const std::string& recipient) {
  Row out;
  out.recipient = recipient;
  out.name = "Organisatie " + recipient;
  out.field = "pip.leerroute";
  out.purpose = "pip";
  out.article = "art. 1";
  return out;
}

Matrix matrix(std::vector<Row> rows) {
  Matrix out;
  out.region = "Proef";
  out.revision = "abc";
  out.rows = std::move(rows);
  return out;
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t out = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++out;
  return out;
}

TEST(Markdown, has_one_table_per_recipient) {
  const auto text = markdown(matrix({row("duo"), row("duo"), row("sdd")}));
  EXPECT_EQ(count(text, "## Organisatie duo (`duo`)"), 1U);
  EXPECT_EQ(count(text, "## Organisatie sdd (`sdd`)"), 1U);
  EXPECT_EQ(count(text, "| veld | omschrijving |"), 2U);
}

TEST(Markdown, says_of_which_configuration_it_is) {
  EXPECT_THAT(markdown(matrix({})), HasSubstr("Revisie van de configuratie: abc"));
}

TEST(Markdown, keeps_text_within_its_cell) {
  auto made = row("duo");
  made.article = "art. 1 | <b>\nlid 2";
  EXPECT_THAT(markdown(matrix({made})), HasSubstr("| art. 1 \\| &lt;b> lid 2 |"));
}

TEST(Markdown, says_when_a_purpose_counts) {
  auto made = row("duo");
  EXPECT_THAT(markdown(matrix({made})), HasSubstr("| altijd |"));
  made.since = "2026-07-01";
  EXPECT_THAT(markdown(matrix({made})), HasSubstr("| vanaf 2026-07-01 |"));
  made.until = "2027-06-30";
  EXPECT_THAT(markdown(matrix({made})), HasSubstr("| 2026-07-01 tot en met 2027-06-30 |"));
}

TEST(Markdown, says_what_consent_is_needed) {
  auto made = row("duo");
  made.consent = "schuldhulp";
  EXPECT_THAT(markdown(matrix({made})), HasSubstr("| schuldhulp |"));
}

TEST(Markdown, says_that_a_value_does_not_travel) {
  auto made = row("duo");
  made.reference = true;
  EXPECT_THAT(markdown(matrix({made})), HasSubstr("| verwijzing |"));
}

TEST(Markdown, lists_what_stays_shut) {
  auto made = matrix({});
  made.shut.push_back({"Wmo 2015", "Participatiewet", "geen grondslag genoemd"});
  EXPECT_THAT(markdown(made), HasSubstr("| Wmo 2015 | Participatiewet | geen grondslag genoemd |"));
}

}  // namespace
}  // namespace rodedraad::purposes
