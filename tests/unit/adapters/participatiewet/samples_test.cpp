#include <gmock/gmock.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <filesystem>
#include <memory>

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

class Schema : public Samples {
 protected:
  /// The adapter with the published schemas, which take a while to compile; null without them.
  const participatiewet::Adapter* official() const {
    static const StillHost host{0};
    static const auto adapter = [&]() -> std::unique_ptr<participatiewet::Adapter> {
      const auto schemas = shared_folder("published/participatiewet");
      if (!schemas) return nullptr;
      auto settings = settings_;
      settings.push_back({"schemas", schemas->string()});
      return std::make_unique<participatiewet::Adapter>(host.host(), settings);
    }();
    return adapter.get();
  }

  static bool deviates(const participatiewet::Adapter& adapter, const sdk::Message& message) {
    const auto found = adapter.decode(message).findings;
    return std::any_of(found.begin(), found.end(), [](const sdk::Finding& finding) {
      return finding.severity == sdk::Severity::error && finding.code.find("value-") != 0;
    });
  }
};

std::vector<std::size_t> places_of(const std::string& text, char mark) {
  std::vector<std::size_t> places;
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
    places.push_back(at);
  }
  return places;
}

/// A value or a whole element without children is changed, left out or doubled.
void damage(std::string& body) {
  const auto ends = places_of(body, '>');
  const auto open = *rc::gen::elementOf(ends);
  const auto close = body.find('<', open);
  if (close == std::string::npos || body[close + 1] != '/' || close == open + 1) return;
  const auto begin = body.rfind('<', open);
  if (body[begin + 1] == '/' || body[open - 1] == '/') return;
  const auto end = body.find('>', close) + 1;
  const auto whole = body.substr(begin, end - begin);
  switch (*rc::gen::inRange(0, 3)) {
    case 0:
      body.replace(open + 1, close - open - 1,
                   *rc::gen::element<std::string>(
                       "", "0", "00", "A", "AB", "abc", "20260230", "00000512", "20260012", "1",
                       " 1", "+", "12345", "1234567890123456", "x y", "3311AA", "999990019", "D1"));
      break;
    case 1:
      body.erase(begin, end - begin);
      break;
    default:
      body.insert(end, whole);
  }
}

/// Our own tables say of every answer what the published schema says.
RC_GTEST_FIXTURE_PROP(Schema, and_our_tables_agree_on_what_deviates, ()) {
  if (official() == nullptr) return;
  using Sample = std::pair<std::string, std::string>;
  const auto [kind, name] =
      *rc::gen::elementOf(std::vector<Sample>{{"bijstandsregelingen", "bijstand_toegekend.xml"},
                                              {"bijstandsregelingen", "bijstand_onvolledig.xml"},
                                              {"reintegratie", "reintegratie.xml"},
                                              {"brpdossier", "brpdossier.xml"},
                                              {"aanvraagstatus", "aanvraagstatus.xml"}});
  auto body = golden("participatiewet", name);
  damage(body);
  const auto message = answered(kind, body);
  RC_LOG() << body;
  RC_ASSERT(deviates(adapter_, message) == deviates(*official(), message));
}

}  // namespace
}  // namespace rodedraad::tests
