#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>

#include "fixture.h"

/// The public samples beside the checkout: each is read, also when it breaks its own schema. What
/// we keep of that is only where and how it deviates.
namespace rodedraad::tests {
namespace {

namespace fs = std::filesystem;

class Samples : public Participatiewet {
 protected:
  /// The kind under which a sample is read, and what was found; no values.
  std::string reading_of(const fs::path& file) const {
    auto message = posted(read_file(file));
    message.target = "/berichten";
    if (file.extension() == ".xml") message.media_type = "text/xml";
    const auto admission = lenient_.admit(message);
    std::string out = file.filename().string() + ": ";
    if (admission.verdict != sdk::Verdict::accept) {
      return out + "refused" + judgement_of(message) + "\n" + findings(admission);
    }
    message.kind = admission.kind;
    const auto decoded = lenient_.decode(message);
    out += admission.kind + ", " + std::to_string(decoded.facts.size()) + " facts\n";
    sdk::Decoded only;
    only.findings = decoded.findings;
    return out + render(only);
  }

  /// What it would have been as the answer to a question.
  std::string judgement_of(const sdk::Message& message) const {
    if (message.media_type != "text/xml") return {};
    auto sent = answered("bijstandsregelingen.opvragen", "");
    const auto judged = render(adapter_.judge(sent, {200, "text/xml", {}, message.body}));
    return " unasked; as an answer: " + judged.substr(0, judged.find(':'));
  }

  static std::string findings(const sdk::Admission& admission) {
    sdk::Decoded only;
    only.findings = admission.findings;
    return render(only);
  }

  std::string reading_of_all(const fs::path& folder) const {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator{folder}) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::string out;
    for (const auto& file : files) out += reading_of(file);
    return out;
  }
};

TEST_F(Samples, of_the_participatiewet_are_read) {
  const auto folder = shared_folder("samples/participatiewet");
  if (!folder) GTEST_SKIP() << "the public samples are not beside the checkout";
  expect_golden("participatiewet", "samples.reading", reading_of_all(*folder));
}

TEST_F(Samples, of_a_suwinet_simulator_are_read) {
  const auto folder = shared_folder("published/participatiewet/suwinet_simulator_samples");
  if (!folder) GTEST_SKIP() << "the public samples are not beside the checkout";
  expect_golden("participatiewet", "suwinet_simulator.reading", reading_of_all(*folder));
}

TEST_F(Samples, of_a_webintake_are_read) {
  const auto folder = shared_folder("published/participatiewet/nijmegen_webintake");
  if (!folder) GTEST_SKIP() << "the public samples are not beside the checkout";
  expect_golden("participatiewet", "nijmegen.reading", reading_of_all(*folder));
}

/// Our own tables and the published schemas must agree on what deviates.
TEST_F(Samples, deviate_by_our_tables_where_they_deviate_by_the_schema) {
  const auto schemas = shared_folder("published/participatiewet");
  if (!schemas) GTEST_SKIP() << "the published schemas are not beside the checkout";
  auto settings = settings_;
  settings.push_back({"schemas", schemas->string()});
  const participatiewet::Adapter official{host_.host(), settings};
  struct Sample {
    const char* kind;
    const char* name;
  };
  for (const auto& [kind, name] :
       {Sample{"bijstandsregelingen", "bijstand_toegekend.xml"},
        Sample{"bijstandsregelingen", "bijstand_beeindigd.xml"},
        Sample{"bijstandsregelingen", "bijstand_onvolledig.xml"},
        Sample{"bijstandsregelingen", "bijstand_niets.xml"},
        Sample{"bijstandsregelingen", "bijstand_afwijkend.xml"},
        Sample{"reintegratie", "reintegratie.xml"}, Sample{"brpdossier", "brpdossier.xml"},
        Sample{"brpdossier", "brpdossier_geheim.xml"},
        Sample{"aanvraagstatus", "aanvraagstatus.xml"}}) {
    const auto message = answered(kind, golden("participatiewet", name));
    EXPECT_EQ(official.decode(message).facts, adapter_.decode(message).facts) << name;
  }
}

}  // namespace
}  // namespace rodedraad::tests
