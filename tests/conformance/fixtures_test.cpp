// The plugins here stand for what vendors may deliver. These tests see that each is sound, or
// broken in just the way its name says, so that a hub that refuses one refuses it for the right
// reason.
#include <memory>
#include <string>

#include <dlfcn.h>
#include <gtest/gtest.h>

#include "rodedraad/sdk/text.h"

namespace rodedraad {

namespace {

const rd_plugin* load(const std::string& name) {
  const auto path = std::string{RODEDRAAD_TEST_PLUGINS} + '/' + name + ".so";
  auto* const library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  EXPECT_NE(library, nullptr) << ::dlerror();
  return library == nullptr
             ? nullptr
             : static_cast<const rd_plugin*>(::dlsym(library, "rodedraad_plugin_v1"));
}

rd_host quiet_host() {
  rd_host host{};
  host.struct_size = sizeof host;
  host.abi_minor = RD_ABI_MINOR;
  host.log = [](void*, std::int32_t, rd_str, const rd_pair*, std::size_t) {};
  host.now_ms = [](void*) -> std::int64_t { return 0; };
  host.accept = [](void*, const rd_message*, rd_answer_fn, void*) {};
  return host;
}

}  // namespace

class Fixture : public testing::TestWithParam<const char*> {};

TEST_P(Fixture, says_its_name_under_the_entry_symbol) {
  const auto* plugin = load(GetParam());
  ASSERT_NE(plugin, nullptr);
  EXPECT_EQ(plugin->struct_size, sizeof(rd_plugin));
  EXPECT_EQ(sdk::view(plugin->name), GetParam());
}

INSTANTIATE_TEST_SUITE_P(All, Fixture,
                         testing::Values("echo", "echo_adapter", "wrong_major", "throws_in_create",
                                         "throws_in_decode", "hangs_in_decode", "short_struct",
                                         "null_table"),
                         [](const auto& fixture) { return std::string{fixture.param}; });

TEST(MissingSymbol, loads_but_is_no_plugin) { EXPECT_EQ(load("missing_symbol"), nullptr); }

TEST(WrongMajor, was_built_against_another_contract) {
  EXPECT_NE(load("wrong_major")->abi_major, RD_ABI_MAJOR);
}

TEST(NullTable, is_neither_transport_nor_adapter) {
  const auto* plugin = load("null_table");
  EXPECT_EQ(plugin->transport, nullptr);
  EXPECT_EQ(plugin->adapter, nullptr);
}

TEST(ShortStruct, ends_before_decode) {
  const auto* adapter = load("short_struct")->adapter;
  EXPECT_TRUE(RD_HAS(adapter, rd_adapter, reply));
  EXPECT_FALSE(RD_HAS(adapter, rd_adapter, decode));
}

TEST(ThrowsInCreate, lets_an_exception_out) {
  const auto host = quiet_host();
  void* self = nullptr;
  rd_error error{};
  EXPECT_ANY_THROW(load("throws_in_create")->adapter->create(&host, nullptr, 0, &self, &error));
}

TEST(ThrowsInDecode, lets_something_out) {
  const rd_message message{};
  const rd_decode_sink sink{};
  rd_error error{};
  EXPECT_ANY_THROW(load("throws_in_decode")->adapter->decode(nullptr, &message, &sink, &error));
}

TEST(HangsInDecode, returns_when_the_clock_lets_it_go) {
  auto host = quiet_host();
  int readings = 0;
  host.ctx = &readings;
  host.now_ms = [](void* ctx) -> std::int64_t {
    return ++*static_cast<int*>(ctx) < 3 ? 0 : 40'000'000'000'000;
  };
  const auto* adapter = load("hangs_in_decode")->adapter;
  void* self = nullptr;
  rd_error error{};
  ASSERT_EQ(adapter->create(&host, nullptr, 0, &self, &error), RD_OK);
  const rd_message message{};
  const rd_decode_sink sink{};
  EXPECT_EQ(adapter->decode(self, &message, &sink, &error), RD_OK);
  EXPECT_EQ(readings, 3);
  adapter->destroy(self);
}

}  // namespace rodedraad
