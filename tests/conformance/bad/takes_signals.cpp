// Takes a signal of the process for itself.
#include <csignal>

#include "adapter.h"

namespace {

rd_status taking_create(const rd_host*, const rd_pair*, size_t, void** self, rd_error*) {
  *self = nullptr;
  std::signal(SIGUSR1, [](int) {});
  return RD_OK;
}

constexpr rd_adapter table() {
  auto table = rodedraad::bad::adapter();
  table.create = taking_create;
  return table;
}

constexpr rd_adapter kTable = table();

}  // namespace

const rd_plugin rodedraad_plugin_v1 =
    rodedraad::bad::describe(rodedraad::sdk::lit("takes_signals"), &kTable);
