#include "rodedraad/json_api/check.h"

#include <gtest/gtest.h>

#include <array>

#include "rodedraad/message/tree.h"

namespace rodedraad::tests {
namespace {

using namespace json_api;  // the words of the shapes below

constexpr Codes kCodes{.unreadable = "unreadable",
                       .schema = "schema",
                       .bsn = "bsn",
                       .date = "date",
                       .code = "code",
                       .conflict = "conflict",
                       .municipality = "municipality"};

constexpr std::array<std::string_view, 2> kColours{"rood", "wit"};
constexpr std::array kInner{required(integer("score", 1, 5))};
constexpr Object kInnerObject{kInner};
constexpr std::array kMembers{text("text", 3, 1),
                              digits("digits", 4),
                              code("code", kColours),
                              suggested("hint", kColours),
                              suggested("hint2", "t"),
                              listed("listed", "t"),
                              date("date"),
                              date("end"),
                              date_time("time"),
                              uuid("uuid"),
                              bsn("bsn"),
                              municipality("municipality"),
                              integer("integer", -2, 9),
                              number("number"),
                              boolean("boolean"),
                              object("object", kInnerObject),
                              list("list", kInnerObject)};
constexpr std::array kOneOf{OneOf{"text", "digits"}};
constexpr std::array kPeriods{Period{"date", "end"}};
constexpr Object kClosed{kMembers};
constexpr Object kOpen{kMembers, Extra::allowed};
constexpr Object kEither{kMembers, Extra::allowed, kOneOf};
constexpr Object kDated{kMembers, Extra::allowed, {}, kPeriods};

class Check : public testing::Test {
 protected:
  /// "code where" of each finding, with an asterisk for a warning.
  std::string found(const Object& shape, const std::string& json) const {
    const auto parsed = message::parse_json(json);
    Checker checker{kCodes, mapping_};
    checker.object(shape, parsed->root());
    std::string out;
    for (const auto& finding : checker.findings()) {
      out += finding.code + " " + finding.where +
             (finding.severity == sdk::Severity::error ? ";" : "*;");
    }
    return out;
  }

  message::Mapping mapping_ = *message::Mapping::compile(
      R"(<mapping xmlns="urn:rodedraad:config:1" adapter="x">)"
      R"(<table id="t" unknown="refuse"><row code="ja" value="true"/></table></mapping>)");
};

TEST_F(Check, lets_through_what_has_the_shape) {
  EXPECT_EQ(
      found(kClosed, R"({"text":"één","digits":"0042","code":"rood","hint":"wit","hint2":"ja",)"
                     R"("listed":"ja","date":"2024-02-29","time":"2026-03-02T09:15:27+01:00",)"
                     R"("uuid":"3b0c2c0e-3e8c-4b7e-8a9e-0f9d3c1c0b01","bsn":"999990019",)"
                     R"("municipality":"0505","integer":-2,"number":1.5e3,"boolean":false,)"
                     R"("object":{"score":5},"list":[{"score":1},{"score":2}]})"),
      "");
}

TEST_F(Check, finds_a_wrong_type_and_looks_no_further) {
  EXPECT_EQ(found(kOpen, R"({"text":1,"integer":"1","boolean":"true","object":[],"list":{}})"),
            "schema /text;schema /integer;schema /boolean;schema /object;schema /list;");
}

TEST_F(Check, takes_null_for_a_wrong_type) {
  EXPECT_EQ(found(kOpen, R"({"text":null})"), "schema /text;");
}

TEST_F(Check, counts_characters_not_bytes) {
  EXPECT_EQ(found(kOpen, R"({"text":"ééé"})"), "");
  EXPECT_EQ(found(kOpen, R"({"text":"éééé"})"), "schema /text;");
  EXPECT_EQ(found(kOpen, R"({"text":""})"), "schema /text;");
}

TEST_F(Check, wants_whole_numbers_in_range_as_written) {
  for (const auto* const value : {"-3", "10", "1.0", "1e0", "99999999999999999999"}) {
    EXPECT_EQ(found(kOpen, std::string{R"({"integer":)"} + value + "}"), "schema /integer;")
        << value;
  }
}

TEST_F(Check, tells_a_bsn_that_fails_the_proof_from_what_is_no_bsn) {
  EXPECT_EQ(found(kOpen, R"({"bsn":"999990018"})"), "bsn /bsn;");
  EXPECT_EQ(found(kOpen, R"({"bsn":"99999001"})"), "schema /bsn;");
}

TEST_F(Check, tells_a_day_that_cannot_be_from_what_is_no_date) {
  EXPECT_EQ(found(kOpen, R"({"date":"2026-02-30"})"), "date /date;");
  EXPECT_EQ(found(kOpen, R"({"date":"2026-02-00"})"), "date /date;");
  EXPECT_EQ(found(kOpen, R"({"date":"30-01-2026"})"), "schema /date;");
}

TEST_F(Check, warns_for_a_value_that_is_only_suggested) {
  EXPECT_EQ(found(kOpen, R"({"hint":"blauw","hint2":"nee"})"), "code /hint*;code /hint2*;");
}

TEST_F(Check, refuses_a_value_that_no_table_translates) {
  EXPECT_EQ(found(kOpen, R"({"code":"blauw","listed":"nee"})"), "schema /code;schema /listed;");
}

TEST_F(Check, finds_members_that_do_not_belong) {
  EXPECT_EQ(found(kClosed, R"({"kleur":"rood","object":{"score":1,"x":2}})"),
            "schema /object/x;schema /kleur;");
  EXPECT_EQ(found(kOpen, R"({"kleur":"rood"})"), "");
}

TEST_F(Check, shows_no_name_of_a_member_that_may_be_a_persons) {
  EXPECT_EQ(found(kClosed, R"({"999990019":1,"object":{"score":1}})"), "schema ;");
  EXPECT_EQ(found(kClosed, R"({"Jan Jansen":1,"object":{"score":1}})"), "schema ;");
}

TEST_F(Check, finds_what_is_missing_inside) {
  EXPECT_EQ(found(kOpen, R"({"object":{},"list":[{"score":1},{},7]})"),
            "schema /object/score;schema /list/1/score;schema /list/2;");
}

TEST_F(Check, wants_one_of_two) {
  EXPECT_EQ(found(kEither, "{}"), "schema /text;");
  EXPECT_EQ(found(kEither, R"({"digits":"1234"})"), "");
}

TEST_F(Check, finds_an_end_before_its_begin) {
  EXPECT_EQ(found(kDated, R"({"date":"2026-02-02","end":"2026-02-01"})"), "date /end;");
  EXPECT_EQ(found(kDated, R"({"date":"2026-02-02","end":"2026-02-02"})"), "");
  EXPECT_EQ(found(kDated, R"({"end":"2026-02-02"})"), "");
}

TEST_F(Check, names_line_and_column_of_a_csv) {
  const auto parsed = message::parse_csv("text;date;integer\nabcd;01-02-2026;x\n");
  Checker checker{kCodes, mapping_, Checker::Form::csv};
  checker.object(kOpen, parsed->root().first_child());
  ASSERT_EQ(checker.findings().size(), 2U);
  EXPECT_EQ(checker.findings()[0].where, "line 2, text");
  EXPECT_EQ(checker.findings()[1].where, "line 2, integer");
}

TEST_F(Check, never_repeats_a_value) {
  const auto parsed = message::parse_json(R"({"bsn":"999990018","text":"geheim","code":"geheim"})");
  Checker checker{kCodes, mapping_};
  checker.object(kClosed, parsed->root());
  ASSERT_EQ(checker.findings().size(), 3U);
  for (const auto& finding : checker.findings()) {
    EXPECT_EQ(finding.text.find("999990018"), std::string::npos);
    EXPECT_EQ(finding.text.find("geheim"), std::string::npos);
  }
}

}  // namespace
}  // namespace rodedraad::tests
