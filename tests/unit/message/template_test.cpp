#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <cstdio>
#include <set>
#include <tuple>

#include "rodedraad/message/mapping.h"
#include "tree_text.h"

namespace rodedraad::message {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view kHead =
    "<mapping xmlns='urn:rodedraad:config:1' adapter='x'>"
    "<namespace prefix='m' uri='urn:m'/>"
    "<table id='soort'><row code='1' value='een'/><row code='01' value='een'/>"
    "<row code='9' value=''/></table>"
    "<table id='ruim' unknown='keep'><row code='A' value='B'/></table>";

sdk::EncodeRequest request(std::vector<sdk::FieldValue> fields = {}) {
  return {"uit",
          "6f1e0d3c-5a44-4a9d-9d4f-1b6f2a7c0003",
          "00000099000000001505",
          "",
          "0505",
          "2026-05-01T09:00:00+02:00",
          std::move(fields)};
}

Mapping with(const std::string& body) {
  auto mapping = Mapping::compile(std::string{kHead} + body + "</mapping>");
  if (!mapping) throw std::logic_error(mapping.error().front().text);
  return *std::move(mapping);
}

sdk::Message make(const std::string& body, std::vector<sdk::FieldValue> fields = {}) {
  return with(body).render(request(std::move(fields)));
}

std::string json(const std::string& inside, std::vector<sdk::FieldValue> fields = {}) {
  return make("<template kind='uit' format='json'>" + inside + "</template>", std::move(fields))
      .body;
}

std::string xml(const std::string& inside, std::vector<sdk::FieldValue> fields = {}) {
  const std::string body =
      make("<template kind='uit' format='xml'>" + inside + "</template>", std::move(fields)).body;
  const std::string declaration = R"(<?xml version="1.0" encoding="UTF-8"?>)";
  EXPECT_TRUE(body.starts_with(declaration)) << body;
  return body.substr(declaration.size());
}

std::string refusal(const std::string& text, std::vector<sdk::FieldValue> fields = {}) {
  try {
    return "made: " + make(text, std::move(fields)).body;
  } catch (const sdk::BadMessage& bad) {
    return bad.what();
  }
}

std::vector<std::string> mistakes(const std::string& body) {
  const auto mapping = Mapping::compile("<mapping xmlns='urn:rodedraad:config:1' adapter='x'>\n" +
                                        body + "</mapping>");
  std::vector<std::string> lines;
  if (mapping) return lines;
  for (const MappingFinding& finding : mapping.error()) {
    lines.push_back(std::to_string(finding.line) + ":" + std::to_string(finding.column) + " " +
                    finding.text);
  }
  return lines;
}

TEST(Template, fills_method_target_media_type_and_headers) {
  const auto message = make(
      "<template kind='uit' format='json' method='PUT' target='/p/{a.b}/{municipality}?x={id}' "
      "media-type='application/vnd.x+json'><header name='X-Bron' from='bron'/>"
      "<header name='X-Doel' from='doel' optional='true'/></template>",
      {{"a.b", "", "v/ë 1"}});
  EXPECT_EQ(message.method, "PUT");
  EXPECT_EQ(message.target, "/p/v%2F%C3%AB%201/0505?x=6f1e0d3c-5a44-4a9d-9d4f-1b6f2a7c0003");
  EXPECT_EQ(message.media_type, "application/vnd.x+json");
  EXPECT_EQ(message.headers, (std::vector<sdk::Pair>{{"X-Bron", "00000099000000001505"}}));
  EXPECT_EQ(message.body, "{}");
  EXPECT_EQ(message.kind, "uit");
}

TEST(Template, of_nothing_is_a_request_without_body) {
  const auto message = make("<template kind='uit' method='GET' target='/x'/>");
  EXPECT_EQ(message.body, "");
  EXPECT_EQ(message.media_type, "");
}

TEST(Template, makes_json_of_each_type) {
  EXPECT_EQ(json("<element name='s' field='a.s'/><element name='n' field='a.n' type='number'/>"
                 "<element name='j' field='a.j' type='boolean'/>"
                 "<element name='o'><element name='k' value='vast'/></element>"
                 "<element name='l' type='array'><element value='x'/></element>"
                 "<element name='leeg' type='object'/>",
                 {{"a.s", "", "te\"kst"}, {"a.n", "", "-1.5e3"}, {"a.j", "", "true"}}),
            R"({"s":"te\"kst","n":-1.5e3,"j":true,"o":{"k":"vast"},"l":["x"],"leeg":{}})");
}

TEST(Template, makes_an_array_at_the_top) {
  EXPECT_EQ(make("<template kind='uit' format='json' type='array'>"
                 "<each field='u.aantal'><element field='u.aantal' type='number'/></each>"
                 "</template>",
                 {{"u.aantal", "1", "3"}, {"u.aantal", "2", "4"}})
                .body,
            "[3,4]");
}

TEST(Template, repeats_for_each_key_with_the_fields_of_that_key) {
  EXPECT_EQ(json("<element name='uren' type='array'><each field='u.aantal' key-as='dag'>"
                 "<element type='object'><element name='aantal' field='u.aantal'/>"
                 "<element name='plaats' field='u.plaats' optional='true'/>"
                 "<element name='naam' field='a.naam'/>"
                 "<element name='jaar' from='key' part='1'/>"
                 "<element name='rest' from='key' part='2' optional='true'/></element></each>"
                 "</element>",
                 {{"u.aantal", "2026/x", "3"},
                  {"u.plaats", "2027", "hier"},
                  {"u.aantal", "2027", "4"},
                  {"u.plaats", "2028", "nergens"},
                  {"a.naam", "", "n"}}),
            R"({"uren":[{"dag":"2026/x","aantal":"3","naam":"n","jaar":"2026","rest":"x"},)"
            R"({"dag":"2027","aantal":"4","plaats":"hier","naam":"n","jaar":"2027"}]})");
}

TEST(Template, leaves_out_what_is_optional) {
  const std::string body =
      "<element name='a' field='a.a' optional='true'/>"
      "<element name='adres' optional='true'><element name='land' value='NL'/>"
      "<element name='straat' field='a.straat'/></element>";
  EXPECT_EQ(json(body), "{}");
  EXPECT_EQ(json(body, {{"a.straat", "", "Dam"}}), R"({"adres":{"land":"NL","straat":"Dam"}})");
}

TEST(Template, tells_all_that_is_missing_at_once_and_no_value) {
  EXPECT_EQ(
      refusal(
          "<template kind='uit' format='json' target='/{a.x}'><element name='a' "
          "field='a.a'/><element name='b' field='a.b' type='number'/>"
          "<element name='c' field='a.c' form='yyyymmdd'/>"
          "<element name='d' field='a.d' table='soort'/>"
          "<element name='e' field='a.e' type='boolean'/>"
          "<element name='f' from='doel'/></template>",
          {{"a.b", "", "007"}, {"a.c", "", "2026-02-30"}, {"a.d", "", "twee"}, {"a.e", "", "ja"}}),
      "a.x: is nodig voor dit bericht; a.a: is nodig voor dit bericht; a.c: is geen datum; "
      "a.d: heeft een waarde waarvoor de tabel geen code heeft; "
      "doel: is nodig voor dit bericht; a.b: is geen getal; a.e: is geen ja of nee");
}

TEST(Template, that_is_not_there_makes_no_message) {
  EXPECT_THROW((void)with("").render(request()), sdk::BadMessage);
}

TEST(Template, writes_dates_in_their_form) {
  EXPECT_EQ(json("<element name='a' field='a.d' form='dd-mm-yyyy'/><element name='b' field='a.d' "
                 "form='yyyymmdd'/><element name='c' from='created' form='yyyy-mm-dd'/>",
                 {{"a.d", "", "2026-05-00"}}),
            R"({"a":"00-05-2026","b":"20260500","c":"2026-05-01"})");
}

TEST(Template, writes_the_first_code_of_a_value) {
  EXPECT_EQ(json("<element name='a' field='a.s' table='soort'/>", {{"a.s", "", "een"}}),
            R"({"a":"1"})");
}

TEST(Template, keeps_a_value_without_code_unless_it_is_the_code_of_another) {
  const std::string body = "<element name='a' field='a.s' table='ruim'/>";
  EXPECT_EQ(json(body, {{"a.s", "", "C"}}), R"({"a":"C"})");
  EXPECT_THROW((void)json(body, {{"a.s", "", "A"}}), sdk::BadMessage);
}

TEST(Template, makes_xml_with_name_spaces_and_attributes) {
  EXPECT_EQ(xml("<element name='bericht' prefix='m'><attribute name='id' from='id'/>"
                "<attribute name='soort' prefix='m' field='a.s' optional='true'/>"
                "<element name='naam' field='a.naam'><attribute name='taal' value='nl'/></element>"
                "<each field='u.aantal' key-as='dag'><element name='uur'>"
                "<element name='aantal' field='u.aantal'/></element></each></element>",
                {{"a.naam", "", "a<b&\"c\""}, {"u.aantal", "ma", "3"}, {"u.aantal", "di", "4"}}),
            R"(<m:bericht xmlns:m="urn:m" id="6f1e0d3c-5a44-4a9d-9d4f-1b6f2a7c0003">)"
            R"(<naam taal="nl">a&lt;b&amp;"c"</naam><uur><dag>ma</dag><aantal>3</aantal></uur>)"
            R"(<uur><dag>di</dag><aantal>4</aantal></uur></m:bericht>)");
}

TEST(Template, refuses_a_character_that_xml_does_not_have) {
  EXPECT_EQ(refusal("<template kind='uit' format='xml'><element name='a' field='a.a'/></template>",
                    {{"a.a", "", "x\x01"}}),
            "a.a: heeft een teken dat niet in XML past");
}

TEST(Template, makes_a_csv_row_without_formulas) {
  EXPECT_EQ(make("<template kind='uit' format='csv' method='DROP' target='x_{id}.csv'>"
                 "<element name='a' field='a.a'/><element name='b' field='a.b' optional='true'/>"
                 "<element name='c' value='v;w'/></template>",
                 {{"a.a", "", "=1+1"}})
                .body,
            "\xEF\xBB\xBF"
            "a;b;c\r\n'=1+1;;\"v;w\"\r\n");
}

TEST(Template, makes_a_csv_row_for_each_key) {
  EXPECT_EQ(make("<template kind='uit' format='csv' separator=',' bom='false'>"
                 "<each field='u.aantal' key-as='dag'><element name='aantal' field='u.aantal'/>"
                 "</each></template>",
                 {{"u.aantal", "ma", "3"}, {"u.aantal", "di", "4"}})
                .body,
            "dag,aantal\r\nma,3\r\ndi,4\r\n");
}

TEST(Template, does_not_let_a_value_leave_the_path) {
  EXPECT_THROW((void)make("<template kind='uit' target='/a/{a.b}/c'/>", {{"a.b", "", ".."}}),
               sdk::BadMessage);
  EXPECT_THROW((void)make("<template kind='uit' target='/a/.{a.b}/c'/>", {{"a.b", "", "."}}),
               sdk::BadMessage);
  EXPECT_EQ(make("<template kind='uit' target='/a/{a.b}/c'/>", {{"a.b", "", "../x"}}).target,
            "/a/..%2Fx/c");
}

TEST(Template, has_no_target_that_leads_elsewhere) {
  for (const std::string target :
       {"/a/../{a.b}", "/./a", "a/b", "{a.b}/c", ".voorbeeld.nl/{a.b}"}) {
    const auto mapping = Mapping::compile(std::string{kHead} + "<template kind='uit' target='" +
                                          target + "'/></mapping>");
    EXPECT_FALSE(mapping) << target;
  }
}

TEST(Template, takes_no_value_in_the_name_of_an_element) {
  for (const std::string name : {"${a.b}", "{a.b}", "a&gt;&lt;b", "a b"}) {
    const auto mapping =
        Mapping::compile(std::string{kHead} + "<template kind='uit' format='xml'><element name='" +
                         name + "' field='a.b'/></template></mapping>");
    EXPECT_FALSE(mapping) << name;
  }
}

TEST(Template, does_not_let_a_value_add_a_header) {
  EXPECT_THROW((void)make("<template kind='uit'><header name='X' field='a.b'/></template>",
                          {{"a.b", "", "x\r\nY: z"}}),
               sdk::BadMessage);
}

TEST(Template, says_what_it_can_carry_and_what_it_needs) {
  const auto carried =
      with(
          "<template kind='uit' format='json' target='/{a.b}'><header name='X' field='a.h'/>"
          "<element name='a' field='a.a' optional='true'/><element name='o' optional='true'>"
          "<element name='p' field='a.p'/></element><element name='b' field='a.b' "
          "optional='true'/><element name='l' type='array'><each field='u.n'>"
          "<element field='u.n'/></each></element></template>")
          .carries("uit");
  std::vector<std::string> lines;
  for (const auto& [path, required] : carried) lines.push_back(path + (required ? " !" : ""));
  EXPECT_THAT(lines, ElementsAre("a.a", "a.b !", "a.h !", "a.p", "u.n"));
}

TEST(TemplateFindings, are_all_told_at_once_with_their_place) {
  EXPECT_THAT(
      mistakes("<template kind='a' format='yaml' method='G T' target='/{a' bom='ja'>\n"
               "<header name='a b' value='1'/>\n"
               "<element/>\n"
               "<element name='x' field='a.b' from='wie'/>\n"
               "</template>\n"
               "<template kind='b' format='json' separator=','>\n"
               "<element name='x' field='a.b' table='t' type='date'/>\n"
               "<element name='x' value='1' form='yyyymmdd'/>\n"
               "<each field='u.n'><element from='key' part='0'/></each>\n"
               "<element name='y' from='key'/><element name='o'><attribute name='z' "
               "value='1'/></element>\n"
               "</template>\n"
               "<template kind='c' format='xml'><each field='u.n'/>\n"
               "<element name='1' prefix='q'/></template>\n"
               "<template kind='d' method='DROP' target='{a.b}.csv' format='csv'/>\n"
               "<template kind='d'><element name='x'/></template>\n"),
      ElementsAre(
          "2:20 format is json, xml or csv", "2:34 this is no HTTP method",
          "2:47 { and } must come in pairs", "2:60 bom goes with format csv only",
          "2:60 bom is true or false", "3:9 this is no name of a header",
          "4:1 element has no attribute name", "5:1 give one of field, value and from",
          "5:31 from is id, created, municipality, bron, doel or key",
          "7:34 separator goes with format csv only", "8:31 unknown table t",
          "8:41 type is object, array, string, number or boolean", "9:10 this name is there twice",
          "9:29 form goes with field or from",
          "10:1 in JSON an each stands in an element with type=\"array\"",
          "10:39 part is a number from 1 to 9", "11:19 key only has a meaning inside an each",
          "11:31 element needs field, value or from", "11:49 attribute goes with format xml only",
          "13:1 an XML document has one element at the top, and no each",
          "13:33 this each is empty", "14:10 this is no XML name",
          "14:19 the prefix q has no namespace element", "15:1 a CSV has columns",
          HasSubstr("15:34 the name of a file shows"),
          "16:1 a template with elements needs a format", "16:11 the template d is there twice"));
}

// ---- what a template writes, a mapping reads back ----

using Values = std::vector<std::string>;

/// Text without what reading takes away: white space at the ends. \p pieces say what is special.
rc::Gen<std::string> text_of(std::vector<std::string> pieces) {
  return rc::gen::map(rc::gen::container<Values>(rc::gen::elementOf(std::move(pieces))),
                      [](const Values& chosen) {
                        std::string text = "x";
                        for (const std::string& each : chosen) text += each;
                        return text + "x";
                      });
}

rc::Gen<std::string> plain_text() {
  return text_of({"a", "7", " ", ";", ",", "\"", "\n", "\r\n", "\t", "\\", "<", "&amp;", "]]>", "'",
                  "{", "é", "😀"});
}

rc::Gen<std::string> partial_date() {
  return rc::gen::map(rc::gen::tuple(rc::gen::inRange(1900, 2100), rc::gen::inRange(0, 13),
                                     rc::gen::inRange(0, 29)),
                      [](const std::tuple<int, int, int>& parts) {
                        const auto [year, month, day] = parts;
                        char text[16];
                        std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month,
                                      month == 0 ? 0 : day);
                        return std::string{text};
                      });
}

/// One value of each sort, and a repeating field.
std::vector<sdk::FieldValue> any_fields() {
  std::vector<sdk::FieldValue> fields{
      {"inburgeraar.achternaam", "", *plain_text()},
      {"inburgeraar.geboortedatum", "", *partial_date()},
      {"pip.leerroute", "", *rc::gen::element<std::string>("B1-route", "Z-route", "anders")}};
  const auto hours = *rc::gen::container<std::vector<std::pair<std::string, std::string>>>(
      rc::gen::pair(plain_text(), plain_text()));
  std::set<std::string> keys;
  for (const auto& [key, value] : hours) {
    if (keys.insert(key).second) fields.push_back({"activiteit.soort", key, value});
  }
  return fields;
}

constexpr std::string_view kTables =
    "<table id='route' unknown='keep'><row code='B' value='B1-route'/><row code='b' "
    "value='B1-route'/><row code='Z' value='Z-route'/></table>";

/// What the mapping reads of what the template wrote.
std::vector<sdk::FieldValue> round_trip(const std::string& rules, std::string_view format,
                                        std::vector<sdk::FieldValue> fields) {
  const auto mapping = Mapping::compile("<mapping xmlns='urn:rodedraad:config:1' adapter='x'>" +
                                        std::string{kTables} + rules + "</mapping>");
  if (!mapping) throw std::logic_error(mapping.error().front().text);
  const auto message = mapping->render(request(std::move(fields)));
  const auto tree = format == "json"  ? parse_json(message.body)
                    : format == "xml" ? parse_xml(message.body, mapping->namespaces())
                                      : parse_csv(message.body);
  if (!tree) throw std::logic_error(tree.error().text);
  sdk::Decoded decoded;
  mapping->apply("uit", tree->root(), decoded);
  RC_ASSERT(decoded.findings.empty());
  std::vector<sdk::FieldValue> read;
  for (const auto& fact : decoded.facts) read.push_back(fact.field);
  return read;
}

std::string elements() {
  return "<element name='naam' field='inburgeraar.achternaam'/>"
         "<element name='geboren' field='inburgeraar.geboortedatum' form='dd-mm-yyyy'/>"
         "<element name='route' field='pip.leerroute' table='route'/>";
}

std::string rules(const std::string& base) {
  return "<message kind='uit'><field path='inburgeraar.achternaam' select='" + base +
         "naam'/><field path='inburgeraar.geboortedatum' select='" + base +
         "geboren' form='dd-mm-yyyy'/><field path='pip.leerroute' select='" + base +
         "route' table='route'/>";
}

RC_GTEST_PROP(TemplateRoundTrip, json_says_what_it_was_given, ()) {
  const auto fields = any_fields();
  const auto read = round_trip(
      "<template kind='uit' format='json'>" + elements() +
          "<element name='uren' type='array'><each field='activiteit.soort' key-as='id'>"
          "<element type='object'><element name='soort' field='activiteit.soort'/></element></each>"
          "</element></template>" +
          rules("") +
          "<each select='uren/item' key='id'><field path='activiteit.soort' select='soort'/></each>"
          "</message>",
      "json", fields);
  RC_ASSERT(read == fields);
}

RC_GTEST_PROP(TemplateRoundTrip, xml_says_what_it_was_given, ()) {
  const auto fields = any_fields();
  const auto read = round_trip(
      "<namespace prefix='m' uri='urn:m'/><template kind='uit' format='xml'>"
      "<element name='bericht' prefix='m'>" +
          elements() +
          "<each field='activiteit.soort'><element name='uur'><attribute name='id' from='key'/>"
          "<element name='soort' field='activiteit.soort'/></element></each></element></template>" +
          rules("") +
          "<each select='uur' key='@id'><field path='activiteit.soort' select='soort'/></each>"
          "</message>",
      "xml", fields);
  RC_ASSERT(read == fields);
}

RC_GTEST_PROP(TemplateRoundTrip, csv_says_what_it_was_given, ()) {
  auto fields = any_fields();
  fields.resize(3);
  const auto read = round_trip("<template kind='uit' format='csv'>" + elements() + "</template>" +
                                   rules("row/") + "</message>",
                               "csv", fields);
  RC_ASSERT(read == fields);
}

}  // namespace
}  // namespace rodedraad::message
