// Lets something leave decode that is not even a std::exception.
#include "adapter.h"

namespace {

struct NotAnException {};

rd_status throwing_decode(void*, const rd_message*, const rd_decode_sink*, rd_error*) {
  throw NotAnException{};
}

constexpr rd_adapter table() {
  auto table = rodedraad::bad::adapter();
  table.decode = throwing_decode;
  return table;
}

constexpr rd_adapter kTable = table();

}  // namespace

const rd_plugin rodedraad_plugin_v1 =
    rodedraad::bad::describe(rodedraad::sdk::lit("throws_in_decode"), &kTable);
