#include <gmock/gmock.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <clocale>
#include <fstream>
#include <thread>

#include "region.h"
#include "rodedraad/crypto/digest.h"

namespace rodedraad::hub {
namespace {

using ::testing::AnyOf;
using ::testing::Each;
using ::testing::Eq;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

namespace fs = std::filesystem;

std::string content(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>{in}, {}};
}

/// A folder of its own with plugins of others.
class Others : public ::testing::Test {
 protected:
  Others() {
    std::string name = (fs::temp_directory_path() / "rodedraad-others-XXXXXX").string();
    folder_.folder = ::mkdtemp(name.data());
    ::setenv("RODEDRAAD_LOAD_MARK", mark().c_str(), 1);
  }
  ~Others() override {
    ::unsetenv("RODEDRAAD_LOAD_MARK");
    fs::remove_all(folder_.folder);
  }

  fs::path file(const std::string& name) const { return fs::path{folder_.folder} / (name + ".so"); }
  fs::path mark() const { return fs::path{folder_.folder} / "loaded"; }
  void put(const std::string& name) { fs::copy_file(test_plugin(name), file(name)); }
  void allow(const std::string& name, bool isolated = true) {
    folder_.allowed.push_back({name, crypto::sha256_hex(content(file(name))), isolated});
  }
  std::vector<std::string> load() { return host_.load(folder_); }
  /// The one sentence why the one library is not used.
  std::string refusal() {
    const auto problems = load();
    EXPECT_THAT(problems, SizeIs(1));
    return problems.empty() ? "" : problems[0];
  }
  PluginResult<std::unique_ptr<Adapter>> make(std::chrono::milliseconds deadline) {
    return host_.make_adapter("misbehaves", {}, deadline);
  }

  config::PluginFolder folder_;
  model::FixedClock clock_{model::Instant{}};
  PluginHost host_{clock_};
};

TEST_F(Others, are_not_used_when_nobody_allowed_them) {
  put("misbehaves");
  EXPECT_THAT(refusal(), HasSubstr("rodedraad plugin allow"));
  EXPECT_FALSE(fs::exists(mark()));
}

TEST_F(Others, are_used_in_a_process_of_their_own_when_allowed_by_their_hash) {
  put("misbehaves");
  allow("misbehaves");
  EXPECT_THAT(load(), IsEmpty());
  const auto* info = host_.catalogue().adapter("misbehaves");
  ASSERT_NE(info, nullptr);
  EXPECT_TRUE(info->isolated);
  EXPECT_EQ(info->allowed_by, "sha256");
  EXPECT_FALSE(fs::exists(mark())) << "it ran where it can write";
}

TEST_F(Others, run_in_the_hub_only_when_the_administrator_says_so) {
  put("misbehaves");
  allow("misbehaves", false);
  EXPECT_THAT(load(), IsEmpty());
  EXPECT_TRUE(fs::exists(mark())) << "so the mark tells whether it ran with our rights";
}

TEST_F(Others, do_not_run_at_all_when_a_bit_of_them_changed) {
  put("misbehaves");
  allow("misbehaves", false);
  std::ofstream{file("misbehaves"), std::ios::app | std::ios::binary} << '\0';
  EXPECT_THAT(refusal(), HasSubstr("nobody allowed"));
  EXPECT_FALSE(fs::exists(mark()));
}

TEST_F(Others, are_loaded_from_the_bytes_that_were_checked) {
  put("misbehaves");
  allow("misbehaves");
  ASSERT_THAT(load(), IsEmpty());
  fs::remove(file("misbehaves"));
  std::ofstream{file("misbehaves")} << "something else";
  EXPECT_TRUE(make(std::chrono::seconds{5})) << "each later process gets the same bytes";
}

TEST_F(Others, are_not_used_when_their_group_may_write_them) {
  put("misbehaves");
  allow("misbehaves");
  ::chmod(file("misbehaves").c_str(), 0664);
  EXPECT_THAT(refusal(), HasSubstr("chmod go-w"));
}

TEST_F(Others, are_not_used_when_everybody_may_write_their_folder) {
  put("misbehaves");
  allow("misbehaves");
  ::chmod(folder_.folder.c_str(), 0777);
  EXPECT_THAT(refusal(), HasSubstr("chmod go-w"));
}

TEST_F(Others, are_not_used_when_another_user_owns_them) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can give a file away";
  put("misbehaves");
  allow("misbehaves");
  ASSERT_EQ(::chown(file("misbehaves").c_str(), 65534, 65534), 0);
  EXPECT_THAT(refusal(), HasSubstr("another user"));
}

TEST_F(Others, are_not_used_through_a_link) {
  fs::create_symlink(test_plugin("misbehaves"), file("misbehaves"));
  EXPECT_THAT(refusal(), HasSubstr("symbolic link"));
}

TEST_F(Others, must_have_the_name_under_which_they_were_allowed) {
  put("misbehaves");
  allow("misbehaves");
  folder_.allowed[0].name = "duo";
  EXPECT_THAT(refusal(), HasSubstr("calls itself misbehaves"));
}

TEST_F(Others, cannot_be_transports_in_a_process_of_their_own) {
  put("echo");
  allow("echo");
  EXPECT_THAT(refusal(), HasSubstr("isolation=\"none\""));
}

TEST_F(Others, of_another_contract_are_refused_with_what_to_do) {
  put("wrong_major");
  allow("wrong_major");
  EXPECT_THAT(refusal(), HasSubstr("contract"));
}

TEST_F(Others, that_fall_over_when_made_say_so_to_the_administrator) {
  put("throws_in_create");
  allow("throws_in_create");
  ASSERT_THAT(load(), IsEmpty());
  const auto made = host_.make_adapter("throws_in_create", {});
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().kind, PluginError::Kind::broken);
}

TEST_F(Others, can_read_the_files_of_their_settings_when_they_are_made) {
  put("misbehaves");
  allow("misbehaves");
  ASSERT_THAT(load(), IsEmpty());
  const std::vector<sdk::Pair> settings{{"file", test_plugin("echo").string()}};
  EXPECT_TRUE(host_.make_adapter("misbehaves", settings));
}

TEST_F(Others, can_read_no_other_file_when_they_are_made) {
  put("misbehaves");
  allow("misbehaves");
  ASSERT_THAT(load(), IsEmpty());
  const std::vector<sdk::Pair> settings{{"path", test_plugin("echo").string()}};
  const auto made = host_.make_adapter("misbehaves", settings);
  if (made) GTEST_SKIP() << "this kernel has no Landlock";
  EXPECT_EQ(made.error().kind, PluginError::Kind::bad_setting);
  EXPECT_EQ(made.error().where, "path");
}

TEST_F(Others, are_remembered_when_refused) {
  put("misbehaves");
  load();
  ASSERT_THAT(host_.refused(), SizeIs(1));
  EXPECT_EQ(host_.refused()[0].file, file("misbehaves"));
}

/// The plugin that does what the message says, in a process of its own.
class Misbehaving : public Others {
 protected:
  Misbehaving() {
    put("misbehaves");
    allow("misbehaves");
    EXPECT_THAT(load(), IsEmpty());
    auto made = make(std::chrono::seconds{20});
    EXPECT_TRUE(made) << (made ? "" : made.error().text);
    if (made) adapter_ = std::move(*made);
  }

  PluginResult<sdk::Decoded> say(const std::string& what) { return say_to(*adapter_, what); }
  static PluginResult<sdk::Decoded> say_to(const Adapter& adapter, const std::string& what) {
    sdk::Message message;
    message.body = "do=" + what + "\nbsn=999990019\n";
    return adapter.decode(message);
  }
  /// errno of what it tried.
  std::string number(const std::string& what) {
    const auto decoded = say(what);
    if (!decoded || decoded->findings.empty()) return "no answer";
    return decoded->findings[0].code;
  }
  void expect_poison(const std::string& what) {
    const auto decoded = say(what);
    ASSERT_FALSE(decoded) << what;
    EXPECT_EQ(decoded.error().kind, PluginError::Kind::broken);
    EXPECT_THAT(decoded.error().text, HasSubstr("3 keer geprobeerd"));
    EXPECT_TRUE(say("nothing")) << "the next message must not suffer";
  }

  std::unique_ptr<Adapter> adapter_;
};

TEST_F(Misbehaving, hands_messages_over_whole) {
  sdk::Message message;
  message.body = "bsn=999990019\npip.leerroute=B1 \xC3\xA9\n";
  const auto decoded = adapter_->decode(message);
  ASSERT_TRUE(decoded);
  ASSERT_THAT(decoded->identifiers, SizeIs(1));
  EXPECT_EQ(decoded->identifiers[0].value, "999990019");
  ASSERT_THAT(decoded->facts, SizeIs(1));
  EXPECT_EQ(decoded->facts[0].field.value, "B1 \xC3\xA9");
}

TEST_F(Misbehaving, carries_a_message_of_megabytes) {
  sdk::Message message;
  message.body = "bsn=999990019\npip.leerroute=" + std::string(5U << 20U, 'x') + "\n";
  const auto decoded = adapter_->decode(message);
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->facts.at(0).field.value.size(), 5U << 20U);
}

TEST_F(Misbehaving, harms_one_message_by_an_exception) { expect_poison("throw"); }
TEST_F(Misbehaving, harms_one_message_by_terminate) { expect_poison("terminate"); }
TEST_F(Misbehaving, harms_one_message_by_a_segmentation_fault) { expect_poison("segv"); }
TEST_F(Misbehaving, harms_one_message_by_overflowing_its_stack) { expect_poison("overflow"); }
TEST_F(Misbehaving, harms_one_message_by_ending_the_process) { expect_poison("exit"); }
TEST_F(Misbehaving, harms_one_message_by_a_number_out_of_range) { expect_poison("rubbish"); }
TEST_F(Misbehaving, harms_one_message_by_a_pointer_to_nowhere) { expect_poison("null"); }
TEST_F(Misbehaving, harms_one_message_by_writing_to_the_channel) { expect_poison("channel"); }
TEST_F(Misbehaving, harms_one_message_by_saying_too_much) { expect_poison("flood"); }

TEST_F(Misbehaving, harms_one_message_by_a_loop_and_only_as_long_as_the_deadline) {
  auto made = make(std::chrono::milliseconds{300});
  ASSERT_TRUE(made);
  const auto decoded = say_to(**made, "loop");
  ASSERT_FALSE(decoded);
  EXPECT_THAT(decoded.error().text, HasSubstr("één keer geprobeerd"));
  EXPECT_TRUE(say("nothing"));
}

TEST_F(Misbehaving, loses_no_message_by_leaking_all_its_memory) {
  // 40 MB each time, of 512: it ends by what others leaked, and begins again.
  for (int i = 0; i < 18; ++i) EXPECT_TRUE(say("leak")) << i;
}

TEST_F(Misbehaving, prints_to_nobody) {
  ::testing::internal::CaptureStdout();
  ::testing::internal::CaptureStderr();
  EXPECT_TRUE(say("print"));
  EXPECT_EQ(::testing::internal::GetCapturedStdout(), "");
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
}

TEST_F(Misbehaving, changes_nothing_that_the_hub_shares) {
  const auto mask = ::umask(027);
  const std::string locale = std::setlocale(LC_ALL, nullptr);
  EXPECT_TRUE(say("global"));
  EXPECT_EQ(::umask(mask), 027U);
  EXPECT_EQ(locale, std::setlocale(LC_ALL, nullptr));
  struct sigaction now {};
  ::sigaction(SIGTERM, nullptr, &now);
  EXPECT_NE(now.sa_handler, SIG_IGN);
}

TEST_F(Misbehaving, reaches_nothing_while_it_is_loaded) {
  EXPECT_EQ(number("connected-at-load"), std::to_string(EPERM));
  EXPECT_EQ(number("limited-at-load"), std::to_string(EPERM));
  EXPECT_EQ(number("written-at-load"), std::to_string(EPERM));
  EXPECT_THAT(number("opened-at-load"), AnyOf(Eq(std::to_string(EACCES)), Eq("0")))
      << "0 on a kernel without Landlock";
}

class Forbidden : public Misbehaving, public ::testing::WithParamInterface<const char*> {};

TEST_P(Forbidden, is_not_done_and_the_plugin_is_told) {
  EXPECT_EQ(number(GetParam()), std::to_string(EPERM));
}

INSTANTIATE_TEST_SUITE_P(Isolation, Forbidden,
                         ::testing::Values("socket", "passwd", "database", "create", "ptrace",
                                           "kill", "tgkill", "fork", "exec", "code", "ring",
                                           "limit"));

TEST_F(Misbehaving, sees_nothing_of_the_environment) {
  ::setenv("HOME", "/root", 1);
  EXPECT_EQ(number("environment"), "0");
}

TEST_F(Misbehaving, serves_several_threads_at_once) {
  std::vector<std::jthread> threads;
  std::atomic<int> good = 0;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int j = 0; j < 50; ++j) good += say(j == 25 ? "segv" : "nothing") ? 1 : 0;
    });
  }
  threads.clear();
  EXPECT_EQ(good, 4 * 49);
}

TEST_F(Misbehaving, leaves_no_process_behind) {
  const auto children = [] {
    const auto self = std::to_string(::getpid());
    return content("/proc/self/task/" + self + "/children");
  };
  EXPECT_NE(children(), "");
  static_cast<void>(say("segv"));
  adapter_.reset();
  EXPECT_EQ(children(), "");
}

}  // namespace
}  // namespace rodedraad::hub
