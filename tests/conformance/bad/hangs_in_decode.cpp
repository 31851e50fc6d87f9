// Does not return from decode until the hub's clock reads the year 3000: a test with a clock of its
// own can let it go.
#include <chrono>
#include <cstdint>
#include <thread>

#include "adapter.h"

namespace {

constexpr std::int64_t kYear3000 = 32'503'680'000'000;

rd_status keeping_create(const rd_host* host, const rd_pair*, size_t, void** self, rd_error*) {
  // The host lives until destroy returns, and only its clock is read.
  *self = const_cast<rd_host*>(host);
  return RD_OK;
}

rd_status hanging_decode(void* self, const rd_message*, const rd_decode_sink*, rd_error*) {
  const auto& host = *static_cast<const rd_host*>(self);
  while (host.now_ms(host.ctx) < kYear3000) {
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
  }
  return RD_OK;
}

constexpr rd_adapter table() {
  auto table = rodedraad::bad::adapter();
  table.create = keeping_create;
  table.decode = hanging_decode;
  return table;
}

constexpr rd_adapter kTable = table();

}  // namespace

const rd_plugin rodedraad_plugin_v1 =
    rodedraad::bad::describe(rodedraad::sdk::lit("hangs_in_decode"), &kTable);
