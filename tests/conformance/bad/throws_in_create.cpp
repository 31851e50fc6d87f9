// Lets an exception leave create, which the contract forbids.
#include <stdexcept>

#include "adapter.h"

namespace {

rd_status throwing_create(const rd_host*, const rd_pair*, size_t, void**, rd_error*) {
  throw std::runtime_error("create failed on purpose");
}

constexpr rd_adapter table() {
  auto table = rodedraad::bad::adapter();
  table.create = throwing_create;
  return table;
}

constexpr rd_adapter kTable = table();

}  // namespace

const rd_plugin rodedraad_plugin_v1 =
    rodedraad::bad::describe(rodedraad::sdk::lit("throws_in_create"), &kTable);
