// Describes itself in Dutch only.
#include "adapter.h"

namespace {

constexpr rd_adapter kTable = rodedraad::bad::adapter();

constexpr rd_plugin describe() {
  auto plugin = rodedraad::bad::describe(rodedraad::sdk::lit("lacks_english"), &kTable);
  plugin.en = {};
  return plugin;
}

}  // namespace

const rd_plugin rodedraad_plugin_v1 = describe();
