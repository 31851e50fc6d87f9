#include "rodedraad/hub/crew.h"

#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <future>
#include <thread>
#include <vector>

#include "region.h"

namespace rodedraad::hub {
namespace {

using ::testing::ElementsAre;

TEST(Crew, runs_jobs_in_order) {
  Crew crew{"test", std::chrono::seconds{5}};
  std::vector<int> order;
  std::promise<void> done;
  for (int i = 0; i < 3; ++i) crew.post([&order, i] { order.push_back(i); });
  crew.post([&] { done.set_value(); });
  done.get_future().wait();
  EXPECT_THAT(order, ElementsAre(0, 1, 2));
}

TEST(Crew, goes_on_with_the_next_job_when_a_plugin_hangs) {
  // The thread that is left behind uses clock and adapter as long as the program runs.
  static const auto* const clock_for_ever = new model::SystemClock;
  const auto& clock = *clock_for_ever;
  PluginHost host{clock};
  ASSERT_EQ(host.load_file(test_plugin("hangs_in_decode")), "");
  auto made = host.make_adapter(host.catalogue().plugins[0].name, {});
  ASSERT_TRUE(made);
  static auto* const adapter_for_ever = made->release();
  auto& adapter = *adapter_for_ever;

  Crew crew{"test", std::chrono::milliseconds{50}};
  std::promise<std::string> abandoned;
  std::promise<void> next;
  crew.post({[&] { static_cast<void>(adapter.decode({})); },
             [&](std::string_view plugin) {
               adapter.give_up();
               abandoned.set_value(std::string{plugin});
             }});
  crew.post([&] { next.set_value(); });
  EXPECT_EQ(abandoned.get_future().get(), host.catalogue().plugins[0].name);
  next.get_future().wait();
  EXPECT_FALSE(adapter.decode({})) << "it must not be called again";
}

/// In a process of its own: 1 when the crew took the plugin for one that hangs.
int play_slow_plugin(int in_plugin) {
  Crew crew{"test", std::chrono::milliseconds{1000}};
  std::promise<int> result;
  crew.post({[&] {
               PluginCall call{"slow"};
               EXPECT_EQ(::write(in_plugin, "!", 1), 1);
               for (int i = 0; i < 6; ++i) {
                 std::this_thread::sleep_for(std::chrono::milliseconds{30});
               }
               call.finish();
               result.set_value(0);
             },
             [&](std::string_view) { result.set_value(1); }});
  return result.get_future().get();
}

TEST(Crew, does_not_take_a_process_that_stood_still_for_a_plugin_that_hangs) {
#ifdef __SANITIZE_THREAD__
  GTEST_SKIP() << "this sanitizer does not follow threads into a process that was forked";
#endif
  std::array<int, 2> pipe{};
  ASSERT_EQ(::pipe(pipe.data()), 0);
  const auto child = ::fork();
  if (child == 0) ::_exit(play_slow_plugin(pipe[1]));
  char in_plugin = 0;
  ASSERT_EQ(::read(pipe[0], &in_plugin, 1), 1);
  ::kill(child, SIGSTOP);
  std::this_thread::sleep_for(std::chrono::milliseconds{1500});
  ::kill(child, SIGCONT);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST(Crew, by_hand_runs_one_job_a_step) {
  Crew crew{"test", std::chrono::seconds{5}, model::Drive::by_hand};
  std::vector<int> ran;
  crew.post([&] { ran.push_back(1); });
  crew.post([&] { ran.push_back(2); });
  EXPECT_TRUE(ran.empty());
  EXPECT_TRUE(crew.step());
  EXPECT_EQ(ran, std::vector{1});
  EXPECT_TRUE(crew.step());
  EXPECT_FALSE(crew.step());
  EXPECT_EQ(ran, (std::vector{1, 2}));
}

TEST(Crew, drops_jobs_that_come_after_stop) {
  Crew crew{"test", std::chrono::seconds{5}};
  crew.stop();
  bool ran = false;
  crew.post([&] { ran = true; });
  EXPECT_FALSE(ran);
}

}  // namespace
}  // namespace rodedraad::hub
