#include "rodedraad/sdk/settings.h"

#include <gtest/gtest.h>

#include "rodedraad/sdk/errors.h"

namespace rodedraad::sdk {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

Settings one(const std::vector<Pair>& pairs) { return Settings{pairs}; }

}  // namespace

TEST(Settings, give_what_was_written) {
  const std::vector<Pair> pairs{{"folder", "/srv/drop"}, {"accept", ""}};
  const Settings settings{pairs};
  EXPECT_EQ(settings.required("folder"), "/srv/drop");
  EXPECT_EQ(settings.text("accept", "*.csv"), "");
  EXPECT_EQ(settings.text("archive", "verwerkt"), "verwerkt");
}

TEST(Settings, read_durations) {
  const std::vector<std::pair<std::string, milliseconds>> cases{
      {"250ms", milliseconds{250}},    {"10s", seconds{10}},
      {"2m", std::chrono::minutes{2}}, {"6h", std::chrono::hours{6}},
      {"3d", std::chrono::hours{72}},  {"", seconds{5}}};
  for (const auto& [text, expected] : cases) {
    const std::vector<Pair> pairs{{"timeout", text}};
    EXPECT_EQ(one(pairs).duration("timeout", seconds{5}), expected) << text;
  }
}

TEST(Settings, read_sizes) {
  const std::vector<std::pair<std::string, std::uint64_t>> cases{
      {"512", 512}, {"16k", 16384}, {"8M", 8388608}, {"1G", 1073741824}, {"", 7}};
  for (const auto& [text, expected] : cases) {
    const std::vector<Pair> pairs{{"max-body", text}};
    EXPECT_EQ(one(pairs).size("max-body", 7), expected) << text;
  }
}

TEST(Settings, read_booleans) {
  const std::vector<Pair> pairs{{"tls", "true"}, {"proxy", "false"}};
  EXPECT_TRUE(one(pairs).boolean("tls", false));
  EXPECT_FALSE(one(pairs).boolean("proxy", true));
  EXPECT_TRUE(one(pairs).boolean("other", true));
}

TEST(Settings, refuse_what_is_no_duration) {
  for (const auto* text : {"10", "s", "-1s", "+1s", "1.5s", "1 s", " 1s", "1S",
                           "9223372036854775807s", "18446744073709551616ms"}) {
    const std::vector<Pair> pairs{{"timeout", text}};
    EXPECT_THROW(one(pairs).duration("timeout", seconds{1}), BadSetting) << text;
  }
}

TEST(Settings, refuse_what_is_no_size) {
  for (const auto* text : {"64X", "64 M", "64MB", "-1", "17179869184G"}) {
    const std::vector<Pair> pairs{{"max-body", text}};
    EXPECT_THROW(one(pairs).size("max-body", 1), BadSetting) << text;
  }
}

TEST(Settings, refuse_what_is_no_number_or_boolean) {
  const std::vector<Pair> pairs{{"keep", "4k"}, {"tls", "ja"}};
  EXPECT_THROW(one(pairs).number("keep", 1), BadSetting);
  EXPECT_THROW(one(pairs).boolean("tls", true), BadSetting);
}

TEST(Settings, name_the_setting_that_is_missing) {
  try {
    one({}).required("folder");
    FAIL() << "nothing was thrown";
  } catch (const BadSetting& problem) {
    EXPECT_EQ(problem.where(), "folder");
  }
}

}  // namespace rodedraad::sdk
