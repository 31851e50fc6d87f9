#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "folder.h"
#include "rodedraad/message/mapping.h"

namespace rodedraad::config {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// mappings/eigen.xml with these differences, used by the connection to DUO.
std::string overlay(const std::string& inside, const std::string& extends = "duo") {
  return "<mapping xmlns=\"urn:rodedraad:config:1\" adapter=\"duo\" extends=\"" + extends +
         "\">\n" + inside + "</mapping>";
}

class Overlays : public testing::Test {
 protected:
  Overlays() {
    folder_.replace("connections/duo.xml", "<setting name=\"mapping\">duo<",
                    "<setting name=\"mapping\">eigen<");
  }
  const Folder folder_;
};

TEST_F(Overlays, reach_the_adapter_as_one_text) {
  folder_.write("mappings/eigen.xml",
                overlay("<message kind=\"pip\"><field path=\"pip.leerroute\" select=\"route\"/>"
                        "</message>"));
  const auto loaded = folder_.load();
  ASSERT_THAT(codes_of(loaded.findings), IsEmpty());
  const auto& text = loaded.config->mappings.at("eigen");
  const auto mapping = message::Mapping::compile(text);
  ASSERT_TRUE(mapping);
  EXPECT_TRUE(mapping->knows("pip"));
  EXPECT_GT(mapping->kinds().size(), 1U);
  EXPECT_EQ(loaded.config->connections.front().adapter.settings.front().value, text);
}

TEST_F(Overlays, make_a_new_revision) {
  folder_.write("mappings/eigen.xml", overlay(""));
  const auto before = folder_.load().config->revision;
  folder_.write("mappings/eigen.xml", overlay("<table id=\"x\"/>"));
  EXPECT_NE(folder_.load().config->revision, before);
}

TEST_F(Overlays, are_checked_at_their_own_place) {
  folder_.write("mappings/eigen.xml",
                overlay("<message kind=\"pip\"><field path=\"pip.leerrout\" select=\"route\"/>\n"
                        "<without path=\"pip.niveau\"/></message>"));
  EXPECT_THAT(folder_.codes(), testing::IsSupersetOf({"mappings/eigen.xml:2:34: field-unknown"}));
}

TEST_F(Overlays, need_what_they_extend) {
  folder_.write("mappings/eigen.xml", overlay("", "duoo"));
  const auto findings = folder_.load().findings;
  ASSERT_THAT(codes_of(findings), testing::Contains("mappings/eigen.xml:1:64: mapping-unknown"));
  EXPECT_THAT(findings,
              testing::Contains(testing::Field(&Finding::text, HasSubstr("did you mean `duo`"))));
}

TEST_F(Overlays, may_not_extend_each_other_in_a_circle) {
  folder_.write("mappings/eigen.xml", overlay("", "ander"));
  folder_.write("mappings/ander.xml", overlay("", "eigen"));
  EXPECT_THAT(folder_.codes(), testing::Contains("mappings/ander.xml:1:64: mapping-circular"));
}

TEST_F(Overlays, do_not_hide_that_nobody_uses_them) {
  folder_.write("mappings/eigen.xml", overlay(""));
  folder_.write("mappings/over.xml", overlay("", "eigen"));
  EXPECT_THAT(folder_.codes(), ElementsAre("mappings/over.xml:1:1: mapping-unused"));
}

TEST_F(Overlays, fill_tables_with_values_that_the_field_can_have) {
  folder_.write("mappings/eigen.xml",
                overlay("<table id=\"route\"><row code=\"X\" value=\"onzin\"/></table>\n"
                        "<message kind=\"pip\"><field path=\"pip.leerroute\" select=\"route\" "
                        "table=\"route\"/></message>"));
  EXPECT_THAT(folder_.codes(), ElementsAre("mappings/eigen.xml:2:40: value-impossible"));
}

TEST_F(Overlays, have_templates_for_messages_that_the_adapter_writes) {
  folder_.write("mappings/eigen.xml",
                overlay("<template kind=\"pvt\"/>\n<template kind=\"pip.registreren\" "
                        "format=\"json\"><element name=\"a\" field=\"pip.routee\"/>\n"
                        "<element name=\"b\" field=\"activiteit.soort\"/>\n"
                        "<element name=\"l\" type=\"array\"><each field=\"pip.leerroute\">"
                        "<element field=\"pip.leerroute\"/></each></element></template>"));
  EXPECT_THAT(folder_.codes(), ElementsAre("mappings/eigen.xml:2:17: message-unknown",
                                           "mappings/eigen.xml:3:73: field-unknown",
                                           "mappings/eigen.xml:4:26: each-missing",
                                           "mappings/eigen.xml:5:45: each-needless"));
}

}  // namespace
}  // namespace rodedraad::config
