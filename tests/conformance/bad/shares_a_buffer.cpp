// Well as long as one thread calls it: two at once see each other's message.
#include <atomic>
#include <chrono>
#include <string>
#include <thread>

#include "adapter.h"

namespace {

std::atomic<std::size_t> last_size = 0;

rd_status sharing_decode(void*, const rd_message* message, const rd_decode_sink* sink, rd_error*) {
  last_size = message->body.len;
  std::this_thread::sleep_for(std::chrono::microseconds{200});
  const auto value = std::to_string(last_size);
  const rd_fact fact{sizeof(rd_fact),
                     0,
                     {rodedraad::sdk::lit("pip.niveau"), {}, rodedraad::sdk::str(value)},
                     {},
                     {}};
  sink->fact(sink->ctx, &fact);
  return RD_OK;
}

constexpr rd_adapter table() {
  auto table = rodedraad::bad::adapter();
  table.decode = sharing_decode;
  return table;
}

constexpr rd_adapter kTable = table();

}  // namespace

const rd_plugin rodedraad_plugin_v1 =
    rodedraad::bad::describe(rodedraad::sdk::lit("shares_a_buffer"), &kTable);
