#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "catalogue.h"
#include "environment.h"
#include "folder.h"

namespace rodedraad::config {
namespace {

using testing::ElementsAreArray;
using testing::IsEmpty;

/// Every mistake of the folder planted/, in the order in which it must be reported.
constexpr const char* kPlanted[] = {"access.xml:2:59: choice-unknown",
                                    "access.xml:2:74: choice-unknown",
                                    "access.xml:3:13: id-duplicate",
                                    "access.xml:3:71: municipality-unknown",
                                    "access.xml:3:76: municipality-unknown",
                                    "access.xml:4:13: id-invalid",
                                    "access.xml:4:26: value-missing",
                                    "access.xml:4:36: value-missing",
                                    "access.xml:5:18: session-times",
                                    "access.xml:6:20: number-invalid",
                                    "access.xml:7:21: password-length",
                                    "access.xml:8:3: claim-missing",
                                    "access.xml:8:17: http-not-secure",
                                    "access.xml:8:66: secret-in-clear",
                                    "connections/duo.xml:1:1: purpose-missing",
                                    "connections/duo.xml:1:1: setting-missing",
                                    "connections/duo.xml:2:18: setting-unknown",
                                    "connections/duo.xml:3:3: setting-reserved",
                                    "connections/duo.xml:4:22: listener-unknown",
                                    "connections/duo.xml:4:38: path-invalid",
                                    "connections/duo.xml:4:51: rate-invalid",
                                    "connections/duo.xml:6:25: http-not-secure",
                                    "connections/duo.xml:8:16: rate-invalid",
                                    "connections/duo.xml:8:32: number-invalid",
                                    "connections/duo.xml:9:17: duration-invalid",
                                    "connections/duo.xml:9:28: number-invalid",
                                    "connections/duo.xml:10:22: number-invalid",
                                    "connections/duo.xml:10:41: breaker-times",
                                    "connections/duo.xml:11:19: duration-invalid",
                                    "connections/duo.xml:12:3: attribute-missing",
                                    "connections/gemeente.xml:1:1: connection-idle",
                                    "connections/gemeente.xml:1:67: adapter-unknown",
                                    "connections/gemeente.xml:1:87: organisation-unknown",
                                    "connections/vwn.xml:2:27: mapping-of-other-adapter",
                                    "connections/vwn.xml:3:49: secret-in-clear",
                                    "connections/vwn.xml:5:25: variable-missing",
                                    "connections/vwn.xml:7:10: message-not-outgoing",
                                    "connections/vwn.xml:7:18: message-unknown",
                                    "connections/vwn2.xml:1:48: id-duplicate",
                                    "connections/vwn2.xml:2:27: mapping-unknown",
                                    "connections/vwn2.xml:3:36: listener-path-duplicate",
                                    "connections/vwn2.xml:3:49: secret-missing",
                                    "deadlines.xml:3:26: date-invalid",
                                    "deadlines.xml:3:64: field-not-date",
                                    "deadlines.xml:3:87: length-invalid",
                                    "deadlines.xml:4:25: boolean-invalid",
                                    "deadlines.xml:4:37: field-unknown",
                                    "deadlines.xml:6:18: shift-not-applicable",
                                    "deadlines.xml:7:5: attribute-missing",
                                    "deadlines.xml:9:49: field-not-date",
                                    "deadlines.xml:11:5: deadline-rule-unreachable",
                                    "deadlines.xml:12:29: rule-unknown",
                                    "deadlines.xml:12:33: extends-invalid",
                                    "deadlines.xml:12:54: never-restarts-useless",
                                    "deadlines.xml:13:69: boolean-invalid",
                                    "deadlines.xml:14:20: field-not-date",
                                    "deadlines.xml:14:42: suspension-not-paired",
                                    "deadlines.xml:15:5: attribute-missing",
                                    "deadlines.xml:15:5: element-missing",
                                    "deadlines.xml:18:63: given-as-start",
                                    "deadlines.xml:22:5: compare-without-given",
                                    "hub.xml:2:15: store-unknown",
                                    "hub.xml:2:41: size-invalid",
                                    "hub.xml:3:19: http-not-secure",
                                    "hub.xml:4:38: transport-unknown",
                                    "hub.xml:7:3: setting-missing",
                                    "hub.xml:8:20: setting-unknown",
                                    "hub.xml:9:29: setting-invalid",
                                    "hub.xml:10:30: secret-in-clear",
                                    "hub.xml:12:17: id-duplicate",
                                    "hub.xml:13:29: http-not-secure",
                                    "hub.xml:14:26: setting-invalid",
                                    "hub.xml:15:5: setting-repeated",
                                    "hub.xml:18:32: sha256-invalid",
                                    "hub.xml:18:48: choice-unknown",
                                    "hub.xml:19:5: isolation-without-reason",
                                    "hub.xml:20:106: reason-without-need",
                                    "hub.xml:21:18: signer-invalid",
                                    "hub.xml:23:15: choice-unknown",
                                    "hub.xml:24:3: element-repeated",
                                    "hub.xml:25:20: duration-invalid",
                                    "hub.xml:26:17: duration-invalid",
                                    "hub.xml:27:17: key-source-unknown",
                                    "hub.xml:28:12: attribute-missing",
                                    "hub.xml:29:3: mail-without-server",
                                    "hub.xml:29:51: url-invalid",
                                    "hub.xml:29:73: secret-in-clear",
                                    "hub.xml:29:91: time-invalid",
                                    "mappings/duo.xml:3:26: value-impossible",
                                    "mappings/duo.xml:7:18: field-unknown",
                                    "mappings/duo.xml:8:37: value-impossible",
                                    "mappings/duo.xml:9:30: mapping-invalid",
                                    "mappings/duo.xml:10:5: key-missing",
                                    "mappings/duo.xml:12:18: message-unknown",
                                    "mappings/oud.xml:1:1: mapping-unused",
                                    "purposes.xml:2:96: choice-unknown",
                                    "purposes.xml:5:7: field-unknown",
                                    "purposes.xml:7:21: recipient-unknown",
                                    "purposes.xml:10:5: purpose-empty",
                                    "purposes.xml:14:3: route-repeated",
                                    "purposes.xml:15:3: route-within-law",
                                    "purposes.xml:15:60: boolean-invalid",
                                    "purposes.xml:16:93: no-lawful-route",
                                    "purposes.xml:17:30: field-of-other-law",
                                    "purposes.xml:21:16: no-lawful-route",
                                    "purposes.xml:21:47: period-reversed",
                                    "purposes.xml:22:28: health-by-value",
                                    "purposes.xml:23:34: refer-not-text",
                                    "purposes.xml:27:22: decision-undated",
                                    "purposes.xml:28:60: signal-too-much",
                                    "purposes.xml:29:12: field-repeated",
                                    "purposes.xml:29:35: signal-too-much",
                                    "region.xml:2:53: oin-invalid",
                                    "region.xml:4:21: id-invalid",
                                    "region.xml:4:59: attribute-unknown",
                                    "region.xml:6:23: gemeentecode-invalid",
                                    "region.xml:8:17: task-without-owner",
                                    "region.xml:8:21: mandate-overlap",
                                    "region.xml:9:32: organisation-unknown",
                                    "region.xml:9:59: period-reversed",
                                    "region.xml:10:44: date-invalid",
                                    "region.xml:12:3: attribute-missing",
                                    "region.xml:12:3: element-missing",
                                    "region.xml:12:3: task-without-owner",
                                    "region.xml:13:5: text-unexpected",
                                    "region.xml:14:5: element-unknown",
                                    "workflows/fouten.xml:2:3: rule-without-effect",
                                    "workflows/fouten.xml:2:22: boolean-invalid",
                                    "workflows/fouten.xml:3:32: field-unknown",
                                    "workflows/fouten.xml:3:45: rule-reads-other-law",
                                    "workflows/fouten.xml:3:45: trigger-unreachable",
                                    "workflows/fouten.xml:5:43: value-impossible",
                                    "workflows/fouten.xml:6:41: value-impossible",
                                    "workflows/fouten.xml:7:20: field-not-date",
                                    "workflows/fouten.xml:8:44: date-invalid",
                                    "workflows/fouten.xml:9:45: field-not-date",
                                    "workflows/fouten.xml:10:50: field-unknown",
                                    "workflows/fouten.xml:11:7: test-not-one",
                                    "workflows/fouten.xml:12:7: element-missing",
                                    "workflows/fouten.xml:13:7: not-one-condition",
                                    "workflows/fouten.xml:19:13: id-duplicate",
                                    "workflows/fouten.xml:21:20: message-unknown",
                                    "workflows/fouten.xml:22:20: message-not-outgoing",
                                    "workflows/fouten.xml:23:66: recipient-not-allowed",
                                    "workflows/fouten.xml:23:66: want-not-allowed",
                                    "workflows/fouten.xml:24:41: connection-unknown",
                                    "workflows/fouten.xml:24:66: purpose-unknown",
                                    "workflows/fouten.xml:25:41: destination-invalid",
                                    "workflows/fouten.xml:26:45: task-unknown",
                                    "workflows/fouten.xml:27:64: want-not-allowed",
                                    "workflows/fouten.xml:28:22: deadline-unknown",
                                    "workflows/fouten.xml:29:28: task-unknown",
                                    "workflows/kapot.xml:3:3: xml-malformed"};

class Planted : public testing::Test {
 protected:
  EnvironmentVariable nowhere_{"PLANTED_NOWHERE", std::nullopt};
  Loaded loaded_ = load(PLANTED_FOLDER, {}, installed_plugins());
};

TEST_F(Planted, mistakes_are_all_found_at_their_place) {
  EXPECT_THAT(codes_of(loaded_.findings), ElementsAreArray(kPlanted));
}

TEST_F(Planted, mistakes_give_no_configuration) { EXPECT_FALSE(loaded_.config); }

TEST_F(Planted, mistakes_are_explained_in_a_sentence) {
  for (const auto& finding : loaded_.findings) {
    EXPECT_GT(finding.text.size(), 20U) << to_string(finding);
  }
}

TEST_F(Planted, mistakes_have_codes_that_the_handbook_explains) {
  std::ifstream in(FINDINGS_PAGE);
  const std::string page{std::istreambuf_iterator<char>(in), {}};
  for (const auto& finding : loaded_.findings) {
    EXPECT_NE(page.find('`' + finding.code + '`'), std::string::npos) << finding.code;
  }
}

TEST_F(Planted, secrets_in_clear_are_not_repeated) {
  for (const auto& finding : loaded_.findings) {
    EXPECT_EQ(finding.text.find("welkom01"), std::string::npos) << to_string(finding);
  }
}

TEST_F(Planted, mistakes_that_do_no_harm_are_warnings) {
  std::set<std::string> warnings;
  for (const auto& finding : loaded_.findings) {
    if (finding.severity == Severity::warning) warnings.insert(finding.code);
  }
  EXPECT_EQ(warnings, (std::set<std::string>{
                          "deadline-rule-unreachable", "given-as-start", "mapping-unused",
                          "never-restarts-useless", "recipient-not-allowed", "secret-in-clear",
                          "shift-not-applicable", "task-without-owner", "trigger-unreachable"}));
}

}  // namespace
}  // namespace rodedraad::config
