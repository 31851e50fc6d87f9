#include <csignal>
#include <future>
#include <thread>

#include <gmock/gmock.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "fixture.h"

namespace rodedraad::files {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class WriteFile : public Drop {
 protected:
  WriteFile() : instance_(host_, settings()) { EXPECT_EQ(instance_.start(), RD_OK); }

  Instance instance_;
};

/// Lets this process write no file beyond \p bytes, so that a disk seems to be full.
class FileLimit {
 public:
  explicit FileLimit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    rlimit limit{before_};
    limit.rlim_cur = bytes;
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  FileLimit(const FileLimit&) = delete;
  FileLimit& operator=(const FileLimit&) = delete;
  ~FileLimit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  void (*handler_)(int);
  rlimit before_{};
};

}  // namespace

TEST_F(WriteFile, leaves_the_file_whole) {
  const auto sent = instance_.sent("levering_resultaat.csv", "berichtId;status\r\n");
  EXPECT_EQ(sent.outcome, sdk::SentOutcome::answered);
  EXPECT_EQ(sent.answer.status, 200);
  EXPECT_EQ(content("levering_resultaat.csv"), "berichtId;status\r\n");
  EXPECT_THAT(files(".in-behandeling"), IsEmpty());
}

TEST_F(WriteFile, recognises_a_repeat) {
  instance_.sent("x_resultaat.csv", "zelfde");
  EXPECT_EQ(instance_.sent("x_resultaat.csv", "zelfde").answer.status, 200);
  EXPECT_THAT(files(), ElementsAre("x_resultaat.csv"));
}

TEST_F(WriteFile, never_writes_over_another_file) {
  put("x_resultaat.csv", "van gisteren");
  instance_.sent("x_resultaat.csv", "van nu");
  instance_.sent("x_resultaat.csv", "van nu");
  instance_.sent("x_resultaat.csv", "van straks");
  EXPECT_THAT(files(), ElementsAre("x_resultaat.csv", "x_resultaat_2.csv", "x_resultaat_3.csv"));
  EXPECT_EQ(content("x_resultaat.csv"), "van gisteren");
  EXPECT_EQ(content("x_resultaat_2.csv"), "van nu");
  EXPECT_EQ(content("x_resultaat_3.csv"), "van straks");
}

TEST_F(WriteFile, does_not_follow_a_link_that_waits_for_it) {
  const auto target = folder_ / "doelwit.txt";
  std::filesystem::create_symlink(target, folder_ / "x_resultaat.csv");
  instance_.sent("x_resultaat.csv", "inhoud");
  EXPECT_FALSE(std::filesystem::exists(target));
  EXPECT_EQ(content("x_resultaat_2.csv"), "inhoud");
}

TEST_F(WriteFile, does_not_wait_for_a_pipe) {
  ASSERT_EQ(::mkfifo((folder_ / "x_resultaat.csv").c_str(), 0600), 0);
  EXPECT_EQ(instance_.sent("x_resultaat.csv", "inhoud").answer.status, 200);
  EXPECT_EQ(content("x_resultaat_2.csv"), "inhoud");
}

TEST_F(WriteFile, stays_in_the_folder) {
  using namespace std::string_literals;
  for (const auto& name :
       {""s, "."s, ".."s, "../buiten_resultaat.csv"s, "verwerkt/x_resultaat.csv"s,
        "/tmp/x_resultaat.csv"s, ".verborgen"s, "x\0_resultaat.csv"s, "a\nb"s}) {
    const auto sent = instance_.sent(name, "inhoud");
    EXPECT_EQ(sent.outcome, sdk::SentOutcome::not_sent) << testing::PrintToString(name);
    EXPECT_EQ(sent.error, "the adapter gave the file a name that cannot stand in a folder");
  }
  EXPECT_THAT(files(), IsEmpty());
}

TEST_F(WriteFile, refuses_a_name_that_it_would_take_back) {
  const auto sent = instance_.sent("opdracht.csv", "inhoud");
  EXPECT_EQ(sent.outcome, sdk::SentOutcome::not_sent);
  EXPECT_THAT(sent.error, HasSubstr("set accept"));
}

TEST_F(WriteFile, writes_any_name_to_a_folder_from_which_nothing_is_taken) {
  Instance out{host_, settings({{"accept", ""}})};
  ASSERT_EQ(out.start(), RD_OK);
  EXPECT_EQ(out.sent("opdracht.csv", "inhoud").answer.status, 200);
}

TEST_F(WriteFile, leaves_nothing_behind_when_the_disk_is_full) {
  const FileLimit limit{4096};
  const auto sent = instance_.sent("x_resultaat.csv", std::string(8192, 'x'));
  EXPECT_EQ(sent.outcome, sdk::SentOutcome::not_sent);
  EXPECT_THAT(sent.error, HasSubstr("larger than"));
  EXPECT_THAT(files(), IsEmpty());
  EXPECT_THAT(files(".in-behandeling"), IsEmpty());
}

TEST_F(WriteFile, says_what_to_do_when_the_folder_is_gone) {
  const auto away = folder_.string() + "-weg";
  std::filesystem::rename(folder_, away);
  const auto sent = instance_.sent("x_resultaat.csv", "inhoud");
  std::filesystem::rename(away, folder_);
  EXPECT_EQ(sent.outcome, sdk::SentOutcome::not_sent);
  EXPECT_THAT(sent.error, HasSubstr("mount the share"));
}

TEST_F(WriteFile, goes_on_while_files_are_taken) {
  constexpr int kThreads = 4;
  constexpr int kEach = 10;
  std::vector<std::jthread> threads;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([this, thread] {
      for (int i = 0; i < kEach; ++i) {
        const auto name = std::to_string(thread) + '-' + std::to_string(i);
        put(name + ".csv", name);
        EXPECT_EQ(instance_.sent(name + "_resultaat.csv", name).answer.status, 200);
      }
    });
  }
  threads.clear();
  const auto offers = host_.offers(kThreads * kEach);
  instance_.stop();
  EXPECT_EQ(offers.size(), std::size_t{kThreads * kEach});
  EXPECT_EQ(files("verwerkt").size(), std::size_t{kThreads * kEach});
  EXPECT_EQ(files().size(), std::size_t{kThreads * kEach});
}

}  // namespace rodedraad::files
