// Takes for granted that a message has a body.
#include <csignal>

#include "adapter.h"

namespace {

rd_status crashing_decode(void*, const rd_message* message, const rd_decode_sink*, rd_error*) {
  if (message->body.len == 0) std::raise(SIGSEGV);
  return RD_OK;
}

constexpr rd_adapter table() {
  auto table = rodedraad::bad::adapter();
  table.decode = crashing_decode;
  return table;
}

constexpr rd_adapter kTable = table();

}  // namespace

const rd_plugin rodedraad_plugin_v1 =
    rodedraad::bad::describe(rodedraad::sdk::lit("crashes_on_empty"), &kTable);
