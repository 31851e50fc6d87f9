// Holds the plugins of this folder against the contract: those in good/ pass every check, those in
// bad/ fail the check that finds what they do wrong, and no other.
#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "rodedraad/certify/certify.h"

namespace rodedraad::certify {

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::filesystem::path library(const std::string& name) {
  return std::filesystem::path{RODEDRAAD_TEST_PLUGINS} / (name + ".so");
}

Options options_for(const std::string& name) {
  Options options;
  options.library = library(name);
  options.fuzz = std::chrono::seconds{0};
  return options;
}

std::vector<std::string> failed(const std::vector<Verdict>& verdicts) {
  std::vector<std::string> names;
  for (const auto& verdict : verdicts) {
    if (verdict.outcome == Outcome::failed) names.push_back(verdict.check);
  }
  return names;
}

std::vector<std::string> failed_checks(const Options& options) {
  return failed(run(options, 7, nullptr));
}

std::string text_of(const std::vector<Verdict>& verdicts, const std::string& check) {
  for (const auto& verdict : verdicts) {
    if (verdict.check == check) return verdict.text;
  }
  return {};
}

}  // namespace

TEST(Certify, finds_nothing_in_the_adapter_of_the_guide) {
  auto options = options_for("echo_adapter");
  options.fuzz = std::chrono::seconds{1};
  EXPECT_THAT(failed_checks(options), IsEmpty());
}

TEST(Certify, finds_nothing_in_the_transport_of_the_guide) {
  EXPECT_THAT(failed_checks(options_for("echo")), IsEmpty());
}

struct Broken {
  std::string plugin;
  std::vector<std::string> checks;
  std::vector<std::string> settings;
};

class BrokenPlugin : public testing::TestWithParam<Broken> {};

TEST_P(BrokenPlugin, fails_the_check_that_names_what_it_does) {
  auto options = options_for(GetParam().plugin);
  options.settings = GetParam().settings;
#ifdef RODEDRAAD_SANITIZED
  if (GetParam().plugin == "leaks_in_create") {
    const auto said = text_of(run(options, 7, nullptr), "create-destroy-many");
    EXPECT_THAT(said, HasSubstr("een sanitizer geeft het geheugen uit"));
    return;
  }
#endif
  EXPECT_EQ(failed_checks(options), GetParam().checks);
}

INSTANTIATE_TEST_SUITE_P(
    All, BrokenPlugin,
    testing::Values(Broken{"exports_too_much", {"exports-only-entry"}, {}},
                    Broken{"missing_symbol", {"exports-only-entry", "loads-now-local"}, {}},
                    Broken{"wrong_major", {"contract-version"}, {}},
                    Broken{"null_table", {"contract-version"}, {}},
                    Broken{"short_struct", {"contract-version"}, {}},
                    Broken{"throws_in_create", {"defaults-create"}, {}},
                    Broken{"leaks_in_create", {"create-destroy-many"}, {}},
                    Broken{"shares_a_buffer", {"four-threads"}, {}},
                    Broken{"tells_the_value", {"no-canary-in-errors"}, {}},
                    Broken{"crashes_on_empty", {"empty"}, {}},
                    Broken{"lacks_english", {"every-text-in-two-languages"}, {}},
                    Broken{"ignores_settings", {"missing-required-rejected"}, {"partner=DUO"}},
                    Broken{"takes_signals", {"no-signal-handler-changed"}, {}},
                    Broken{"leaves_files_open", {"fd-leak"}, {}},
                    Broken{"forgets_sends",
                           {"every-send-ends-once", "send-after-stop-ends", "stop-within-deadline"},
                           {}}),
    [](const auto& broken) { return broken.param.plugin; });

TEST(Certify, finds_an_adapter_that_counts) {
  EXPECT_THAT(failed_checks(options_for("counts_in_decode")), Contains("same-in-same-out"));
}

TEST(Certify, finds_what_escapes_from_decode) {
  auto options = options_for("throws_in_decode");
  options.only = {"empty"};
  EXPECT_THAT(text_of(run(options, 7, nullptr), "empty"), HasSubstr("exception"));
}

TEST(Certify, tells_what_was_asked_when_the_plugin_crashed) {
  auto options = options_for("crashes_on_empty");
  options.only = {"empty"};
  EXPECT_THAT(text_of(run(options, 7, nullptr), "empty"),
              HasSubstr("decode van `echo` met een lege inhoud"));
}

TEST(Certify, ends_a_check_that_hangs) {
  auto options = options_for("hangs_in_decode");
  options.only = {"empty"};
  options.limit = std::chrono::seconds{1};
  EXPECT_THAT(failed_checks(options), ElementsAre("empty"));
}

TEST(Certify, asks_a_plugin_that_hung_nothing_more) {
  auto options = options_for("hangs_in_decode");
  options.only = {"empty", "one-MiB"};
  options.limit = std::chrono::seconds{1};
  EXPECT_THAT(text_of(run(options, 7, nullptr), "one-MiB"), HasSubstr("`empty`"));
}

TEST(Certify, says_which_setting_to_give) {
  EXPECT_THAT(text_of(run(options_for("ignores_settings"), 7, nullptr), "empty"),
              HasSubstr("--setting partner=WAARDE"));
}

TEST(Certify, refuses_a_setting_that_the_plugin_does_not_have) {
  auto options = options_for("echo_adapter");
  options.settings = {"onbekend=1"};
  options.only = {"defaults-create"};
  EXPECT_THAT(failed_checks(options), ElementsAre("defaults-create"));
}

TEST(Certify, refuses_a_file_that_is_no_library) {
  Options options;
  options.library = std::filesystem::path{testing::TempDir()} / "rodedraad-no-library.txt";
  std::ofstream{options.library} << "no library";
  EXPECT_THAT(failed_checks(options), Contains("exports-only-entry"));
}

TEST(Certify, runs_in_process_when_asked) {
  auto options = options_for("lacks_english");
  options.only = {"every-text-in-two-languages"};
  options.in_process = true;
  EXPECT_THAT(failed_checks(options), ElementsAre("every-text-in-two-languages"));
}

TEST(Certify, prints_the_seed) {
  auto options = options_for("echo_adapter");
  options.only = {"names-unique"};
  options.seed = 42;
  std::ostringstream out;
  certify(options, out);
  EXPECT_THAT(out.str(), HasSubstr("seed 42"));
}

TEST(Certify, prints_json_for_a_program) {
  auto options = options_for("lacks_english");
  options.only = {"every-text-in-two-languages"};
  options.json = true;
  std::ostringstream out;
  certify(options, out);
  EXPECT_THAT(out.str(), HasSubstr("\"outcome\":\"failed\""));
}

TEST(Certify, names_each_check_once) {
  auto names = check_names();
  std::sort(names.begin(), names.end());
  EXPECT_EQ(std::adjacent_find(names.begin(), names.end()), names.end());
}

}  // namespace rodedraad::certify
