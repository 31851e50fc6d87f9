#include <gmock/gmock.h>

#include "rodedraad/stuf/answers.h"
#include "rodedraad/stuf/faults.h"
#include "rodedraad/stuf/names.h"
#include "rodedraad/stuf/soap.h"

namespace rodedraad::stuf {
namespace {

message::Tree parsed(const std::string& text) {
  auto tree = message::parse_xml(text, namespaces());
  EXPECT_TRUE(tree.has_value());
  return std::move(*tree);
}

Stuurgegevens data() {
  return {"Fo01",
          {"0505", "Hub & Zo", "", "geb"},
          {"41410099", "GGk", "adm", ""},
          "r-1",
          "20260312090502",
          "x-1",
          "",
          ""};
}

TEST(Stuurgegevens, are_read_as_they_were_written) {
  const auto tree = parsed(fault("Fo01", data(), "StUF055", "d"));
  EXPECT_EQ(read_stuurgegevens(tree.root().child("StUF:stuurgegevens")), data());
}

TEST(Stuurgegevens, of_the_right_form_have_no_findings) {
  const auto tree = parsed(fault("Fo01", data(), "StUF055"));
  EXPECT_THAT(check_stuurgegevens(tree.root().child("StUF:stuurgegevens"), data()),
              testing::IsEmpty());
}

TEST(Stuurgegevens, of_another_form_have_a_finding_each) {
  const auto tree = parsed(fault("Fo01", data(), "StUF055"));
  auto wrong = data();
  wrong.sender.application = "GG";
  wrong.reference = std::string(41, 'r');
  wrong.moment = "gisteren";
  const auto findings = check_stuurgegevens(tree.root().child("StUF:stuurgegevens"), wrong);
  ASSERT_EQ(findings.size(), 3U);
  EXPECT_EQ(findings[0].where, "/StUF:Fo01Bericht/StUF:stuurgegevens/StUF:zender/StUF:applicatie");
}

TEST(Stuf_fault_message, is_read_as_it_was_written) {
  const auto tree = parsed(fault("Fo03", data(), "StUF016", "WMO305-00010000"));
  const auto read = read_fault(tree.root());
  EXPECT_EQ(read, (Fault{"StUF016", "client", "Combinatie zender en referentienummer niet uniek",
                         "WMO305-00010000"}));
}

TEST(Soap, is_taken_off_whatever_its_version) {
  for (const auto space : {kSoap11, kSoap12}) {
    const auto tree = parsed("<e:Envelope xmlns:e=\"" + std::string{space} +
                             "\"><e:Header/><e:Body><a/></e:Body></e:Envelope>");
    EXPECT_TRUE(is_soap(tree.root()));
    EXPECT_STREQ(content_of(tree.root()).name(), "a");
  }
}

TEST(Soap, with_two_messages_or_none_has_no_content) {
  for (const std::string body : {"", "<a/><b/>"}) {
    const auto tree = parsed("<e:Envelope xmlns:e=\"" + std::string{kSoap11} + "\"><e:Body>" +
                             body + "</e:Body></e:Envelope>");
    EXPECT_TRUE(content_of(tree.root()).empty());
  }
}

TEST(Soap, with_two_bodies_has_no_content) {
  const auto tree = parsed("<e:Envelope xmlns:e=\"" + std::string{kSoap11} +
                           "\"><e:Body><a/></e:Body><e:Body><b/></e:Body></e:Envelope>");
  EXPECT_TRUE(content_of(tree.root()).empty());
}

}  // namespace
}  // namespace rodedraad::stuf
