// Built against a contract that this hub does not know.
#include "adapter.h"

namespace {

constexpr rd_adapter kTable = rodedraad::bad::adapter();

constexpr rd_plugin describe() {
  auto plugin = rodedraad::bad::describe(rodedraad::sdk::lit("wrong_major"), &kTable);
  plugin.abi_major = RD_ABI_MAJOR + 1;
  return plugin;
}

}  // namespace

const rd_plugin rodedraad_plugin_v1 = describe();
