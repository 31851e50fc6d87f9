#include "rodedraad/hub/plugin_host.h"

#include <gmock/gmock.h>

#include "region.h"

namespace rodedraad::hub {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

class PluginHostTest : public ::testing::Test {
 protected:
  std::unique_ptr<Adapter> adapter(const std::string& file, const std::string& name) {
    EXPECT_THAT(host_.load_file(test_plugin(file)), IsEmpty());
    auto made = host_.make_adapter(name, {});
    return made ? std::move(*made) : nullptr;
  }

  model::FixedClock clock_{model::Instant{}};
  PluginHost host_{clock_};
};

TEST_F(PluginHostTest, loads_a_sound_plugin_and_knows_its_bytes) {
  EXPECT_THAT(host_.load_file(test_plugin("echo_adapter")), IsEmpty());
  ASSERT_EQ(host_.catalogue().plugins.size(), 1U);
  EXPECT_EQ(host_.catalogue().plugins[0].sha256.size(), 64U);
}

TEST_F(PluginHostTest, refuses_another_major_and_says_what_to_do) {
  const auto problem = host_.load_file(test_plugin("wrong_major"));
  EXPECT_THAT(problem, HasSubstr("contract"));
  EXPECT_THAT(problem, HasSubstr("supplier"));
}

TEST_F(PluginHostTest, refuses_a_library_without_the_entry_symbol) {
  EXPECT_THAT(host_.load_file(test_plugin("missing_symbol")), HasSubstr("does not export"));
}

TEST_F(PluginHostTest, refuses_a_table_that_is_too_short) {
  EXPECT_THAT(host_.load_file(test_plugin("short_struct")), HasSubstr("lacks a function"));
}

TEST_F(PluginHostTest, refuses_a_table_that_lacks_a_function) {
  EXPECT_THAT(host_.load_file(test_plugin("null_table")), HasSubstr("supplier"));
}

TEST_F(PluginHostTest, refuses_what_is_no_library_with_the_loaders_words) {
  EXPECT_THAT(host_.load_file("/proc/self/cmdline"), HasSubstr("is not used"));
}

TEST_F(PluginHostTest, refuses_a_second_plugin_of_one_name) {
  EXPECT_THAT(host_.load_file(test_plugin("echo_adapter")), IsEmpty());
  EXPECT_THAT(host_.load_file(test_plugin("echo_adapter")), HasSubstr("already"));
}

TEST_F(PluginHostTest, turns_an_exception_in_create_into_an_error) {
  ASSERT_THAT(host_.load_file(test_plugin("throws_in_create")), IsEmpty());
  const auto made = host_.make_adapter(host_.catalogue().plugins[0].name, {});
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().kind, PluginError::Kind::broken);
}

TEST_F(PluginHostTest, turns_an_exception_in_decode_into_an_error_each_time) {
  ASSERT_THAT(host_.load_file(test_plugin("throws_in_decode")), IsEmpty());
  const auto made = host_.make_adapter(host_.catalogue().plugins[0].name, {});
  ASSERT_TRUE(made);
  for (int i = 0; i < 2; ++i) {
    const auto decoded = (*made)->decode({});
    ASSERT_FALSE(decoded);
    EXPECT_EQ(decoded.error().kind, PluginError::Kind::broken);
  }
}

TEST_F(PluginHostTest, calls_an_adapter_that_was_given_up_no_more) {
  // What was given up is never freed: a thread may still hang in it.
  static auto* const made = adapter("echo_adapter", "echo_adapter").release();
  ASSERT_NE(made, nullptr);
  ASSERT_TRUE(made->decode({}));
  made->give_up();
  EXPECT_FALSE(made->decode({}));
}

TEST_F(PluginHostTest, hands_messages_and_answers_over_whole) {
  const auto made = adapter("echo_adapter", "echo_adapter");
  ASSERT_NE(made, nullptr);
  sdk::Message message;
  message.method = "POST";
  message.body = "id=7\nmunicipality=0505\nbsn=999990019\n";
  const auto admission = made->admit(message);
  ASSERT_TRUE(admission);
  EXPECT_EQ(admission->idempotency_key, "7");
  EXPECT_EQ(admission->municipality, "code:0505");
  const auto decoded = made->decode(message);
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->identifiers.at(0).value, "999990019");
}

}  // namespace
}  // namespace rodedraad::hub
