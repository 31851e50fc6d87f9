#include "rodedraad/message/mapping.h"

#include <gmock/gmock.h>

#include <array>
#include <stdexcept>
#include <thread>

#include "tree_text.h"

namespace rodedraad::message {
namespace {

using sdk::Decoded;
using sdk::DecodedFact;
using sdk::Finding;
using sdk::Identifier;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;

const Mapping& example() {
  static const Mapping kMapping = [] {
    auto compiled = Mapping::compile(file_text(MESSAGE_TEST_DATA "/voorbeeld.xml"));
    if (!compiled) throw std::runtime_error(compiled.error().front().text);
    return std::move(*compiled);
  }();
  return kMapping;
}

Decoded applied(const Mapping& mapping, std::string_view kind, const Parsed& tree) {
  if (!tree) throw std::runtime_error(tree.error().text);
  Decoded decoded;
  mapping.apply(kind, tree->root(), decoded);
  return decoded;
}

/// What one field rule says of a JSON message.
Decoded by_rule(const std::string& rule, std::string_view json) {
  auto mapping = Mapping::compile(
      "<mapping xmlns='urn:rodedraad:config:1' adapter='x'><table id='t'>"
      "<row code='1' value='een'/></table><message kind='k'>" +
      rule + "</message></mapping>");
  if (!mapping) throw std::runtime_error(mapping.error().front().text);
  return applied(*mapping, "k", parse_json(json));
}

DecodedFact fact(const char* path, const char* value) { return {{path, "", value}, "", "", false}; }

auto has_code(std::string_view code) { return Field(&Finding::code, std::string{code}); }

constexpr auto kWholePlan = R"({
  "client": {"bsn": "999990019", "vNummer": 1234567, "groep": "GEZIN"},
  "plan": {"datum": "02-03-2026", "route": "Z-route", "gemeente": "0505", "van": "01-01-2026",
           "tot": "01-01-2027", "niveau": "A2"},
  "termijn": {"eind": "20290302"}})";

TEST(Mapping, makes_facts_of_a_json_message) {
  const Decoded decoded = applied(example(), "pip", parse_json(kWholePlan));
  EXPECT_THAT(decoded.identifiers,
              ElementsAre(Identifier{"bsn", "999990019"}, Identifier{"vNummer", "0001234567"}));
  EXPECT_THAT(
      decoded.facts,
      ElementsAre(fact("pip.dagtekening", "2026-03-02"), fact("pip.leerroute", "Z"),
                  fact("inburgeringsplicht.doelgroep", "GEZIN"),
                  fact("inburgeringsplicht.indicator", "true"),
                  fact("inburgeringstermijn.einddatum", "2029-03-01"),
                  DecodedFact{{"pip.gemeentecode", "", "0505"}, "2026-01-01", "2026-12-31", false},
                  fact("pip.niveau", "A2")));
  EXPECT_THAT(decoded.findings, IsEmpty());
}

TEST(Mapping, makes_a_fact_per_repetition_with_its_key) {
  const Decoded decoded = applied(example(), "examens", parse_json(R"({"examens": [
      {"onderdeel": "Lezen", "datum": "2026-05-01", "resultaat": "Geslaagd", "niveau": "B1"},
      {"datum": "2026-05-02", "resultaat": "Gezakt"},
      {"onderdeel": "KNM", "datum": "2026-06-01", "resultaat": "Gezakt", "pogingen": 2}]})"));
  EXPECT_THAT(decoded.facts,
              ElementsAre(DecodedFact{{"examen.resultaat", "Lezen/2026-05-01", "Geslaagd"}, "", ""},
                          DecodedFact{{"examen.niveau", "Lezen/2026-05-01", "B1"}, "", ""},
                          DecodedFact{{"examen.resultaat", "KNM/2026-06-01", "Gezakt"}, "", ""},
                          DecodedFact{{"gratisPogingen", "KNM", "2"}, "", ""}));
}

TEST(Mapping, makes_facts_of_an_xml_message_with_name_spaces) {
  const Decoded decoded =
      applied(example(), "bericht",
              parse_xml("<x:bericht xmlns:x='urn:voorbeeld:bericht'><x:persoon x:bsn='999990020'/>"
                        "<x:domein naam='wonen'>\n<x:score> 3\n</x:score><x:meting><x:datum>"
                        "2026-03-02</x:datum></x:meting></x:domein></x:bericht>",
                        example().namespaces()));
  EXPECT_THAT(decoded.identifiers, ElementsAre(Identifier{"bsn", "999990020"}));
  EXPECT_THAT(
      decoded.facts,
      ElementsAre(DecodedFact{{"leefgebied.score", "wonen", "3"}, "", ""},
                  DecodedFact{{"leefgebied.peildatum", "2026-03-02", "2026-03-02"}, "", ""}));
}

TEST(Mapping, makes_facts_of_a_csv_row) {
  const auto mapping = Mapping::compile(
      "<mapping xmlns='urn:rodedraad:config:1' adapter='x'><message kind='rij'>"
      "<field path='pvt.status' select='status'/></message></mapping>");
  const Parsed tree = parse_csv("bsn;status\n999990019;gestart\n999990020;afgerond\n");
  ASSERT_TRUE(mapping && tree);
  Decoded decoded;
  mapping->apply("rij", tree->root().last_child(), decoded);
  EXPECT_THAT(decoded.facts, ElementsAre(fact("pvt.status", "afgerond")));
}

TEST(Mapping, says_what_it_knows) {
  EXPECT_EQ(example().adapter(), "voorbeeld");
  EXPECT_TRUE(example().knows("pip"));
  EXPECT_FALSE(example().knows("pi"));
  EXPECT_THAT(example().kinds(), ElementsAre("bericht", "examens", "pip"));
  EXPECT_THAT(
      example().paths(),
      ElementsAre("examen.niveau", "examen.resultaat", "gratisPogingen",
                  "inburgeringsplicht.doelgroep", "inburgeringsplicht.indicator",
                  "inburgeringstermijn.einddatum", "leefgebied.peildatum", "leefgebied.score",
                  "pip.dagtekening", "pip.gemeentecode", "pip.leerroute", "pip.niveau"));
}

TEST(Mapping, looks_up_a_code) {
  EXPECT_EQ(example().lookup("leerroute", "Z-route"), "Z");
  EXPECT_EQ(example().lookup("leerroute", "Y"), std::nullopt);
  EXPECT_EQ(example().lookup("niets", "Z"), std::nullopt);
}

TEST(Mapping, throws_for_a_kind_that_it_does_not_know) {
  Decoded decoded;
  EXPECT_THROW(example().apply("niets", {}, decoded), std::logic_error);
}

TEST(Mapping, refuses_a_date_that_is_not_in_its_form) {
  const Decoded decoded =
      by_rule("<field path='a' select='d' form='yyyy-mm-dd'/>", R"({"d":"02-03-2026"})");
  EXPECT_THAT(decoded.facts, IsEmpty());
  EXPECT_THAT(decoded.findings, ElementsAre(Finding{sdk::Severity::error, "value-no-date", "/d",
                                                    "a is no date of form yyyy-mm-dd"}));
}

TEST(Mapping, keeps_an_unknown_day_unknown) {
  EXPECT_THAT(by_rule("<field path='a' select='d' form='yyyymmdd'/>", R"({"d":"20260300"})").facts,
              ElementsAre(fact("a", "2026-03-00")));
}

TEST(Mapping, takes_a_date_of_zeros_for_absent) {
  const Decoded decoded =
      by_rule("<field path='a' select='d' form='yyyymmdd'/>", R"({"d":"00000000"})");
  EXPECT_THAT(decoded.facts, IsEmpty());
  EXPECT_THAT(decoded.findings, IsEmpty());
}

TEST(Mapping, takes_the_day_before_an_exclusive_end_over_a_year) {
  EXPECT_THAT(by_rule("<field path='a' select='d' form='yyyy-mm-dd' exclusive='true'/>",
                      R"({"d":"2026-01-01"})")
                  .facts,
              ElementsAre(fact("a", "2025-12-31")));
}

TEST(Mapping, refuses_an_exclusive_end_of_which_the_day_is_unknown) {
  EXPECT_THAT(by_rule("<field path='a' select='d' form='yyyy-mm-dd' exclusive='true'/>",
                      R"({"d":"2026-01-00"})")
                  .findings,
              ElementsAre(has_code(finding_code::kDate)));
}

TEST(Mapping, refuses_a_code_that_is_not_in_its_table_without_saying_it) {
  EXPECT_THAT(by_rule("<field path='a' select='c' table='t'/>", R"({"c":"2"})").findings,
              ElementsAre(Finding{sdk::Severity::error, "value-unknown-code", "/c",
                                  "a has a code that is not in its table"}));
}

TEST(Mapping, misses_a_required_field) {
  EXPECT_THAT(
      by_rule("<field path='a' select='b/c' required='true'/>", R"({"b":{}})").findings,
      ElementsAre(Finding{sdk::Severity::error, "value-missing", "", "a is required and absent"}));
}

TEST(Mapping, takes_null_and_empty_for_absent) {
  EXPECT_THAT(
      by_rule("<field path='a' select='n'/><field path='b' select='e'/>", R"({"n":null,"e":"  "})")
          .facts,
      IsEmpty());
}

TEST(Mapping, takes_back_what_is_absent_when_told_to) {
  EXPECT_THAT(by_rule("<field path='a' select='n' absent='withdraw'/>", "{}").facts,
              ElementsAre(DecodedFact{{"a", "", ""}, "", "", true}));
}

TEST(Mapping, does_not_take_back_when_the_rule_does_not_hold) {
  EXPECT_THAT(by_rule("<field path='a' select='n' when='x' absent='withdraw'/>", "{}").facts,
              IsEmpty());
}

TEST(Mapping, takes_back_what_the_message_says_is_withdrawn) {
  EXPECT_THAT(
      by_rule("<field path='a' select='n' withdrawn=\"s = '3'\"/>", R"({"n":1,"s":3})").facts,
      ElementsAre(DecodedFact{{"a", "", "1"}, "", "", true}));
}

TEST(Mapping, takes_back_without_minding_the_value) {
  const Decoded decoded = by_rule(
      "<field path='a' select='n' table='t' required='true' withdrawn='true()'/>", R"({"n":2})");
  EXPECT_THAT(decoded.facts, ElementsAre(DecodedFact{{"a", "", ""}, "", "", true}));
  EXPECT_THAT(decoded.findings, IsEmpty());
}

TEST(Mapping, refuses_a_fact_whose_period_is_no_date) {
  const Decoded decoded =
      by_rule("<field path='a' select='n' from='f'/>", R"({"n":1,"f":"vandaag"})");
  EXPECT_THAT(decoded.facts, IsEmpty());
  EXPECT_THAT(decoded.findings, ElementsAre(has_code(finding_code::kDate)));
}

TEST(Mapping, skips_a_repetition_without_its_key) {
  const Decoded decoded = by_rule(
      "<each select='l/item' key='k'><field path='a' select='n'/></each>", R"({"l":[{"n":1}]})");
  EXPECT_THAT(decoded.facts, IsEmpty());
  EXPECT_THAT(decoded.findings, ElementsAre(Finding{sdk::Severity::error, "key-missing", "/l/0",
                                                    "what tells this repetition apart is absent"}));
}

TEST(Mapping, refuses_an_object_where_a_value_belongs) {
  EXPECT_THAT(by_rule("<field path='a' select='n'/>", R"({"n":{"x":"1"}})").findings,
              ElementsAre(has_code(finding_code::kStructure)));
}

TEST(Mapping, warns_when_there_is_more_than_one_value) {
  const Decoded decoded = by_rule("<field path='a' select='l/item'/>", R"({"l":[1,2]})");
  EXPECT_THAT(decoded.facts, ElementsAre(fact("a", "1")));
  EXPECT_THAT(decoded.findings, ElementsAre(Finding{sdk::Severity::warning, "value-several", "/l/0",
                                                    "a stands here 2 times; the first is used"}));
}

TEST(Mapping, refuses_a_bsn_that_fails_the_proof) {
  const Decoded decoded =
      by_rule("<identifier type='bsn' select='b' required='true'/>", R"({"b":"999990018"})");
  EXPECT_THAT(decoded.identifiers, IsEmpty());
  EXPECT_THAT(decoded.findings, ElementsAre(has_code(finding_code::kIdentifier)));
}

TEST(Mapping, misses_a_required_identifier) {
  EXPECT_THAT(by_rule("<identifier type='bsn' select='b' required='true'/>", "{}").findings,
              Contains(has_code(finding_code::kMissing)));
}

TEST(Mapping, keeps_an_identifier_of_another_type_as_it_is) {
  EXPECT_THAT(
      by_rule("<identifier type='vluchtelingenwerk.clientnummer' select='c'/>", R"({"c":"007"})")
          .identifiers,
      ElementsAre(Identifier{"vluchtelingenwerk.clientnummer", "007"}));
}

TEST(Mapping, takes_values_that_look_like_xpath_for_text) {
  EXPECT_THAT(by_rule("<field path='a' select='n'/>", R"({"n":"' or '1'='1"})").facts,
              ElementsAre(fact("a", "' or '1'='1")));
}

TEST(Mapping, says_the_same_on_four_threads) {
  const Parsed tree = parse_json(kWholePlan);
  const auto expected = applied(example(), "pip", tree).facts;
  std::array<int, 4> different{};
  std::vector<std::jthread> threads;
  for (int& count : different) {
    threads.emplace_back([&] {
      for (int i = 0; i < 500; ++i) count += applied(example(), "pip", tree).facts != expected;
    });
  }
  threads.clear();
  EXPECT_THAT(different, ElementsAre(0, 0, 0, 0));
}

}  // namespace
}  // namespace rodedraad::message
