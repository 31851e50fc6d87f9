#include <gmock/gmock.h>

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <stdexcept>

#include "tree_text.h"

/// Published test sets, when they are there. They are never copied into the project.
namespace rodedraad::message {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Le;
using testing::SizeIs;

fs::path shared() {
  const char* named = std::getenv("RODEDRAAD_SHARED");
  return named == nullptr ? fs::path{MESSAGE_TEST_SHARED} : fs::path{named};
}

std::vector<std::string> fields(const std::string& line, char separator) {
  std::vector<std::string> result;
  std::istringstream stream(line);
  for (std::string field; std::getline(stream, field, separator);) result.push_back(field);
  return result;
}

/// The W3C suite, unpacked for as long as this object lives.
class XmlSuite {
 public:
  struct Case {
    std::string type;
    std::string path;
  };

  explicit XmlSuite(const fs::path& packed)
      : folder_(fs::temp_directory_path() / ("xmlconf-" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
    const std::string command =
        "tar -xzf '" + (packed / "xmlconf.tar.gz").string() + "' -C '" + folder_.string() + "'";
    if (std::system(command.c_str()) != 0) throw std::runtime_error("tar failed");
    std::ifstream index(packed / "index.tsv");
    for (std::string line; std::getline(index, line);) {
      const auto row = fields(line, '\t');
      const bool is_1_0 = !row[2].starts_with("XML1.1") && !row[2].starts_with("NS1.1");
      if (row[0] != "type" && is_1_0) cases_.push_back({row[0], row[5]});
    }
  }
  XmlSuite(const XmlSuite&) = delete;
  XmlSuite& operator=(const XmlSuite&) = delete;
  ~XmlSuite() { fs::remove_all(folder_); }

  const std::vector<Case>& cases() const { return cases_; }
  std::string content(const Case& test) const { return file_text((folder_ / test.path).string()); }

 private:
  fs::path folder_;
  std::vector<Case> cases_;
};

TEST(XmlSuite, is_accepted_and_refused_as_its_index_says) {
  const fs::path packed = shared() / "corpora/xmlconf";
  if (!fs::exists(packed / "index.tsv")) GTEST_SKIP() << "no corpora/xmlconf";
  const XmlSuite suite(packed);
  std::vector<std::string> not_well_formed;
  std::vector<std::string> with_doctype;
  std::vector<std::string> refused;
  for (const XmlSuite::Case& test : suite.cases()) {
    const std::string bytes = suite.content(test);
    const std::string result = error_text(parse_xml(bytes));
    const bool accepted = result == "accepted";
    if (accepted && test.type == "not-wf") not_well_formed.push_back(test.path);
    if (accepted && bytes.find("<!DOCTYPE") != std::string::npos) with_doctype.push_back(test.path);
    if (!accepted && test.type == "valid" && result != "a DOCTYPE is not allowed") {
      refused.push_back(test.path + ": " + result);
    }
  }
  EXPECT_THAT(not_well_formed, SizeIs(Le(1U)));
  // Here the words stand in a comment, an instruction and a CDATA section.
  EXPECT_THAT(with_doctype,
              ElementsAre("oasis/p15pass1.xml", "oasis/p16pass1.xml", "oasis/p18pass1.xml"));
  EXPECT_THAT(refused, IsEmpty());
}

TEST(JsonSuite, is_accepted_and_refused_as_its_names_say) {
  const fs::path folder = shared() / "corpora/jsontestsuite/test_parsing";
  if (!fs::exists(folder)) GTEST_SKIP() << "no corpora/jsontestsuite";
  std::vector<std::string> wrong;
  for (const auto& file : fs::directory_iterator(folder)) {
    const std::string name = file.path().filename().string();
    const std::string bytes = file_text(file.path().string());
    const Parsed tree = parse_json(bytes);
    // Stricter than RFC 8259 by choice: a name given twice, and a NUL, are refused.
    const bool ours = name.find("duplicated_key") != std::string::npos ||
                      name.find("null_escape") != std::string::npos ||
                      name.find("escaped_null") != std::string::npos;
    if (name.starts_with("n_") && tree) wrong.push_back(name);
    if (name.starts_with("y_") && !tree && !ours) wrong.push_back(name);
    if (name.starts_with("y_") && tree && ours) wrong.push_back(name);
    if (name.find("surrogate") != std::string::npos && name.starts_with("i_") && tree) {
      wrong.push_back(name);
    }
  }
  EXPECT_THAT(wrong, IsEmpty());
}

TEST(Utf8Suite, is_judged_as_its_lines_say) {
  const fs::path file = shared() / "corpora/utf8tests/utf8tests.bin";
  if (!fs::exists(file)) GTEST_SKIP() << "no corpora/utf8tests";
  std::vector<std::string> wrong;
  for (const std::string& line : fields(file_text(file.string()), '\n')) {
    for (const auto& [mark, valid] : {std::pair{":valid:", true}, std::pair{":invalid:", false}}) {
      const std::size_t at = line.find(mark);
      if (line.starts_with('#') || at == std::string::npos) continue;
      const std::string bytes = line.substr(at + std::string_view{mark}.size());
      const bool has_control =
          std::any_of(bytes.begin(), bytes.end(), [](char c) { return c >= 0 && c < ' '; });
      const std::string in_json = "\"" + bytes + "\"";
      if (is_utf8(bytes) != valid) wrong.push_back(line);
      if (!has_control && parse_json(in_json).has_value() != valid) wrong.push_back("json " + line);
      if (!valid && parse_csv("a\n" + bytes)) wrong.push_back("csv " + line);
      if (!valid && parse_xml("<a>" + bytes + "</a>")) wrong.push_back("xml " + line);
    }
  }
  EXPECT_THAT(wrong, IsEmpty());
}

}  // namespace
}  // namespace rodedraad::message
