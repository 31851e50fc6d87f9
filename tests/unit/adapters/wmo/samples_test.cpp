#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "fixture.h"

/// Public samples beside the checkout. What deviates is listed here, with the reason.
namespace rodedraad::tests {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator{folder}) {
    if (entry.path().extension() == ".xml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

class WmoSamples : public Wmo {
 protected:
  /// "accept" or "refuse", and the codes of all findings of both looks.
  std::string verdict(const std::string& body) {
    auto message = posted(body);
    const auto admission = adapter_.admit(message);
    std::string text = admission.verdict == sdk::Verdict::accept ? "accept" : "refuse";
    for (const auto& code : codes(admission.findings)) text += " " + code;
    if (admission.verdict != sdk::Verdict::accept) return text;
    message.kind = admission.kind;
    for (const auto& code : codes(adapter_.decode(message).findings)) text += " " + code;
    return text;
  }

  void expect(const fs::path& folder, const std::map<std::string, std::string>& deviations) {
    const auto files = files_in(folder);
    EXPECT_FALSE(files.empty());
    for (const auto& file : files) {
      const auto listed = deviations.find(file.filename().string());
      EXPECT_EQ(verdict(read_file(file)), listed == deviations.end() ? "accept" : listed->second)
          << file.filename();
    }
  }
};

TEST_F(WmoSamples, of_our_own_agreement_are_read) {
  const auto folder = shared_folder("samples/wmo");
  if (!folder) GTEST_SKIP() << "no samples";
  expect(*folder, {{"wmo302_retour_product_afgekeurd_9332.xml", "accept 9332"},
                   {"wmo302_retour_technisch_afgekeurd_0001.xml", "accept 0001"},
                   {"wmo306_retour_afgekeurd_9063.xml", "accept 9063"}});
}

TEST_F(WmoSamples, of_istandaarden_are_read) {
  const auto folder = shared_folder("published/wmo/iwmo_3_2/berichten");
  if (!folder) GTEST_SKIP() << "no samples";
  expect(*folder, {});
}

TEST_F(WmoSamples, of_the_ggk_are_read) {
  const auto folder = shared_folder("published/wmo/ggk/voorbeeldberichten");
  if (!folder) GTEST_SKIP() << "no samples";
  // Its payload is a sentence in base64, no iWmo message.
  expect(*folder, {{"envelopHeenbericht-ggk_Di01_v21-xml.xml", "refuse StUF055"}});
}

}  // namespace
}  // namespace rodedraad::tests
