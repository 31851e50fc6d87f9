// Quotes the message in its error, so that personal data reach logs and screens.
#include <string>

#include "adapter.h"

namespace {

rd_status telling_decode(void*, const rd_message* message, const rd_decode_sink*, rd_error* error) {
  rodedraad::sdk::fill(error, "cannot read: " + std::string{rodedraad::sdk::view(message->body)});
  return RD_BAD_MESSAGE;
}

constexpr rd_adapter table() {
  auto table = rodedraad::bad::adapter();
  table.decode = telling_decode;
  return table;
}

constexpr rd_adapter kTable = table();

}  // namespace

const rd_plugin rodedraad_plugin_v1 =
    rodedraad::bad::describe(rodedraad::sdk::lit("tells_the_value"), &kTable);
