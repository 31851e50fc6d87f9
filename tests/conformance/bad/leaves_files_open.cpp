// Opens a file for each message and never closes it.
#include <fcntl.h>

#include "adapter.h"

namespace {

rd_status opening_decode(void*, const rd_message*, const rd_decode_sink*, rd_error* error) {
  if (::open("/dev/null", O_RDONLY | O_CLOEXEC) >= 0) return RD_OK;
  rodedraad::sdk::fill(error, "too many open files");
  return RD_BAD_MESSAGE;
}

constexpr rd_adapter table() {
  auto table = rodedraad::bad::adapter();
  table.decode = opening_decode;
  return table;
}

constexpr rd_adapter kTable = table();

}  // namespace

const rd_plugin rodedraad_plugin_v1 =
    rodedraad::bad::describe(rodedraad::sdk::lit("leaves_files_open"), &kTable);
