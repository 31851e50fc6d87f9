#include <dlfcn.h>
#include <gmock/gmock.h>

#include <array>
#include <cstdio>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "golden.h"
#include "host.h"
#include "rodedraad/message/mapping.h"
#include "rodedraad/model/field_table.h"
#include "rodedraad/sdk/message.h"
#include "rodedraad/sdk/text.h"

namespace rodedraad::tests {
namespace {

using sdk::view;

std::string library(const std::string& name) { return RODEDRAAD_ADAPTERS "/" + name + ".so"; }

/// What a command prints.
std::string output_of(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe{popen(command.c_str(), "r"), pclose};
  std::string output;
  std::array<char, 256> buffer{};
  while (std::fgets(buffer.data(), buffer.size(), pipe.get()) != nullptr) output += buffer.data();
  return output;
}

class AdapterPlugin : public testing::TestWithParam<const char*> {
 protected:
  // Never unloaded, as in the hub.
  void* library_ = dlopen(library(GetParam()).c_str(), RTLD_NOW | RTLD_LOCAL);
  const rd_plugin* plugin_ =
      library_ == nullptr ? nullptr
                          : static_cast<const rd_plugin*>(dlsym(library_, "rodedraad_plugin_v1"));
};

TEST_P(AdapterPlugin, exports_one_symbol) {
  std::istringstream lines{
      output_of(RODEDRAAD_NM " -D --defined-only --format=posix " + library(GetParam()))};
  std::vector<std::string> symbols;
  for (std::string name, type, rest; lines >> name >> type && std::getline(lines, rest);) {
    // A is the name of the version itself, RODEDRAAD_1.
    if (type != "A") symbols.push_back(name.substr(0, name.find('@')));
  }
  EXPECT_THAT(symbols, testing::ElementsAre("rodedraad_plugin_v1"));
}

TEST_P(AdapterPlugin, says_what_it_is) {
  ASSERT_NE(plugin_, nullptr) << dlerror();
  EXPECT_EQ(plugin_->struct_size, sizeof(rd_plugin));
  EXPECT_EQ(plugin_->abi_major, RD_ABI_MAJOR);
  EXPECT_EQ(view(plugin_->name), GetParam());
  EXPECT_EQ(view(plugin_->licence), "EUPL-1.2");
  EXPECT_FALSE(view(plugin_->nl).empty());
  EXPECT_FALSE(view(plugin_->en).empty());
  EXPECT_EQ(plugin_->transport, nullptr);
  ASSERT_NE(plugin_->adapter, nullptr);
}

TEST_P(AdapterPlugin, describes_every_setting_and_kind_in_two_languages) {
  ASSERT_NE(plugin_, nullptr) << dlerror();
  for (std::size_t i = 0; i < plugin_->setting_count; ++i) {
    EXPECT_FALSE(view(plugin_->settings[i]->nl).empty());
    EXPECT_FALSE(view(plugin_->settings[i]->en).empty());
  }
  std::set<std::pair<std::int32_t, std::string_view>> names;
  for (std::size_t i = 0; i < plugin_->kind_count; ++i) {
    const auto& kind = *plugin_->kinds[i];
    EXPECT_TRUE(names.emplace(kind.direction, view(kind.name)).second) << view(kind.name);
    EXPECT_FALSE(view(kind.nl).empty()) << view(kind.name);
    EXPECT_FALSE(view(kind.en).empty()) << view(kind.name);
    EXPECT_TRUE(kind.direction == RD_OUT || kind.want_count == 0) << view(kind.name);
  }
}

TEST_P(AdapterPlugin, wants_fields_that_a_case_has) {
  ASSERT_NE(plugin_, nullptr) << dlerror();
  for (std::size_t i = 0; i < plugin_->kind_count; ++i) {
    const auto& kind = *plugin_->kinds[i];
    for (std::size_t w = 0; w < kind.want_count; ++w) {
      EXPECT_NE(model::find_field(view(kind.wants[w].path)), nullptr) << view(kind.wants[w].path);
    }
  }
}

TEST_P(AdapterPlugin, has_a_shipped_mapping_to_fields_that_a_case_has) {
  const auto mapping = message::Mapping::compile(shipped_mapping(GetParam()));
  ASSERT_TRUE(mapping.has_value());
  for (const auto& path : mapping->paths()) EXPECT_NE(model::find_field(path), nullptr) << path;
}

TEST_P(AdapterPlugin, starts_with_the_mapping_that_is_shipped) {
  ASSERT_NE(plugin_, nullptr) << dlerror();
  const StillHost host{0};
  const std::vector<sdk::Pair> settings{{"mapping", shipped_mapping(GetParam())}, {"oin", ""}};
  const auto lent = sdk::lend(settings);
  rd_error error{sizeof(rd_error), {}, {}};
  void* self = nullptr;
  ASSERT_EQ(plugin_->adapter->create(host.raw(), lent.data(), lent.size(), &self, &error), RD_OK)
      << error.text;
  plugin_->adapter->destroy(self);
}

TEST_P(AdapterPlugin, names_the_setting_that_is_wrong) {
  ASSERT_NE(plugin_, nullptr) << dlerror();
  const StillHost host{0};
  rd_error error{sizeof(rd_error), {}, {}};
  void* self = nullptr;
  EXPECT_EQ(plugin_->adapter->create(host.raw(), nullptr, 0, &self, &error), RD_BAD_SETTINGS);
  EXPECT_STREQ(error.where, "mapping");
  EXPECT_STRNE(error.text, "");
}

INSTANTIATE_TEST_SUITE_P(Every, AdapterPlugin,
                         testing::Values("duo", "vluchtelingenwerk", "participatiewet", "wmo",
                                         "schuldhulp"),
                         [](const auto& tested) { return std::string{tested.param}; });

}  // namespace
}  // namespace rodedraad::tests
