#include "rodedraad/message/schema.h"

#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "json_number.h"

namespace rodedraad::message {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

std::vector<std::string> places(const Deviations& deviations) {
  std::vector<std::string> out;
  for (const auto& found : deviations) out.push_back(found.code + " " + found.where);
  return out;
}

std::string all_text(const Deviations& deviations) {
  std::string out;
  for (const auto& found : deviations) out += found.where + ": " + found.text + "\n";
  return out;
}

JsonSchema json_schema(std::string_view text) {
  auto schema = JsonSchema::compile(text);
  if (!schema) throw std::invalid_argument(schema.error());
  return *std::move(schema);
}

bool fits(std::string_view schema, std::string_view value) {
  return json_schema(schema).check(value).empty();
}

struct Row {
  std::string_view name;
  std::string_view schema;
  std::string_view good;
  std::string_view bad;
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.name; }

/// Each keyword with a value that holds and one that does not.
constexpr Row kKeywords[] = {
    {"type", R"({"type":"string"})", R"("a")", "1"},
    {"type_list", R"({"type":["string","null"]})", "null", "1"},
    {"integer", R"({"type":"integer"})", "10.0", "10.5"},
    {"integer_by_exponent", R"({"type":"integer"})", "1e2", "1e-2"},
    {"number", R"({"type":"number"})", "-0.5", R"("0.5")"},
    {"false", R"({"properties":{"a":false}})", R"({"b":1})", R"({"a":1})"},
    {"enum", R"({"enum":["a",2,null]})", "2.0", R"("A")"},
    {"enum_object", R"({"enum":[{"a":1,"b":[2]}]})", R"({"b":[2],"a":1.0})", R"({"a":1,"b":[3]})"},
    {"const", R"({"const":"x"})", R"("x")", R"("y")"},
    {"required", R"({"required":["a"]})", R"({"a":null})", R"({"b":1})"},
    {"properties", R"({"properties":{"a":{"type":"string"}}})", R"({"a":"b"})", R"({"a":1})"},
    {"odd_name", R"({"properties":{"(St) N/m":{"type":"string"}}})", R"({"(St) N/m":"b"})",
     R"({"(St) N/m":1})"},
    {"additionalProperties", R"({"properties":{"a":{}},"additionalProperties":false})",
     R"({"a":1})", R"({"a":1,"b":2})"},
    {"additionalProperties_schema", R"({"additionalProperties":{"type":"string"}})", R"({"a":"b"})",
     R"({"a":1})"},
    {"patternProperties",
     R"({"patternProperties":{"^x-":{"type":"string"}},"additionalProperties":false})",
     R"({"x-a":"b"})", R"({"x-a":1})"},
    {"propertyNames", R"({"propertyNames":{"pattern":"^[a-z]+$"}})", R"({"ab":1})", R"({"A":1})"},
    {"minProperties", R"({"minProperties":1})", R"({"a":1})", "{}"},
    {"maxProperties", R"({"maxProperties":1})", R"({"a":1})", R"({"a":1,"b":1})"},
    {"dependentRequired", R"({"dependentRequired":{"a":["b"]}})", R"({"b":1})", R"({"a":1})"},
    {"dependentSchemas", R"({"dependentSchemas":{"a":{"required":["b"]}}})", R"({"c":1})",
     R"({"a":1})"},
    {"dependencies", R"({"dependencies":{"a":["b"]}})", R"({"a":1,"b":1})", R"({"a":1})"},
    {"items", R"({"items":{"type":"integer"}})", "[1,2]", "[1,\"2\"]"},
    {"prefixItems", R"({"prefixItems":[{"type":"string"}],"items":false})", R"(["a"])",
     R"(["a",1])"},
    {"items_list_of_draft_7", R"({"items":[{"type":"string"}],"additionalItems":false})",
     R"(["a"])", R"(["a",1])"},
    {"minItems", R"({"minItems":1})", "[1]", "[]"},
    {"maxItems", R"({"maxItems":1})", "[1]", "[1,2]"},
    {"uniqueItems", R"({"uniqueItems":true})", R"([1,"1",[1]])",
     R"([{"a":1,"b":2},{"b":2.0,"a":1}])"},
    {"contains", R"({"contains":{"type":"string"}})", R"([1,"a"])", "[1]"},
    {"minContains", R"({"contains":{"const":1},"minContains":2})", "[1,1]", "[1,2]"},
    {"minLength", R"({"minLength":2})", R"("éé")", R"("é")"},
    {"maxLength", R"({"maxLength":2})", R"("é😀")", R"("abc")"},
    {"pattern", R"({"pattern":"^[0-9]{9}$"})", R"("999990019")", R"("99999001")"},
    {"pattern_is_not_anchored", R"({"pattern":"b"})", R"("abc")", R"("ac")"},
    {"pattern_by_character", R"({"pattern":"^.é$"})", R"("ëé")", R"("é")"},
    {"minimum", R"({"minimum":1})", "1", "0.999999999999999999999"},
    {"maximum", R"({"maximum":10})", "1e1", "10.00000000000000000001"},
    {"exclusiveMinimum", R"({"exclusiveMinimum":0})", "0.1", "-0"},
    {"exclusiveMaximum", R"({"exclusiveMaximum":0})", "-1", "0"},
    {"multipleOf", R"({"multipleOf":0.01})", "19.99", "19.999"},
    {"date", R"({"format":"date"})", R"("2028-02-29")", R"("2026-02-29")"},
    {"date_time", R"({"format":"date-time"})", R"("2026-05-02T05:00:00Z")",
     R"("2026-05-02T05:00:00")"},
    {"time", R"({"format":"time"})", R"("05:00:00Z")", R"("25:00:00Z")"},
    {"uuid", R"({"format":"uuid"})", R"("6f1e0d3c-5a44-4a9d-9d4f-1b6f2a7c0003")", R"("6f1e")"},
    {"email", R"({"format":"email"})", R"("a@b.nl")", R"("a.b.nl")"},
    {"allOf", R"({"allOf":[{"minimum":1},{"maximum":2}]})", "2", "3"},
    {"anyOf", R"({"anyOf":[{"type":"string"},{"minimum":5}]})", "5", "4"},
    {"oneOf", R"({"oneOf":[{"minimum":1},{"minimum":5}]})", "2", "6"},
    {"not", R"({"not":{"type":"string"}})", "1", R"("a")"},
    {"then", R"({"if":{"required":["a"]},"then":{"required":["b"]}})", R"({"a":1,"b":1})",
     R"({"a":1})"},
    {"else", R"({"if":{"required":["a"]},"else":{"required":["b"]}})", R"({"a":1})", "{}"},
    {"ref", R"({"$ref":"#/$defs/d","$defs":{"d":{"type":"string"}}})", R"("a")", "1"},
    {"ref_beside_others", R"({"$ref":"#/$defs/d","maxLength":1,"$defs":{"d":{"type":"string"}}})",
     R"("a")", R"("ab")"},
    {"ref_to_anchor", R"({"$ref":"#d","$defs":{"x":{"$anchor":"d","type":"string"}}})", R"("a")",
     "1"},
    {"ref_by_id", R"({"$id":"https://x.nl/s.json","items":{"$ref":"s.json#/$defs/a~1b"},
                      "$defs":{"a/b":{"type":"string"}}})",
     R"(["a"])", "[1]"},
    {"recursion", R"({"properties":{"a":{"$ref":"#"}},"additionalProperties":false})",
     R"({"a":{"a":{}}})", R"({"a":{"a":{"b":1}}})"},
};

class JsonKeyword : public testing::TestWithParam<Row> {};

TEST_P(JsonKeyword, lets_through_what_holds) {
  EXPECT_TRUE(fits(GetParam().schema, GetParam().good));
}

TEST_P(JsonKeyword, finds_what_does_not_hold) {
  EXPECT_FALSE(fits(GetParam().schema, GetParam().bad));
}

INSTANTIATE_TEST_SUITE_P(All, JsonKeyword, testing::ValuesIn(kKeywords),
                         [](const auto& row) { return std::string{row.param.name}; });

TEST(JsonSchema, gives_every_deviation_its_place) {
  const auto schema = json_schema(R"({"required":["c"],"properties":{"a":{"type":"string"},
      "b":{"items":{"enum":["x"]}}},"additionalProperties":false})");
  EXPECT_THAT(places(schema.check(R"({"a":1,"b":["x","y"],"d":0})")),
              ElementsAre("json-schema-type /a", "json-schema-enum /b/1",
                          "json-schema-additionalProperties /d", "json-schema-required /c"));
}

TEST(JsonSchema, tells_no_value_and_no_name_that_may_be_a_number) {
  const auto schema = json_schema(R"({"additionalProperties":{"type":"object",
      "additionalProperties":{"pattern":"^x$"}}})");
  EXPECT_THAT(all_text(schema.check(R"({"999990019":{"bsn":"999990020"}})")),
              Not(HasSubstr("99999")));
}

TEST(JsonSchema, stops_at_as_many_as_were_asked_for) {
  EXPECT_THAT(json_schema(R"({"items":{"type":"string"}})").check("[1,2,3,4]", 2), SizeIs(2));
}

TEST(JsonSchema, ends_soon_with_a_pattern_that_could_run_away) {
  const auto schema = json_schema(R"({"pattern":"^(a+)+$"})");
  const auto text = "\"" + std::string(3000, 'a') + "!\"";
  EXPECT_THAT(schema.check(text), SizeIs(1));
}

TEST(JsonSchema, holds_nothing_too_long_against_a_pattern) {
  const auto schema = json_schema(R"({"pattern":"a"})");
  EXPECT_THAT(schema.check("\"" + std::string(20'000, 'a') + "\""), SizeIs(1));
}

TEST(JsonSchema, ignores_what_stands_beside_a_reference_in_draft_7) {
  EXPECT_TRUE(fits(R"({"$schema":"http://json-schema.org/draft-07/schema#","maxLength":1,
                       "$ref":"#/definitions/d","definitions":{"d":{"type":"string"}}})",
                   R"("ab")"));
}

struct Refused {
  std::string_view name;
  std::string_view schema;
  std::string_view why;
};

void PrintTo(const Refused& row, std::ostream* out) { *out << row.name; }

class RefusedJsonSchema : public testing::TestWithParam<Refused> {};

TEST_P(RefusedJsonSchema, says_why) {
  const auto schema = JsonSchema::compile(GetParam().schema);
  ASSERT_FALSE(schema.has_value());
  EXPECT_THAT(schema.error(), HasSubstr(std::string{GetParam().why}));
}

INSTANTIATE_TEST_SUITE_P(
    All, RefusedJsonSchema,
    testing::Values(Refused{"no_json", "{", "1:"},
                    Refused{"unknown_keyword", R"({"properties":{"a":{"maxLenght":3}}})",
                            "/properties/a: the keyword \"maxLenght\""},
                    Refused{"unevaluated", R"({"unevaluatedProperties":false})",
                            "unevaluatedProperties"},
                    Refused{"other_document", R"({"$ref":"other.json"})", "another document"},
                    Refused{"nowhere", R"({"$ref":"#/$defs/x"})", "leads nowhere"},
                    Refused{"endless", R"({"allOf":[{"$ref":"#"}]})", "comes back to itself"},
                    Refused{"pattern", R"({"pattern":"["})", "regular expression"},
                    Refused{"type", R"({"type":"text"})", "no type"},
                    Refused{"count", R"({"minItems":-1})", "/minItems"}),
    [](const auto& row) { return std::string{row.param.name}; });

TEST(JsonNumber, orders_without_rounding) {
  EXPECT_LT(JsonNumber{"9007199254740992"}, JsonNumber{"9007199254740993"});
  EXPECT_GT(JsonNumber{"-1"}, JsonNumber{"-1.5"});
  EXPECT_LT(JsonNumber{"-1e3"}, JsonNumber{"0"});
  EXPECT_LT(JsonNumber{"99"}, JsonNumber{"1e2"});
  EXPECT_EQ(JsonNumber{"1.20e1"}, JsonNumber{"12"});
}

/// A folder for the files of one test.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "schema_test_XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path_); }

  fs::path write(const fs::path& name, std::string_view text) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream{path_ / name} << text;
    return path_ / name;
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

constexpr std::string_view kTypes = R"(<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:simpleType name="Code"><xs:restriction base="xs:string">
    <xs:enumeration value="A"/><xs:enumeration value="B"/></xs:restriction></xs:simpleType>
</xs:schema>)";

constexpr std::string_view kSchema = R"(<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:include schemaLocation="types/code.xsd"/>
  <xs:element name="bericht"><xs:complexType><xs:sequence>
    <xs:element name="bsn"><xs:simpleType><xs:restriction base="xs:string">
      <xs:pattern value="[0-9]{9}"/></xs:restriction></xs:simpleType></xs:element>
    <xs:element name="code" type="Code" minOccurs="0"/>
    <xs:element name="datum" type="xs:date"/>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>)";

class XmlSchemaFiles : public testing::Test {
 protected:
  XmlSchema schema() const {
    auto loaded = XmlSchema::load(file_, folder_.path());
    if (!loaded) throw std::runtime_error(loaded.error());
    return *std::move(loaded);
  }

  std::string problem_of(std::string_view text) const {
    const auto file = folder_.write("schema/other.xsd", text);
    const auto loaded = XmlSchema::load(file, folder_.path() / "schema");
    return loaded ? "" : loaded.error();
  }

  Folder folder_;
  fs::path types_ = folder_.write("types/code.xsd", kTypes);
  fs::path file_ = folder_.write("bericht.xsd", kSchema);
};

TEST_F(XmlSchemaFiles, let_through_what_holds) {
  EXPECT_THAT(schema().check(
                  "<bericht><bsn>999990019</bsn><code>A</code><datum>2026-05-01</datum></bericht>"),
              IsEmpty());
}

TEST_F(XmlSchemaFiles, give_every_deviation_its_line_and_element) {
  EXPECT_THAT(
      places(schema().check(
          "<bericht>\n<bsn>9999x</bsn>\n<code>C</code>\n<datum>gisteren</datum>\n</bericht>")),
      ElementsAre("xsd-pattern regel 2, element bsn", "xsd-enumeration regel 3, element code",
                  "xsd-value regel 4, element datum"));
}

TEST_F(XmlSchemaFiles, say_what_was_expected) {
  EXPECT_THAT(all_text(schema().check("<bericht><bsn>999990019</bsn></bericht>")),
              HasSubstr("ontbreekt iets. Verwacht: code, datum."));
}

TEST_F(XmlSchemaFiles, tell_no_value) {
  const auto found = schema().check(
      "<bericht><bsn>999990019x</bsn><code>Jansen</code><datum>geheim</datum></bericht>");
  EXPECT_THAT(all_text(found), testing::AllOf(Not(HasSubstr("99999")), Not(HasSubstr("Jansen")),
                                              Not(HasSubstr("geheim"))));
}

TEST_F(XmlSchemaFiles, stop_at_as_many_as_were_asked_for) {
  EXPECT_THAT(schema().check("<bericht><bsn>x</bsn><code>y</code><datum>z</datum></bericht>", 2),
              SizeIs(2));
}

TEST_F(XmlSchemaFiles, serve_several_threads) {
  const auto shared = schema();
  std::vector<Deviations> found(4);
  {
    std::vector<std::jthread> threads;
    for (auto& own : found) {
      threads.emplace_back([&shared, &own] {
        for (int i = 0; i < 200; ++i) own = shared.check("<bericht><bsn>x</bsn></bericht>");
      });
    }
  }
  EXPECT_THAT(found, testing::Each(found.front()));
}

TEST_F(XmlSchemaFiles, never_reach_a_network) {
  EXPECT_THAT(problem_of(R"(<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
      <xs:import namespace="urn:x" schemaLocation="http://127.0.0.1:9/x.xsd"/></xs:schema>)"),
              HasSubstr("other.xsd:2: refers to a schema that is not in the folder"));
}

TEST_F(XmlSchemaFiles, stay_in_their_folder) {
  EXPECT_THAT(problem_of(R"(<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
      <xs:include schemaLocation="../types/code.xsd"/></xs:schema>)"),
              HasSubstr("outside the folder"));
}

TEST_F(XmlSchemaFiles, use_no_external_entity) {
  EXPECT_THAT(problem_of(R"(<!DOCTYPE s [<!ENTITY e SYSTEM "../types/code.xsd">]>
      <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>)"),
              HasSubstr("external entity"));
}

TEST_F(XmlSchemaFiles, say_where_a_schema_is_wrong) {
  EXPECT_THAT(problem_of(R"(<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
      <xs:element name="a" type="Nergens"/></xs:schema>)"),
              HasSubstr("other.xsd:2: "));
}

/// What partners have published, where it is there.
class PublishedSchemas : public testing::Test {
 protected:
  void SetUp() override {
    const char* named = std::getenv("RODEDRAAD_SHARED");
    shared_ = named == nullptr ? fs::path{MESSAGE_TEST_SHARED} : fs::path{named};
    if (!fs::is_directory(shared_)) GTEST_SKIP() << "the published schemas are not here";
  }

  std::string read(const fs::path& file) const {
    std::ifstream in{shared_ / file, std::ios::binary};
    if (!in) throw std::runtime_error("cannot read " + file.string());
    return {std::istreambuf_iterator<char>{in}, {}};
  }

  std::vector<std::string> check_json(const fs::path& schema, const fs::path& message) const {
    const auto loaded = JsonSchema::load(shared_ / schema);
    if (!loaded) return {loaded.error()};
    return places(loaded->check(read(message)));
  }

  /// The schemas below a folder, of files whose name starts so, that cannot be used.
  std::vector<std::string> unusable(const fs::path& folder, const fs::path& root,
                                    std::string_view start = {}) const {
    std::vector<std::string> problems;
    for (const auto& entry : fs::recursive_directory_iterator{shared_ / folder}) {
      if (entry.path().extension() != ".xsd") continue;
      if (!entry.path().filename().string().starts_with(start)) continue;
      const auto loaded = XmlSchema::load(entry.path(), shared_ / root);
      if (!loaded) problems.push_back(loaded.error());
    }
    return problems;
  }

  fs::path shared_;
};

TEST_F(PublishedSchemas, of_ddas_take_their_own_example) {
  const fs::path folder = "published/schuldhulp/ddas_v1.0";
  EXPECT_THAT(
      check_json(folder / "json_schema_Uitwisselmodel.json", folder / "enkelvoudigVoorbeeld.json"),
      IsEmpty());
}

TEST_F(PublishedSchemas, of_vroegsignalering_take_their_own_example) {
  const fs::path folder = "published/schuldhulp/ddas_vroegsignalering_v0.9";
  EXPECT_THAT(
      check_json(folder / "json_schema_Uitwisselmodel.json", folder / "enkelvoudigVoorbeeld.json"),
      IsEmpty());
}

TEST_F(PublishedSchemas, of_vluchtelingenwerk_can_be_used) {
  const auto loaded =
      JsonSchema::load(shared_ / "samples/vluchtelingenwerk/PROPOSED_vwn_schema.json");
  EXPECT_TRUE(loaded.has_value()) << loaded.error();
}

TEST_F(PublishedSchemas, of_iwmo_can_all_be_used) {
  EXPECT_THAT(unusable("published/wmo/iwmo_3_2/xsd", "published/wmo/iwmo_3_2"), IsEmpty());
}

TEST_F(PublishedSchemas, of_ggk_can_all_be_used) {
  EXPECT_THAT(unusable("published/wmo/ggk", "published/wmo/ggk"), IsEmpty());
}

/// Beside those of the messages lies one of WS-Security, which refers to the network.
TEST_F(PublishedSchemas, of_bkwi_messages_can_all_be_used) {
  const fs::path folder = "published/participatiewet";
  EXPECT_THAT(unusable(folder, folder, "Body"), IsEmpty());
}

TEST_F(PublishedSchemas, of_allegro_take_the_sample) {
  const auto loaded =
      XmlSchema::load(shared_ / "published/schuldhulp/allegro/SchuldHulpService_types_0.xsd",
                      shared_ / "published");
  ASSERT_TRUE(loaded.has_value()) << loaded.error();
  EXPECT_THAT(loaded->check(read("samples/schuldhulp/allegro_GetSRVAanvraagResponse.xml")),
              IsEmpty());
}

}  // namespace
}  // namespace rodedraad::message
