#include <future>

#include <gmock/gmock.h>
#include <sys/stat.h>

#include "fixture.h"

namespace rodedraad::files {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;

using Life = Drop;

}  // namespace

TEST_F(Life, describes_itself_as_a_transport) {
  EXPECT_EQ(plugin().abi_major, RD_ABI_MAJOR);
  EXPECT_EQ(sdk::view(plugin().name), "files");
  EXPECT_EQ(plugin().adapter, nullptr);
  for (std::size_t i = 0; i < plugin().setting_count; ++i) {
    const auto& setting = *plugin().settings[i];
    EXPECT_EQ(setting.required != 0, sdk::view(setting.name) == "folder");
    EXPECT_NE(setting.nl.len, 0U);
    EXPECT_NE(setting.en.len, 0U);
  }
}

TEST_F(Life, names_the_setting_that_is_wrong) {
  const std::vector<std::pair<std::string, std::string>> wrong{{"folder", ""},
                                                               {"poll", "10"},
                                                               {"poll", "0s"},
                                                               {"quiet", "-1s"},
                                                               {"quiet", "2 s"},
                                                               {"max-file", "64X"},
                                                               {"max-file", "0"},
                                                               {"archive", "../buiten"},
                                                               {"archive", "a/b"},
                                                               {"archive", "afgekeurd"},
                                                               {"archive", ".in-behandeling"},
                                                               {"max-file", "99999999999999999999"},
                                                               {"keep", "0s"},
                                                               {"packed", "misschien"},
                                                               {"poll", "9223372036854775807d"}};
  for (const auto& [name, value] : wrong) {
    const Instance instance{host_, settings({{name, value}})};
    EXPECT_EQ(instance.status(), RD_BAD_SETTINGS) << name << '=' << value;
    EXPECT_EQ(static_cast<const char*>(instance.error().where), name) << value;
  }
}

TEST_F(Life, makes_its_subfolders_for_itself_alone) {
  Instance instance{host_, settings()};
  ASSERT_EQ(instance.start(), RD_OK);
  for (const auto* name : {".in-behandeling", "verwerkt", "afgekeurd"}) {
    EXPECT_EQ(std::filesystem::status(folder_ / name).permissions(), std::filesystem::perms{0700});
  }
}

TEST_F(Life, tells_where_it_listens) {
  Instance instance{host_, settings()};
  EXPECT_EQ(instance.address(), "");
  ASSERT_EQ(instance.start(), RD_OK);
  EXPECT_EQ(instance.address(), "file://" + folder_.string());
  instance.stop();
  EXPECT_EQ(instance.address(), "");
}

TEST_F(Life, does_not_start_without_the_folder) {
  Instance instance{host_, settings({{"folder", (folder_ / "weg").string()}})};
  EXPECT_EQ(instance.start(), RD_UNAVAILABLE);
  EXPECT_THAT(static_cast<const char*>(instance.error().text),
              HasSubstr("the folder is not there"));
}

TEST_F(Life, does_not_start_when_a_link_stands_for_its_subfolder) {
  std::filesystem::create_symlink(std::filesystem::temp_directory_path(), folder_ / "verwerkt");
  Instance instance{host_, settings()};
  EXPECT_EQ(instance.start(), RD_UNAVAILABLE);
  EXPECT_THAT(static_cast<const char*>(instance.error().text),
              HasSubstr("a symbolic link or a file"));
}

TEST_F(Life, does_not_start_when_others_can_write_where_it_works) {
  std::filesystem::create_directory(folder_ / ".in-behandeling");
  std::filesystem::permissions(folder_ / ".in-behandeling", std::filesystem::perms{0777});
  Instance instance{host_, settings()};
  EXPECT_EQ(instance.start(), RD_UNAVAILABLE);
  EXPECT_THAT(static_cast<const char*>(instance.error().text), HasSubstr("mode 0700"));
}

TEST_F(Life, removes_what_a_crash_left_half_written) {
  ASSERT_EQ(::mkdir((folder_ / ".in-behandeling").c_str(), 0700), 0);
  put(".in-behandeling/.uit-123-1", "half");
  Instance instance{host_, settings()};
  ASSERT_EQ(instance.start(), RD_OK);
  EXPECT_TRUE(files(".in-behandeling").empty());
}

TEST_F(Life, stops_without_an_answer_and_offers_again_at_the_next_start) {
  std::function<void(int)> late;
  host_.handles(
      [&](const sdk::Message&, std::function<void(int)> answer) { late = std::move(answer); });
  put("levering.csv", "inhoud");
  {
    Instance instance{host_, settings()};
    ASSERT_EQ(instance.start(), RD_OK);
    host_.offers(1);
    instance.stop(std::chrono::milliseconds{0});
  }
  late(202);
  EXPECT_THAT(files(".in-behandeling"), ElementsAre("levering.csv"));
  host_.answers([](const sdk::Message&) { return 202; });
  Instance next{host_, settings()};
  ASSERT_EQ(next.start(), RD_OK);
  EXPECT_EQ(host_.offers(2)[1].body, "inhoud");
}

TEST_F(Life, waits_at_stop_for_an_answer_that_is_on_its_way) {
  std::promise<std::function<void(int)>> offered;
  host_.handles([&](const sdk::Message&, std::function<void(int)> answer) {
    offered.set_value(std::move(answer));
  });
  put("levering.csv", "inhoud");
  Instance instance{host_, settings()};
  ASSERT_EQ(instance.start(), RD_OK);
  const auto answer = offered.get_future().get();
  auto stopped = std::async(std::launch::async, [&] { instance.stop(); });
  answer(202);
  stopped.get();
  EXPECT_EQ(files("verwerkt").size(), 1U);
}

TEST_F(Life, ends_every_send_also_when_it_does_not_run) {
  Instance instance{host_, settings()};
  EXPECT_EQ(instance.sent("x_resultaat.csv", "a").outcome, sdk::SentOutcome::not_sent);
  ASSERT_EQ(instance.start(), RD_OK);
  instance.stop();
  EXPECT_EQ(instance.sent("x_resultaat.csv", "a").outcome, sdk::SentOutcome::not_sent);
  EXPECT_TRUE(files().empty());
}

TEST_F(Life, ends_every_send_once_when_stopped_amid_them) {
  Instance instance{host_, settings()};
  ASSERT_EQ(instance.start(), RD_OK);
  constexpr int kSends = 50;
  std::atomic<int> ended{0};
  for (int i = 0; i < kSends; ++i) {
    sdk::Message message;
    message.target = std::to_string(i) + "_resultaat.csv";
    instance.send(message, [&](const sdk::Sent&) { ++ended; });
  }
  instance.stop();
  EXPECT_EQ(ended.load(), kSends);
}

TEST_F(Life, starts_again_after_a_stop) {
  Instance instance{host_, settings()};
  ASSERT_EQ(instance.start(), RD_OK);
  instance.stop();
  ASSERT_EQ(instance.start(), RD_OK);
  put("levering.csv", "inhoud");
  EXPECT_EQ(host_.offers(1).size(), 1U);
}

}  // namespace rodedraad::files
