// Says that it cannot do without a setting, and never looks at it.
#include "adapter.h"

namespace {

constexpr rd_adapter kTable = rodedraad::bad::adapter();
constexpr rd_setting kUrl{sizeof(rd_setting),
                          RD_TEXT,
                          1,
                          0,
                          rodedraad::sdk::lit("partner"),
                          {},
                          rodedraad::sdk::lit("Naam van de partner."),
                          rodedraad::sdk::lit("Name of the partner.")};
constexpr const rd_setting* kSettings[] = {&kUrl};

constexpr rd_plugin describe() {
  auto plugin = rodedraad::bad::describe(rodedraad::sdk::lit("ignores_settings"), &kTable);
  plugin.settings = kSettings;
  plugin.setting_count = 1;
  return plugin;
}

}  // namespace

const rd_plugin rodedraad_plugin_v1 = describe();
