// Never gives back what create took.
#include <cstring>

#include "adapter.h"

namespace {

constexpr std::size_t kTaken = 64;

rd_status leaking_create(const rd_host*, const rd_pair*, size_t, void** self, rd_error*) {
  auto* const taken = new char[kTaken];
  std::memset(taken, 1, kTaken);
  *self = taken;
  return RD_OK;
}

constexpr rd_adapter table() {
  auto table = rodedraad::bad::adapter();
  table.create = leaking_create;
  return table;
}

constexpr rd_adapter kTable = table();

}  // namespace

const rd_plugin rodedraad_plugin_v1 =
    rodedraad::bad::describe(rodedraad::sdk::lit("leaks_in_create"), &kTable);
