#include "rodedraad/hub/crew.h"

#include <gmock/gmock.h>

#include <future>
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
